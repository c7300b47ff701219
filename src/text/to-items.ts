import type { Pt } from "../geometry/geometry.ts";
import type { Box, Glue, Item, Penalty } from "../paragraph/items.ts";
import { chancesIn, isIdeograph } from "./chances.ts";
import type { Chance, Surroundings } from "./chances.ts";
import {
  COST,
  GLYPH_SCALING,
  GLYPH_TRACKING,
  IDEOGRAPH_STRETCH,
  SPACE_SHRINK,
  SPACE_STRETCH,
} from "./costs.ts";
import { emergencyChances } from "./emergency.ts";
import { noHyphens } from "./hyphenator.ts";
import { hyphenAlone, hyphenWidths } from "./hyphen-width.ts";
import type { ParagraphOrder } from "./line.ts";
import { hangOfHead, hangOfTail } from "./protrusion.ts";
import { pieceBefore, widthWithin } from "./words.ts";
import type { Piece, Space, Token, Word } from "./words.ts";

/** What an item prints; the breaking knows only its numbers. */
export type Matter =
  | { readonly kind: "indent" }
  | { readonly kind: "letters"; readonly word: Word; readonly from: number; readonly to: number }
  | { readonly kind: "space"; readonly space: Space; readonly kern: Pt }
  /** White between ideographs: nothing, until the line is stretched. */
  | { readonly kind: "air" }
  | { readonly kind: "joint"; readonly hyphen: boolean }
  | { readonly kind: "nothing" };

/** A paragraph ready to be broken: numbers, and beside each what it prints. */
export interface Composed {
  readonly items: readonly Item[];
  readonly matter: readonly Matter[];
}

interface Building {
  readonly items: Item[];
  readonly matter: Matter[];
  readonly order: ParagraphOrder;
  /** A word wider than this needs an emergency. */
  readonly room: Pt;
}

/** Words and white as boxes, glue and penalties. `room` is the narrowest line that there will be. */
export function toItems(
  passages: readonly (readonly Token[])[],
  order: ParagraphOrder,
  room: Pt,
): Composed {
  const building: Building = { items: [], matter: [], order, room };
  if (passages.every((tokens) => tokens.length === 0)) return building;
  if (order.indent !== 0) push(building, { ...NO_BOX, width: order.indent }, { kind: "indent" });
  passages.forEach((tokens, i) => {
    addPassage(building, tokens, i === passages.length - 1);
    addEnd(building);
  });
  return building;
}

const NO_BOX: Box = { kind: "box", width: 0, stretch: 0, shrink: 0, hangStart: 0, hangEnd: 0 };
const NO_PENALTY: Penalty = {
  kind: "penalty",
  width: 0,
  after: 0,
  cost: 0,
  flagged: false,
  hang: 0,
};

function push({ items, matter }: Building, item: Item, thing: Matter): void {
  items.push(item);
  matter.push(thing);
}

/** White fills the rest of the line, which ends here. */
function addEnd(building: Building): void {
  const fill: Glue = { kind: "glue", width: 0, stretch: Infinity, shrink: 0 };
  push(building, { ...NO_PENALTY, cost: Infinity }, { kind: "nothing" });
  push(building, fill, { kind: "nothing" });
  push(building, { ...NO_PENALTY, cost: -Infinity }, { kind: "nothing" });
}

function addPassage(building: Building, tokens: readonly Token[], last: boolean): void {
  const lastWord = tokens.findLastIndex((token) => token.kind === "word");
  tokens.forEach((token, i) => {
    const [before, behind] = [tokens[i - 1], tokens[i + 1]];
    if (token.kind === "space") {
      addSpace(building, token, before, behind);
      return;
    }
    const around = { last: last && i === lastWord, opensSentence: opensSentence(tokens, i) };
    addWord(building, token, around);
  });
}

function opensSentence(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1]?.kind === "space" ? tokens[i - 2] : tokens[i - 1];
  return before?.kind !== "word" || /[.!?:][’”'")\]]*$/.test(before.text);
}

function addWord(building: Building, word: Word, around: Surroundings): void {
  const { order, room } = building;
  const typed = chancesIn(word, order.hyphenator ?? noHyphens, around);
  const chances = emergencyChances(word, typed, room);
  let from = 0;
  for (const chance of chances) {
    addLetters(building, word, from, chance.offset);
    addChance(building, word, chance);
    from = chance.offset;
  }
  addLetters(building, word, from, word.text.length);
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
  if (!style.hang || style.align === "center" || style.align === "right") return 0;
  const share = hangOfHead(word.text.charAt(from));
  return share === 0 ? 0 : share * widthWithin(word, from, from + 1);
}

/** What hangs at the line's end: punctuation, and the tracking of the last glyph, which is not seen. */
function tailHang({ style }: ParagraphOrder, word: Word, to: number): Pt {
  const tracking = pieceBefore(word, to)?.look.tracking ?? 0;
  if (!style.hang || style.align === "center") return tracking;
  const share = hangOfTail(word.text.charAt(to - 1));
  return share === 0 ? tracking : tracking + share * (widthWithin(word, to - 1, to) - tracking);
}

function addChance(building: Building, word: Word, chance: Chance): void {
  const { order } = building;
  const { offset, cost, flagged, hyphen } = chance;
  const piece = pieceBefore(word, offset);
  if (piece === undefined) return;
  const joint: Matter = { kind: "joint", hyphen };
  if (hyphen) {
    const { width, after } = hyphenWidths(piece, offset);
    const hung = order.style.hang && order.style.align !== "center" ? hangOfTail("-") : 0;
    const hang = piece.look.tracking + hung * hyphenAlone(piece);
    push(building, { ...NO_PENALTY, width, after, cost, flagged, hang }, joint);
    return;
  }
  const hang = tailHang(order, word, offset);
  if (cost === COST.plain && isIdeograph(word.text.charAt(offset - 1))) {
    const gives = order.style.align === "justify" && isOfIdeographs(order.language);
    const stretch = gives ? IDEOGRAPH_STRETCH * piece.look.size : 0;
    push(building, { kind: "glue", width: 0, stretch, shrink: 0 }, { kind: "air" });
    return;
  }
  push(building, { ...NO_PENALTY, cost, flagged, hang }, joint);
}

/** A name in characters is a word among words: only where all the copy is characters do they give. */
const isOfIdeographs = (language: string): boolean => /^(?:zh|ja|ko|yue)\b/iu.test(language);

function addSpace(
  building: Building,
  space: Space,
  before: Token | undefined,
  behind: Token | undefined,
): void {
  const { order } = building;
  const { look, count } = space;
  const kern = kernAround(space, before, behind);
  const width = count * (look.face.space * look.size + look.tracking) + kern;
  const thing: Matter = { kind: "space", space, kern };
  if (before === undefined) {
    push(building, { ...NO_BOX, width }, thing);
    return;
  }
  const cost = spaceCost(space, before, behind);
  // "Medium- and long-form": a hyphen at a line's end like any other.
  const flagged = before.kind === "word" && /[-\u2010]$/.test(before.text);
  if (cost !== 0 || flagged) {
    const hang = before.kind === "word" ? tailHang(order, before, before.text.length) : 0;
    push(building, { ...NO_PENALTY, cost, flagged, hang }, { kind: "nothing" });
  }
  const give = order.style.align === "justify" ? count * look.face.space * look.size : 0;
  push(
    building,
    { kind: "glue", width, stretch: give * SPACE_STRETCH, shrink: give * SPACE_SHRINK },
    thing,
  );
}

/** The kern that a space has with its neighbors of the same face. */
function kernAround(
  { look, count }: Space,
  before: Token | undefined,
  behind: Token | undefined,
): Pt {
  if (count === 0) return 0;
  const same = (piece: Piece | undefined) =>
    piece?.look.face === look.face && piece.look.size === look.size;
  const left = before?.kind === "word" ? before.pieces.at(-1) : undefined;
  const right = behind?.kind === "word" ? behind.pieces[0] : undefined;
  const kern =
    (same(left) ? (left?.shape.kernAfter ?? 0) : 0) +
    (same(right) ? (right?.shape.kernBefore ?? 0) : 0);
  return kern * look.size;
}

/** What it costs to end a line at this space beyond nothing. */
function spaceCost({ character }: Space, before: Token, behind: Token | undefined): number {
  if (character === "\u00A0" || before.kind === "space" || behind?.kind === "space")
    return Infinity;
  if (behind === undefined) return 0;
  if (/^[—–…]/.test(behind.text)) return COST.beforeDash;
  if (/^[)\]}»›!?;:,.%]+$/.test(behind.text) || /^[([{«‹¿¡]+$/.test(before.text))
    return COST.stranded;
  return behind.pieces[0]?.note === undefined ? 0 : COST.stranded;
}
