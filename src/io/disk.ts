import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
  type Stats,
} from "node:fs";
import { isAbsolute, join, relative, sep } from "node:path";
import type { SourceReader } from "./shelf-reader.ts";
import { readerOf } from "./shelf-reader.ts";
import type { Fetched, Shelf, ShelfEntry } from "./shelf.ts";
import { sortedByName } from "./shelf.ts";
import { faultCode, faultInWords } from "./system-fault.ts";

/** A reader of the plain files below a folder of the disk; a folder that is not there holds nothing. */
export function diskReader(root: string): SourceReader {
  return readerOf(diskShelf(root));
}

/** Whether a folder stands at the path, after all links. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Whether a plain file stands at the path, after all links. */
export function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** A text that is no source of an issue, so that nothing is said of it where it cannot be read. */
export function textAt(path: string): string | undefined {
  try {
    return isFile(path) ? readFileSync(path, "utf8") : undefined;
  } catch {
    return undefined;
  }
}

function diskShelf(root: string): Shelf {
  const names = new Map<string, ReadonlyMap<string, string>>();
  const spellings = (folder: string): ReadonlyMap<string, string> => {
    const known = names.get(folder) ?? spellingsIn(folder);
    names.set(folder, known);
    return known;
  };
  return {
    list: (folder) => listFolder(root, folder, spellings),
    fetch: (file, limit) => attempt(() => fetchFile(walk(root, file, spellings), limit)),
  };
}

type Spellings = (folder: string) => ReadonlyMap<string, string>;

/** Names as they stand on disk, by their composed forms: some systems take an accented letter apart. */
function spellingsIn(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder);
  return new Map([
    ...names.map((name) => [name.normalize("NFC"), name] as const),
    ...names.map(twice),
  ]);
}

const twice = (name: string): readonly [string, string] => [name, name];

type Found = { readonly kind: "found"; readonly path: string } | Extract<Fetched, Refused>;
type Refused = { kind: "missing" } | { kind: "outside" };

/**
 * Walks from the root to a file, one step at a time. Each step must stand in its folder's listing, letter
 * for letter (what a disk blind to capitals finds here would be missing on the next machine), and every
 * link must end below the root again.
 */
function walk(root: string, file: string, spellings: Spellings): Found {
  const top = realpathSync(root);
  let here = top;
  for (const step of stepsOf(file)) {
    const name = spellings(here).get(step) ?? spellings(here).get(step.normalize("NFC"));
    if (name === undefined) return { kind: "missing" };
    here = join(here, name);
    if (lstatSync(here).isSymbolicLink()) here = realpathSync(here);
    if (!isBelow(top, here)) return { kind: "outside" };
  }
  return { kind: "found", path: here };
}

const stepsOf = (file: string): readonly string[] =>
  file.split("/").filter((step) => step !== "" && step !== ".");

function isBelow(top: string, path: string): boolean {
  const way = relative(top, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function fetchFile(found: Found, limit: number): Fetched {
  if (found.kind !== "found") return found;
  // Not even opened: opening a pipe waits for its writer, and some devices act on being opened.
  const stranger = strangerIn(lstatSync(found.path));
  if (stranger !== undefined) return { kind: "not-a-file", what: stranger };
  const descriptor = openSync(
    found.path,
    constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW,
  );
  try {
    return readOpened(descriptor, limit);
  } finally {
    closeSync(descriptor);
  }
}

/** What was opened is looked at again: it may have been changed over since it was found. */
function readOpened(descriptor: number, limit: number): Fetched {
  const stats = fstatSync(descriptor);
  const stranger = strangerIn(stats);
  if (stranger !== undefined) return { kind: "not-a-file", what: stranger };
  if (stats.size > limit) return { kind: "too-large", size: stats.size };
  // One byte more than it has: a file that grows while it is read is read again, up to the limit.
  let bytes = new Uint8Array(stats.size + 1);
  let length = 0;
  for (;;) {
    const count = readSync(descriptor, bytes, length, bytes.length - length, null);
    length += count;
    if (count === 0) return { kind: "bytes", bytes: bytes.subarray(0, length) };
    if (length > limit) return { kind: "too-large", size: length };
    if (length === bytes.length) bytes = grown(bytes);
  }
}

function grown(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(bytes.length * 2);
  larger.set(bytes);
  return larger;
}

function strangerIn(stats: Stats): string | undefined {
  if (stats.isFile()) return undefined;
  if (stats.isDirectory()) return "a folder";
  if (stats.isFIFO()) return "a pipe";
  if (stats.isSocket()) return "a socket";
  return "a device";
}

function attempt(fetch: () => Fetched): Fetched {
  try {
    return fetch();
  } catch (thrown) {
    const absent = ["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(faultCode(thrown));
    return absent ? { kind: "missing" } : { kind: "unreadable", why: faultInWords(thrown) };
  }
}

function listFolder(
  root: string,
  folder: string,
  spellings: Spellings,
): readonly ShelfEntry[] | undefined {
  try {
    const found = walk(root, folder, spellings);
    if (found.kind !== "found") return undefined;
    const entries = readdirSync(found.path, { withFileTypes: true });
    return sortedByName(
      entries.map((entry) => ({
        name: entry.name,
        kind: entry.isDirectory() ? "folder" : "file",
      })),
    );
  } catch {
    return undefined;
  }
}

/** Changes whenever the file at an absolute path is written, replaced or taken away, as far as the disk tells. */
export function stampOf(path: string): string {
  try {
    const { mtimeNs, ctimeNs, size, ino } = statSync(path, { bigint: true });
    return [mtimeNs, ctimeNs, size, ino].join(" ");
  } catch (thrown) {
    return faultCode(thrown);
  }
}
