import { lstatSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Outcome } from "../diagnostics/diagnostic.ts";
import { failed, ok } from "../diagnostics/diagnostic.ts";
import { ensureFolder } from "./folder.ts";
import { unwritable } from "./unwritable.ts";

/** A file that is not there yet: its path in its folder, with forward slashes, and what it is to hold. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/**
 * What keeps new files from being written into a folder: whatever has their names, and what is no folder where one must
 * be. Paths in the folder, in the order of the files; `.` is the folder itself.
 */
export function inTheWay(folder: string, files: readonly NewFile[]): readonly string[] {
  const folders = files.flatMap(({ path }) => foldersAbove(path));
  const blocked = [...new Set([".", ...folders])].filter((path) => isNoFolder(join(folder, path)));
  if (blocked.includes(".")) return ["."];
  const taken = files.map(({ path }) => path).filter((path) => isThere(join(folder, path)));
  return [...blocked, ...taken];
}

/** `a/b/c.md` lies in `a` and in `a/b`. */
function foldersAbove(path: string): readonly string[] {
  const steps = path.split("/").slice(0, -1);
  return steps.map((_step, index) => steps.slice(0, index + 1).join("/"));
}

/** A link that leads nowhere is there, too: writing would make what it leads to. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false; // Below something that is no folder: that was told.
  }
}

function isNoFolder(path: string): boolean {
  if (!isThere(path)) return false;
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true;
}

/**
 * Writes new files and the folders that they need, and never over another file. Where one cannot be written, those
 * written before it are taken away again. Errors (all `unwritable`): `output/disk-full`, `output/unwritable`.
 */
export function writeNewFiles(folder: string, files: readonly NewFile[]): Outcome<void> {
  const written: string[] = [];
  const takeBack = (): void => {
    for (const path of written) rmSync(path, { force: true });
  };
  for (const { path, text } of files) {
    const place = join(folder, path);
    const { diagnostics } = ensureFolder(dirname(place));
    if (diagnostics.length > 0) {
      takeBack();
      return failed(...diagnostics);
    }
    try {
      writeFileSync(place, text, { flag: "wx" });
      written.push(place);
    } catch (thrown) {
      takeBack();
      return failed(unwritable(place, thrown));
    }
  }
  return ok(undefined);
}
