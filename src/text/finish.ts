import type { GlyphRun } from "../display/mark.ts";
import { warning } from "../diagnostics/diagnostic.ts";
import type { Diagnostic, Span } from "../diagnostics/diagnostic.ts";
import type { Pt } from "../geometry/geometry.ts";
import { isForced } from "../paragraph/items.ts";
import type { Break, Breaks } from "../paragraph/order.ts";
import type { ParagraphOrder, SetLine, Setting, Strike } from "./line.ts";
import { hangInPoints, hangsAt } from "./protrusion.ts";
import type { Look } from "./runs.ts";
import { fillSlots, textOf } from "./slots.ts";
import type { LineMatter, Slot } from "./slots.ts";
import { atNature, stretchTo } from "./stretch.ts";
import type { Stretched } from "./stretch.ts";
import type { Composed, Matter } from "./matter.ts";

/** Sets the paragraph from the item on with which one of its lines begins, in lines of other measures. */
export type SetAgain = (from: number, measures: readonly Pt[]) => readonly Setting[];

/** Sets each way of breaking the paragraph as lines of glyphs. Lines that ways have in common are set once. */
export function finish(
  composed: Composed,
  ways: readonly Breaks[],
  order: ParagraphOrder,
  setAgain?: SetAgain,
): readonly Setting[] {
  const known = new Map<string, SetLine>();
  const lineOf = (one: Break): SetLine => {
    const measure = measureAt(order, one.line);
    const key = `${one.from} ${one.at} ${measure}`;
    const line = known.get(key) ?? setLine(composed, one, order, measure);
    known.set(key, line);
    return line;
  };
  return ways.map((way) => lazily(way, composed, lineOf, setAgain));
}

function lazily(
  { breaks, demerits }: Breaks,
  { items }: Composed,
  lineOf: (one: Break) => SetLine,
  setAgain: SetAgain | undefined,
): Setting {
  let lines: readonly SetLine[] | undefined;
  return {
    ...(setAgain && {
      reset: (line, measures) => setAgain(breaks[line]?.from ?? items.length, measures),
    }),
    demerits,
    count: breaks.length,
    hyphens: breaks.map(({ at }) => {
      const end = items[at];
      return end?.kind === "penalty" && end.flagged;
    }),
    get lines() {
      lines ??= breaks.map(lineOf);
      return lines;
    },
  };
}

/** The measure of a line, counted from 0; `Infinity` for all those on which the last one holds. */
export function measureAt({ measures }: ParagraphOrder, line: number): Pt {
  if (typeof measures === "number") return measures;
  return measures[line] ?? measures.at(-1) ?? 0;
}

function setLine(
  { items, matter }: Composed,
  { from, at, ratio }: Break,
  order: ParagraphOrder,
  measure: Pt,
): SetLine {
  const end = items[at];
  const joint = matter[at];
  const hyphenated = joint?.kind === "joint" && joint.hyphen;
  const line = fillSlots(matter.slice(from, at), hyphenated);
  const indent = line.indent ? order.indent : 0;
  const hang = hangs(line, order);
  const room = measure - indent + hang.start + hang.end;
  const nature = atNature(line.slots, ratio);
  const filled = end !== undefined && isForced(end) && nature.width <= room;
  const justified = order.style.align === "justify" && !filled;
  const stretched = justified ? stretchTo(line.slots, nature, room) : nature;
  const x = indent - hang.start + shiftOf(order, room - stretched.width);
  const strikes = strikesOf(line.slots, stretched.advances, x);
  return {
    x,
    runs: runsOf(line.slots, stretched),
    width: stretched.width,
    notes: line.notes,
    hyphenated,
    ratio: stretched.ratio,
    justified,
    ...(strikes.length > 0 ? { strikes } : {}),
  };
}

/** What stands out of the measure at the line's two ends. */
function hangs({ slots, indent }: LineMatter, { style }: ParagraphOrder): { start: Pt; end: Pt } {
  const [first, last] = [slots[0], slots.at(-1)];
  const atHead = first !== undefined && hangsAt("head", style) && !indent;
  const atTail = last !== undefined && hangsAt("tail", style);
  return {
    start: atHead ? hangInPoints(first.look, textOf(first, 0).charAt(0)).head : 0,
    end: atTail ? tailOf(last) : 0,
  };
}

function tailOf(slot: Slot): Pt {
  const glyph = slot.letters.glyphs.length - 1;
  const closing = textOf(slot, glyph).replace("\u00AD", "-").at(-1) ?? "";
  return hangInPoints(slot.look, closing).tail;
}

/** How far a line that is shorter than its room is moved to the right. */
function shiftOf({ style }: ParagraphOrder, white: Pt): Pt {
  switch (style.align) {
    case "justify":
    case "left":
      return 0;
    case "center":
      return white / 2;
    case "right":
      return white;
  }
}

/** Neighbors of one face, size, color and height are one run, spaces included. */
function runsOf(slots: readonly Slot[], { advances, scale }: Stretched): readonly GlyphRun[] {
  const runs: OpenRun[] = [];
  let [run, at]: [OpenRun | undefined, number] = [undefined, 0];
  for (const slot of slots) {
    const { glyphs } = slot.letters;
    const count = slot.white === undefined ? glyphs.length : 1;
    for (let i = 0; i < count; i++) {
      const rise = riseOf(slot, i);
      if (run === undefined || run.rise !== rise || !isPaintedAlike(run.look, slot.look)) {
        run = { look: slot.look, rise, glyphs: [], advances: [], texts: [] };
        runs.push(run);
      }
      run.glyphs.push(glyphs[i] ?? 0);
      run.advances.push(advances[at] ?? 0);
      run.texts.push(textOf(slot, i));
      at += 1;
    }
  }
  return runs.map(({ look: { face, size, ink, furniture }, rise, ...lists }) => {
    return { ...lists, scale, face, size, ink, rise, furniture };
  });
}

interface OpenRun {
  readonly look: Look;
  readonly rise: Pt;
  readonly glyphs: number[];
  readonly advances: Pt[];
  readonly texts: string[];
}

/** Over the baseline. */
const riseOf = ({ look, letters, white }: Slot, i: number): Pt =>
  white === undefined ? look.rise + (letters.rises[i] ?? 0) * look.size : look.rise;

const isPaintedAlike = (one: Look, other: Look): boolean =>
  one === other ||
  (one.face === other.face &&
    one.size === other.size &&
    one.ink === other.ink &&
    one.furniture === other.furniture);

/** A rule through each stretch of struck glyphs, half-way up the small letters. */
function strikesOf(slots: readonly Slot[], advances: readonly Pt[], x: Pt): readonly Strike[] {
  if (!slots.some(({ look }) => look.struck)) return [];
  const strikes: Strike[] = [];
  let [left, open, at] = [x, false, 0];
  for (const { look, letters, white } of slots) {
    const end = at + (white === undefined ? letters.glyphs.length : 1);
    let width = 0;
    for (; at < end; at += 1) width += advances[at] ?? 0;
    const last = strikes.at(-1);
    if (look.struck) {
      if (open && last !== undefined)
        strikes[strikes.length - 1] = { ...last, width: last.width + width };
      else strikes.push(strikeOf(look, left, width));
    }
    open = look.struck;
    left += width;
  }
  return strikes;
}

function strikeOf({ face, size, ink, rise }: Look, x: Pt, width: Pt): Strike {
  const { xHeight, underlineThickness } = face.metrics;
  return { x, width, rise: rise + (xHeight / 2) * size, thickness: underlineThickness * size, ink };
}

/** Says so where even a single character is wider than the measure. */
export function overfullFaults(
  { matter }: Composed,
  best: Breaks | undefined,
  span: Span | undefined,
): readonly Diagnostic[] {
  return (best?.breaks ?? [])
    .filter((one) => one.overfull)
    .map(({ from, at }) =>
      warning("text/overfull", `\`${printed(matter.slice(from, at))}\` is wider than its measure`, {
        ...(span === undefined ? {} : { span }),
        hints: ["give the column or the table cell more room, or write less"],
      }),
    );
}

const printed = (things: readonly Matter[]): string =>
  things
    .map((thing) => (thing.kind === "letters" ? thing.word.text.slice(thing.from, thing.to) : ""))
    .join("");
