import { error, failed, ok } from "../diagnostics/diagnostic.ts";
import type { Diagnostic, Outcome, Span } from "../diagnostics/diagnostic.ts";
import type { Embedding } from "./embedding.ts";
import { embeddingOf } from "./embedding.ts";
import {
  ADJUSTMENT,
  WHOLE_FILE,
  checksum,
  readDirectory,
  tableView,
  viewOf,
} from "./sfnt-tables.ts";
import type { Sfnt, TableSlot } from "./sfnt-tables.ts";

/** What the file is called in a diagnostic, and where it was ordered. */
export interface FontOrder {
  readonly name: string;
  readonly span?: Span;
}

const NEEDED = ["OS/2", "cmap", "head", "hhea", "hmtx", "maxp", "name", "post"];

/** The shortest forms of the tables that are read without further questions. */
const LEAST_LENGTHS: ReadonlyMap<string, number> = new Map([
  ["OS/2", 78],
  ["head", 54],
  ["hhea", 36],
  ["maxp", 6],
  ["name", 6],
  ["post", 32],
]);

/** Checks a font file, and whether a PDF may hold it. Errors: those of `checkSfnt`, `font/not-embeddable`. */
export function openSfnt(bytes: Uint8Array, order: FontOrder): Outcome<Sfnt> {
  const checked = checkSfnt(bytes, order);
  const forbidden = checked.value && embeddingFault(embeddingOf(checked.value), order);
  return forbidden === undefined ? checked : failed(forbidden);
}

/**
 * Checks a font file from its first byte to its last. Errors: `font/format` (a collection, a web font,
 * no font at all), `font/damaged`, `font/incomplete`.
 */
export function checkSfnt(bytes: Uint8Array, order: FontOrder): Outcome<Sfnt> {
  const outlines = sniff(bytes);
  if (typeof outlines !== "string") return failed(unfit(outlines, order));
  const view = viewOf(bytes);
  const tables = readDirectory(view);
  if (tables === undefined || !isWhole(view, tables)) return failed(damaged(order));
  const missing = missingTables(tables, outlines);
  if (missing.length > 0) return failed(incomplete(missing, order));
  const sfnt: Sfnt = { bytes, outlines, tables };
  return hasSoundTables(sfnt) ? ok(sfnt) : failed(damaged(order));
}

type Stranger = { readonly kind: "collection" | "web-font" | "unknown" };

function sniff(bytes: Uint8Array): Sfnt["outlines"] | Stranger {
  const magic = String.fromCharCode(...bytes.subarray(0, 4));
  switch (magic) {
    case "\0\x01\0\0":
    case "true":
      return "truetype";
    case "OTTO":
      return "cff";
    case "ttcf":
      return { kind: "collection" };
    case "wOFF":
    case "wOF2":
      return { kind: "web-font" };
    default:
      return { kind: "unknown" };
  }
}

/** Every table's checksum, and the whole file's: together they vouch for every byte. */
function isWhole(view: DataView, tables: ReadonlyMap<string, TableSlot>): boolean {
  const head = tables.get("head");
  if (head === undefined || head.length < 54) return true; // said better as `font/incomplete`
  const adjustment = view.getUint32(head.offset + ADJUSTMENT);
  const unadjusted = (sum: number): number => (sum - adjustment) >>> 0;
  let at = 12;
  for (const [tag, slot] of tables) {
    const sum = checksum(view, slot.offset, slot.length);
    if (view.getUint32(at + 4) !== (tag === "head" ? unadjusted(sum) : sum)) return false;
    at += 16;
  }
  const whole = unadjusted(checksum(view, 0, view.byteLength));
  return (WHOLE_FILE - whole) >>> 0 === adjustment;
}

function missingTables(
  tables: ReadonlyMap<string, TableSlot>,
  outlines: Sfnt["outlines"],
): readonly string[] {
  const drawn = outlines === "cff" ? ["CFF "] : ["glyf", "loca"];
  return [...NEEDED, ...drawn].filter(
    (tag) => (tables.get(tag)?.length ?? -1) < (LEAST_LENGTHS.get(tag) ?? 0),
  );
}

/** What a font tool may save wrongly though every checksum is right, as far as we read it ourselves. */
function hasSoundTables(sfnt: Sfnt): boolean {
  const glyphs = tableView(sfnt, "maxp").getUint16(4);
  const metrics = tableView(sfnt, "hhea").getUint16(34);
  const unitsPerEm = tableView(sfnt, "head").getUint16(18);
  const hmtx = tableView(sfnt, "hmtx").byteLength;
  return (
    unitsPerEm >= 16 &&
    unitsPerEm <= 16384 &&
    metrics >= 1 &&
    metrics <= glyphs &&
    hmtx >= 4 * metrics + 2 * (glyphs - metrics) &&
    (sfnt.outlines === "cff" || glyphsAscend(sfnt, glyphs))
  );
}

function glyphsAscend(sfnt: Sfnt, glyphs: number): boolean {
  const loca = tableView(sfnt, "loca");
  const long = tableView(sfnt, "head").getInt16(50) === 1;
  if (loca.byteLength < (glyphs + 1) * (long ? 4 : 2)) return false;
  let last = 0;
  for (let glyph = 0; glyph <= glyphs; glyph++) {
    const offset = long ? loca.getUint32(4 * glyph) : 2 * loca.getUint16(2 * glyph);
    if (offset < last) return false;
    last = offset;
  }
  return last <= tableView(sfnt, "glyf").byteLength;
}

/** Why a PDF may not hold a file; the fault that its foundry's license bits come to. */
export function embeddingFault(embedding: Embedding, order: FontOrder): Diagnostic | undefined {
  const refuse = (what: string): Diagnostic =>
    error("font/not-embeddable", `the license bits of \`${order.name}\` forbid ${what}`, {
      ...place(order),
      hints: ["ask the foundry for a file that may be embedded, or choose another face"],
    });
  if (embedding.right === "restricted") return refuse("embedding it in a PDF");
  if (embedding.bitmapsOnly) return refuse("embedding its outlines");
  return embedding.inPart ? undefined : refuse("embedding a part of it");
}

const STRANGERS = {
  collection: {
    what: "is a collection of fonts",
    hint: "take the single faces out of it (.ttf or .otf files)",
  },
  "web-font": { what: "is a web font", hint: "use the .ttf or .otf file it was made from" },
  unknown: { what: "is no font", hint: "give a .ttf or .otf file" },
} as const;

function unfit(stranger: Stranger, order: FontOrder): Diagnostic {
  const { what, hint } = STRANGERS[stranger.kind];
  return error("font/format", `\`${order.name}\` ${what}`, { ...place(order), hints: [hint] });
}

function damaged(order: FontOrder): Diagnostic {
  return error("font/damaged", `the font file \`${order.name}\` is damaged`, {
    ...place(order),
    hints: ["its checksums do not agree with what it holds; install or export it anew"],
  });
}

function incomplete(missing: readonly string[], order: FontOrder): Diagnostic {
  const tables = missing.map((tag) => `\`${tag.trim()}\``).join(", ");
  return error("font/incomplete", `the font file \`${order.name}\` lacks ${tables}`, {
    ...place(order),
    hints: ["export it anew as a desktop font, with all its tables"],
  });
}

const place = (order: FontOrder): { span?: Span } =>
  order.span === undefined ? {} : { span: order.span };
