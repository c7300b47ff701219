import { realpathSync } from "node:fs";
import { basename, dirname } from "node:path";
import type { Outcome } from "../diagnostics/diagnostic.ts";
import { diskReader } from "./disk.ts";
import type { SourceBytes } from "./reader.ts";

/**
 * Reads a file that may lie anywhere, a writer's document or a finished PDF: whoever names it on the command line may
 * read it. It goes by its name alone. Errors: `manuscript/…` and `pdf/…`, as a reader has them.
 */
export function readNamed(path: string, noun: "manuscript" | "PDF"): Outcome<SourceBytes> {
  const place = placeOf(path);
  return diskReader(dirname(place)).readBytes({ path: basename(place), noun });
}

/** Where its links lead; of one that is not there, where it should be. */
function placeOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
