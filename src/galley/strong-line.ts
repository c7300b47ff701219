import type { TextStyle } from "../design/design.ts";
import type { Inline, LineBreak } from "../story/story.ts";
import { wordsIn } from "../story/words.ts";
import { isDressed, type Dressed } from "../text/dressed.ts";
import type { SetLine, SetParagraph, Setting } from "../text/line.ts";
import { setIn, type Measured, type Setter } from "./type-case.ts";

/** How many words are set strong where the theme wants the first few. */
const FIRST_WORDS = 4;

/** With its first line, or first words, in the style of openings; plain where the theme wants neither. */
export function setStrong(
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
      return oneLineStrong(set(strongLine(inlines, strong, (dressed) => set(dressed, trial))));
    }
  }
}

/** The settings in which the strong words stand on one line, as they do in the best. */
function oneLineStrong(set: SetParagraph): SetParagraph {
  const [best, ...others] = set.settings;
  const glyphs = ({ lines }: Setting): number =>
    (lines[0]?.runs ?? []).reduce((sum, run) => sum + run.glyphs.length, 0);
  const alike = others.filter((one) => glyphs(one) === glyphs(best));
  return { ...set, settings: [best, ...alike], loose: () => [] };
}

/** The style in which the first words of a piece stand. */
export const styleOfHead = (style: TextStyle, setter: Setter): TextStyle =>
  setter.design.opening.strong === "none" ? style : strongStyle(style, setter);

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
