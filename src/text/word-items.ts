import type { Pt } from "../geometry/geometry.ts";
import type { Box, Item } from "../paragraph/items.ts";
import { chancesIn, isIdeograph } from "./chances.ts";
import type { Chance, Surroundings } from "./chances.ts";
import { COST, GLYPH_SCALING, GLYPH_TRACKING, IDEOGRAPH_STRETCH } from "./costs.ts";
import { divisionOf } from "./division.ts";
import { emergencyChances } from "./emergency.ts";
import type { Hyphenator } from "./hyphenator.ts";
import { hyphenWidths } from "./hyphen-width.ts";
import type { ParagraphOrder } from "./line.ts";
import { NO_PENALTY, type Composed, type Matter } from "./matter.ts";
import { hangInPoints, hangsAt } from "./protrusion.ts";
import type { Look } from "./runs.ts";
import { pieceBefore, widthWithin } from "./words.ts";
import type { Word } from "./words.ts";

/** A word's items as they were made once, and what they hold for beside the look. */
interface Kept extends Composed {
  readonly hyphenator: Hyphenator | undefined;
  readonly style: ParagraphOrder["style"];
  readonly width: Pt;
}

/**
 * Most words of a text come again and again, in the same look: their items are made once. One table for
 * each of the four surroundings, so that the word itself is the key and nothing is joined to find it.
 */
const kept = new WeakMap<Look, readonly Map<string, Kept>[]>();

function tableOf(look: Look, { last, opensSentence }: Surroundings): Map<string, Kept> | undefined {
  let tables = kept.get(look);
  if (tables === undefined) {
    tables = [new Map(), new Map(), new Map(), new Map()];
    kept.set(look, tables);
  }
  return tables[(last ? 2 : 0) + (opensSentence ? 1 : 0)];
}

/** A word as boxes and the chances between them. `room` is the narrowest line that there will be. */
export function wordItems(
  word: Word,
  around: Surroundings,
  order: ParagraphOrder,
  room: Pt,
): Composed {
  const look = lookOfPlain(word);
  if (look === undefined) return makeItems(word, around, order, room);
  const words = tableOf(look, around);
  const known = words?.get(word.text);
  const { style, hyphenator } = order;
  const holds = known?.style === style && known.hyphenator === hyphenator;
  if (known !== undefined && holds && known.width <= room) return known;
  const made = makeItems(word, around, order, room);
  const width = widthWithin(word, 0, word.text.length);
  // A word wider than the line is parted in ways that depend on the line.
  if (width <= room) words?.set(word.text, { ...made, style, hyphenator, width });
  return made;
}

/** The look of a word of which its letters say everything else. */
function lookOfPlain({ pieces, zeroSpaces, softHyphens }: Word): Look | undefined {
  const [piece, second] = pieces;
  const plain = second === undefined && zeroSpaces.length + softHyphens.length === 0;
  return plain && piece?.address === false && piece.note === undefined ? piece.look : undefined;
}

interface Building {
  readonly items: Item[];
  readonly matter: Matter[];
  readonly order: ParagraphOrder;
}

function push({ items, matter }: Building, item: Item, thing: Matter): void {
  items.push(item);
  matter.push(thing);
}

function makeItems(word: Word, around: Surroundings, order: ParagraphOrder, room: Pt): Composed {
  const building: Building = { items: [], matter: [], order };
  const wide = widthWithin(word, 0, word.text.length) > room;
  const typed = chancesIn(word, divisionOf(order), around, wide);
  const chances = emergencyChances(word, typed, room);
  let from = 0;
  for (const chance of chances) {
    addLetters(building, word, from, chance.offset);
    addChance(building, word, chance);
    from = chance.offset;
  }
  addLetters(building, word, from, word.text.length);
  return building;
}

function addLetters(building: Building, word: Word, from: number, to: number): void {
  const { order } = building;
  const width = widthWithin(word, from, to);
  const flex = order.style.align === "justify" ? flexOf(word, width, to - from) : 0;
  const box: Box = {
    kind: "box",
    width,
    stretch: flex,
    shrink: flex,
    hangStart: headHang(order, word, from),
    hangEnd: tailHang(order, word, to),
  };
  push(building, box, { kind: "letters", word, from, to });
}

function flexOf(word: Word, width: Pt, letters: number): Pt {
  const size = word.pieces[0]?.look.size ?? 0;
  return GLYPH_SCALING * width + GLYPH_TRACKING * size * letters;
}

function headHang({ style }: ParagraphOrder, word: Word, from: number): Pt {
  if (!hangsAt("head", style)) return 0;
  const piece = pieceBefore(word, from + 1);
  return piece === undefined ? 0 : hangInPoints(piece.look, word.text.charAt(from)).head;
}

/** What hangs at the line's end: punctuation, and the tracking of the last glyph, which is not seen. */
export function tailHang({ style }: ParagraphOrder, word: Word, to: number): Pt {
  const look = pieceBefore(word, to)?.look;
  if (look === undefined) return 0;
  const hang = hangsAt("tail", style) ? hangInPoints(look, word.text.charAt(to - 1)).tail : 0;
  return look.tracking + hang;
}

function addChance(building: Building, word: Word, chance: Chance): void {
  const { order } = building;
  const { offset, flagged, hyphen } = chance;
  const cost = chance.cost + (flagged ? hyphenCost(order) : 0);
  const piece = pieceBefore(word, offset);
  if (piece === undefined) return;
  const joint: Matter = { kind: "joint", hyphen };
  if (hyphen) {
    const { width, after } = hyphenWidths(piece, offset);
    const hung = hangsAt("tail", order.style) ? hangInPoints(piece.look, "-").tail : 0;
    const hang = piece.look.tracking + hung;
    push(building, { ...NO_PENALTY, width, after, cost, flagged, hang }, joint);
    return;
  }
  const hang = tailHang(order, word, offset);
  if (cost === COST.plain && isShortName(word.text, offset, order.language)) return;
  if (cost === COST.plain && isIdeograph(word.text.charAt(offset - 1))) {
    const gives = order.style.align === "justify" && isOfIdeographs(order.language);
    const stretch = gives ? IDEOGRAPH_STRETCH * piece.look.size : 0;
    push(building, { kind: "glue", width: 0, stretch, shrink: 0 }, { kind: "air" });
    return;
  }
  push(building, { ...NO_PENALTY, cost, flagged, hang }, joint);
}

/** What a hyphen at a line's end costs beyond itself. */
function hyphenCost({ style, display = false }: ParagraphOrder): number {
  if (display) return COST.displayHyphen;
  return style.align === "justify" ? 0 : COST.raggedHyphen;
}

/** So many characters in a row are a name, and stay together. */
const LONGEST_NAME = 4;

/** True within a few characters among words of another script. */
function isShortName(text: string, offset: number, language: string): boolean {
  if (isOfIdeographs(language)) return false;
  let [from, to] = [offset, offset];
  while (from > 0 && isIdeograph(text.charAt(from - 1))) from -= 1;
  while (to < text.length && isIdeograph(text.charAt(to))) to += 1;
  return to - from <= LONGEST_NAME;
}

/** A name in characters is a word among words: only where all the copy is characters do they give. */
const isOfIdeographs = (language: string): boolean => /^(?:zh|ja|ko|yue)\b/iu.test(language);
