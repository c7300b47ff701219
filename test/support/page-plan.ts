import type { Mark, Page } from "../../src/display/mark.ts";
import type { Pt } from "../../src/geometry/geometry.ts";
import { widthOf } from "./page-laws.ts";

/** Where the lines of a page are. */
export interface PlanGrid {
  /** From the trim's upper edge to the first line's slot. */
  readonly head: Pt;
  readonly leading: Pt;
  readonly lines: number;
  readonly columns: readonly { readonly x: Pt; readonly width: Pt }[];
}

/** What fills a line: text, boxed text, tables, quotes, captions, notes, the head, pictures, our own words. */
const SIGNS = "TbtqcnHPo";

const SIGN_OF: Readonly<Record<string, string>> = {
  body: "T",
  sidebar: "b",
  table: "t",
  pullquote: "q",
  figure: "c",
  note: "n",
};

/**
 * A page's columns as what stands on their lines, from the head down: "H8 T20 -1 P12 c1 T10" has eight lines of the
 * head, twenty of text, a line of white, a picture of twelve with a caption of one, ten of text.
 */
export function planOf(page: Page, grid: PlanGrid): readonly string[] {
  return grid.columns.map((column) => {
    const rows = Array.from({ length: grid.lines }, (_, slot) => {
      const signs = page.marks.flatMap((mark) =>
        stands(mark, slot, column, grid) ? signOf(mark) : [],
      );
      return Array.from(SIGNS).find((sign) => signs.includes(sign)) ?? "-";
    });
    return runsOf(closed(rows.join("")).replace(/-+$/u, ""));
  });
}

/** The head is all that stands over the text, large lines have white between them. */
const closed = (rows: string): string =>
  rows.replace(/^.*H/su, (head) => "H".repeat(head.length)).replaceAll(/(?<=q)-(?=q)/gu, "q");

const runsOf = (rows: string): string =>
  (rows.match(/(.)\1*/gsu) ?? []).map((run) => `${run.charAt(0)}${run.length}`).join(" ");

function stands(
  mark: Mark,
  slot: number,
  column: PlanGrid["columns"][number],
  { head, leading }: PlanGrid,
): boolean {
  if (mark.kind === "rule") return false;
  const top = head + slot * leading;
  if (mark.kind === "picture") {
    const { x, y, width, height } = mark.clip;
    const covers = y < top + 0.75 * leading && y + height > top + 0.25 * leading;
    return covers && meets(x, x + width, column);
  }
  const { x, y } = mark.at;
  return y >= top && y < top + leading && meets(x, x + widthOf(mark), column);
}

/** Punctuation that hangs into the gutter is not in the next column. */
const meets = (from: Pt, to: Pt, { x, width }: PlanGrid["columns"][number]): boolean =>
  to > x + 6 && from < x + width - 6;

function signOf(mark: Mark): string {
  if (mark.kind === "picture") return "P";
  if (mark.kind === "rule" || mark.stream === undefined) return "o";
  const [, kind = ""] = /#([a-z]+)/u.exec(mark.stream) ?? [];
  return SIGN_OF[kind] ?? "H";
}
