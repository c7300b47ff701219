import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
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

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
