import type { FaceMetrics, FontProgram } from "./face.ts";
import { NAMES, namesOf } from "./names.ts";
import { tableView } from "./sfnt-tables.ts";
import type { Sfnt } from "./sfnt-tables.ts";

/** What the font file says about itself, read from head, hhea, OS/2, post and name. */
export interface FaceFacts {
  readonly metrics: FaceMetrics;
  readonly descriptor: Omit<FontProgram, "format" | "bytes">;
}

/** How many font units the em has; 1000 or a power of two, as a rule. */
export const unitsPerEmOf = (sfnt: Sfnt): number => tableView(sfnt, "head").getUint16(18);

/** The top of a glyph over the baseline in font units; for fonts whose OS/2 does not give these heights. */
export type HeightOf = (letter: "H" | "x") => number;

export function readFacts(sfnt: Sfnt, heightOf: HeightOf): FaceFacts {
  const unitsPerEm = unitsPerEmOf(sfnt);
  const heights = lineHeights(sfnt);
  const letters = letterHeights(sfnt, heightOf);
  const post = tableView(sfnt, "post");
  const ems = (units: number): number => units / unitsPerEm;
  return {
    metrics: {
      ascent: ems(heights.ascent),
      descent: ems(heights.descent),
      capHeight: ems(letters.capHeight),
      xHeight: ems(letters.xHeight),
      underlinePosition: ems(post.getInt16(8)),
      underlineThickness: ems(post.getInt16(10)),
    },
    descriptor: describe(sfnt, { ...heights, ...letters }),
  };
}

interface Heights {
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
}

/** ISO 32000-1, table 122; in thousandths of an em, depths negative. */
function describe(sfnt: Sfnt, heights: Heights): FaceFacts["descriptor"] {
  const head = tableView(sfnt, "head");
  const os2 = tableView(sfnt, "OS/2");
  const post = tableView(sfnt, "post");
  const unitsPerEm = unitsPerEmOf(sfnt);
  const thousandths = (units: number): number => Math.round((units * 1000) / unitsPerEm);
  return {
    name: postScriptName(sfnt),
    bbox: [
      thousandths(head.getInt16(36)),
      thousandths(head.getInt16(38)),
      thousandths(head.getInt16(40)),
      thousandths(head.getInt16(42)),
    ],
    ascent: thousandths(heights.ascent),
    descent: thousandths(-heights.descent),
    capHeight: thousandths(heights.capHeight),
    xHeight: thousandths(heights.xHeight),
    italicAngle: post.getInt32(4) / 65536,
    stemV: stemOf(os2.getUint16(4)),
    serif: hasSerifs(os2),
    fixedPitch: post.getUint32(12) !== 0,
  };
}

const USE_TYPO_METRICS = 0x80;

/** Ascent and descent, both positive: OS/2's where it says that they are the ones meant, else hhea's. */
function lineHeights(sfnt: Sfnt): { ascent: number; descent: number } {
  const os2 = tableView(sfnt, "OS/2");
  const typo = { ascent: os2.getInt16(68), descent: -os2.getInt16(70) };
  if ((os2.getUint16(62) & USE_TYPO_METRICS) !== 0) return typo;
  const hhea = tableView(sfnt, "hhea");
  const ascent = hhea.getInt16(4);
  return ascent === 0 ? typo : { ascent, descent: -hhea.getInt16(6) };
}

function letterHeights(sfnt: Sfnt, heightOf: HeightOf): { capHeight: number; xHeight: number } {
  const os2 = tableView(sfnt, "OS/2");
  const given = os2.getUint16(0) >= 2 && os2.byteLength >= 90;
  const xHeight = given ? os2.getInt16(86) : 0;
  const capHeight = given ? os2.getInt16(88) : 0;
  return { capHeight: capHeight || heightOf("H"), xHeight: xHeight || heightOf("x") };
}

/** No table gives the stem; readers use it only where they must replace the font, so the weight is a fair measure. */
const stemOf = (weight: number): number => Math.round(10 + (220 * (weight - 50)) / 900);

const SANS_SERIF_CLASS = 8;
const LATIN_TEXT = 2;

/** By PANOSE where it is filled in, else by the IBM family class. */
function hasSerifs(os2: DataView): boolean {
  const serifStyle = os2.getUint8(33);
  if (os2.getUint8(32) === LATIN_TEXT && serifStyle >= 2) return serifStyle <= 10;
  const family = os2.getUint8(30);
  return family >= 1 && family < SANS_SERIF_CLASS && family !== 6;
}

/** From its Windows or its Macintosh record; only letters, digits and hyphens may stand in it. */
function postScriptName(sfnt: Sfnt): string {
  const names = namesOf(sfnt, NAMES.postScript).map((text) => text.replace(/[^A-Za-z0-9-]/gu, ""));
  return names.find((name) => name !== "") ?? "Unnamed";
}
