import { describe, expect, it } from "vitest";
import type { Anatomy } from "../../src/display/anatomy.ts";
import { rect, type Point, type Rect } from "../../src/geometry/geometry.ts";
import { bent, leadersOf, type Leader, type LeaderPage } from "../../src/proof/leaders.ts";

/** Pages of 300 by 400 with two columns of 100, a gutter of 20 between them, and lines 10 points apart. */

const COLUMNS = [rect(40, 50, 100, 300), rect(160, 50, 100, 300)];
const FLOAT = { file: "a.md", start: 10, end: 20 };

interface Things {
  readonly call?: Point;
  readonly box?: Rect;
}

function textPage(folio: number, { call, box }: Things): LeaderPage {
  const anatomy: Anatomy = {
    area: rect(40, 50, 220, 300),
    grid: { first: 58, leading: 10, lines: 30 },
    columns: COLUMNS.map((one) => ({ box: one, lines: [], cost: 0, prices: [] })),
    floats: box === undefined ? [] : [{ float: FLOAT, box }],
    calls: call === undefined ? [] : [{ float: FLOAT, at: call }],
    prices: [],
  };
  return { page: { folio, trim: { width: 300, height: 400 }, bleed: 0, marks: [] }, anatomy };
}

const on = (...pages: readonly LeaderPage[]): readonly Leader[] => leadersOf(pages);

/** Where it goes, to whole points. */
const wayOf = (leader: Leader | undefined) =>
  leader?.way.map(({ x, y }) => [Math.round(x), Math.round(y)]);

const CALL = { x: 90, y: 98 };
/** Behind the line's end, in the white under it. */
const START = [92, 100];

describe("a leader on one page", () => {
  it("goes along the gutter to a float lower in its column", () => {
    const [leader] = on(textPage(3, { call: CALL, box: rect(40, 200, 100, 100) }));
    expect(wayOf(leader)).toEqual([START, [150, 100], [150, 209], [140, 209]]);
  });

  it("goes over the gutter to a float in the next column, and back to one in the column before", () => {
    const [next] = on(textPage(3, { call: CALL, box: rect(160, 50, 100, 100) }));
    expect(wayOf(next)).toEqual([START, [160, 100]]);
    const [before] = on(textPage(3, { call: { x: 200, y: 98 }, box: rect(40, 250, 100, 60) }));
    expect(wayOf(before)).toEqual([
      [202, 100],
      [150, 100],
      [150, 259],
      [140, 259],
    ]);
  });

  it("meets a float over all columns at its head or foot, and from the last column at its side", () => {
    const below = rect(40, 250, 220, 100);
    expect(wayOf(on(textPage(3, { call: CALL, box: below }))[0])).toEqual([
      START,
      [150, 100],
      [150, 250],
    ]);
    const above = rect(40, 0, 220, 80);
    expect(wayOf(on(textPage(3, { call: CALL, box: above }))[0])?.at(-1)).toEqual([150, 80]);
    const last = on(textPage(3, { call: { x: 200, y: 98 }, box: below }))[0];
    expect(wayOf(last)?.at(-1)).toEqual([260, 259]);
  });

  it("has a dot at both ends and says nothing", () => {
    const [leader] = on(textPage(3, { call: CALL, box: rect(160, 50, 100, 100) }));
    expect(leader?.dots).toEqual([leader?.way[0], leader?.way.at(-1)]);
    expect(leader?.edge).toBeUndefined();
  });
});

describe("a leader to another page", () => {
  const box = rect(40, 200, 100, 100);

  it("crosses the spine of a spread at one height", () => {
    const [leaves, comes] = on(textPage(2, { call: CALL }), textPage(3, { box }));
    expect(wayOf(leaves)).toEqual([START, [300, 100]]);
    expect(wayOf(comes)?.[0]).toEqual([0, 100]);
    expect(wayOf(comes)?.at(-1)).toEqual([40, 209]);
    expect([leaves?.edge?.words, comes?.edge?.words]).toEqual(["to p. 3", "from p. 2"]);
    expect([leaves?.folio, comes?.folio]).toEqual([2, 3]);
  });

  it("comes straight to its float where the page was turned between", () => {
    const [leaves, comes] = on(textPage(3, { call: CALL }), textPage(4, { box }));
    expect(leaves?.edge?.side).toBe("right");
    expect(comes?.edge?.side).toBe("left");
    const [edge, end] = comes?.way ?? [];
    expect([edge?.x, end?.x, edge?.y]).toEqual([0, 40, end?.y]);
  });

  it("goes back to a float that was brought forward", () => {
    const [leaves, comes] = on(textPage(2, { box }), textPage(3, { call: CALL }));
    expect([leaves?.folio, leaves?.edge?.side, leaves?.edge?.words]).toEqual([
      3,
      "left",
      "to p. 2",
    ]);
    expect([comes?.folio, comes?.edge?.side, comes?.edge?.words]).toEqual([
      2,
      "right",
      "from p. 3",
    ]);
  });

  it("has a dot where it is at home, and none at the edge", () => {
    const [leaves, comes] = on(textPage(2, { call: CALL }), textPage(3, { box }));
    expect(leaves?.dots).toEqual(leaves?.way.slice(0, 1));
    expect(comes?.dots).toEqual(comes?.way.slice(-1));
  });

  it("reaches onto a float that runs off the page", () => {
    const [, comes] = on(textPage(3, { call: CALL }), textPage(4, { box: rect(-9, 60, 318, 90) }));
    const end = comes?.way.at(-1);
    expect(end?.x).toBe(9);
    expect(end && end.y > 60 && end.y < 150).toBe(true);
  });

  it("goes to the first part of a float that is divided", () => {
    const parts = [textPage(3, { call: CALL }), textPage(4, { box }), textPage(5, { box })];
    expect(on(...parts).map(({ folio }) => folio)).toEqual([3, 4]);
  });

  it("is none where the float stands nowhere", () => {
    expect(on(textPage(3, { call: CALL }))).toEqual([]);
  });
});

describe("the bends of a leader", () => {
  it("keep its ends, and round its corners within the shorter side", () => {
    const way = [
      { x: 0, y: 0 },
      { x: 20, y: 0 },
      { x: 20, y: 3 },
    ];
    expect(bent(way)).toEqual([
      { kind: "move", to: { x: 0, y: 0 } },
      { kind: "line", to: { x: 16, y: 0 } },
      { kind: "curve", leave: { x: 20, y: 0 }, arrive: { x: 20, y: 0 }, to: { x: 20, y: 1.5 } },
      { kind: "line", to: { x: 20, y: 3 } },
    ]);
  });
});
