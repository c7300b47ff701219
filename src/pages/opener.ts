import type { Story } from "../story/story.ts";
import { isRecto } from "./frame.ts";

/** Which pages of an article's section its opener and its own pages have. */
export interface ArticleFolios {
  /** The page that its opener has to itself; absent where there is none. */
  readonly opener?: number;
  /** Its opener stands over the head of its title page. */
  readonly isOverHead: boolean;
  /** The title page's. */
  readonly title: number;
}

/** True of an article with a picture to open it. */
export const hasOpener = ({ head }: Story): boolean => head.opener !== undefined;

/**
 * The folios of an article whose section begins on page `first`. An opener has the page before its title page; one
 * that keeps to versos stands over the head of that page where the section begins on a recto, for else it would
 * turn its back to the title.
 */
export function foliosOf({ head }: Story, first: number): ArticleFolios {
  const { opener } = head;
  if (opener === undefined) return { title: first, isOverHead: false };
  if (opener.side === "verso" && isRecto(first)) return { title: first, isOverHead: true };
  return { opener: first, title: first + 1, isOverHead: false };
}
