import type { Anatomy, FloatCall, FloatPlace } from "../display/anatomy.ts";
import type { Page } from "../display/mark.ts";
import type { Span } from "../diagnostics/diagnostic.ts";
import type { Point, Pt, Rect } from "../geometry/geometry.ts";
import type { Outline, Step } from "../display/outline.ts";

/** A line from the place in the text where a float was typed to the float, or to the page's edge where that is on another page. */
export interface Leader {
  readonly folio: number;
  readonly float: Span;
  readonly way: readonly Point[];
  /** Where it ends at an edge: which one, and what is there to be read. */
  readonly edge?: { readonly side: "left" | "right"; readonly y: Pt; readonly words: string };
  /** Its ends that stand at the call or the float; the other one stands at an edge. */
  readonly dots: readonly Point[];
}

/** A text page as leaders see it. */
export interface LeaderPage {
  readonly page: Page;
  readonly anatomy: Anatomy;
}

interface Found<T> {
  readonly on: LeaderPage;
  readonly thing: T;
}

/** The leaders of all pages: one for each float that stands somewhere, in two parts where it is on another page. */
export function leadersOf(pages: readonly LeaderPage[]): readonly Leader[] {
  const places = new Map<string, Found<FloatPlace>>();
  for (const on of pages) {
    for (const thing of on.anatomy.floats) {
      const key = keyOf(thing.float);
      if (!places.has(key)) places.set(key, { on, thing });
    }
  }
  return pages.flatMap((on) =>
    on.anatomy.calls.flatMap((thing) => {
      const place = places.get(keyOf(thing.float));
      return place === undefined ? [] : leadersTo({ on, thing }, place);
    }),
  );
}

const keyOf = ({ file, start }: Span): string => `${start} ${file}`;

function leadersTo(call: Found<FloatCall>, place: Found<FloatPlace>): readonly Leader[] {
  const { float } = call.thing;
  const [from, to] = [call.on.page.folio, place.on.page.folio];
  const start = startOf(call);
  if (from === to) {
    const way = wayOnPage(start, place.thing.box, place.on.anatomy);
    return [{ folio: from, float, way, dots: ends(way) }];
  }
  const forward = to > from;
  const [out, back] = forward ? (["right", "left"] as const) : (["left", "right"] as const);
  const edge = { x: edgeOf(call.on, out), y: start.y };
  const way = wayFromEdge(edge.y, back, place, isSpread(from, to));
  const leaves = { side: out, y: edge.y, words: `to p. ${to}` };
  const comes = { side: back, y: way[0]?.y ?? edge.y, words: `from p. ${from}` };
  return [
    { folio: from, float, way: [start, edge], edge: leaves, dots: [start] },
    { folio: to, float, way, edge: comes, dots: way.slice(-1) },
  ];
}

const ends = (way: readonly Point[]): readonly Point[] => [...way.slice(0, 1), ...way.slice(-1)];

/** Versos have even folios: the recto beside one follows it. */
const isSpread = (one: number, other: number): boolean =>
  Math.abs(one - other) === 1 && Math.min(one, other) % 2 === 0;

const edgeOf = ({ page }: LeaderPage, side: "left" | "right"): Pt =>
  side === "left" ? 0 : page.trim.width;

/** From a line's end to its dot, and from its baseline into the white under it, as a share of the leading. */
const BEHIND: Pt = 2.2;
const UNDER = 0.24;

function startOf({ on, thing }: Found<FloatCall>): Point {
  const { leading } = on.anatomy.grid;
  return { x: thing.at.x + BEHIND, y: thing.at.y + UNDER * leading };
}

/** How far inside a float's edges a leader meets it. */
const INSIDE: Pt = 9;

const within = (y: Pt, { y: head, height }: Rect): Pt => {
  const inside = Math.min(INSIDE, height / 2);
  return Math.min(Math.max(y, head + inside), head + height - inside);
};

/** From a call to a float on its page: in the white between the lines to a gutter, along it, and into the float. */
function wayOnPage(start: Point, box: Rect, anatomy: Anatomy): readonly Point[] {
  const { left, right } = guttersAt(start, anatomy);
  const covers = box.x < right && box.x + box.width > right;
  if (covers) {
    const below = box.y > start.y;
    return straightened([
      start,
      { x: right, y: start.y },
      { x: right, y: below ? box.y : box.y + box.height },
    ]);
  }
  const after = box.x >= right;
  const before = box.x + box.width <= left;
  const x = before ? left : right;
  const y = within(start.y, box);
  const side = after ? box.x : box.x + box.width;
  return straightened([start, { x, y: start.y }, { x, y }, { x: side, y }]);
}

/** Where leaders run at both sides of the column that a point lies in: in the middle of a gutter, or close by in a margin. */
function guttersAt(
  { x }: Point,
  { columns, area }: Anatomy,
): { readonly left: Pt; readonly right: Pt } {
  const boxes = columns.length > 0 ? columns.map(({ box }) => box) : [area];
  const at = Math.max(
    0,
    boxes.findLastIndex((box) => box.x <= x),
  );
  const column = boxes[at] ?? area;
  const [before, after] = [boxes[at - 1], boxes[at + 1]];
  const end = column.x + column.width;
  return {
    left: before === undefined ? column.x - IN_MARGIN : (before.x + before.width + column.x) / 2,
    right: after === undefined ? end + IN_MARGIN : (end + after.x) / 2,
  };
}

/** From the type area to a leader in its margin. */
const IN_MARGIN: Pt = 5;

/** From a page's edge to a float on it: on a spread at the height at which the leader left the page beside. */
function wayFromEdge(
  from: Pt,
  side: "left" | "right",
  { on, thing }: Found<FloatPlace>,
  spread: boolean,
): readonly Point[] {
  const { area, grid } = on.anatomy;
  const edge = edgeOf(on, side);
  const { box } = thing;
  const x = side === "left" ? area.x - IN_MARGIN : area.x + area.width + IN_MARGIN;
  const end = side === "left" ? box.x : box.x + box.width;
  const level = within(
    Math.round((from - grid.first) / grid.leading) * grid.leading +
      grid.first +
      UNDER * grid.leading,
    box,
  );
  const y = spread ? from : level;
  const offPage = side === "left" ? end <= edge : end >= edge;
  const inside = side === "left" ? edge + INSIDE : edge - INSIDE;
  if (offPage)
    return straightened([
      { x: edge, y: level },
      { x: inside, y: level },
    ]);
  return straightened([
    { x: edge, y },
    { x, y },
    { x, y: level },
    { x: end, y: level },
  ]);
}

/** Without points at which it neither goes on nor turns. */
function straightened(way: readonly Point[]): readonly Point[] {
  const going = way.filter((point, index) => {
    const before = way[index - 1];
    return before === undefined || !isNear(point, before);
  });
  return going.filter((point, index) => {
    const [before, after] = [going[index - 1], going[index + 1]];
    return before === undefined || after === undefined || turns(before, point, after);
  });
}

const isNear = (one: Point, other: Point): boolean =>
  Math.hypot(one.x - other.x, one.y - other.y) < 0.05;

const turns = (before: Point, at: Point, after: Point): boolean =>
  (at.x - before.x) * (after.y - at.y) !== (at.y - before.y) * (after.x - at.x);

/** The radius of a leader's bends. */
const BEND: Pt = 4;

/** The way as an outline, its corners rounded. */
export function bent(way: readonly Point[]): Outline {
  return way.flatMap((point, index): readonly Step[] => {
    const [before, after] = [way[index - 1], way[index + 1]];
    if (before === undefined) return [{ kind: "move", to: point }];
    if (after === undefined) return [{ kind: "line", to: point }];
    const [enter, exit] = [toward(point, before), toward(point, after)];
    return [
      { kind: "line", to: enter },
      { kind: "curve", leave: point, arrive: point, to: exit },
    ];
  });
}

/** From a corner so far on the way to a point, and no further than half of it. */
function toward(corner: Point, { x, y }: Point): Point {
  const length = Math.hypot(x - corner.x, y - corner.y);
  const share = length === 0 ? 0 : Math.min(BEND, length / 2) / length;
  return { x: corner.x + share * (x - corner.x), y: corner.y + share * (y - corner.y) };
}
