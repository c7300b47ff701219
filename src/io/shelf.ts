/** What a reader reads from: a folder of the disk, or a table in memory. Names are relative, with forward slashes. */
export interface Shelf {
  /** What a folder holds (the root is ""), sorted by name; undefined where there is no such folder. */
  list(folder: string): readonly ShelfEntry[] | undefined;
  /** The bytes of a file, at most so many. */
  fetch(file: string, limit: number): Fetched;
}

export interface ShelfEntry {
  readonly name: string;
  readonly kind: "file" | "folder";
}

/** A file's bytes, or why there are none. */
export type Fetched =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "missing" }
  /** A symbolic link leads out of the shelf. */
  | { readonly kind: "outside" }
  /** What stands in the file's place, with its article: "a folder", "a pipe". */
  | { readonly kind: "not-a-file"; readonly what: string }
  | { readonly kind: "too-large"; readonly size: number }
  /** The system's own reason: "permission denied". */
  | { readonly kind: "unreadable"; readonly why: string };

/** By name, by code units: the same order in every locale. */
export function sortedByName(entries: readonly ShelfEntry[]): readonly ShelfEntry[] {
  return entries.toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
