import { posix } from "node:path";
import { nearest } from "../diagnostics/nearest.ts";
import type { Asked } from "./reader.ts";
import type { Shelf } from "./shelf.ts";

/** How many files are looked through for one that was asked for in the wrong folder. */
const MOST_FILES = 5000;

/** Folders that hold no copy. */
const IGNORED = /^(?:\.|node_modules$|out$)/;

/** What staff most likely meant by a path that is not there, as they would have to type it. */
export function hintsForMissing(shelf: Shelf, asked: Asked, file: string): readonly string[] {
  const meant = likelyFile(shelf, file);
  if (meant !== undefined) return [`did you mean \`${asTyped(asked, meant)}\`?`];
  const gone = missingFolder(shelf, file);
  return gone === undefined ? [] : [`there is no folder \`${asTyped(asked, gone)}\``];
}

/**
 * The same letters in another case, the same name in another folder, a name spelled nearly so, the
 * same name with another ending: in this order.
 */
function likelyFile(shelf: Shelf, file: string): string | undefined {
  const [folder, name] = [posix.dirname(file), posix.basename(file)];
  const beside = filesIn(shelf, folder === "." ? "" : folder);
  const find = (claim: (other: string) => boolean): string | undefined =>
    inFolder(folder, beside.find(claim));
  return (
    find((other) => sameLetters(other, name)) ??
    allFiles(shelf).find((other) => sameLetters(posix.basename(other), name)) ??
    inFolder(folder, nearest(name, beside)) ??
    find((other) => sameLetters(posix.parse(other).name, posix.parse(name).name)) ??
    nearest(file, allFiles(shelf))
  );
}

const sameLetters = (one: string, other: string): boolean =>
  one.normalize("NFC").toLowerCase() === other.normalize("NFC").toLowerCase();

const inFolder = (folder: string, name: string | undefined): string | undefined =>
  name === undefined ? undefined : posix.join(folder, name);

function filesIn(shelf: Shelf, folder: string): readonly string[] {
  const entries = shelf.list(folder) ?? [];
  return entries.filter((one) => one.kind === "file").map((one) => one.name);
}

/** The files of the whole shelf, nearer ones first. */
function allFiles(shelf: Shelf): readonly string[] {
  const files: string[] = [];
  const folders = [""];
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    for (const { name, kind } of shelf.list(folder) ?? []) {
      const path = posix.join(folder, name);
      if (kind === "file") files.push(path);
      else if (!IGNORED.test(name)) folders.push(path);
    }
    if (files.length > MOST_FILES) break;
  }
  return files;
}

/** The outermost folder on a file's way that is not there. */
function missingFolder(shelf: Shelf, file: string): string | undefined {
  const steps = posix.dirname(file).split("/");
  if (steps[0] === ".") return undefined;
  const folders = steps.map((_, index) => steps.slice(0, index + 1).join("/"));
  return folders.find((folder) => shelf.list(folder) === undefined);
}

function asTyped({ from }: Asked, file: string): string {
  return posix.relative(posix.dirname(from ?? ""), file);
}
