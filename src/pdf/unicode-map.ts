import type { Slot } from "./codes.ts";

/** A CMap may hold no more than so many pairs in one block (Adobe TN 5014). */
const BLOCK = 100;

/** The ToUnicode CMap of a face's codes: what each extracts as (ISO 32000-1, 9.10.3). */
export function unicodeMap(slots: readonly Slot[]): string {
  const pairs = slots.map((slot) => `<${slot.hex}> <${utf16(slot.text || NOTHING)}>`);
  return cmapText(UNICODE, pairs);
}

const UNICODE = {
  name: "Adobe-Identity-UCS",
  ordering: "UCS",
  type: 2,
  operator: "bfchar",
} as const;

/** What a CMap is called, and what it maps codes to. */
export interface CMapKind {
  readonly name: string;
  readonly ordering: "UCS" | "Identity";
  /** 1 where it maps to character ids, 2 where to Unicode. */
  readonly type: 1 | 2;
  readonly operator: "bfchar" | "cidchar";
}

/** A whole CMap of two-byte codes, each of its pairs a code and what it stands for. */
export const cmapText = (kind: CMapKind, pairs: readonly string[]): string =>
  `${headOf(kind)}${blocksOf(kind, pairs).join("")}${FOOT}`;

/**
 * Stands for the empty text of a cluster's further glyphs. A code left out of the map is read by some
 * as the character of its own number, so it maps to a word joiner: no letter to anyone, and parts no word.
 */
const NOTHING = "\u2060";

function blocksOf({ operator }: CMapKind, pairs: readonly string[]): readonly string[] {
  const blocks: string[] = [];
  for (let from = 0; from < pairs.length; from += BLOCK) {
    const block = pairs.slice(from, from + BLOCK);
    blocks.push(`${block.length} begin${operator}\n${block.join("\n")}\nend${operator}\n`);
  }
  return blocks;
}

/** UTF-16BE as hexadecimal digits. */
export function utf16(text: string): string {
  let hex = "";
  for (let i = 0; i < text.length; i++) hex += text.charCodeAt(i).toString(16).padStart(4, "0");
  return hex;
}

const headOf = ({ name, ordering, type }: CMapKind): string => `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 0 >> def
/CMapName /${name} def
/CMapType ${type} def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
`;

const FOOT = `endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
