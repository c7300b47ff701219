import { basename, dirname } from "node:path";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { exitCode } from "./diagnostics/exit-code.ts";
import type { Sources } from "./diagnostics/sources.ts";
import { findPrinter } from "./find-printer.ts";
import { inspectFile, type FileFacts } from "./intake/inspect.ts";
import { diskReader } from "./io/disk.ts";
import { readNamed, type Typed } from "./io/named-file.ts";

/** A finished PDF that is to be looked over. */
export interface FileOrder {
  /** Absolute. */
  readonly file: string;
  /** The same as it was typed; absent: by an absolute path. */
  readonly typed?: Typed;
  /** A built-in profile's name, or the absolute path of a printer's own. */
  readonly profile: string;
  /** Warnings fail. */
  readonly strict: boolean;
}

export interface FileReport {
  /** Absolute. */
  readonly file: string;
  /** By whose limits: a name, or a path. */
  readonly profile: string;
  /** Absent where the file could not be looked into. */
  readonly facts?: FileFacts;
  readonly diagnostics: readonly Diagnostic[];
  /** The profile's text, for faults that point into it. */
  readonly sources: Sources;
  readonly exitCode: number;
}

/** The road of a PDF that is there already: read, open, look over under a printer's limits, tell. */
export async function preflightFile(order: FileOrder): Promise<FileReport> {
  const { file, typed, profile } = order;
  const isOwn = /\.ya?ml$/iu.test(profile);
  const reader = diskReader(isOwn ? dirname(profile) : dirname(file));
  const asked = { profile: { name: isOwn ? basename(profile) : profile } };
  const printer = findPrinter(asked, reader);
  const source = readNamed(file, "PDF", typed);
  const faults = [...printer.diagnostics, ...source.diagnostics];
  const looked =
    printer.value === undefined || source.value === undefined
      ? undefined
      : await inspectFile(source.value.bytes, printer.value);
  const diagnostics = [...faults, ...(looked?.diagnostics ?? [])];
  return {
    file,
    profile,
    ...(looked?.facts !== undefined && { facts: looked.facts }),
    diagnostics,
    sources: reader.sources,
    exitCode: exitCode(diagnostics, order),
  };
}
