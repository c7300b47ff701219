import { error, warning, type Diagnostic, type Span } from "../diagnostics/diagnostic.ts";
import { missingPages, pageRule, sparePages, type PageRule } from "../issue/binding.ts";
import type { Start } from "../issue/issue.ts";
import type { PictureOrder } from "../schema/phrase.ts";
import type { SectionOrder } from "./copy.ts";
import { isRecto } from "./frame.ts";
import { laySection, type Filled, type Section } from "./section.ts";
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

/**
 * The last pages of an issue that are a picture or an advert each, two at most: the inside of its back cover and the
 * outside, which were ordered for these places.
 */
export function closingOf(orders: readonly SectionOrder[]): readonly SectionOrder[] {
  const inside = orders.slice(1).slice(-2);
  const other = inside.findLastIndex((order) => !isWholePage(order));
  return inside.slice(other + 1);
}

const isWholePage = (order: SectionOrder): boolean =>
  (order.kind === "picture" || order.kind === "advert") && order.across === undefined;

/** Where fillers are to stand. */
interface FillingPlace {
  /** Of the first of them. */
  readonly folio: number;
  /** What is to stand behind them. */
  readonly closing: readonly SectionOrder[];
}

/**
 * House adverts in their order, behind blank pages where they are too few, so that an issue's back is not blank, until the
 * page count divides by the printer's multiple, or the binding's. None before closing pages that could not begin on their
 * sides then: there they stand at the end. Error: `pages/multiple` with `fill: fail`; warning: the same where blank pages
 * were not ordered.
 */
export function fillUp(
  { folio, closing }: FillingPlace,
  left: Adverts,
  stone: Stone,
): readonly Section[] {
  const { print, title } = stone.copy.issue;
  const { fill } = print;
  const rule = pageRule(print);
  const count = folio - 1 + closing.length;
  const missing = missingPages(count, rule);
  if (missing === 0) return [];
  const isClosed = closing.length > 0;
  if (isClosed && (fill === "fail" || !mayFillBefore(closing, folio, { missing, rule }))) return [];
  const place = rule.span === undefined ? {} : { span: rule.span };
  const sentence = notDividing(count, rule);
  if (fill === "fail") {
    const ways = `add ${missing} pages, cut ${sparePages(count, rule)}, or \`fill: blank\``;
    const hints = [ways, "`typeset plan` says which articles are nearest to a page less"];
    stone.faults.push(error("pages/multiple", sentence, { ...place, hints }));
    return [];
  }
  const blanks = Math.max(0, missing - left.length);
  const adverts = left
    .slice(0, missing)
    .map((picture, index) =>
      layHouseAdvert(picture, { folio: folio + blanks + index, fills: "multiple" }, stone),
    );
  if (blanks === 0) return adverts;
  if (fill !== "blank") {
    const where = placeOfBlanks(adverts.length + closing.length);
    const added = `${blanks} blank ${blanks === 1 ? "page was" : "pages were"} added ${where}`;
    const hint =
      fill === "house"
        ? "list more pages under `house-adverts:`"
        : "say `fill: blank` under `print:` if that is meant";
    const told = { ...place, hints: [hint] };
    stone.faults.push(warning("pages/multiple", `${sentence}: ${added}`, told));
  }
  const blank = {
    order: { kind: "blank", span: rule.span ?? title.span },
    folio,
    pages: Array.from({ length: blanks }, () => ({ marks: [] })),
    fills: "multiple",
  } as const;
  return [blank, ...adverts];
}

/** Where they stand before so many pages that end the issue. */
function placeOfBlanks(behind: number): string {
  if (behind === 0) return "at the end";
  return behind === 1 ? "before the last page" : `before the last ${behind} pages`;
}

/** Whether closing pages may begin where they stand behind fillers, and would not divide without. */
function mayFillBefore(
  closing: readonly SectionOrder[],
  folio: number,
  { missing, rule }: { readonly missing: number; readonly rule: PageRule },
): boolean {
  let next = folio;
  for (const order of closing) next += mayBegin(order, next) ? 1 : 2;
  const dividesAnyway = missingPages(next - 1, rule) === 0;
  return !dividesAnyway && closing.every((one, index) => mayBegin(one, folio + missing + index));
}
