import type { TextStyle } from "../design/design.ts";
import type { GlyphRun } from "../display/mark.ts";
import type { Face } from "../fonts/face.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { Inline, Words } from "../story/story.ts";
import { isDressed } from "../text/dressed.ts";
import type { SetLine, SetParagraph, Setting } from "../text/line.ts";
import { inkOf, startsBeside } from "./cap-contour.ts";
import { initialOf, type Initial } from "./initial.ts";
import { plainWords } from "./phrase.ts";
import { setStrong, styleOfHead } from "./strong-line.ts";
import { setIn, type Measured, type Setter } from "./type-case.ts";
import { readWhole } from "./whole-word.ts";

/** Wide enough for any letter. */
const ENDLESS: Pt = 100_000;

/** How far a letter may hang below its baseline without touching the next line's capitals, of the leading. */
const MOST_DEPTH = 0.2;

/** Lines beside a letter are short: where one of them would be torn apart, as a word space of twice its width is, a lower letter may do better. */
const MOST_TORN = 3;

/** A set paragraph whose first lines stand beside a drop cap, and so stay together. */
export interface Opening extends SetParagraph {
  /** Lines at its head that must not be parted. */
  readonly together: number;
}

/** With a first letter so many lines tall; undefined where there is none, or fewer lines than that. */
export function setCapped(
  inlines: readonly Inline[],
  style: TextStyle,
  { lines, ...measured }: Measured & { readonly lines: number },
  setter: Setter,
): Opening | undefined {
  const [first, ...more] = inlines;
  if (first?.kind !== "words" || isDressed(first)) return undefined;
  const initial = initialOf(first.text, setter.language);
  if (initial === undefined) return undefined;
  const rest = [{ ...first, text: initial.rest }, ...more];
  const trial = { ...setter, faults: [], called: new Set(setter.called) };
  const cap = setCap({ ...initial, first, lines }, style, trial);
  // The first line is indented by the letter, so that nothing hangs into it there.
  const [indent = 0, ...starts] = cap.starts;
  const { measure } = measured;
  const measures = [measure, ...starts.map((start) => measure - start), measure];
  const besideIt = { ...measured, indent, measures, starts: [0, ...starts] };
  const set = setStrong(rest, style, besideIt, trial);
  const [best, ...others] = set.settings
    .filter((one) => !isTorn(one, cap))
    .map((one) => beside(one, cap));
  if (best === undefined) return undefined;
  setter.faults.push(...trial.faults);
  for (const call of trial.called) setter.called?.add(call);
  return { ...set, settings: [best, ...others], loose: () => [], together: cap.starts.length };
}

function isTorn({ lines }: Setting, cap: Cap): boolean {
  const neighbors = lines.slice(0, cap.starts.length);
  return neighbors.length < cap.starts.length || neighbors.some(({ ratio }) => ratio > MOST_TORN);
}

interface CapOrder extends Initial {
  /** The words that it begins. */
  readonly first: Words;
  readonly lines: number;
}

interface Cap {
  readonly marks: readonly GlyphRun[];
  readonly letter: readonly GlyphRun[];
  /** Where the runs begin, so that the letter's ink stands on the edge: 0 or less. */
  readonly x: Pt;
  /** The letter's advance, from the edge. */
  readonly width: Pt;
  /** Where each line beside it begins, from the edge: one line more where its tail hangs among them, as a Q's does. */
  readonly starts: readonly Pt[];
  /** What the white behind it reads as. */
  readonly reads: string;
}

/** The letter, as tall as from the first line's capitals to the last line's baseline. */
function setCap(order: CapOrder, style: TextStyle, setter: Setter): Cap {
  const { dropCap: look } = setter.design.styles;
  const { leading } = setter.grid;
  const depth = (order.lines - 1) * leading;
  const head = styleOfHead(style, setter);
  const capHeight = capitalsOf(setter.fonts.face(head.face)) * head.size;
  const size = (depth + capHeight) / capitalsOf(setter.fonts.face(look.face));
  const dress = { ...look, size, tracking: 0, caps: "none", hang: false } as const;
  const runsOf = (text: string, as: TextStyle): readonly GlyphRun[] =>
    lineOf(text, as, order, setter);
  const space = setter.fonts.face(style.face).space * style.size;
  const white = order.marks.endsWith(" ") ? space : 0;
  const marks = ended(runsOf(order.marks, style), white, white > 0 ? " " : "");
  const letter = runsOf(order.letter, dress);
  const { left = 0 } = inkOf(letter, -size, 2 * size) ?? {};
  const hangs = inkOf(letter, -size, -MOST_DEPTH * leading) !== undefined;
  const next = Array.from(order.rest.trimStart()).slice(0, 2).join("");
  const starts = startsBeside({
    cap: letter,
    next: runsOf(next, head),
    hang: -(setAlone(next, head, order, setter)?.x ?? 0),
    lines: order.lines + (hangs ? 1 : 0),
    tall: order.lines,
    leading,
    capHeight,
    em: style.size,
    alone: order.alone,
  });
  return {
    marks,
    letter: letter.map((run) => ({ ...run, rise: -depth })),
    x: -widthOf(marks) - left,
    width: widthOf(letter) - left,
    starts: starts.map((start) => start - left),
    reads: order.alone ? " " : "",
  };
}

/** How high a face's flat capitals stand, as they are drawn: what the file says of them may be rounded. */
function capitalsOf(face: Face): number {
  const [flat = 0] = face.shape("H", []).glyphs;
  return face.covers(0x48) ? face.ink(flat).top : face.metrics.capHeight;
}

/** The runs of a text of one line, as the words that it is taken from are set. */
function lineOf(
  text: string,
  style: TextStyle,
  { first }: CapOrder,
  setter: Setter,
): readonly GlyphRun[] {
  return setAlone(text, { ...style, hang: false }, { first }, setter)?.runs ?? [];
}

/** A text on a line of its own; undefined where there is none. */
const setAlone = (
  text: string,
  style: TextStyle,
  { first }: Pick<CapOrder, "first">,
  setter: Setter,
): SetLine | undefined =>
  setIn(setter, [plainWords(text, first.span)], style, { measure: ENDLESS }).settings[0].lines[0];

const widthOf = (runs: readonly GlyphRun[]): Pt =>
  runs.flatMap(({ advances }) => advances).reduce((sum, advance) => sum + advance, 0);

/** The same runs with white behind the last glyph, and what that white reads as. */
function ended(runs: readonly GlyphRun[], white: Pt, reads: string): readonly GlyphRun[] {
  const last = runs.at(-1);
  if (last === undefined) return runs;
  const advances = last.advances.with(-1, (last.advances.at(-1) ?? 0) + white);
  const texts = last.texts.with(-1, `${last.texts.at(-1) ?? ""}${reads}`);
  return [...runs.slice(0, -1), { ...last, advances, texts }];
}

/** The lines that stand beside the letter are moved, and the letter opens the first of them. */
function beside(setting: Setting, cap: Cap): Setting {
  const lines = setting.lines.map((line, index): SetLine => {
    if (index > 0) return movedBy(line, cap.starts[index] ?? 0);
    const letter = ended(cap.letter, line.x - cap.width, cap.reads);
    const runs = readWhole([...cap.marks, ...letter], line.runs);
    return { ...line, x: cap.x, runs, width: line.x - cap.x + line.width };
  });
  const { reset } = setting;
  if (reset === undefined) return { ...setting, lines };
  return { ...setting, lines, reset: resettingBeside(reset, cap) };
}

/** Set again from its head, the paragraph has its letter; from a line below the letter on it has none. */
function resettingBeside(
  reset: NonNullable<Setting["reset"]>,
  cap: Cap,
): NonNullable<Setting["reset"]> {
  const { starts } = cap;
  return (line, measures) => {
    if (line >= starts.length) return reset(line, measures);
    if (line > 0) return [];
    const last = measures.at(-1) ?? 0;
    const own = Array.from({ length: Math.max(starts.length + 1, measures.length) }, (_, at) => {
      // The first line is indented by the letter.
      const start = at === 0 ? 0 : (starts[at] ?? 0);
      return (measures[at] ?? last) - start;
    });
    return reset(0, own)
      .filter((one) => !isTorn(one, cap))
      .map((one) => beside(one, cap));
  };
}

/** A line further right, the rules through its words with it. */
function movedBy(line: SetLine, way: Pt): SetLine {
  if (way === 0) return line;
  const strikes = line.strikes?.map((strike) => ({ ...strike, x: strike.x + way }));
  return { ...line, x: line.x + way, ...(strikes === undefined ? {} : { strikes }) };
}
