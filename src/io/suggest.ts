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
  const meant = likelyFile(shelf, file, asked);
  if (meant !== undefined) return [`did you mean \`${asTyped(asked, meant)}\`?`];
  const gone = missingFolder(shelf, file);
  if (gone !== undefined) return [`there is no folder \`${asTyped(asked, gone)}\``];
  return asked.noun === "PDF" ? pdfsBeside(shelf, file) : [];
}

/** So many names are told. */
const NAMED = 5;

/** Whoever typed a name from memory knows it when he sees it. */
function pdfsBeside(shelf: Shelf, file: string): readonly string[] {
  const names = filesIn(shelf, folderOf(file)).filter((name) => ENDINGS.PDF.test(name));
  if (names.length === 0) return ["there is no PDF in that folder"];
  const some = names.slice(0, NAMED).map((name) => `\`${name}\``);
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : "";
  return [`in that folder ${names.length === 1 ? "is" : "are"} ${some.join(", ")}${more}`];
}

/** What files are called that can be what is asked for: of several that may be meant they are the likelier ones. */
const ENDINGS = {
  picture: /\.(?:jpe?g|png|webp|tiff?|gif|svg|pdf)$/iu,
  PDF: /\.pdf$/iu,
} as const;

/**
 * The same letters in another case, the same name in another folder, a name spelled nearly so, the
 * same name with another ending: in this order.
 */
function likelyFile(shelf: Shelf, file: string, { noun }: Asked): string | undefined {
  const [folder, name] = [posix.dirname(file), posix.basename(file)];
  const beside = filesIn(shelf, folderOf(file));
  const ending = noun === "picture" || noun === "PDF" ? ENDINGS[noun] : undefined;
  const likely = ending === undefined ? [] : beside.filter((one) => ending.test(one));
  const spelledSo = beside.find((other) => sameLetters(other, name));
  return (
    inFolder(folder, spelledSo) ??
    allFiles(shelf).find((other) => sameLetters(posix.basename(other), name)) ??
    inFolder(folder, nearIn(likely, name) ?? nearIn(beside, name)) ??
    // A long folder's name makes all that it holds near.
    nearest(
      file,
      allFiles(shelf).filter((other) => nearest(name, [posix.basename(other)]) !== undefined),
    )
  );
}

/** A name spelled nearly so, or the same with another ending. */
const nearIn = (names: readonly string[], name: string): string | undefined =>
  nearest(name, names) ??
  names.find((other) => sameLetters(posix.parse(other).name, posix.parse(name).name));

/** As shelves list it. */
function folderOf(file: string): string {
  const folder = posix.dirname(file);
  return folder === "." ? "" : folder;
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
