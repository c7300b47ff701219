import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { PageMaster } from "../design/design.ts";
import type { Mark } from "../display/mark.ts";
import type { TypeCase } from "../galley/type-case.ts";
import type { Story } from "../story/story.ts";
import { layArticle, pictureSketch } from "./article-section.ts";
import { layContents } from "./contents-section.ts";
import type { CopyEntry, IssueCopy } from "./copy.ts";
import { cropped } from "./crop.ts";
import { setCover } from "./cover.ts";
import type { Frame } from "./frame.ts";
import { layLetterPage, type LetterPage } from "./letter-page.ts";

/** What is laid in one go: an entry of the flatplan, or a letter and the contents on one page. */
export type SectionOrder = CopyEntry | LetterPage;

/** The pages of one order. */
export interface Section {
  readonly order: SectionOrder;
  /** Of its first page. */
  readonly folio: number;
  readonly pages: readonly Sketch[];
}

/** A page without its footer. */
export interface Sketch {
  readonly marks: readonly Mark[];
  /** What the footer names as `{article}`; absent on pages that have no footer. */
  readonly running?: string;
}

/** The make-up's table: the copy, the type case, the frames, and a list for faults. */
export interface Stone extends TypeCase {
  readonly copy: IssueCopy;
  readonly faults: Diagnostic[];
  readonly maxPages: number;
  /** The frame of a page; of a text page where no master is named. */
  readonly frameOf: (folio: number, master?: PageMaster) => Frame;
}

/** Lays the pages of one order, the first of them being page `folio`. */
export function laySection(
  order: SectionOrder,
  folio: number,
  stone: Stone,
  folios: ReadonlyMap<Story, number>,
): Section {
  return { order, folio, pages: layPages(order, folio, stone, folios) };
}

function layPages(
  order: SectionOrder,
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
      return [pictureSketch(order.picture, stone)];
    case "blank":
      return [{ marks: [] }];
    case "contents":
      return layContents(order, folio, stone, folios);
    case "article":
      return layArticle(order.story, folio, stone).pages;
    case "letter-page":
      return layLetterPage(order, folio, stone, folios);
  }
}
