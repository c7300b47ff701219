import type { TextStyle } from "../design/design.ts";
import type { GlyphRun } from "../display/mark.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { Block, Inline, LineBreak, Paragraph, Words } from "../story/story.ts";
import { wordsIn } from "../story/words.ts";
import { isDressed, type Dressed } from "../text/dressed.ts";
import type { SetLine, SetParagraph, Setting } from "../text/line.ts";
import { plainWords } from "./phrase.ts";
import { setIn, type Measured, type Setter } from "./type-case.ts";

/** How many words are set strong where the theme wants the first few. */
const FIRST_WORDS = 4;

/** How far down a piece its text may begin: behind an editor's note or two. */
const LATEST = 3;

/** Wide enough for any letter. */
const ENDLESS: Pt = 100_000;

/** White beside a drop cap, in ems of the text. */
const BESIDE_CAP = 0.35;

/** The first letter with the quotation marks or brackets before it. */
const INITIAL = /^[\p{Ps}\p{Pi}"'¡¿]*[\p{L}\p{N}]\p{M}*/u;

/**
 * The paragraph with which the text of a piece begins: the first that is not an editor's note in italics
 * and has no lead of its own. None where something else comes before it.
 */
export function openingOf(body: readonly Block[]): Paragraph | undefined {
  for (const block of body.slice(0, LATEST)) {
    if (block.kind === "figure" || block.kind === "pullquote") continue;
    if (block.kind !== "paragraph" || block.lead !== undefined) return undefined;
    if (!block.inlines.every(isNote)) return block;
  }
  return undefined;
}

const isNote = (inline: Inline): boolean => inline.kind !== "words" || inline.emphasis;

/** A set paragraph whose first lines stand beside a drop cap, and so stay together. */
export interface Opening extends SetParagraph {
  /** Lines at its head that must not be parted. */
  readonly together: number;
}

/** Sets the first paragraph of a piece as the theme opens its text. */
export function setOpening(
  inlines: readonly Inline[],
  style: TextStyle,
  measured: Measured,
  setter: Setter,
): Opening {
  const { dropCap } = setter.design.opening;
  const capped = dropCap > 1 ? setCapped(inlines, style, measured, setter) : undefined;
  if (capped !== undefined) return capped;
  return { ...setStrong(inlines, style, measured, setter), together: 0 };
}

/** With a tall first letter; undefined where there is none, or fewer lines than it is tall. */
function setCapped(
  inlines: readonly Inline[],
  style: TextStyle,
  measured: Measured,
  setter: Setter,
): Opening | undefined {
  const [first, ...others] = inlines;
  const initial = first?.kind === "words" ? INITIAL.exec(first.text)?.[0] : undefined;
  if (first?.kind !== "words" || initial === undefined) return undefined;
  const { dropCap: lines } = setter.design.opening;
  // A word of one letter: the space behind it is white already, but must be read.
  const alone = first.text.charAt(initial.length) === " ";
  const cap = setCap(`${initial}${alone ? " " : ""}`, first, style, setter);
  const rest = [{ ...first, text: first.text.slice(initial.length) }, ...others];
  const measures = Array.from({ length: lines + 1 }, (_, line) =>
    line < lines ? measured.measure - cap.width : measured.measure,
  );
  const trial = { ...setter, faults: [], called: new Set<number>() };
  const tall = (set: SetParagraph): boolean => set.settings[0].lines.length >= lines;
  if (!tall(setStrong(rest, style, { ...measured, measures }, trial))) return undefined;
  const set = setStrong(rest, style, { ...measured, measures }, setter);
  const [best] = set.settings;
  const settings = [beside(best, cap, lines)] as const;
  return { ...set, settings, together: lines };
}

interface Cap {
  readonly runs: readonly GlyphRun[];
  /** The letter and the white beside it. */
  readonly width: Pt;
}

/** The letter, as tall as from the first line's capitals to the last line's baseline. */
function setCap(text: string, words: Words, style: TextStyle, setter: Setter): Cap {
  const { dropCap: look } = setter.design.styles;
  const { dropCap: lines } = setter.design.opening;
  const { leading, capHeight } = setter.grid;
  const depth = (lines - 1) * leading;
  const size = (depth + capHeight) / setter.fonts.face(look.face).metrics.capHeight;
  const dress = { ...look, size, tracking: 0, caps: "none", hang: false } as const;
  const shown = plainWords(text.trimEnd(), words.span);
  const set = setIn(setter, [shown], dress, { measure: ENDLESS });
  const line = set.settings[0].lines[0];
  const gap = BESIDE_CAP * style.size;
  const runs = (line?.runs ?? []).map((run) => ({ ...run, rise: -depth }));
  const space = text.endsWith(" ") ? " " : "";
  return { runs: ended(runs, gap, space), width: (line?.width ?? 0) + gap };
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
function beside(setting: Setting, cap: Cap, count: number): Setting {
  const lines = setting.lines.map((line, index): SetLine => {
    if (index === 0) {
      const runs = [...cap.runs, ...line.runs];
      return { ...line, x: 0, runs, width: cap.width + line.width };
    }
    return index < count ? { ...line, x: line.x + cap.width } : line;
  });
  return { ...setting, lines };
}

/** With its first line, or first words, in the style of openings; plain where the theme wants neither. */
function setStrong(
  inlines: readonly Inline[],
  style: TextStyle,
  measured: Measured,
  setter: Setter,
): SetParagraph {
  const strong = strongStyle(style, setter);
  const set = (dressed: readonly Inline[], by: Setter = setter): SetParagraph =>
    setIn(by, dressed, style, measured);
  switch (setter.design.opening.strong) {
    case "none":
      return set(inlines);
    case "words":
      return set(dressHead(inlines, { count: FIRST_WORDS, style: strong }));
    case "line": {
      const trial = { ...setter, faults: [], called: new Set<number>() };
      return set(strongLine(inlines, strong, (dressed) => set(dressed, trial)));
    }
  }
}

function strongStyle(style: TextStyle, { design }: Setter): TextStyle {
  const { face, ink, caps, tracking, features } = design.styles.opening;
  return { ...style, face, ink, caps, tracking, features, hyphenate: false };
}

/**
 * As many words as fill the first line in the strong style. Ragged, the line is ended behind them;
 * justified, the paragraph must agree to break there, and one word fewer or more is tried.
 */
function strongLine(
  inlines: readonly Inline[],
  strong: TextStyle,
  set: (inlines: readonly Inline[]) => SetParagraph,
): readonly Inline[] {
  const dressed = (count: number, broken = false): readonly Inline[] =>
    dressHead(inlines, { count, style: strong, broken });
  const source = wordsIn(inlines).trim();
  const all = set(dressed(Infinity)).settings[0].lines;
  const most = wordsOn(all[0], source);
  if (all.length < 2 || most === 0) return dressed(most);
  if (strong.align !== "justify") return dressed(most, true);
  const agreed = [most, most - 1, most + 1].find((count) => {
    const [first] = set(dressed(count)).settings[0].lines;
    return count > 0 && first?.hyphenated === false && wordsOn(first, source) === count;
  });
  return dressed(agreed ?? FIRST_WORDS);
}

/** How many words a line has whole: one that goes on below, divided or at a hyphen of its own, is none. */
function wordsOn(line: SetLine | undefined, source: string): number {
  if (line === undefined) return 0;
  const own = line.runs.filter(({ furniture }) => !furniture);
  const text = own
    .flatMap((run) => run.texts)
    .join("")
    .replace(/\u00AD$/u, "")
    .trim();
  const goesOn = text.length < source.length && source.charAt(text.length) !== " ";
  return text.split(" ").length - (goesOn ? 1 : 0);
}

/** How the words at a paragraph's head are dressed. */
interface HeadDress {
  readonly count: number;
  readonly style: TextStyle;
  /** The line is ended behind them: the space there becomes a line break. */
  readonly broken?: boolean;
}

/** The inlines with so many words at their head in another style. */
function dressHead(inlines: readonly Inline[], { count, style, broken }: HeadDress): Inline[] {
  let left = count;
  return inlines.flatMap((inline): readonly Inline[] => {
    // What is dressed already, the end mark of a text of one line, stays as it is.
    if (inline.kind !== "words" || left <= 0 || isDressed(inline)) return [inline];
    const { text, span } = inline;
    const at = endOfWord(text, left);
    const head: Dressed = { ...inline, text: text.slice(0, at), style, furniture: false };
    const heads = head.text === "" ? [] : [head];
    left -= text.split(" ").length - 1;
    if (at === text.length) return heads;
    left = 0;
    const end: LineBreak = { kind: "line-break", span };
    return [
      ...heads,
      ...(broken ? [end] : []),
      { ...inline, text: text.slice(at + (broken ? 1 : 0)) },
    ];
  });
}

/** Where the `count`th word of the text ends; its length where it has no more than so many. */
function endOfWord(text: string, count: number): number {
  let at = -1;
  for (let word = 0; word < count; word += 1) {
    at = text.indexOf(" ", at + 1);
    if (at < 0) return text.length;
  }
  return at;
}
