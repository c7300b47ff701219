import type { Span } from "../diagnostics/diagnostic.ts";
import type { Issue, Start } from "../issue/issue.ts";
import type { Phrase, PictureOrder } from "../schema/phrase.ts";
import type { Story } from "../story/story.ts";

/** The issue with its copy read: what the make-up works from. */
export interface IssueCopy {
  readonly issue: Issue;
  readonly entries: readonly CopyEntry[];
}

/** An entry of the flatplan, the article in it read. */
export type CopyEntry =
  | {
      readonly kind: "cover";
      readonly picture: PictureOrder;
      readonly lines: readonly Phrase[];
      readonly span: Span;
    }
  | {
      readonly kind: "contents";
      readonly title?: Phrase;
      readonly start: Start;
      readonly span: Span;
    }
  | { readonly kind: "article"; readonly story: Story; readonly start: Start; readonly span: Span }
  | { readonly kind: "picture"; readonly picture: PictureOrder; readonly span: Span }
  | { readonly kind: "blank"; readonly span: Span };
