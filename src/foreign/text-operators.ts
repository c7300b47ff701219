import type { Point } from "../geometry/geometry.ts";
import { composed, growth, IDENTITY, mapped, type Matrix } from "../geometry/matrix.ts";
import { spend, type Effort } from "./effort.ts";
import type { FileFont } from "./fonts.ts";
import type { TextState } from "./graphics.ts";
import type { Operator } from "./path-operators.ts";
import {
  fillLook,
  fontOf,
  isHidden,
  note,
  noteColor,
  numbers,
  strokeLook,
  type Run,
} from "./run.ts";
import type { PdfValue } from "./values.ts";
import { isArray, isDictionary, isName, isNumber, isString } from "./values.ts";

function setText(run: Run, change: Partial<TextState>): void {
  const { graphics } = run;
  run.graphics = { ...graphics, text: { ...graphics.text, ...change } };
}

const setNumber =
  (change: (value: number) => Partial<TextState>): Operator =>
  (run, operands) => {
    const [value = 0] = numbers(operands);
    setText(run, change(value));
  };

const begin: Operator = (run) => {
  run.textMatrix = run.lineMatrix = IDENTITY;
};

const chooseFont: Operator = (run, [named, size]) => {
  const { file } = run.stage;
  const name = isName(named) ? named.text : "?";
  const said = file.entry(file.entry(run.resources, "Font"), name);
  if (isDictionary(said)) {
    setText(run, { font: fontOf(run, said), size: isNumber(size) ? size : 0 });
    return;
  }
  setText(run, { font: undefined, size: isNumber(size) ? size : 0 });
  const says = `\`/${name}\` is chosen and not among the fonts of the page`;
  note(run, { kind: "contents", what: "font", says });
};

function moveBy(run: Run, x = 0, y = 0): void {
  run.lineMatrix = composed(run.lineMatrix, [1, 0, 0, 1, x, y]);
  run.textMatrix = run.lineMatrix;
}

const move: Operator = (run, operands) => {
  moveBy(run, ...numbers(operands).slice(0, 2));
};

const moveAndLead: Operator = (run, operands) => {
  const [x, y = 0] = numbers(operands);
  setText(run, { leading: -y });
  moveBy(run, x, y);
};

const setMatrix: Operator = (run, operands) => {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(operands);
  run.lineMatrix = run.textMatrix = [a, b, c, d, e, f];
};

const nextLine: Operator = (run) => {
  moveBy(run, 0, -run.graphics.text.leading);
};

const show: Operator = (run, operands) => {
  const [text] = operands;
  if (text !== undefined) showAll(run, [text]);
};

const showSpaced: Operator = (run, [parts]) => {
  if (isArray(parts)) showAll(run, parts);
};

const showOnNext: Operator = (run, operands) => {
  nextLine(run, []);
  show(run, operands);
};

const showOnNextSpaced: Operator = (run, [words, letters, text]) => {
  setText(run, {
    wordSpace: isNumber(words) ? words : 0,
    letterSpace: isNumber(letters) ? letters : 0,
  });
  if (text !== undefined) showOnNext(run, [text]);
};

const SPACE = 32;

/** A line of text, its parts moved by thousandths of the size; what it takes along the line is gone on by. */
function showAll(run: Run, parts: readonly PdfValue[]): void {
  const { text, matrix } = run.graphics;
  const { font, size, stretch, rise } = text;
  if (font === undefined) return;
  const { codes, texts, length } = measured(font, text, parts, run.stage.file.effort);
  const toPage = composed(matrix, composed(run.textMatrix, [size * stretch, 0, 0, size, 0, rise]));
  run.textMatrix = composed(run.textMatrix, [1, 0, 0, 1, length * stretch, 0]);
  if (codes.length === 0) return;
  const at = mapped(toPage, { x: 0, y: 0 });
  note(run, { kind: "font", font }, at);
  if (font.type === "Type3") run.stage.lookInto.glyphs(run, font, codes);
  noteLook(run, text.mode, at);
  const span = size === 0 ? 0 : length / size;
  if (!isHidden(run)) emit(run, { font, codes, texts, toPage, length: span });
}

interface Line {
  readonly font: FileFont;
  readonly codes: readonly number[];
  readonly texts: readonly string[];
  readonly toPage: Matrix;
  readonly length: number;
}

function noteLook(run: Run, mode: number, at: Point): void {
  const { fill, stroke } = run.graphics;
  if (fills(mode)) noteColor(run, fill, "type", at);
  if (strokes(mode)) noteColor(run, stroke, "type", at);
}

const fills = (mode: number): boolean => [0, 2, 4, 6].includes(mode);
const strokes = (mode: number): boolean => [1, 2, 5, 6].includes(mode);

function emit(run: Run, { font, codes, texts, toPage, length }: Line): void {
  const { mode } = run.graphics.text;
  const size = Math.hypot(toPage[2], toPage[3]);
  if ((!fills(mode) && !strokes(mode)) || size === 0 || growth(toPage) === 0) return;
  run.stage.onlooker.painted({
    kind: "type",
    font,
    size,
    texts,
    length,
    advance: length * Math.hypot(toPage[0], toPage[1]),
    matrix: toPage,
    look: fills(mode) ? fillLook(run) : strokeLook(run),
    ...(strokes(mode) && { edge: strokeLook(run) }),
    missing: font.codesAreGlyphs ? codes.filter((code) => code === 0).length : 0,
    clip: run.graphics.clip,
  });
}

/** Type that is moved back by so many thousandths has a space there, which some generators never write. */
const GAP = -180;

/** PDF's own strings have 32,767 bytes at most in contents. */
const LONGEST_TEXT = 65_536;
/** To measure a letter takes as long as to read so many bytes. */
const OF_LETTER = 6;

function measured(
  font: FileFont,
  { size, letterSpace, wordSpace }: TextState,
  parts: readonly PdfValue[],
  effort: Effort,
): Pick<Line, "codes" | "texts" | "length"> {
  const all: number[] = [];
  const texts: string[] = [];
  let length = 0;
  for (const part of parts) {
    if (isNumber(part)) {
      length -= (part / 1000) * size;
      if (part < GAP) texts.push(" ");
    }
    if (!isString(part)) continue;
    const text = part.bytes.subarray(0, LONGEST_TEXT);
    if (!spend(effort, text.length * OF_LETTER)) break;
    const codes = font.codesIn(text);
    const isSingle = codes.length === text.length;
    for (const code of codes) {
      length += font.advance(code) * size + letterSpace;
      if (code === SPACE && isSingle) length += wordSpace;
      all.push(code);
      texts.push(font.textOf(code));
    }
  }
  return { codes: all, texts, length };
}

export const TEXT_OPERATORS: Readonly<Record<string, Operator>> = {
  BT: begin,
  ET: () => undefined,
  Tc: setNumber((letterSpace) => ({ letterSpace })),
  Tw: setNumber((wordSpace) => ({ wordSpace })),
  Tz: setNumber((share) => ({ stretch: share / 100 })),
  TL: setNumber((leading) => ({ leading })),
  Tr: setNumber((mode) => ({ mode })),
  Ts: setNumber((rise) => ({ rise })),
  Tf: chooseFont,
  Td: move,
  TD: moveAndLead,
  Tm: setMatrix,
  "T*": nextLine,
  Tj: show,
  TJ: showSpaced,
  "'": showOnNext,
  '"': showOnNextSpaced,
};
