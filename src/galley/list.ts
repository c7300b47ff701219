import type { ListLook, TextStyle } from "../design/design.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { List, ListItem } from "../story/story.ts";
import { COST } from "./costs.ts";
import type { Marker, Piece, TextPiece } from "./galley.ts";
import { settingOf } from "../text/line.ts";
import { EMPTY_LINE } from "./marks.ts";
import { plainWords } from "./phrase.ts";
import { heldTogether, withSpacing } from "./quotation.ts";
import { setIn, type Compositor, type Place } from "./type-case.ts";

/** White between a list's widest number and its text. */
const NUMBER_GAP: Pt = 4;

/** A list: hanging text, a bullet or number before each item, nested lists drawn in further. */
export function setList(list: List, place: Place, compositor: Compositor): readonly Piece[] {
  const look = compositor.design.list;
  const { depth = 0 } = place;
  const bullet = depth === 0 ? look.bullet : look.nestedBullet;
  const labels = list.items.map((item, index) =>
    setLabel(labelText(list, item, index, { ...look, bullet }), item, place, compositor),
  );
  const widest = Math.max(0, ...labels.map((label) => label.width));
  const indent = Math.max(look.indent, list.start === undefined ? 0 : widest + NUMBER_GAP);
  const inside = {
    ...place,
    x: place.x + indent,
    measure: place.measure - indent,
    align: look.align,
    depth: depth + 1,
  };
  const items = list.items.map((item, index) => {
    const label = labels[index];
    const pieces = compositor.setBlocks(item.blocks, inside, compositor);
    const marker = { x: place.x, runs: label?.runs ?? [] };
    const before = index === 0 ? 0 : look.between;
    return closed(withSpacing(leading(marked(pieces, marker, item), item), before, 0));
  });
  // A list within a list belongs to its item: no white parts them.
  if (depth > 0) return items.flat();
  const pieces = heldTogether(items.flat(), FEW, COST.partsList);
  return withSpacing(pieces, look.before, look.after);
}

/** Lines of a list that one column should hold. */
const FEW = 4;

/** What an item says over a list of its own leads to that. */
function leading(pieces: readonly Piece[], { blocks }: ListItem): readonly Piece[] {
  const [first, ...others] = pieces;
  if (first?.kind !== "text" || blocks[1]?.kind !== "list") return pieces;
  return [{ ...first, parting: { within: 0, behind: COST.partsItem } }, ...others];
}

/**
 * The white between paragraphs of the text parts the paragraphs of an item, and nothing else in it: between
 * items, and before a list within one, the white is the list's own.
 */
function closed(pieces: readonly Piece[]): readonly Piece[] {
  const parted = (piece: Piece | undefined): boolean =>
    piece?.kind === "text" && piece.marker === undefined;
  // An item of several paragraphs ends as they do.
  const several = pieces.some(parted);
  return pieces.map((piece, index) => {
    const last = index === pieces.length - 1;
    const keeps = parted(pieces[index + 1]) || (last && several);
    return piece.kind === "text" && !keeps ? { ...piece, after: 0 } : piece;
  });
}

/** Numbers that stand apart from the text are lining: an old-style 1 is no taller than an x. */
export function labelStyle(style: TextStyle): TextStyle {
  const features = style.features.filter((feature) => feature !== "onum" && feature !== "pnum");
  return { ...style, align: "left", hang: false, features: [...features, "lnum"].sort() };
}

interface Label {
  readonly runs: Marker["runs"];
  readonly width: Pt;
}

function setLabel(text: string, { span }: ListItem, place: Place, compositor: Compositor): Label {
  const { styles, list } = compositor.design;
  const style = { ...labelStyle(styles[place.style]), ink: list.labelInk };
  const set = setIn(compositor, [plainWords(text, span)], style, { measure: place.measure });
  const line = set.settings[0].lines[0];
  return { runs: line?.runs ?? [], width: line?.width ?? 0 };
}

function labelText(
  list: List,
  item: ListItem,
  index: number,
  { bullet, number }: Pick<ListLook, "bullet" | "number">,
): string {
  if (item.checked !== undefined) return item.checked ? "☑" : "☐";
  return list.start === undefined ? bullet : number.replace("{number}", String(list.start + index));
}

/**
 * The label stands beside the first line of the item's text. An item that begins with something else (code,
 * a list of its own) or with nothing has a line for its label alone.
 */
function marked(pieces: readonly Piece[], marker: Marker, item: ListItem): readonly Piece[] {
  const [first, ...others] = pieces;
  if (first?.kind === "text" && first.marker === undefined)
    return [{ ...first, marker }, ...others];
  return [{ ...labelLine(item), marker }, ...pieces];
}

/** A line without words, kept with what the item holds. */
function labelLine({ span, blocks }: ListItem): TextPiece {
  return {
    kind: "text",
    settings: [settingOf([EMPTY_LINE])],
    step: 1,
    x: 0,
    measure: 0,
    before: 0,
    after: 0,
    keepWithNext: blocks.length > 0,
    span,
  };
}
