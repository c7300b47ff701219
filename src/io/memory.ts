import { posix } from "node:path";
import type { SourceReader } from "./shelf-reader.ts";
import { readerOf } from "./shelf-reader.ts";
import type { Fetched, Shelf, ShelfEntry } from "./shelf.ts";
import { sortedByName } from "./shelf.ts";

/** A reader over files that exist only here, by their names below the root; refuses and hints like the disk's. */
export function memoryReader(files: Readonly<Record<string, string | Uint8Array>>): SourceReader {
  return readerOf(memoryShelf(new Map(Object.entries(files))));
}

function memoryShelf(files: ReadonlyMap<string, string | Uint8Array>): Shelf {
  const folders = foldersOf([...files.keys()]);
  return {
    list: (folder) => folders.get(folder),
    fetch(file, limit): Fetched {
      const content = files.get(file);
      if (content === undefined) {
        return folders.has(file === "." ? "" : file)
          ? { kind: "not-a-file", what: "a folder" }
          : { kind: "missing" };
      }
      const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
      if (bytes.length > limit) return { kind: "too-large", size: bytes.length };
      return { kind: "bytes", bytes };
    },
  };
}

function foldersOf(files: readonly string[]): ReadonlyMap<string, readonly ShelfEntry[]> {
  const folders = new Map<string, Map<string, ShelfEntry>>([["", new Map()]]);
  const put = (path: string, kind: ShelfEntry["kind"]): void => {
    const parent = posix.dirname(path).replace(/^\.$/, "");
    if (parent !== "") put(parent, "folder");
    const entries = folders.get(parent) ?? new Map<string, ShelfEntry>();
    entries.set(posix.basename(path), { name: posix.basename(path), kind });
    folders.set(parent, entries);
  };
  for (const file of files) put(file, "file");
  return new Map([...folders].map(([name, held]) => [name, sortedByName([...held.values()])]));
}
