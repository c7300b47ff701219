import { createHash } from "node:crypto";
import type { FontFiles } from "../io/font-files.ts";
import type { FontCatalog } from "./catalog.ts";
import { directoryLength, viewOf } from "./sfnt-tables.ts";

/**
 * A hash that changes with any font file of the catalog, and with the catalog. Of each file its directory is
 * taken, which holds the checksum of every table; a file that does not keep to its checksums is not opened.
 */
export function catalogStamp({ families, fallback }: FontCatalog, files: FontFiles): string {
  const hash = createHash("sha256").update(JSON.stringify([[...families], fallback]));
  for (const cut of [...families.values()].flat()) {
    const { value: bytes = new Uint8Array() } = files.read(cut.location);
    hash.update(bytes.subarray(0, directoryLength(viewOf(bytes)))).update(`${bytes.length}\n`);
  }
  return hash.digest("hex");
}
