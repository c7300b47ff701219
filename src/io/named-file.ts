import { realpathSync } from "node:fs";
import { basename, dirname, isAbsolute } from "node:path";
import type { Outcome } from "../diagnostics/diagnostic.ts";
import { diskReader } from "./disk.ts";
import type { SourceBytes } from "./reader.ts";

/**
 * Reads a file that may lie anywhere, a writer's document or a finished PDF: whoever names it on the command line may
 * read it. It goes by its name alone. Errors: `manuscript/…` and `pdf/…`, as a reader has them.
 */
export function readNamed(
  path: string,
  noun: "manuscript" | "PDF",
  typed?: Typed,
): Outcome<SourceBytes> {
  const place = placeOf(path);
  const found = diskReader(dirname(place)).readBytes({ path: basename(place), noun });
  if (typed === undefined || !isMissing(found)) return found;
  // What is not there is told as it was typed, with what else there is from there on.
  const asTyped = diskReader(typed.folder).readBytes({ path: typed.text, noun });
  return isMissing(asTyped) ? asTyped : found;
}

/** A path as it was typed. */
export interface Typed {
  readonly text: string;
  /** Absolute: the folder that the path begins in. */
  readonly folder: string;
}

/** What an order says of a path that was typed in a folder; nothing of a whole path, which is known by itself. */
export const typedIn = (folder: string, text: string): { readonly typed?: Typed } =>
  isAbsolute(text) ? {} : { typed: { text, folder } };

const isMissing = ({ diagnostics }: Outcome<SourceBytes>): boolean =>
  diagnostics.some(({ code }) => code.endsWith("/missing"));

/** Where its links lead; of one that is not there, where it should be. */
function placeOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
