import { tableView } from "./sfnt-tables.ts";
import type { Sfnt } from "./sfnt-tables.ts";

/** What a foundry allows, as the file says it in OS/2's fsType (OpenType 1.9, "OS/2"). */
export interface Embedding {
  /**
   * `installable`: for good; `editable`: in documents that others may edit; `preview-and-print`: in documents to be seen
   * and printed; `restricted`: not at all, without the foundry's word. A PDF for the press needs no more than to print.
   */
  readonly right: "installable" | "editable" | "preview-and-print" | "restricted";
  /** The file may be embedded in part. */
  readonly inPart: boolean;
  /** Its outlines may not be embedded, pictures of its letters may. */
  readonly bitmapsOnly: boolean;
}

const RESTRICTED = 0x0002;
const PREVIEW_AND_PRINT = 0x0004;
const EDITABLE = 0x0008;
const NO_SUBSETS = 0x0100;
const BITMAPS_ONLY = 0x0200;

/** Where a file names several rights, the freest holds. */
export function embeddingOf(sfnt: Sfnt): Embedding {
  const fsType = tableView(sfnt, "OS/2").getUint16(8);
  const has = (bit: number): boolean => (fsType & bit) !== 0;
  const bound = has(RESTRICTED) ? "restricted" : "installable";
  const printed = has(PREVIEW_AND_PRINT) ? "preview-and-print" : bound;
  return {
    right: has(EDITABLE) ? "editable" : printed,
    inPart: !has(NO_SUBSETS),
    bitmapsOnly: has(BITMAPS_ONLY),
  };
}
