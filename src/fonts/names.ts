import { tableView } from "./sfnt-tables.ts";
import type { Sfnt } from "./sfnt-tables.ts";

/** What a font says of itself in words, by the numbers of OpenType's name table. */
export const NAMES = {
  copyright: 0,
  version: 5,
  postScript: 6,
  designer: 9,
  license: 13,
  licenseAddress: 14,
} as const;

const WINDOWS = 3;
const MACINTOSH = 1;
const AMERICAN = 0x409;

/** A name in English where the font has it so, else in the first language that it has; never an empty one. */
export function nameOf(sfnt: Sfnt, number: number): string | undefined {
  const records = recordsOf(sfnt).filter((one) => one.number === number);
  const english = records.filter((one) => one.platform === WINDOWS && one.language === AMERICAN);
  return [...english, ...records].map(({ text }) => inOneLine(text)).find((text) => text !== "");
}

/** What steers a terminal has no place in a name. */
const inOneLine = (text: string): string => text.replaceAll(/[\p{Cc}\s]+/gu, " ").trim();

/** A name in all its records, in the order of the file. */
export function namesOf(sfnt: Sfnt, number: number): readonly string[] {
  return recordsOf(sfnt)
    .filter((one) => one.number === number)
    .map(({ text }) => text);
}

interface NameRecord {
  readonly platform: number;
  readonly language: number;
  readonly number: number;
  readonly text: string;
}

/** A table that is cut short ends where it ends. */
function recordsOf(sfnt: Sfnt): readonly NameRecord[] {
  const table = tableView(sfnt, "name");
  const count = Math.min(table.getUint16(2), Math.floor((table.byteLength - 6) / 12));
  return Array.from({ length: count }, (_, index) => {
    const at = 6 + 12 * index;
    const platform = table.getUint16(at);
    const start = Math.min(table.getUint16(4) + table.getUint16(at + 10), table.byteLength);
    const length = Math.min(table.getUint16(at + 8), table.byteLength - start);
    const bytes = new Uint8Array(table.buffer, table.byteOffset + start, length);
    const encoding = platform === MACINTOSH ? "macintosh" : "utf-16be";
    return {
      platform,
      language: table.getUint16(at + 4),
      number: table.getUint16(at + 6),
      text: new TextDecoder(encoding).decode(bytes),
    };
  });
}
