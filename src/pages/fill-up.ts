import { error, warning, type Diagnostic, type Span } from "../diagnostics/diagnostic.ts";
import { missingPages, pageRule, sparePages, type PageRule } from "../issue/binding.ts";
import type { Start } from "../issue/issue.ts";
import type { PictureOrder } from "../schema/phrase.ts";
import type { SectionOrder } from "./copy.ts";
import { isRecto } from "./frame.ts";
import { laySection, type Filled, type Section } from "./section.ts";
import type { Sketch } from "./sketch.ts";
import type { Stone } from "./stone.ts";

/** House adverts that no page has yet, in the house's order. */
export type Adverts = readonly PictureOrder[];

/**
 * What lets an order begin on the side that it asks for: nothing where page `folio` is one, or else a page, the
 * next house advert or a blank one. Warning: `pages/gap`, where house adverts were to fill it and none is left.
 */
export function fillGap(
  order: SectionOrder,
  folio: number,
  adverts: Adverts,
  stone: Stone,
): readonly Section[] {
  if (mayBegin(order, folio)) return [];
  const [advert] = adverts;
  if (advert !== undefined) return [layHouseAdvert(advert, { folio, fills: "start" }, stone)];
  if (stone.copy.issue.print.fill === "house") stone.faults.push(noneLeft(folio, order.span));
  const blank = { kind: "blank", span: order.span } as const;
  return [{ order: blank, folio, pages: [{ marks: [] }], fills: "start" }];
}

/** That no house advert is left for a page that was to have one. */
export function noneLeft(folio: number, span: Span): Diagnostic {
  const says = `no house advert is left for page ${folio}: it is blank`;
  const hints = ["list more pages under `house-adverts:`"];
  return warning("pages/gap", says, { span, hints });
}

/** True if page `folio` is on the side on which an order is to begin. */
export const mayBegin = (order: SectionOrder, folio: number): boolean =>
  startsOf(order).every((start) => beginsOn(folio, start));

/** The side that an order asks to begin on; "any" where it asks for none. */
export const startOf = (order: SectionOrder): Start =>
  startsOf(order).find((start) => start !== "any") ?? "any";

/** The sides that an order may begin on; of letter and contents on one page, both entries'. */
function startsOf(order: SectionOrder): readonly Start[] {
  if (order.kind === "letter-page") return [order.letter.start, order.contents.start];
  return "start" in order ? [order.start] : [];
}

function beginsOn(folio: number, start: Start): boolean {
  return start === "any" || isRecto(folio) === (start === "recto");
}

/** A page that would be empty, why it would, and the side that was asked for there. */
interface HousePlace {
  readonly folio: number;
  readonly fills: Filled;
  readonly start?: Start;
}

/** A house advert on a page that would be empty. */
export function layHouseAdvert(
  picture: PictureOrder,
  { folio, fills, start = "any" }: HousePlace,
  stone: Stone,
): Section {
  const order = { kind: "picture", picture, start, span: picture.src.span } as const;
  return { ...laySection(order, folio, stone, new Map()), fills };
}

/** "78 pages do not divide by 4"; of an issue whose cover is apart, "74 pages inside the cover". */
function notDividing(count: number, { multiple, apart }: PageRule): string {
  const inside = Math.max(0, count - apart);
  const pages = `${inside} ${inside === 1 ? "page" : "pages"}${apart > 0 ? " inside the cover" : ""}`;
  return `${pages} ${inside === 1 ? "does" : "do"} not divide by ${multiple}`;
}

/** What brings an issue to the printer's multiple. */
export interface Filling {
  readonly adverts: readonly Section[];
  readonly blanks: readonly Sketch[];
}

const NOTHING: Filling = { adverts: [], blanks: [] };

/**
 * House adverts in their order, then blank pages, behind the sections until the page count divides by the printer's
 * multiple, or the binding's. Error: `pages/multiple` with `fill: fail`; warning: the same where blank pages were not ordered.
 */
export function fillUp(sections: readonly Section[], left: Adverts, stone: Stone): Filling {
  const { fill } = stone.copy.issue.print;
  const rule = pageRule(stone.copy.issue.print);
  const place = rule.span === undefined ? {} : { span: rule.span };
  const count = sections.reduce((sum, { pages }) => sum + pages.length, 0);
  const missing = missingPages(count, rule);
  if (missing === 0) return NOTHING;
  const sentence = notDividing(count, rule);
  if (fill === "fail") {
    const ways = `add ${missing} pages, cut ${sparePages(count, rule)}, or \`fill: blank\``;
    const hints = [ways, "`typeset plan` says which articles are nearest to a page less"];
    stone.faults.push(error("pages/multiple", sentence, { ...place, hints }));
    return NOTHING;
  }
  const adverts = left.slice(0, missing);
  const blanks = missing - adverts.length;
  if (blanks > 0 && fill !== "blank") {
    const added = `${blanks} blank ${blanks === 1 ? "page was" : "pages were"} added at the end`;
    const hint =
      fill === "house"
        ? "list more pages under `house-adverts:`"
        : "say `fill: blank` under `print:` if that is meant";
    const told = { ...place, hints: [hint] };
    stone.faults.push(warning("pages/multiple", `${sentence}: ${added}`, told));
  }
  return {
    adverts: adverts.map((picture, index) =>
      layHouseAdvert(picture, { folio: count + index + 1, fills: "multiple" }, stone),
    ),
    blanks: Array.from({ length: blanks }, () => ({ marks: [] })),
  };
}
