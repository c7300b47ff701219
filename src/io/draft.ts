import { createHash } from "node:crypto";
import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import process, { pid } from "node:process";
import type { Outcome } from "../diagnostics/diagnostic.ts";
import { failed, ok } from "../diagnostics/diagnostic.ts";
import { faultCode } from "./system-fault.ts";
import { folderInPlace, unwritable } from "./unwritable.ts";

/**
 * A file that is being written, piece by piece, beside the one whose place it is to take: under that one's name
 * there is always a whole file, the old or the new.
 */
export interface Draft {
  /** Adds bytes. What goes wrong is told when the draft is settled. */
  readonly add: (bytes: Uint8Array) => void;
  /** How many there are so far. */
  readonly size: () => number;
  /** All that was added. */
  readonly readBack: () => Uint8Array;
  /**
   * Syncs the draft and renames it; another name than it was opened for lies in the same folder. Errors (all
   * `unwritable`, exit 5): `output/disk-full`, `output/unwritable`.
   */
  readonly settle: (path?: string) => Outcome<void>;
  /** Takes the draft away. */
  readonly abandon: () => void;
}

/**
 * Writes a file so that under its name there is always a whole one, the old or the new: beside it, synced,
 * renamed. What is no plain file (a pipe, `/dev/full`) is written into as it stands. Errors (all
 * `unwritable`, exit 5): `output/disk-full`, `output/unwritable`.
 */
export function writeAtomically(path: string, bytes: Uint8Array): Outcome<void> {
  const { value: draft, diagnostics } = openDraft(path);
  if (draft === undefined) return failed(...diagnostics);
  draft.add(bytes);
  return draft.settle();
}

/**
 * Opens a draft for a path. For what is no plain file (a pipe, `/dev/full`) the bytes are kept, and written into it
 * when the draft is settled. Errors as for `settle`.
 */
export function openDraft(path: string): Outcome<Draft> {
  try {
    const there = statSync(path, { throwIfNoEntry: false });
    if (there?.isDirectory() === true) return failed(folderInPlace(path));
    if (isDescriptor(path) || there?.isFile() === false) return ok(heldDraft(path));
    return ok(
      there === undefined
        ? draftBeside(path, path, undefined)
        : draftBeside(path, writable(realpathSync(path)), there.mode),
    );
  } catch (thrown) {
    return failed(unwritable(path, thrown));
  }
}

/** True of a path where a plain file is or may be; false of a pipe, a device, a folder. */
export function isFilePlace(path: string): boolean {
  return !isDescriptor(path) && statSync(path, { throwIfNoEntry: false })?.isFile() !== false;
}

/** True of a name that stands for what the caller has opened, whatever that is: no file lies beside it. */
export const isDescriptor = (path: string): boolean =>
  /^\/(?:dev\/(?:stdout|stderr|fd\/\d+)|proc\/self\/fd\/\d+)$/u.test(path);

/** Takes a plain file away, if there is one; that it stays is no reason to fail. */
export function takeAway(path: string): void {
  try {
    if (lstatSync(path, { throwIfNoEntry: false })?.isFile() === true) rmSync(path);
  } catch {
    // Somebody else holds it.
  }
}

/** A rename would take a write-protected file away all the same: whoever protected it meant it. */
function writable(path: string): string {
  accessSync(path, constants.W_OK);
  return path;
}

/** `asked` is the path as it was given, `place` where that leads. */
function draftBeside(asked: string, place: string, mode: number | undefined): Draft {
  const folder = dirname(place);
  const beside = join(folder, `${stem(place)}${pid}.tmp`);
  // One of the same name can only be left from a killed run that had our number.
  rmSync(beside, { force: true });
  const descriptor = openSync(beside, "wx");
  const remove = (): void => {
    rmSync(beside, { force: true });
  };
  // A signal ends the process at once, and takes the draft with it.
  process.on("exit", remove);
  let size = 0;
  let thrown: unknown;
  const close = (): void => {
    closeSync(descriptor);
    process.off("exit", remove);
  };
  return {
    add: (bytes) => {
      size += bytes.length;
      try {
        if (thrown === undefined) writeAll(descriptor, bytes);
      } catch (fault) {
        thrown = fault;
      }
    },
    size: () => size,
    readBack: () => readFileSync(beside),
    settle: (path = asked) => {
      try {
        if (thrown !== undefined) throw new Error("not written", { cause: thrown });
        if (mode !== undefined) fchmodSync(descriptor, mode & 0o777);
        fsyncSync(descriptor);
        const writtenAt = fstatSync(descriptor).mtimeMs;
        moveTo(path === asked ? place : path, beside);
        syncFolder(folder);
        removeLeftovers(folder, stem(place), writtenAt);
        return ok(undefined);
      } catch (fault) {
        remove();
        return failed(unwritable(path, thrown ?? fault));
      } finally {
        close();
      }
    },
    abandon: () => {
      close();
      remove();
    },
  };
}

/** A link may have led to another disk. */
function moveTo(path: string, beside: string): void {
  try {
    renameSync(beside, path);
  } catch (thrown) {
    if (faultCode(thrown) !== "EXDEV") throw thrown;
    copyFileSync(beside, path);
    rmSync(beside, { force: true });
  }
}

function heldDraft(asked: string): Draft {
  const pieces: Uint8Array[] = [];
  const all = (): Uint8Array => Buffer.concat(pieces);
  return {
    add: (bytes) => void pieces.push(Uint8Array.from(bytes)),
    size: () => pieces.reduce((sum, { length }) => sum + length, 0),
    readBack: all,
    settle: (path = asked) => {
      // Under another name the bytes become a file like any other, and the pipe is left alone.
      if (path !== asked) return writeAtomically(path, all());
      try {
        writeInto(path, all());
        return ok(undefined);
      } catch (thrown) {
        return failed(unwritable(path, thrown));
      }
    },
    abandon: () => {
      pieces.length = 0;
    },
  };
}

/**
 * The head of the names beside a file, short enough for any disk and of no other file: `.cover.pdf.`, and of a long name
 * its beginning and a digest of all of it.
 */
function stem(path: string): string {
  const name = Array.from(basename(path));
  if (name.length <= MOST_LETTERS) return `.${name.join("")}.`;
  const digest = createHash("sha256").update(name.join("")).digest("hex").slice(0, 12);
  return `.${name.slice(0, MOST_LETTERS - digest.length).join("")}${digest}.`;
}

const MOST_LETTERS = 50;

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

/** A file that was being written when its run was killed is taken away once it is so old, in milliseconds. */
const LEFTOVER_AGE = 10 * 60 * 1000;

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
