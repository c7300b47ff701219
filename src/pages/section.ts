import type { Story } from "../story/story.ts";
import { layAdvert, layPicture } from "./booked-pages.ts";
import { layContents } from "./contents-section.ts";
import type { SectionOrder } from "./copy.ts";
import type { ArticleFit } from "./copy-fit.ts";
import { cropped } from "./crop.ts";
import { setCover } from "./cover.ts";
import { layLetterPage } from "./letter-page.ts";
import { layAdvertPages } from "./part-adverts.ts";
import { layOrTake } from "./standing.ts";
import type { Sketch } from "./sketch.ts";
import type { Stone } from "./stone.ts";

/** The pages of one order. */
export interface Section {
  readonly order: SectionOrder;
  /** Of its first page. */
  readonly folio: number;
  readonly pages: readonly Sketch[];
  /** How its article came out; absent where it has none of its own. */
  readonly fit?: ArticleFit;
  /** Set where it is no order of the flatplan but fills what would be empty. */
  readonly fills?: Filled;
}

/**
 * What is filled: the page before an order that begins on a certain side, the place of an advert that was canceled, or
 * the end, up to the printer's multiple.
 */
export type Filled = "start" | "canceled" | "multiple";

/** Lays the pages of one order, the first of them being page `folio`. */
export function laySection(
  order: SectionOrder,
  folio: number,
  stone: Stone,
  folios: ReadonlyMap<Story, number>,
): Section {
  if (order.kind !== "article")
    return { order, folio, pages: layPages(order, folio, stone, folios) };
  return { order, folio, ...layOrTake(order, folio, stone, stone.standing) };
}

function layPages(
  order: Exclude<SectionOrder, { kind: "article" }>,
  folio: number,
  stone: Stone,
  folios: ReadonlyMap<Story, number>,
): readonly Sketch[] {
  switch (order.kind) {
    case "cover": {
      const cover = { ...order, issue: stone.copy.issue, picture: stone.picture(order.picture) };
      const marks = setCover(cover, stone, stone.faults);
      return [{ marks: cropped(marks, order.picture, stone.copy.issue.trim, stone.faults) }];
    }
    case "picture":
      return layPicture(order, stone);
    case "advert":
      return layAdvert(order, folio, stone);
    case "advert-pages":
      return layAdvertPages(order, folio, stone);
    case "blank":
      return [{ marks: [] }];
    case "contents":
      return layContents(order, folio, stone, folios);
    case "letter-page":
      return layLetterPage(order, folio, stone, folios);
  }
}
