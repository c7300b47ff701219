import type { Span } from "../diagnostics/diagnostic.ts";

/** Keys and list indices from the document's root to a value. */
export type Path = readonly (string | number)[];

/** Where a value was typed, and where each part of it was. */
export interface Place {
  readonly span: Span;
  /** The part of the span that lies on its first line: what a fault points at. */
  readonly head: Span;
  readonly entries: ReadonlyMap<string | number, Entry>;
  /** What stands behind a key without a value, from `#` on: `#c8102e`, typed as if it were the value. */
  readonly comment?: string;
}

export interface Entry {
  /** Of the key; of the item itself in a list. */
  readonly keySpan: Span;
  readonly place: Place;
}

/** The entry at the path; undefined at the root and where the document has nothing. */
export function entryAt(root: Place, path: Path): Entry | undefined {
  let entry: Entry | undefined;
  let place = root;
  for (const step of path) {
    entry = place.entries.get(step);
    if (entry === undefined) return undefined;
    place = entry.place;
  }
  return entry;
}

/** The place at the path, or of the nearest thing around it that the document has. */
export function placeAt(root: Place, path: Path): Place {
  let place = root;
  for (const step of path) {
    const entry = place.entries.get(step);
    if (entry === undefined) break;
    place = entry.place;
  }
  return place;
}
