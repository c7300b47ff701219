import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { error } from "../diagnostics/diagnostic.ts";
import { faultCode, faultInWords } from "./system-fault.ts";

export function folderInPlace(path: string): Diagnostic {
  return error("output/unwritable", `\`${path}\` is a folder`, {
    kind: "unwritable",
    hints: ["name the file, too, or end the path with `/`"],
  });
}

export function unwritable(path: string, thrown: unknown): Diagnostic {
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
