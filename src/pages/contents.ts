import type { Mark } from "../display/mark.ts";
import type { Span } from "../diagnostics/diagnostic.ts";
import { plainWords } from "../galley/phrase.ts";
import { slotsFor, stackLines } from "../galley/stack.ts";
import { asFurniture, moved } from "../galley/marks.ts";
import { setIn, type Setter } from "../galley/type-case.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { StyleName } from "../design/design.ts";

/** One article as the contents page lists it. */
export interface ContentsEntry {
  /** "1", or nothing for a letter. */
  readonly number: string;
  readonly kicker: string;
  readonly title: string;
  /** "By A and B"; empty for none. */
  readonly byline: string;
  readonly folio: number;
  readonly span: Span;
}

/** An entry, or the page's title, as a block of whole grid lines. */
interface ContentsBlock {
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** The hanging column of folios, and the white between it and the titles. */
const FOLIO_WIDTH: Pt = 48;

/** White between two entries, in grid lines. */
const BETWEEN = 1;

/**
 * The contents as columns of blocks, page after page: title first, then an entry each with its folio
 * hanging at the left. Heights do not depend on the folios, so the number of pages is known before they
 * are.
 */
export function setContents(
  title: { readonly text: string; readonly span: Span },
  entries: readonly ContentsEntry[],
  { measure, lines }: { readonly measure: Pt; readonly lines: number },
  typeCase: Setter,
): readonly (readonly Mark[])[] {
  const head = setTitle(title, measure, typeCase);
  const blocks = entries.map((entry) => setEntry(entry, measure, typeCase));
  const pages: Mark[][] = [[...head.marks]];
  let used = head.height;
  for (const block of blocks) {
    const gap = used === 0 || used === head.height ? 0 : BETWEEN;
    if (used + gap + block.height > lines) {
      pages.push([]);
      used = 0;
    }
    const slot = used + gap;
    pages.at(-1)?.push(...moved(block.marks, 0, slot * typeCase.grid.leading));
    used = slot + block.height;
  }
  return pages;
}

function setTitle(
  { text, span }: { readonly text: string; readonly span: Span },
  measure: Pt,
  typeCase: Setter,
): ContentsBlock {
  const { grid, design, fonts } = typeCase;
  const style = design.styles.contentsTitle;
  const [{ lines }] = setIn(typeCase, [plainWords(text, span)], "contentsTitle", {
    measure,
  }).settings;
  const capital = fonts.face(style.face).metrics.capHeight * style.size;
  const from = grid.baseline - grid.capHeight + capital;
  const { marks, baseline } = stackLines(lines, { x: 0, from, leading: style.leading });
  return { height: slotsFor(baseline, grid) + style.after, marks: marks.map(asFurniture) };
}

function setEntry(entry: ContentsEntry, measure: Pt, typeCase: Setter): ContentsBlock {
  const { grid, design } = typeCase;
  const marks: Mark[] = [];
  let baseline = grid.baseline;
  const put = (text: string, style: StyleName, x: Pt, newLine: boolean): void => {
    if (text === "") return;
    const { leading } = design.styles[style];
    const words = [plainWords(text, entry.span)];
    const [{ lines }] = setIn(typeCase, words, style, { measure: measure - x }).settings;
    const from = newLine ? baseline + leading : baseline;
    const stack = stackLines(lines, { x, from, leading });
    marks.push(...stack.marks);
    if (x > 0) baseline = stack.baseline;
  };
  const kicker = [entry.number, entry.kicker].filter((part) => part !== "").join(" · ");
  put(kicker, "contentsKicker", FOLIO_WIDTH, false);
  if (kicker !== "") baseline += design.styles.contentsEntry.leading;
  put(String(entry.folio), "contentsEntry", 0, false);
  put(entry.title, "contentsEntry", FOLIO_WIDTH, false);
  put(entry.byline, "contentsByline", FOLIO_WIDTH, true);
  return { height: slotsFor(baseline, grid), marks: marks.map(asFurniture) };
}
