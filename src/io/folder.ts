import { accessSync, constants, mkdirSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Outcome } from "../diagnostics/diagnostic.ts";
import { failed, ok } from "../diagnostics/diagnostic.ts";
import { unwritable } from "./unwritable.ts";

/** Makes a folder and those above it, where they are not there yet. */
export function ensureFolder(path: string): Outcome<void> {
  try {
    makeFolder(path);
    return ok(undefined);
  } catch (thrown) {
    return failed(unwritable(path, thrown));
  }
}

/** One at a time: Node's own recursion never ends where a folder takes none (`/proc`). */
function makeFolder(path: string): void {
  if (isFolder(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (thrown) {
    // Another run may have made it meanwhile.
    if (!isFolder(path)) throw thrown;
  }
}

/**
 * The files in a folder and in those right below it whose names end so, with forward slashes, in the order of their
 * names; none where the folder cannot be read. Hidden folders and packages are passed over.
 */
export function filesIn(folder: string, ending: RegExp): readonly string[] {
  const below = entriesIn(folder)
    .filter((entry) => entry.isDirectory() && !/^\.|^node_modules$/u.test(entry.name))
    .flatMap(({ name }) =>
      entriesIn(join(folder, name)).map((entry) => [`${name}/`, entry] as const),
    );
  return [...entriesIn(folder).map((entry) => ["", entry] as const), ...below]
    .filter(([, entry]) => entry.isFile() && ending.test(entry.name))
    .map(([where, { name }]) => `${where}${name}`)
    .sort();
}

function entriesIn(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** True where files can be made in a folder. */
export function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
