import { readFileSync } from "node:fs";
import { BLACK } from "../../src/color/ink.ts";
import type { Face } from "../../src/fonts/face.ts";
import { openFace } from "../../src/fonts/open-face.ts";
import { rect } from "../../src/geometry/geometry.ts";
import type { Picture } from "../../src/images/picture.ts";
import type {
  GlyphRun,
  Mark,
  Page,
  PictureMark,
  Publication,
  TextMark,
} from "../../src/display/mark.ts";
import type { PaintOrder } from "../../src/pdf/paint.ts";

/** Marks, pages and publications in one line each. */

const FILES = {
  serif: "source-serif-4/400Regular/SourceSerif4_400Regular.ttf",
  italic: "source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf",
  code: "source-code-pro/400Regular/SourceCodePro_400Regular.ttf",
} as const;

export type FaceName = keyof typeof FILES;

const opened = new Map<FaceName, Face>();

export function face(name: FaceName): Face {
  const known = opened.get(name);
  if (known) return known;
  const url = new URL(`../../node_modules/@expo-google-fonts/${FILES[name]}`, import.meta.url);
  const cut = { family: name, weight: 400, italic: name === "italic" };
  const { value } = openFace(readFileSync(url), cut, { name: FILES[name] });
  if (!value) throw new Error(`no face ${name}`);
  opened.set(name, value);
  return value;
}

/** A run as shaped, at ten points, in black; `change` says what differs. */
export function run(text: string, change: Partial<GlyphRun> & { cut?: FaceName } = {}): GlyphRun {
  const { cut = "serif", ...rest } = change;
  const shaped = face(cut).shape(text, []);
  const size = rest.size ?? 10;
  const scale = rest.scale ?? 1;
  return {
    face: face(cut),
    size,
    ink: BLACK,
    scale,
    glyphs: shaped.glyphs,
    advances: shaped.advances.map((advance) => advance * size * scale),
    texts: shaped.texts,
    rise: 0,
    furniture: false,
    ...rest,
  };
}

export function line(x: number, y: number, ...runs: readonly (string | GlyphRun)[]): TextMark {
  const whole = runs.map((one) => (typeof one === "string" ? run(one) : one));
  return { kind: "text", at: { x, y }, runs: whole };
}

/** A page of 300 by 400 points with a bleed of 9. */
export function page(...marks: readonly Mark[]): Page {
  return { folio: 1, trim: { width: 300, height: 400 }, bleed: 9, marks };
}

export function publication(...pages: readonly Page[]): Publication {
  return {
    title: "Harbor & Quay",
    publisher: "The Tide Office",
    authors: ["Ann Pier", "Bo Kai"],
    language: "en-US",
    pages: pages.map((one, index) => ({ ...one, folio: index + 1 })),
    outline: pages.map((_, index) => ({ title: `Chapter ${index + 1}`, folio: index + 1 })),
  };
}

export const ORDER: PaintOrder = {
  date: Date.UTC(2021, 2, 4, 5, 6, 7),
  marks: ["crop"],
  producer: "typeset 0.1.0",
  edition: "print",
};

/** Raw gray samples that run from black to white. */
export function grayPicture(id: string, width: number, height: number): Picture {
  const bytes = Uint8Array.from({ length: width * height }, (_, i) => (i * 255) / (width * height));
  const file = `assets/${id}.png`;
  return {
    kind: "raster",
    id,
    file,
    width,
    height,
    space: "gray",
    coding: "samples",
    load: () => Promise.resolve(bytes),
    inverted: false,
  };
}

export function picture(
  drawn: Picture,
  [x, y, width, height]: readonly [number, number, number, number],
): PictureMark {
  const frame = rect(x, y, width, height);
  return { kind: "picture", picture: drawn, frame, clip: frame };
}
