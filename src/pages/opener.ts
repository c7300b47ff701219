import type { Story } from "../story/story.ts";
import { isRecto } from "./frame.ts";

/** Which pages of an article's section its opener and its own pages have. */
export interface ArticleFolios {
  /** The opener's; absent where there is none. */
  readonly opener?: number;
  /** The title page's. */
  readonly title: number;
  /** Those of its own pages, the title page being 0. */
  readonly of: (index: number) => number;
}

/** How many pages an article has beside its own. */
export const openerPages = (story: Story): number => (story.head.opener === undefined ? 0 : 1);

/**
 * The folios of an article whose section begins on page `first`. An opener comes before its title page; one
 * that is to stand on a verso comes behind it where the section begins on a recto, so that it does not turn
 * its back to the title.
 */
export function foliosOf({ head }: Story, first: number): ArticleFolios {
  const { opener } = head;
  if (opener === undefined) return { title: first, of: (index) => first + index };
  if (opener.side === "any" || !isRecto(first))
    return { opener: first, title: first + 1, of: (index) => first + 1 + index };
  return { opener: first + 1, title: first, of: (index) => first + index + (index === 0 ? 0 : 1) };
}
