import type { Span } from "../diagnostics/diagnostic.ts";
import type { StyleName } from "../design/design.ts";
import type { Mark } from "../display/mark.ts";
import { asFurniture, moved } from "../galley/marks.ts";
import { plainWords } from "../galley/phrase.ts";
import { stackLines } from "../galley/stack.ts";
import { setIn, type Setter } from "../galley/type-case.ts";
import { rect, type Pt } from "../geometry/geometry.ts";
import { capitals, stackFields, type Field, type StackedRow } from "./field-stack.ts";
import { KICKER_GAP } from "./head-fields.ts";

/** One article as the contents list it. */
export interface ContentsEntry {
  /** "No. 1", a label, or nothing for a letter. */
  readonly number: string;
  readonly kicker: string;
  readonly title: string;
  /** "By A and B"; empty for none. */
  readonly byline: string;
  readonly folio: number;
  readonly span: Span;
}

/** An entry; its height does not depend on its folio. */
export interface ContentsBlock {
  /** From its rule to its foot. */
  readonly depth: Pt;
  /** The white under it included. */
  readonly height: Pt;
  readonly marks: readonly Mark[];
  readonly span: Span;
}

/** Folios have room for so many digits. */
const DIGITS = "000";

/** Between folios and titles, in ems of the folio. */
const FOLIO_GAP = 0.3;

/** From an entry's rule to its first capitals, in grid lines. */
const UNDER_RULE = 0.45;

/** A folio of so much larger type than the headline's hangs from the entry's head. */
const LARGE_FOLIO = 1.4;

/** Sets one entry: folio at the theme's side, number and kicker over the headline, authors under it. */
export function setEntry(entry: ContentsEntry, width: Pt, setter: Setter): ContentsBlock {
  const { design, grid } = setter;
  const look = design.contents;
  const slot = folioSlot(entry.span, setter);
  const top = look.rule > 0 ? look.rule + UNDER_RULE * grid.leading : 0;
  const order = { top, measure: width - slot, align: "left" } as const;
  const stack = stackFields(fieldsOf(entry, look.bylines), order, setter);
  const x = look.folio === "left" ? slot : 0;
  const folio = standFolio(entry, stack.rows, { top, width }, setter);
  const byRow = stack.rows.map((row) => [
    ...(row.style === "contentsEntry" && look.folio === "left" ? folio : []),
    ...moved(row.marks, x, 0),
    ...(row.style === "contentsEntry" && look.folio === "right" ? folio : []),
  ]);
  const rule = { kind: "rule", rect: rect(0, 0, width, look.rule), ink: look.ruleInk } as const;
  const depth = depthOf(stack.baseline, setter);
  return {
    depth,
    height: depth + design.contents.between * grid.leading,
    marks: [...(look.rule > 0 ? [rule] : []), ...byRow.flat()],
    span: entry.span,
  };
}

/** Whole halves of grid lines, so that entries side by side stand on one line every now and then. */
function depthOf(baseline: Pt, { design, grid }: Setter): Pt {
  const half = grid.leading / 2;
  const descent = 0.3 * design.styles.contentsEntry.size;
  return half * Math.ceil((baseline + descent) / half - 1e-6);
}

function fieldsOf(entry: ContentsEntry, bylines: boolean): readonly Field[] {
  const { number, kicker, title, byline, span } = entry;
  const field = (text: string, style: StyleName, beside?: number): readonly Field[] =>
    text === "" ? [] : [{ text, span, style, ...(beside !== undefined && { beside }) }];
  return [
    ...field(number, "contentsNumber"),
    ...field(kicker, "contentsKicker", number === "" ? undefined : KICKER_GAP),
    ...field(title, "contentsEntry"),
    ...field(bylines ? byline : "", "contentsByline"),
  ];
}

const folioSlot = (span: Span, setter: Setter): Pt =>
  folioLine(DIGITS, span, setter).width + FOLIO_GAP * setter.design.styles.contentsFolio.size;

function folioLine(text: string, span: Span, setter: Setter) {
  const words = [plainWords(text, span)];
  const [{ lines }] = setIn(setter, words, "contentsFolio", { measure: 1000 }).settings;
  return { lines, width: Math.max(0, ...lines.map((line) => line.width)) };
}

/** The folio and what leads to it. */
function standFolio(
  entry: ContentsEntry,
  rows: readonly StackedRow[],
  { top, width }: { readonly top: Pt; readonly width: Pt },
  setter: Setter,
): readonly Mark[] {
  const { styles, contents } = setter.design;
  const title = rows.find(({ style }) => style === "contentsEntry");
  if (title === undefined) return [];
  const { lines, width: wide } = folioLine(String(entry.folio), entry.span, setter);
  const leads = contents.folio === "right" && contents.leader !== "none";
  const large = styles.contentsFolio.size > LARGE_FOLIO * styles.contentsEntry.size;
  const hung = top + capitals(styles.contentsFolio, setter);
  const y = leads ? title.last : large ? hung : title.first;
  const x = contents.folio === "right" ? width - wide : 0;
  const { marks } = stackLines(lines, { x, from: y, leading: 0 });
  const leader = leads ? leaderMarks(title.end, x, y, setter) : [];
  return [...leader, ...marks.map(asFurniture)];
}

/** From the white beside a leader to its ends, and from dot to dot, in ems of the headline. */
const LEADER_WHITE = 0.4;
const DOT_STEP = 0.5;

/**
 * What leads to a folio is drawn, so that nobody's ears or clipboard are filled with dots. Dots stand at the
 * same places in all entries.
 */
function leaderMarks(from: Pt, to: Pt, y: Pt, { design }: Setter): readonly Mark[] {
  const { leader, ruleInk: ink, rule } = design.contents;
  const { size } = design.styles.contentsEntry;
  const first = from + LEADER_WHITE * size;
  const last = to - LEADER_WHITE * size;
  if (last <= first) return [];
  if (leader === "rule") {
    const thickness = Math.max(rule, 0.25);
    const line = rect(first, y - thickness, last - first, thickness);
    return [{ kind: "rule", rect: line, ink }];
  }
  const step = DOT_STEP * size;
  const dot = 0.08 * size;
  const marks: Mark[] = [];
  for (let index = Math.ceil(first / step); index * step + dot <= last; index += 1) {
    marks.push({ kind: "rule", rect: rect(index * step, y - dot, dot, dot), ink });
  }
  return marks;
}
