import { salvaged } from "./salvage.ts";
import { objectIn, packedIn, referenceTo, type Asked, type Shelf } from "./shelf.ts";
import type { PdfDictionary, PdfStream, PdfValue } from "./values.ts";
import { isDictionary, isReference, nameIn } from "./values.ts";
import type { Table } from "./xref.ts";
import { isMisplaced, readTable, tableStart } from "./xref.ts";

/** Finds where all objects lie, by the table or, where that is broken, by themselves; returns the trailer. */
export function findObjects(shelf: Shelf, file: Asked): PdfDictionary {
  const { bytes, places, damage } = shelf;
  const table = tableOf(shelf, file);
  if (damage.table === undefined && table !== undefined) {
    for (const [number, place] of table.places) places.set(number, place);
    return { kind: "dictionary", entries: table.trailer };
  }
  const found = salvaged(bytes, shelf.effort);
  shelf.known.clear();
  for (const [number, place] of found.places) places.set(number, place);
  for (const number of found.packs) unpackInto(shelf, file, number);
  const entries = new Map([...(table?.trailer ?? []), ...found.trailer]);
  if (!isDictionary(file.resolve(entries.get("Root")))) {
    const root = [...places.keys()].find((number) => isCatalog(file, number));
    if (root !== undefined) entries.set("Root", referenceTo(root));
  }
  return { kind: "dictionary", entries };
}

function tableOf(shelf: Shelf, file: Asked): Table | undefined {
  const { bytes, damage, effort } = shelf;
  const start = tableStart(bytes);
  if (start === undefined) damage.table = "absent";
  else {
    const objectAt = (at: number): PdfValue | undefined => objectIn(shelf, file, at)?.value;
    const decoded = (stream: PdfStream): Uint8Array | undefined => {
      const { bytes: plain, fault } = file.decoded(stream);
      return fault === undefined ? plain : undefined;
    };
    const table = readTable({ bytes, objectAt, decoded, effort }, start);
    const isWhole = isReference(table?.trailer.get("Root"));
    if (table !== undefined && isWhole && !isMisplaced(bytes, table.places, effort)) return table;
    damage.table = isWhole ? "misplaced" : "unreadable";
    return table;
  }
  return undefined;
}

const isCatalog = (file: Asked, number: number): boolean =>
  nameIn(file.entry(referenceTo(number), "Type")) === "Catalog";

/** Objects that lie in a stream are where its own list says. */
function unpackInto(shelf: Shelf, file: Asked, number: number): void {
  for (const [index, [one]] of packedIn(shelf, file, number).entries()) {
    shelf.places.set(one, { kind: "packed", within: number, index });
  }
}
