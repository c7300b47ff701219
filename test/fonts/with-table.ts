import { readDirectory } from "../../src/fonts/sfnt-tables.ts";
import { writeSfnt } from "./write-sfnt.ts";

/** A TrueType font with one table changed, whole again: its checksums are those of what it holds. */
export function withTable(
  bytes: Uint8Array,
  tag: string,
  change: (table: DataView) => void,
): Uint8Array {
  const slots = readDirectory(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const tables = new Map(
    [...(slots ?? [])].map(([name, { offset, length }]) => [
      name,
      Uint8Array.from(bytes.subarray(offset, offset + length)),
    ]),
  );
  const table = tables.get(tag) ?? new Uint8Array();
  change(new DataView(table.buffer, table.byteOffset, table.byteLength));
  return writeSfnt("truetype", tables);
}
