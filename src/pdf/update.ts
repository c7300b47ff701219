import type { Picture } from "../images/picture.ts";
import type { PdfDictionary } from "./values.ts";
import { imageDictionary } from "./pictures.ts";

/** A picture that takes the place of one in a file. */
export interface StandIn extends Pick<
  Picture,
  "space" | "width" | "height" | "coding" | "inverted"
> {
  readonly bytes: Uint8Array;
  /** The number of the object whose place it takes. */
  readonly object: number;
}

/**
 * What is appended to a file of ours so that these pictures stand for others: an incremental update (ISO 32000-1,
 * 7.5.6). Everything else of the file is as it was, byte for byte. Throws at a file without a trailer.
 */
export function standInUpdate(
  pdf: readonly Uint8Array[],
  standIns: readonly StandIn[],
): Uint8Array {
  const { entries, start } = trailerOf(pdf);
  const pieces: Uint8Array[] = [];
  let at = pdf.reduce((sum, piece) => sum + piece.length, 0);
  const add = (piece: Uint8Array | string): void => {
    const bytes = typeof piece === "string" ? Buffer.from(piece, "latin1") : piece;
    pieces.push(bytes);
    at += bytes.length;
  };
  add("\n");
  const sections = standIns
    .toSorted((one, other) => one.object - other.object)
    .map((standIn) => {
      const section = `${standIn.object} 1\n${String(at).padStart(10, "0")} 00000 n \n`;
      const dictionary = { ...imageDictionary(standIn), Length: standIn.bytes.length };
      add(`${standIn.object} 0 obj\n${written(dictionary)}\nstream\n`);
      add(standIn.bytes);
      add("\nendstream\nendobj\n");
      return section;
    });
  const table = at;
  add(`xref\n${sections.join("")}`);
  add(`trailer\n<<\n${entries}\n/Prev ${start}\n>>\nstartxref\n${table}\n%%EOF\n`);
  return Buffer.concat(pieces);
}

/** The trailer of a file of ours stands at its end, as does the place of the cross references. */
function trailerOf(pdf: readonly Uint8Array[]): {
  readonly entries: string;
  readonly start: number;
} {
  const end = Buffer.concat(pdf.slice(-2)).subarray(-TRAILER).toString("latin1");
  const [, entries, start] =
    /trailer\s*<<\s*([\s\S]*?)\s*>>\s*startxref\s+(\d+)\s+%%EOF\s*$/.exec(end) ?? [];
  if (entries === undefined || start === undefined) throw new Error("a PDF without a trailer");
  return { entries, start: Number(start) };
}

/** More bytes than a trailer has. */
const TRAILER = 1024;

/** A dictionary of names, numbers and arrays of numbers. */
function written(dictionary: PdfDictionary): string {
  const values = Object.entries(dictionary).flatMap(([key, value]) => {
    if (value === undefined) return [];
    return [`/${key} ${typeof value === "string" ? `/${value}` : inArray(value)}`];
  });
  return `<< ${values.join(" ")} >>`;
}

const inArray = (value: unknown): string =>
  Array.isArray(value) ? `[${value.map(String).join(" ")}]` : String(value);
