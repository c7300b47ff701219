import type { Span } from "../diagnostics/diagnostic.ts";
import type { FlatplanEntry, Issue, Start } from "../issue/issue.ts";
import type { Story } from "../story/story.ts";

/** The issue with its copy read: what the make-up works from. */
export interface IssueCopy {
  readonly issue: Issue;
  readonly entries: readonly CopyEntry[];
}

/** An entry of the flatplan, the article in it read. */
export type CopyEntry = Exclude<FlatplanEntry, { kind: "article" }> | ArticleEntry;

export interface ArticleEntry {
  readonly kind: "article";
  readonly story: Story;
  readonly start: Start;
  readonly span: Span;
}
