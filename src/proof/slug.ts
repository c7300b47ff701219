import type { Page } from "../display/mark.ts";
import type { FontBook } from "../fonts/face.ts";
import { rect, type Pt } from "../geometry/geometry.ts";
import { cutTo, lettered, placed, type NoteLine, type Said } from "./lettering.ts";
import {
  DOT,
  HEADER,
  LEADER,
  LEADER_WIDTH,
  LOOSER_THAN,
  SMALL,
  strong,
  TIGHT,
  TIGHTER_THAN,
  tintFor,
} from "./palette.ts";
import { box, circle, drawn, filled, straight, type Stroke } from "./pencil.ts";

/** Room for a proof's own words outside the bleed, on all four sides. */
export const SLUG: Pt = 48;

/** Baselines in the slug over the page and under it, from the bleed. */
const HEAD = 30;
const SECOND = 19;
const FOOT = 24;

/** From the trim's corners, where the crop marks are. */
const CLEAR: Pt = 12;

export interface SlugWords {
  readonly issue: string;
  /** The article and its file; absent on pages that belong to none. */
  readonly article?: { readonly title: string; readonly file: string };
  /** How the article came out: on its title page. */
  readonly fit?: string;
}

/** Over the page: that this is a proof, of what, and which page. */
export function slugHead(
  { folio, trim, bleed }: Page,
  words: SlugWords,
  fonts: FontBook,
): readonly Stroke[] {
  const y = -bleed - HEAD;
  const [left, right] = [CLEAR, trim.width - CLEAR];
  const { issue, article, fit } = words;
  const page: readonly Said[] = [
    ...(article === undefined ? [] : fileParts(article.file, (right - left) / 2, fonts)),
    { text: `page ${folio}`, hand: strong(HEADER) },
  ];
  const place = lettered(page, fonts);
  const proof = { text: "PROOF", hand: strong(HEADER, LEADER) };
  const title = { text: `   ${article?.title ?? issue}`, hand: strong(HEADER) };
  const room = right - left - place.width - lettered([proof], fonts).width - 12;
  const name = lettered([proof, cutTo(Math.max(0, room), title, fonts)], fonts);
  return [
    ...placed(name, { x: left, y }),
    ...placed(place, { x: right - place.width, y }),
    ...(fit === undefined ? [] : fitLine(fit, { left, right, y: -bleed - SECOND }, fonts)),
  ];
}

const fileParts = (file: string, most: Pt, fonts: FontBook): readonly Said[] => [
  cutTo(most, { text: file, hand: HEADER }, fonts),
  { text: "  ·  ", hand: HEADER },
];

function fitLine(
  fit: string,
  { left, right, y }: { readonly left: Pt; readonly right: Pt; readonly y: Pt },
  fonts: FontBook,
): readonly Stroke[] {
  const said = cutTo(right - left, { text: fit, hand: { ...HEADER, size: 6.4 } }, fonts);
  return placed(lettered([said], fonts), { x: left, y });
}

/** A sign of the proof, and what it means. */
interface Key {
  readonly sign: (x: Pt, y: Pt) => readonly Stroke[];
  readonly words: string;
}

/** A sign's width, the white behind it and behind its words. */
const SIGN: Pt = 12;
const BEHIND_SIGN: Pt = 4;
const BEHIND_WORDS: Pt = 14;

const swatch =
  (space: number): Key["sign"] =>
  (x, y) => {
    const ink = tintFor(space);
    return ink === undefined ? [] : [box(rect(x, y - 5, SIGN, 6.5), ink)];
  };

const bar: Key["sign"] = (x, y) => {
  const middle = x + SIGN / 2;
  return [drawn(straight({ x: middle, y: y - 5 }, { x: middle, y: y + 1 }), TIGHT, 0.7)];
};

const leader: Key["sign"] = (x, y) => {
  const [from, to] = [
    { x: x + 1.5, y: y - 2 },
    { x: x + SIGN - 1.5, y: y - 2 },
  ];
  const dots = [from, to].map((at) => filled(circle(at, DOT), LEADER));
  return [drawn(straight(from, to), LEADER, LEADER_WIDTH), ...dots];
};

const KEYS: readonly Key[] = [
  { sign: swatch(1.7), words: `word spaces over ${LOOSER_THAN} of their nature` },
  { sign: swatch(0.77), words: `under ${TIGHTER_THAN.toFixed(2)}` },
  { sign: bar, words: "hyphens in a row" },
  { sign: leader, words: "typed here, stands there" },
];

/** Under a column: how much is much. */
const MEASURE: readonly Said[] = [
  { text: "cost", hand: strong(SMALL) },
  { text: "  1 is hardly seen, 10 by whoever looks, 100 by all", hand: SMALL },
];

/** Under the page: what its signs mean; as many of them as have room. */
export function legend({ trim, bleed }: Page, fonts: FontBook): readonly Stroke[] {
  const y = trim.height + bleed + FOOT;
  const strokes: Stroke[] = [];
  let x = CLEAR;
  const add = (line: NoteLine, sign?: Key["sign"]): void => {
    const at = sign === undefined ? x : x + SIGN + BEHIND_SIGN;
    if (at + line.width > trim.width - CLEAR) return;
    strokes.push(...(sign?.(x, y) ?? []), ...placed(line, { x: at, y }));
    x = at + line.width + BEHIND_WORDS;
  };
  for (const { sign, words } of KEYS) add(lettered([{ text: words, hand: SMALL }], fonts), sign);
  add(lettered(MEASURE, fonts));
  return strokes;
}
