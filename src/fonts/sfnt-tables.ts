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

/** The bytes of one table, or none where the font lacks it. */
export function tableBytes(sfnt: Sfnt, tag: string): Uint8Array | undefined {
  const slot = sfnt.tables.get(tag);
  return slot && sfnt.bytes.subarray(slot.offset, slot.offset + slot.length);
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

/**
 * Puts tables together to a font file: directory sorted by tag, tables on four-byte borders, all
 * checksums right. Same tables, same bytes.
 */
export function writeSfnt(
  outlines: Sfnt["outlines"],
  tables: ReadonlyMap<string, Uint8Array>,
): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const start = 12 + 16 * sorted.length;
  const total = sorted.reduce((sum, [, table]) => sum + padded(table.length), start);
  const bytes = new Uint8Array(total);
  const view = viewOf(bytes);
  view.setUint32(0, outlines === "cff" ? 0x4f54544f : 0x00010000);
  writeSearchFields(view, sorted.length);
  let offset = start;
  for (const [index, [tag, table]] of sorted.entries()) {
    bytes.set(table, offset);
    if (tag === "head") view.setUint32(offset + ADJUSTMENT, 0);
    writeSlot(view, index, { tag, offset, length: table.length });
    offset += padded(table.length);
  }
  const head = readDirectory(view)?.get("head");
  if (head !== undefined) {
    view.setUint32(head.offset + ADJUSTMENT, WHOLE_FILE - checksum(view, 0, total));
  }
  return bytes;
}

const padded = (length: number): number => (length + 3) & ~3;

export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function writeSlot(view: DataView, index: number, slot: TableSlot & { tag: string }): void {
  const at = 12 + 16 * index;
  for (let i = 0; i < 4; i++) view.setUint8(at + i, slot.tag.charCodeAt(i));
  view.setUint32(at + 4, checksum(view, slot.offset, slot.length));
  view.setUint32(at + 8, slot.offset);
  view.setUint32(at + 12, slot.length);
}

function writeSearchFields(view: DataView, count: number): void {
  const [range, selector] = searchFields(count);
  view.setUint16(4, count);
  view.setUint16(6, range);
  view.setUint16(8, selector);
  view.setUint16(10, 16 * count - range);
}

function searchFields(count: number): readonly [range: number, selector: number] {
  const selector = Math.floor(Math.log2(Math.max(1, count)));
  return [16 * 2 ** selector, selector];
}

/** The table directory, or nothing where it is not one: out of the file, doubled, unsorted, overlapping. */
export function readDirectory(view: DataView): ReadonlyMap<string, TableSlot> | undefined {
  if (view.byteLength < 12) return undefined;
  const count = view.getUint16(4);
  const end = 12 + 16 * count;
  if (count === 0 || end > view.byteLength) return undefined;
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
