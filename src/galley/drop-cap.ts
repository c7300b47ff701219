import type { TextStyle } from "../design/design.ts";
import type { GlyphRun } from "../display/mark.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { Inline, Words } from "../story/story.ts";
import { isDressed } from "../text/dressed.ts";
import type { SetLine, SetParagraph, Setting } from "../text/line.ts";
import { plainWords } from "./phrase.ts";
import { setStrong } from "./strong-line.ts";
import { setIn, type Measured, type Setter } from "./type-case.ts";

/** Wide enough for any letter. */
const ENDLESS: Pt = 100_000;

/** How far a letter may hang below its baseline without touching the next line's capitals, of the leading. */
const MOST_DEPTH = 0.2;

/** Lines beside a letter are short: where one of them would be torn apart, as a word space of twice its width is, a lower letter may do better. */
const MOST_TORN = 3;

/** White beside a drop cap, in ems of the text. */
const BESIDE_CAP = 0.35;

/** Quotation marks or brackets with the space that some languages set behind them, and the first letter. */
const INITIAL = /^((?:[\p{Ps}\p{Pi}"'¡¿„‚»›]+[ \u00A0\u202F]?)?)(\p{L}\p{M}*)/u;

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
  const [first, ...others] = inlines;
  if (first?.kind !== "words" || isDressed(first)) return undefined;
  const [initial, marks = "", letter = ""] = INITIAL.exec(first.text) ?? [];
  if (initial === undefined) return undefined;
  // A word of one letter: the space behind it is white already, but must be read.
  const alone = first.text.charAt(initial.length) === " ";
  const cap = setCap({ marks, letter, alone, lines }, first, style, setter);
  const rest = [{ ...first, text: first.text.slice(initial.length) }, ...others];
  const measures = Array.from({ length: cap.lines + 1 }, (_, line) =>
    line < cap.lines ? measured.measure - cap.width : measured.measure,
  );
  const trial = { ...setter, faults: [], called: new Set(setter.called) };
  const set = setStrong(rest, style, { ...measured, measures }, trial);
  const [best, ...rivals] = set.settings;
  if (isTorn(best, cap)) return undefined;
  setter.faults.push(...trial.faults);
  for (const call of trial.called) setter.called?.add(call);
  const also = rivals.filter((one) => !isTorn(one, cap)).map((one) => beside(one, cap));
  const settings = [beside(best, cap), ...also] as const;
  return { ...set, settings, loose: () => [], together: cap.lines };
}

function isTorn({ lines }: Setting, cap: Cap): boolean {
  const neighbors = lines.slice(0, cap.lines);
  return neighbors.length < cap.lines || neighbors.some(({ ratio }) => ratio > MOST_TORN);
}

interface CapOrder {
  /** What stands before the letter: set in the text's size, out in the margin. */
  readonly marks: string;
  readonly letter: string;
  /** The letter is a word. */
  readonly alone: boolean;
  readonly lines: number;
}

interface Cap {
  readonly runs: readonly GlyphRun[];
  /** Where the runs begin, so that the letter's ink stands on the edge: 0 or less. */
  readonly x: Pt;
  /** The letter and the white beside it, from the edge. */
  readonly width: Pt;
  /** How many lines stand beside it: one more where its tail hangs among them, as a Q's does. */
  readonly lines: number;
}

/** The letter, as tall as from the first line's capitals to the last line's baseline. */
function setCap(order: CapOrder, { span }: Words, style: TextStyle, setter: Setter): Cap {
  const { dropCap: look } = setter.design.styles;
  const { leading, capHeight } = setter.grid;
  const depth = (order.lines - 1) * leading;
  const face = setter.fonts.face(look.face);
  const size = (depth + capHeight) / face.metrics.capHeight;
  const dress = { ...look, size, tracking: 0, caps: "none", hang: false } as const;
  const oneLine = (text: string, as: TextStyle): SetLine | undefined =>
    setIn(setter, [plainWords(text, span)], as, { measure: ENDLESS }).settings[0].lines[0];
  const marks = order.marks === "" ? undefined : oneLine(order.marks, { ...style, hang: false });
  const space = order.marks.endsWith(" ") ? setter.fonts.face(style.face).space * style.size : 0;
  const letter = oneLine(order.letter, dress);
  const [first] = letter?.runs ?? [];
  const ink = first?.face.ink(first.glyphs[0] ?? 0);
  const bearing = (ink?.left ?? 0) * size;
  const gap = BESIDE_CAP * style.size;
  const runs = (letter?.runs ?? []).map((run) => ({ ...run, rise: -depth }));
  return {
    runs: [
      ...ended(marks?.runs ?? [], space, space > 0 ? " " : ""),
      ...ended(runs, gap, order.alone ? " " : ""),
    ],
    x: -(marks?.width ?? 0) - space - bearing,
    width: (letter?.width ?? 0) - bearing + gap,
    lines: order.lines + ((ink?.depth ?? 0) * size > MOST_DEPTH * leading ? 1 : 0),
  };
}

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
    if (index === 0) {
      const runs = [...cap.runs, ...line.runs];
      return { ...line, x: cap.x, runs, width: cap.width - cap.x + line.width };
    }
    return index < cap.lines ? { ...line, x: line.x + cap.width } : line;
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
  return (line, measures) => {
    if (line >= cap.lines) return reset(line, measures);
    if (line > 0) return [];
    const last = measures.at(-1) ?? 0;
    const own = Array.from({ length: Math.max(cap.lines + 1, measures.length) }, (_, at) => {
      const measure = measures[at] ?? last;
      return at < cap.lines ? measure - cap.width : measure;
    });
    return reset(0, own)
      .filter((one) => !isTorn(one, cap))
      .map((one) => beside(one, cap));
  };
}
