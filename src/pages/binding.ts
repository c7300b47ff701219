import { COVER_PAGES } from "../issue/binding.ts";
import type { PaperOrder } from "../issue/issue.ts";
import type { Pt } from "../geometry/geometry.ts";

/** What an issue's binding comes to. */
export type Bound = Stitched | Glued;

/** Folded sheets in one another, stitched through the fold. */
export interface Stitched {
  readonly kind: "saddle";
  /** The cover's is one of them. */
  readonly sheets: number;
  /** Absent where the paper's thickness is not known. */
  readonly paper?: {
    /** By how much the middle pages are narrower than the cover, when all are trimmed together. */
    readonly creep: Pt;
    /** How thick the closed issue is. */
    readonly bulk: Pt;
  };
  /** The folios of the pages in the middle. */
  readonly middle: readonly [number, number];
}

/** Leaves glued to a cover that goes round them. */
export interface Glued {
  readonly kind: "perfect";
  readonly leaves: number;
  /** How wide the cover's back is; absent where neither it nor the paper's thickness is known. */
  readonly spine?: Pt;
}

/** What an issue of so many pages comes to, cover included; undefined where nobody says how it is bound. */
export function boundOf(paper: PaperOrder | undefined, count: number): Bound | undefined {
  if (paper?.binding === undefined || count === 0) return undefined;
  const { binding, thickness, spine } = paper;
  const sheets = sheetsIn(count);
  const leaves = binding === "perfect" ? Math.ceil(count / 2) : 2 * sheets;
  const bulk = thickness === undefined ? undefined : bulkOf(paper, thickness, leaves);
  if (binding === "perfect") {
    const width = spine ?? bulk;
    return { kind: binding, leaves, ...(width !== undefined && { spine: width }) };
  }
  const middle = [2 * sheets, 2 * sheets + 1] as const;
  const creep = creepOn(middle[0], count, paper);
  return { kind: binding, sheets, middle, ...(bulk !== undefined && { paper: { creep, bulk } }) };
}

/** All leaves on one another, the two of the cover in their own thickness. */
function bulkOf({ coverThickness }: PaperOrder, thickness: Pt, leaves: number): Pt {
  const cover = COVER_PAGES / 2;
  const inside = Math.max(0, leaves - cover);
  return inside * thickness + cover * (coverThickness ?? thickness);
}

const sheetsIn = (count: number): number => Math.ceil(count / 4);

/**
 * How much of a page's outer edge is lost where it is stitched: each sheet is pushed outwards by the thickness of all
 * sheets that lie round its fold, and the knife cuts all edges even. 0 where nothing is known of paper and binding.
 */
export function creepOn(folio: number, count: number, paper: PaperOrder | undefined): Pt {
  if (paper?.binding !== "saddle" || paper.thickness === undefined) return 0;
  const round = sheetOf(folio, count);
  if (round === 0) return 0;
  const { thickness, coverThickness = thickness } = paper;
  return coverThickness + (round - 1) * thickness;
}

/** Which sheet a page is on: 0 for the cover's. */
function sheetOf(folio: number, count: number): number {
  const all = 4 * sheetsIn(count);
  return Math.floor((Math.min(folio, all + 1 - folio) - 1) / 2);
}

/** True of the pages that face the cover inside, and of those that they face: glue runs into their fold. */
export function isGlued(folio: number, count: number, paper: PaperOrder | undefined): boolean {
  if (paper?.binding !== "perfect") return false;
  return [2, 3, count - 2, count - 1].includes(folio);
}
