import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { findPrinter } from "../../src/find-printer.ts";
import { inspectFile, type Inspection } from "../../src/intake/inspect.ts";
import { memoryReader } from "../../src/io/memory.ts";
import type { Printer } from "../../src/preflight/printer.ts";

/** The limits of a built-in profile. */
export function printer(name: string): Printer {
  const { value } = findPrinter({ profile: { name } }, memoryReader({}));
  if (value === undefined) throw new Error(`there is no profile ${name}`);
  return value;
}

export const inspect = (bytes: Uint8Array, profile = "sheetfed-coated"): Promise<Inspection> =>
  inspectFile(bytes, printer(profile));

/** The codes without their room, each once. */
export const checksIn = (diagnostics: readonly Diagnostic[]): readonly string[] => [
  ...new Set(diagnostics.map(({ code }) => code.replace("preflight/", ""))),
];
