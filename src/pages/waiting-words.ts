import { warning, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { StyleName, TextStyle } from "../design/design.ts";
import type { Mark } from "../display/mark.ts";
import type { Setter } from "../galley/type-case.ts";
import type { Pt, Rect, Size } from "../geometry/geometry.ts";
import type { Phrase } from "../schema/phrase.ts";
import { lackingIn } from "../text/runs.ts";
import {
  lineWidth,
  scaled,
  stackFields,
  stackMarks,
  type Field,
  type FieldStack,
} from "./field-stack.ts";

/** The words on a place that waits for its advert: the client's name as large as looks well, or as has room. */
export interface WaitingWords {
  /** Over the name; absent where nothing is known but that it is an advert. */
  readonly kicker?: Phrase;
  readonly name: Phrase;
  /** Under the name, the most important first. */
  readonly notes: readonly Phrase[];
}

/** The contents' type, made for a list, and how much larger it stands alone on a page. */
const KICKER: StyleName = "contentsKicker";
const NAME: StyleName = "contentsTitle";
const NOTE: StyleName = "contentsByline";
const LARGER: readonly (readonly [StyleName, number])[] = [
  [KICKER, 1.2],
  [NAME, 1.3],
  [NOTE, 1.4],
];

/** Lines of lists may be far from one another; a name's are not. */
const MOST_LEADING = 1.25;

/** A name is no larger than these shares of its place: most are to stand on one line, and under white. */
const LARGEST = { ofWidth: 1 / 9, ofHeight: 1 / 5 };

/** Smaller type in several inks is not printed sharp; what has no room at this size is left out. */
const LEAST: Pt = 9;

/** From one size to the next that is tried. */
const STEP = 0.94;

/** White under the name beside the leading's, as a share of its size: large type asks for more than small type gives. */
const UNDER_NAME = 0.2;

/** A name of more lines is rather set smaller. */
const FEW_LINES = 3;

/** So much of the white stands over the words: their middle is the place's optical one. */
const OVER = 0.45;

/**
 * The words in the middle of an area, none of them outside the room in its middle. They are set smaller until they fit; what
 * does not fit at the least size is left out, the last first, and at last the end of the name.
 */
export function centerWords(
  words: WaitingWords,
  area: Rect,
  room: Size,
  setter: Setter,
): readonly Mark[] {
  const stack = fitWords(words, { area, room }, { ...setter, faults: [] });
  if (stack === undefined) return [];
  const y = area.y + OVER * (area.height - stack.baseline);
  return stackMarks(stack, area.x + (area.width - room.width) / 2, y);
}

/** Where words are to stand, and how much of it they may take. */
interface Place {
  readonly area: Rect;
  readonly room: Size;
}

function fitWords(words: WaitingWords, place: Place, setter: Setter): FieldStack | undefined {
  const sizes = sizesFor(words.name, place, setter);
  for (const fewer of lessAndLess(words)) {
    const fitting: FieldStack[] = [];
    for (const size of sizes) {
      const stack = setWords(fewer, size, place, setter);
      if (fits(stack, place)) fitting.push(stack);
      if (fits(stack, place) && linesOf(stack) <= FEW_LINES) return stack;
    }
    const [largest] = fitting;
    if (largest !== undefined) return largest;
  }
  return fitBeginning(words.name, place, setter);
}

/** The words, then without the last of them, and so on, until the name is left. */
function lessAndLess({ kicker, name, notes }: WaitingWords): readonly WaitingWords[] {
  const kicked = notes.map((_, left) => notes.slice(0, notes.length - left));
  const named = { ...(kicker && { kicker }), name };
  const alone =
    kicker === undefined
      ? [{ name, notes: [] }]
      : [
          { ...named, notes: [] },
          { name, notes: [] },
        ];
  return [...kicked.map((some) => ({ ...named, notes: some })), ...alone];
}

/**
 * The name's sizes that are tried, from the one that looks best: where none of its words need be divided, to the least.
 */
function sizesFor(name: Phrase, { area, room }: Place, setter: Setter): readonly Pt[] {
  const { size } = setter.design.styles[NAME];
  const widthOf = (text: string): number => lineWidth({ ...name, text }, NAME, setter) / size;
  const parts = new Set(name.text.split(/\s+|(?<=-)/u));
  const longest = Math.max(...[...parts].map(widthOf));
  const wished = Math.min(
    largerBy(NAME) * size,
    LARGEST.ofWidth * area.width,
    LARGEST.ofHeight * area.height,
    room.width / longest,
    // In larger type its lines would not have room under one another, even if they were all full and set solid.
    Math.sqrt((2 * room.width * room.height) / widthOf(name.text)),
  );
  const sizes: Pt[] = [];
  for (let one = wished; one > LEAST; one *= STEP) sizes.push(one);
  return [...sizes, LEAST];
}

const largerBy = (style: StyleName): number => LARGER.find(([name]) => name === style)?.[1] ?? 1;

/** The words under one another, the name in this size and the others in keeping with it. */
function setWords(
  { kicker, name, notes }: WaitingWords,
  size: Pt,
  { room }: Place,
  setter: Setter,
): FieldStack {
  const field = (style: StyleName, { text, span }: Phrase): Field => ({ text, span, style });
  const fields = [
    ...(kicker ? [field(KICKER, kicker)] : []),
    field(NAME, name),
    ...notes.map((note) => field(NOTE, note)),
  ];
  const { styles } = setter.design;
  const by = size / (largerBy(NAME) * styles[NAME].size);
  const small = (style: StyleName): TextStyle => {
    const wished = largerBy(style) * styles[style].size;
    // Small type shrinks less than large type beside it.
    const smaller = Math.max(LEAST, wished * Math.sqrt(by));
    return alone(styles[style], Math.min(wished, smaller));
  };
  const after = (UNDER_NAME * size) / setter.grid.leading;
  const dressed = {
    ...{ ...styles, [NAME]: { ...alone(styles[NAME], size), after } },
    ...{ [KICKER]: small(KICKER), [NOTE]: small(NOTE) },
  };
  const order = { top: 0, measure: room.width, align: "center" } as const;
  return stackFields(fields, order, { ...setter, design: { ...setter.design, styles: dressed } });
}

/** A style in a size of its own, without the white that it has in a list. */
function alone(style: TextStyle, size: Pt): TextStyle {
  const large = scaled(style, size / style.size);
  const leading = Math.min(large.leading, MOST_LEADING * size);
  return { ...large, leading, before: 0, after: 0 };
}

const fits = ({ baseline, width }: FieldStack, { room }: Place): boolean =>
  baseline <= room.height && width <= room.width;

/** Lines of the name. */
function linesOf({ rows }: FieldStack): number {
  const name = rows.find(({ style }) => style === NAME);
  return name === undefined ? 0 : new Set(baselinesIn(name.marks)).size;
}

const baselinesIn = (marks: readonly Mark[]): readonly Pt[] =>
  marks.flatMap((mark) => (mark.kind === "text" ? [mark.at.y] : []));

/** As much of the name as fits in the least size, to the end of a word where it has several; nothing where no letter does. */
function fitBeginning(name: Phrase, place: Place, setter: Setter): FieldStack | undefined {
  const letters = Array.from(name.text);
  const set = (count: number): FieldStack => {
    const beginning = letters.slice(0, count).join("");
    const text = `${/^(.+)\s/su.exec(beginning)?.[1] ?? beginning}…`;
    return setWords({ name: { ...name, text }, notes: [] }, LEAST, place, setter);
  };
  let [least, most] = [0, letters.length];
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    if (fits(set(middle), place)) least = middle;
    else most = middle;
  }
  return least === 0 ? undefined : set(least);
}

/** The name without characters that no face has; undefined where nothing is left of it. */
export function drawableName(name: Phrase | undefined, setter: Setter): Phrase | undefined {
  if (name === undefined) return undefined;
  const lacking = lackingIn(name.text, setter.design.styles[NAME].face, setter.fonts);
  if (lacking.size === 0) return name;
  const text = Array.from(name.text)
    .filter((one) => !lacking.has(one))
    .join("")
    .trim();
  return /[\p{L}\p{N}]/u.test(text) ? { ...name, text } : undefined;
}

/** The warning `font/missing-glyph`, where a name has characters that no face has: a proof need not wait for them. */
export function lackingFaults(name: Phrase | undefined, setter: Setter): readonly Diagnostic[] {
  if (name === undefined) return [];
  const lacking = lackingIn(name.text, setter.design.styles[NAME].face, setter.fonts);
  if (lacking.size === 0) return [];
  const says = `no face has a glyph for \`${[...lacking].join("")}\`: where the advert is to stand, \`${name.text}\` is without`;
  const hints = [
    "write the client's name another way, or add a face that has the characters to the fallback",
  ];
  return [warning("font/missing-glyph", says, { span: name.span, hints })];
}

/** A room in the middle of an area: these shares of its edges. */
export const roomOf = (
  { width, height }: Size,
  [across, down]: readonly [across: number, down: number],
): Size => ({ width: across * width, height: down * height });
