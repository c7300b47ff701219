/** The container of TrueType and OpenType fonts: a directory, and tables with checksums (OpenType 1.9, "otff"). */

/**
 * A font file whose every byte is vouched for: its tables lie inside the file, apart from one another,
 * and have the checksums they were saved with. Font libraries hang on damaged files, so none opens a
 * file that is not one of these.
 */
export interface Sfnt {
  readonly bytes: Uint8Array;
  readonly outlines: "truetype" | "cff";
  readonly tables: ReadonlyMap<string, TableSlot>;
}

/** Where a table lies in its file, in bytes. */
export interface TableSlot {
  readonly offset: number;
  readonly length: number;
}

/** The place of checkSumAdjustment in the head table. */
export const ADJUSTMENT = 8;
/** What the words of a whole file add up to. */
export const WHOLE_FILE = 0xb1b0afba;

/** A view of one table, so that its fields count from 0; the table must be there. */
export function tableView(sfnt: Sfnt, tag: string): DataView {
  const slot = sfnt.tables.get(tag);
  if (slot === undefined) throw new RangeError(`the font has no ${tag} table`);
  return new DataView(sfnt.bytes.buffer, sfnt.bytes.byteOffset + slot.offset, slot.length);
}

/** The advance of a glyph, in font units, as hmtx has it. */
export function advanceOf(sfnt: Sfnt, glyph: number): number {
  const full = tableView(sfnt, "hhea").getUint16(34);
  // Behind the full entries stand bearings alone: these glyphs share the last advance.
  return tableView(sfnt, "hmtx").getUint16(4 * Math.min(glyph, full - 1));
}

/** The sum of a stretch of bytes as big-endian 32-bit words, the last one filled up with zeros. */
export function checksum(view: DataView, offset: number, length: number): number {
  let sum = 0;
  const words = offset + (length & ~3);
  for (let at = offset; at < words; at += 4) sum = (sum + view.getUint32(at)) | 0;
  for (let at = words; at < offset + length; at++) {
    sum = (sum + (view.getUint8(at) << (24 - 8 * (at - words)))) | 0;
  }
  return sum >>> 0;
}

export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** How many bytes the directory takes, from the file's first; a file that is shorter has none. */
export const directoryLength = (view: DataView): number =>
  view.byteLength < 12 ? 0 : 12 + 16 * view.getUint16(4);

/** The table directory, or nothing where it is not one: out of the file, doubled, unsorted, overlapping. */
export function readDirectory(view: DataView): ReadonlyMap<string, TableSlot> | undefined {
  const end = directoryLength(view);
  const count = (end - 12) / 16;
  if (count <= 0 || end > view.byteLength) return undefined;
  const tables = new Map<string, TableSlot>();
  for (let at = 12; at < end; at += 16) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
    tables.set(tag, { offset: view.getUint32(at + 8), length: view.getUint32(at + 12) });
  }
  return tables.size === count && liesApart(tables, end, view.byteLength) ? tables : undefined;
}

function liesApart(
  tables: ReadonlyMap<string, TableSlot>,
  start: number,
  fileLength: number,
): boolean {
  let end = start;
  for (const slot of [...tables.values()].sort((a, b) => a.offset - b.offset)) {
    if (slot.offset < end || slot.offset % 4 !== 0) return false;
    end = slot.offset + slot.length;
  }
  return end <= fileLength;
}
