import { expect } from "vitest";
import { cmyk } from "../../src/color/ink.ts";
import type { Ink } from "../../src/color/ink.ts";
import { inkOfScreen } from "../../src/color/screen.ts";
import type { Diagnostic, Outcome } from "../../src/diagnostics/diagnostic.ts";
import type { Drawing } from "../../src/display/drawing.ts";
import { dumpThings } from "../../src/display/dump-drawing.ts";
import { readDrawing } from "../../src/svg/read-drawing.ts";
import { book } from "../fonts/faces.ts";

/** Drawings in one line each: what stands inside an `svg` of 100 by 100, and what it draws. */

export const BUOY: Ink = {
  kind: "spot",
  name: "Buoy 5",
  tint: 1,
  alternate: cmyk(0, 0.9, 1, 0),
};

const COLORS: ReadonlyMap<string, Ink> = new Map<string, Ink>([
  ["ink", cmyk(0, 0, 0, 1)],
  ["accent", cmyk(0, 1, 0.8, 0.1)],
  ["house", BUOY],
  ["mist", { ...BUOY, tint: 0.2 }],
]);

export const svg = (inside: string, attributes = 'viewBox="0 0 100 100"'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`;

export const FILE = "art/boat.svg";

/** A whole file, read. */
export function read(file: string): Promise<Outcome<Drawing>> {
  const span = { file: "a.md", start: 0, end: 1 };
  const fonts = { ...book, body: "Source Serif 4" };
  const palette = { theme: COLORS, screen: inkOfScreen };
  return readDrawing(file, { file: FILE, span, palette, fonts });
}

/** A drawing without a fault. */
export async function drawing(file: string): Promise<Drawing> {
  const { value, diagnostics } = await read(file);
  expect(diagnostics).toEqual([]);
  if (value === undefined) throw new Error("no drawing");
  return value;
}

/** What stands inside the drawing, and the things that it comes to, a line each. */
export async function draws(inside: string, expected: readonly string[]): Promise<void> {
  const { things } = await drawing(svg(inside));
  expect(dumpThings(things)).toEqual(expected);
}

/** The fill or stroke of a rectangle of one unit, given by its attributes. */
export async function paints(attributes: string, expected: string): Promise<void> {
  await draws(
    `<path d="M0 0H1" ${attributes}/>`,
    expected === "" ? [] : [`path M 0 0 L 1 0 ${expected}`],
  );
}

/** Whatever comes of it, what is told: code and sentence, the file's name left out. */
export async function tells(file: string, ...expected: readonly string[]): Promise<void> {
  const { diagnostics } = await read(file);
  expect(diagnostics.map(told)).toEqual(expected);
}

const told = ({ code, message }: Diagnostic): string =>
  `${code} ${message.replace(`\`${FILE}\`, `, "")}`;
