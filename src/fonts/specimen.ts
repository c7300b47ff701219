import { ok } from "../diagnostics/diagnostic.ts";
import type { Outcome } from "../diagnostics/diagnostic.ts";
import type { Embedding } from "./embedding.ts";
import { embeddingOf } from "./embedding.ts";
import { NAMES, nameOf } from "./names.ts";
import { checkSfnt } from "./sfnt.ts";
import type { FontOrder } from "./sfnt.ts";
import { tableView } from "./sfnt-tables.ts";
import type { Sfnt } from "./sfnt-tables.ts";

/** What a font file says of itself, for those who choose a face; nothing is shaped or measured for it. */
export interface Specimen {
  readonly name?: string;
  readonly version?: string;
  readonly designer?: string;
  readonly copyright?: string;
  /** The license as the file tells it, and where it is to be read. */
  readonly license?: string;
  readonly licenseAddress?: string;
  readonly outlines: Sfnt["outlines"];
  readonly glyphs: number;
  /** OpenType's tags (`latn`), sorted. */
  readonly scripts: readonly string[];
  /** OpenType's tags (`smcp`), sorted; of substitution and of placing. */
  readonly features: readonly string[];
  readonly embedding: Embedding;
}

/** Reads a font file that may be forbidden to embed, too. Errors: those of `openSfnt` but `font/not-embeddable`. */
export function readSpecimen(bytes: Uint8Array, order: FontOrder): Outcome<Specimen> {
  const { value: sfnt, diagnostics } = checkSfnt(bytes, order);
  return sfnt === undefined ? { diagnostics } : ok(specimenOf(sfnt), diagnostics);
}

function specimenOf(sfnt: Sfnt): Specimen {
  const said = (part: keyof Specimen, number: number): object => {
    const text = nameOf(sfnt, number);
    return text === undefined ? {} : { [part]: text };
  };
  return {
    ...said("name", NAMES.postScript),
    ...said("version", NAMES.version),
    ...said("designer", NAMES.designer),
    ...said("copyright", NAMES.copyright),
    ...said("license", NAMES.license),
    ...said("licenseAddress", NAMES.licenseAddress),
    outlines: sfnt.outlines,
    glyphs: tableView(sfnt, "maxp").getUint16(4),
    scripts: tagsOf(sfnt, SCRIPT_LIST).filter((tag) => tag !== "DFLT"),
    features: tagsOf(sfnt, FEATURE_LIST),
    embedding: embeddingOf(sfnt),
  };
}

/** Where GSUB and GPOS say, in their heads, at which offset these lists begin; both lists have one form. */
const SCRIPT_LIST = 4;
const FEATURE_LIST = 6;

function tagsOf(sfnt: Sfnt, list: number): readonly string[] {
  const tables = ["GSUB", "GPOS"].filter((tag) => sfnt.tables.has(tag));
  return [...new Set(tables.flatMap((tag) => tagsIn(tableView(sfnt, tag), list)))].sort();
}

/** A list that leads out of its table is read as far as it lies in it. */
function tagsIn(table: DataView, list: number): readonly string[] {
  if (table.byteLength < list + 2) return [];
  const start = table.getUint16(list);
  if (start === 0 || start + 2 > table.byteLength) return [];
  const room = Math.floor((table.byteLength - start - 2) / 6);
  return Array.from({ length: Math.min(table.getUint16(start), room) }, (_, index) => {
    const at = start + 2 + 6 * index;
    return String.fromCharCode(...[0, 1, 2, 3].map((i) => table.getUint8(at + i))).trim();
  });
}
