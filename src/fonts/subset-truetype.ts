import { tableBytes, tableView, writeSfnt } from "./sfnt-tables.ts";
import type { Sfnt } from "./sfnt-tables.ts";

/** Tables that a PDF needs of a TrueType font and that hold for any choice of glyphs (ISO 32000-1, 9.9). */
const SHARED_TABLES = ["cvt ", "fpgm", "prep"];

/**
 * A TrueType font of these glyphs alone, in this order; glyphs may come twice. Parts of composite glyphs
 * that are not among them follow after. It has no cmap: the PDF says which code shows which glyph.
 */
export function subsetTrueType(sfnt: Sfnt, glyphs: readonly number[]): Uint8Array {
  const outlines = collectOutlines(sfnt, glyphs);
  const tables = new Map<string, Uint8Array>();
  for (const tag of SHARED_TABLES) {
    const table = tableBytes(sfnt, tag);
    if (table !== undefined) tables.set(tag, table);
  }
  tables.set("glyf", concatenate(outlines.map((outline) => outline.bytes)));
  tables.set("loca", longOffsets(outlines.map((outline) => outline.bytes.length)));
  tables.set(
    "hmtx",
    metricsOf(
      sfnt,
      outlines.map((outline) => outline.glyph),
    ),
  );
  tables.set("head", patched(sfnt, "head", [50, 1])); // indexToLocFormat: long
  tables.set("hhea", patched(sfnt, "hhea", [34, outlines.length])); // numberOfHMetrics
  tables.set("maxp", patched(sfnt, "maxp", [4, outlines.length])); // numGlyphs
  return writeSfnt("truetype", tables);
}

/** Advance and left side bearing of a glyph, in font units, as hmtx has them. */
export function metricOf(sfnt: Sfnt, glyph: number): { advance: number; bearing: number } {
  const hmtx = tableView(sfnt, "hmtx");
  const full = tableView(sfnt, "hhea").getUint16(34);
  // Behind the full entries stand bearings alone: these glyphs share the last advance.
  const advance = hmtx.getUint16(4 * Math.min(glyph, full - 1));
  const bearing = glyph < full ? hmtx.getInt16(4 * glyph + 2) : hmtx.getInt16(2 * (full + glyph));
  return { advance, bearing };
}

interface Outline {
  /** Glyph id in the whole font. */
  readonly glyph: number;
  readonly bytes: Uint8Array;
}

/** The asked glyphs' outlines, then those of their parts, then of the parts' parts. */
function collectOutlines(sfnt: Sfnt, glyphs: readonly number[]): readonly Outline[] {
  const order = [...glyphs];
  const places = new Map<number, number>();
  for (const [place, glyph] of order.entries()) if (!places.has(glyph)) places.set(glyph, place);
  const placeOf = (glyph: number): number => {
    const known = places.get(glyph);
    if (known !== undefined) return known;
    places.set(glyph, order.length);
    return order.push(glyph) - 1;
  };
  const outlines: Outline[] = [];
  // `order` grows while it is walked through, by at most one place for each glyph of the font.
  for (const glyph of order) outlines.push({ glyph, bytes: renumbered(sfnt, glyph, placeOf) });
  return outlines;
}

/** A copy of the outline, padded to four bytes, whose parts are called by their new glyph ids. */
function renumbered(sfnt: Sfnt, glyph: number, placeOf: (part: number) => number): Uint8Array {
  const source = outlineOf(sfnt, glyph);
  const copy = new Uint8Array((source.length + 3) & ~3);
  copy.set(source);
  const view = new DataView(copy.buffer);
  const count = tableView(sfnt, "maxp").getUint16(4);
  for (const at of componentPlaces(view, source.length)) {
    const part = view.getUint16(at);
    view.setUint16(at, placeOf(part < count ? part : 0));
  }
  return copy;
}

function outlineOf(sfnt: Sfnt, glyph: number): Uint8Array {
  const loca = tableView(sfnt, "loca");
  const long = tableView(sfnt, "head").getInt16(50) === 1;
  const offset = (at: number): number =>
    long ? loca.getUint32(4 * at) : 2 * loca.getUint16(2 * at);
  const glyf = tableBytes(sfnt, "glyf") ?? new Uint8Array();
  return glyf.subarray(offset(glyph), offset(glyph + 1));
}

const WORDS = 0x0001;
const ONE_SCALE = 0x0008;
const MORE_PARTS = 0x0020;
const TWO_SCALES = 0x0040;
const MATRIX = 0x0080;

/** Where in a composite glyph its parts' glyph ids stand; nowhere in a simple one. */
function componentPlaces(outline: DataView, length: number): readonly number[] {
  const places: number[] = [];
  if (length < 10 || outline.getInt16(0) >= 0) return places;
  for (let at = 10; at + 4 <= length;) {
    const flags = outline.getUint16(at);
    places.push(at + 2);
    if ((flags & MORE_PARTS) === 0) break;
    at += 4 + (flags & WORDS ? 4 : 2) + transformLength(flags);
  }
  return places;
}

function transformLength(flags: number): number {
  if ((flags & ONE_SCALE) !== 0) return 2;
  if ((flags & TWO_SCALES) !== 0) return 4;
  return (flags & MATRIX) === 0 ? 0 : 8;
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function longOffsets(lengths: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * (lengths.length + 1)));
  let offset = 0;
  for (const [index, length] of lengths.entries()) {
    offset += length;
    view.setUint32(4 * (index + 1), offset);
  }
  return new Uint8Array(view.buffer);
}

function metricsOf(sfnt: Sfnt, glyphs: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * glyphs.length));
  for (const [index, glyph] of glyphs.entries()) {
    const { advance, bearing } = metricOf(sfnt, glyph);
    view.setUint16(4 * index, advance);
    view.setInt16(4 * index + 2, bearing);
  }
  return new Uint8Array(view.buffer);
}

/** A copy of a table with one 16-bit field of it changed. */
function patched(
  sfnt: Sfnt,
  tag: string,
  [at, value]: readonly [at: number, value: number],
): Uint8Array {
  const copy = Uint8Array.from(tableBytes(sfnt, tag) ?? []);
  new DataView(copy.buffer).setUint16(at, value);
  return copy;
}
