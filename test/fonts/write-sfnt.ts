import {
  ADJUSTMENT,
  checksum,
  readDirectory,
  viewOf,
  WHOLE_FILE,
  type Sfnt,
  type TableSlot,
} from "../../src/fonts/sfnt-tables.ts";

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

function writeSearchFields(view: DataView, count: number): void {
  const [range, selector] = searchFields(count);
  view.setUint16(4, count);
  view.setUint16(6, range);
  view.setUint16(8, selector);
  view.setUint16(10, 16 * count - range);
}

function writeSlot(view: DataView, index: number, slot: TableSlot & { tag: string }): void {
  const at = 12 + 16 * index;
  for (let i = 0; i < 4; i++) view.setUint8(at + i, slot.tag.charCodeAt(i));
  view.setUint32(at + 4, checksum(view, slot.offset, slot.length));
  view.setUint32(at + 8, slot.offset);
  view.setUint32(at + 12, slot.length);
}

function searchFields(count: number): readonly [range: number, selector: number] {
  const selector = Math.floor(Math.log2(Math.max(1, count)));
  return [16 * 2 ** selector, selector];
}
