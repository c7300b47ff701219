import type { Pt } from "../geometry/geometry.ts";
import type { Glue, Item } from "../paragraph/items.ts";
import { COST, SPACE_SHRINK, SPACE_STRETCH } from "./costs.ts";
import { endPricer } from "./line-ends.ts";
import type { EndPricer } from "./line-ends.ts";
import type { ParagraphOrder } from "./line.ts";
import { NO_BOX, NO_PENALTY, type Composed, type Matter } from "./matter.ts";
import { tailHang, wordItems } from "./word-items.ts";
import type { Piece, Space, Token, Word } from "./words.ts";

interface Building {
  readonly items: Item[];
  readonly matter: Matter[];
  readonly order: ParagraphOrder;
  /** A word wider than this needs an emergency. */
  readonly room: Pt;
  readonly pricer: EndPricer;
}

/** Words and white as boxes, glue and penalties. `room` is the narrowest line that there will be. */
export function toItems(
  passages: readonly (readonly Token[])[],
  order: ParagraphOrder,
  room: Pt,
): Composed {
  const pricer = endPricer(() => passages.flat(), order);
  const building: Building = { items: [], matter: [], order, room, pricer };
  if (passages.every((tokens) => tokens.length === 0)) return building;
  if (order.indent !== 0) push(building, { ...NO_BOX, width: order.indent }, { kind: "indent" });
  passages.forEach((tokens, i) => {
    addPassage(building, tokens, i === passages.length - 1);
    addEnd(building);
  });
  return building;
}

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
    if (token.kind === "space") {
      const around = { earlier: tokens[i - 3], before: tokens[i - 1], behind: tokens[i + 1] };
      addSpace(building, token, around);
      return;
    }
    const around = { last: last && i === lastWord, opensSentence: opensSentence(tokens, i) };
    const { items, matter } = wordItems(token, around, building.order, building.room);
    for (const item of items) building.items.push(item);
    for (const thing of matter) building.matter.push(thing);
  });
}

function opensSentence(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1]?.kind === "space" ? tokens[i - 2] : tokens[i - 1];
  if (before?.kind !== "word") return true;
  return !endsInLetter(before) && /[.!?:][’”'")\]]*$/.test(before.text);
}

/** True of most words: then there is no mark to look for. */
const endsInLetter = ({ text }: Word): boolean => isSmallLetter(text.charCodeAt(text.length - 1));

const isSmallLetter = (code: number): boolean => code >= 0x61 && code <= 0x7a;

/** What stands around a space; `earlier` is the word before the one before it. */
interface Around {
  readonly earlier: Token | undefined;
  readonly before: Token | undefined;
  readonly behind: Token | undefined;
}

function addSpace(building: Building, space: Space, around: Around): void {
  const { order } = building;
  const { before, behind } = around;
  const { look, count } = space;
  const kern = kernAround(space, before, behind);
  const width = count * (look.face.space * look.size + look.tracking) + kern;
  const thing: Matter = { kind: "space", space, kern };
  if (before === undefined) {
    push(building, { ...NO_BOX, width }, thing);
    return;
  }
  const cost = spaceCost(space, before, behind) || endCost(around, building.pricer);
  // "Medium- and long-form": a hyphen at a line's end like any other.
  const flagged = before.kind === "word" && !endsInLetter(before) && /[-\u2010]$/.test(before.text);
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

/** What it costs for the sake of the words, where these are chosen. */
function endCost({ earlier, before, behind }: Around, pricer: EndPricer): number {
  if (before?.kind !== "word" || behind?.kind !== "word") return 0;
  const preceding = earlier?.kind === "word" ? earlier.text : undefined;
  return pricer({ earlier: preceding, before: before.text, behind: behind.text });
}

/** What it costs to end a line at this space beyond nothing, however it is set. */
function spaceCost({ character }: Space, before: Token, behind: Token | undefined): number {
  if (character === "\u00A0" || before.kind === "space" || behind?.kind === "space")
    return Infinity;
  if (behind === undefined) return 0;
  if (!isSmallLetter(behind.text.charCodeAt(0))) {
    if (/^[—–…]/.test(behind.text)) return COST.beforeDash;
    if (/^[)\]}»›!?;:,.%]+$/.test(behind.text)) return COST.stranded;
  }
  if (!endsInLetter(before) && /^[([{«‹¿¡]+$/.test(before.text)) return COST.stranded;
  return behind.pieces[0]?.note === undefined ? 0 : COST.stranded;
}
