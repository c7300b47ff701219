import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { pid } from "node:process";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import { error, failed, ok } from "../diagnostics/diagnostic.ts";
import { faultCode, faultInWords } from "./system-fault.ts";

/**
 * Writes a file so that under its name there is always a whole one, the old or the new: beside it, synced,
 * renamed. What is no plain file (a pipe, `/dev/full`) is written into as it stands. Errors (all
 * `unwritable`, exit 5): `output/disk-full`, `output/unwritable`.
 */
export function writeAtomically(path: string, bytes: Uint8Array): Outcome<void> {
  try {
    const there = statSync(path, { throwIfNoEntry: false });
    if (there?.isDirectory() === true) return failed(folderInPlace(path));
    if (there !== undefined && !there.isFile()) writeInto(path, bytes);
    else if (there === undefined) replace(path, bytes, undefined);
    else replace(writable(realpathSync(path)), bytes, there.mode);
    return ok(undefined);
  } catch (thrown) {
    return failed(unwritable(path, thrown));
  }
}

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

/** A file that was being written when its run was killed is taken away once it is so old, in milliseconds. */
const LEFTOVER_AGE = 10 * 60 * 1000;

/** A rename would take a write-protected file away all the same: whoever protected it meant it. */
function writable(path: string): string {
  accessSync(path, constants.W_OK);
  return path;
}

function replace(path: string, bytes: Uint8Array, mode: number | undefined): void {
  const folder = dirname(path);
  const beside = join(folder, `${stem(path)}${pid}.tmp`);
  // One of the same name can only be left from a killed run that had our number.
  rmSync(beside, { force: true });
  try {
    const writtenAt = writeNew(beside, bytes, mode);
    renameSync(beside, path);
    syncFolder(folder);
    removeLeftovers(folder, stem(path), writtenAt);
  } catch (thrown) {
    rmSync(beside, { force: true });
    throw thrown;
  }
}

/** The head of the names beside a file, short enough for any disk: `.cover.pdf.` */
const stem = (path: string): string => `.${Array.from(basename(path)).slice(0, 50).join("")}.`;

/** Returns when it was written, by the clock of the disk. */
function writeNew(path: string, bytes: Uint8Array, mode: number | undefined): number {
  const descriptor = openSync(path, "wx");
  try {
    writeAll(descriptor, bytes);
    if (mode !== undefined) fchmodSync(descriptor, mode & 0o777);
    fsyncSync(descriptor);
    return fstatSync(descriptor).mtimeMs;
  } finally {
    closeSync(descriptor);
  }
}

/** One call may write less than it was given. */
function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done);
}

/** The rename itself must reach the disk; where folders cannot be synced (Windows), the system sees to it. */
function syncFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, "r");
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return;
  }
}

/** They stand in nobody's way: where one cannot be removed, it stays. */
function removeLeftovers(folder: string, head: string, now: number): void {
  try {
    for (const name of readdirSync(folder)) {
      if (!name.startsWith(head) || !/^\d+\.tmp$/.test(name.slice(head.length))) continue;
      const leftover = join(folder, name);
      if (now - lstatSync(leftover).mtimeMs > LEFTOVER_AGE) rmSync(leftover, { force: true });
    }
  } catch {
    return;
  }
}

function writeInto(path: string, bytes: Uint8Array): void {
  // A pipe that nobody reads would keep us waiting; opened this way it says so.
  const probe = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  const descriptor = openSync(path, constants.O_WRONLY);
  try {
    writeAll(descriptor, bytes);
  } finally {
    closeSync(descriptor);
    closeSync(probe);
  }
}

function folderInPlace(path: string): Diagnostic {
  return error("output/unwritable", `\`${path}\` is a folder`, {
    kind: "unwritable",
    hints: ["name the file, too, or end the path with `/`"],
  });
}

function unwritable(path: string, thrown: unknown): Diagnostic {
  const full = ["ENOSPC", "EDQUOT"].includes(faultCode(thrown));
  const sentence = `\`${path}\` cannot be written: ${faultInWords(thrown)}`;
  const hint = full
    ? "make room on the disk, or write to another one with `-o`"
    : "write to another place with `-o`";
  return error(full ? "output/disk-full" : "output/unwritable", sentence, {
    kind: "unwritable",
    hints: [hint],
  });
}
