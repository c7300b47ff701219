import type { Size } from "../geometry/geometry.ts";
import type { Desk } from "./desk.ts";
import { mayDraw } from "./desk.ts";
import { dress } from "./dress.ts";
import { listOf, readLength } from "./length.ts";
import type { Style } from "./style.ts";
import type { Element } from "./xml.ts";

/** One character of a text, and where it is told to stand. */
export interface Letter {
  readonly character: string;
  readonly element: Element;
  readonly style: Style;
  /** Of the spans that it stands in. */
  readonly opacity: number;
  /** A place of its own; the letters behind it follow on. */
  x?: number;
  y?: number;
  /** A step aside before it. */
  dx?: number;
  dy?: number;
}

type Shift = "x" | "y" | "dx" | "dy";

/** Elements that stand in running text. */
export const SPANS = ["tspan", "a"];

/** The letters of a `text` element in their order, white space folded. */
export function lettersOf(text: Element, style: Style, port: Size, desk: Desk): readonly Letter[] {
  const letters: Letter[] = [];
  collect({ element: text, style, opacity: 1, port }, letters, desk);
  const last = letters.at(-1);
  if (last?.character === " " && !last.style.keepsSpaces) letters.pop();
  return letters;
}

interface Span {
  readonly element: Element;
  readonly style: Style;
  readonly opacity: number;
  readonly port: Size;
}

function collect(span: Span, letters: Letter[], desk: Desk): void {
  const first = letters.length;
  const { element, style, opacity, port } = span;
  for (const child of element.children) {
    if (typeof child === "string") addLetters(child, span, letters);
    else if (SPANS.includes(child.name) && mayDraw(child, desk)) {
      const dressed = dress(child, style, port, desk);
      const within = { element: child, style: dressed.style, opacity: opacity * dressed.opacity };
      if (dressed.displayed) collect({ ...within, port }, letters, desk);
    }
  }
  place(span, letters.slice(first), desk);
}

/** White space is folded to one space, but not a no-break space, which is a letter that prints nothing. */
function addLetters(text: string, { element, style, opacity }: Span, letters: Letter[]): void {
  for (const one of text) {
    const isWhite = /^[ \t\r\n]$/u.test(one);
    const before = letters.at(-1)?.character ?? " ";
    if (isWhite && before === " " && !style.keepsSpaces) continue;
    letters.push({ character: isWhite ? " " : one, element, style, opacity });
  }
}

/** Gives the letters of a span their places; what a span inside has said holds. */
function place({ element, style, port }: Span, letters: readonly Letter[], desk: Desk): void {
  for (const shift of ["x", "y", "dx", "dy"] as const) {
    const list = listOf(element.attributes.get(shift) ?? "");
    const whole = shift.endsWith("x") ? port.width : port.height;
    list.slice(0, letters.length).forEach((text, i) => {
      const length = readLength(text, { fontSize: style.fontSize, whole });
      const letter = letters[i];
      if (length === undefined) noPlace(element, shift, desk);
      else if (letter !== undefined) letter[shift] ??= length;
    });
  }
}

function noPlace({ name, line }: Element, shift: Shift, { remarks }: Desk): void {
  const sentence = `\`${shift}\` of \`${name}\` is no length`;
  remarks.error("drawing/number", line, sentence, "give it a number, or take it away");
}
