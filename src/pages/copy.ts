import type { Span } from "../diagnostics/diagnostic.ts";
import type { FlatplanEntry, Issue, PartBooking, Start } from "../issue/issue.ts";
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
  /** Adverts that stand among its text; absent where there are none. */
  readonly adverts?: readonly PartBooking[];
  readonly span: Span;
}

export type ContentsOrder = Extract<CopyEntry, { kind: "contents" }>;

/** What is laid in one go: an entry of the flatplan, or a letter and the contents on one page. */
export type SectionOrder = CopyEntry | LetterPage;

/** A letter whose first page has the contents in its last column. */
export interface LetterPage {
  readonly kind: "letter-page";
  readonly letter: ArticleEntry;
  readonly contents: ContentsOrder;
  /** Which of the two the flatplan has first, and so is read first. */
  readonly letterFirst: boolean;
  readonly span: ArticleEntry["span"];
}
