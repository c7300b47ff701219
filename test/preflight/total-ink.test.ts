import { describe, expect, it, test } from "vitest";
import { BLACK, cmyk, type Cmyk, type Ink } from "../../src/color/ink.ts";
import { shadesOf } from "../../src/preflight/gradient.ts";
import {
  block,
  box,
  drawing,
  fading,
  lettered,
  picture,
  rule,
  shown,
  stroke,
  told,
} from "./build.ts";
import { rect } from "../../src/geometry/geometry.ts";

/** Too much ink, where it is not all in one place, and where it comes and goes. */

const HEAVY = cmyk(1, 1, 1, 0.6);
const dots = (count: number) =>
  Array.from({ length: count }, (_, i) => rule(box(20 + 3 * i, 20, 2, 2), HEAVY));

describe("small things with too much ink", () => {
  it("are let pass while they are few", () => {
    expect(told(...dots(3))).toEqual([]);
  });

  it("are told of together", () => {
    const [only] = told(...dots(5));
    expect(only).toContain(
      "error ink: a ground in C 100 M 100 Y 100 K 60 comes to 360 % of ink, more than 300 %, with 4 more things like it, on 20 mm² on page 1",
    );
  });

  it("are told of apart from large ones", () => {
    const [first] = told(rule(box(20, 60, 10, 10), HEAVY), ...dots(5));
    expect(first).toContain(
      "on 100 mm² on page 1, 20.2 mm from the left and 60.2 mm from the head, and 1 more",
    );
  });
});

describe("a gradient", () => {
  const square = box(20, 20, 20, 20);

  it("has too much ink as far as it has", () => {
    // From 200 to 400 %: the right half and the spare is over 300 %.
    const [only] = told(
      shown(drawing(fading(rect(0, 0, 100, 100), cmyk(1, 1, 0, 0), cmyk(1, 1, 1, 1))), square),
    );
    expect(only).toMatch(/in C 100 M 100 Y 99 K 99 comes to 398 % .* on 196 mm²/u);
  });

  it("is let pass where its dark end is cut off", () => {
    const faded = fading(rect(0, 0, 200, 100), cmyk(1, 1, 0, 0), cmyk(1, 1, 1, 1));
    expect(told(shown(drawing(faded), square))).toEqual([]);
  });

  it("counts as it is where something lies on it", () => {
    const faded = fading(rect(0, 0, 100, 100), cmyk(0, 0, 0, 0), cmyk(1, 1, 1, 0));
    const veil = block(rect(0, 0, 40, 100), cmyk(1, 1, 1, 0.6), 0.5);
    expect(told(shown(drawing(faded, veil), square))).toEqual([]);
  });
});

describe("what counts is what is printed there at last", () => {
  const square = box(20, 20, 20, 20);
  const whole = rect(0, 0, 100, 100);

  it("is the half of it where it is seen through on paper", () => {
    expect(told(shown(drawing(block(whole, HEAVY, 0.5)), square))).toEqual([]);
  });

  it("is not what something later covers", () => {
    const tint = block(whole, cmyk(0.3, 0, 0, 0));
    expect(told(shown(drawing(block(whole, HEAVY), tint), square))).toEqual([]);
  });

  it("counts once where the same is printed twice", () => {
    const dot = box(20, 20, 3, 3);
    expect(told(rule(dot, HEAVY), rule(dot, HEAVY))).toEqual([]);
  });

  it("has what lies on thick lines, too", () => {
    const line = stroke(60, { ink: cmyk(1, 1, 1, 0) });
    const [only] = told(
      shown(drawing(line, lettered("ab", { x: 10, y: 55, ink: BLACK })), box(10, 20, 80, 80)),
    );
    expect(only).toContain(
      "`ab` of the drawing `assets/d.svg` in C 0 M 0 Y 0 K 100, with what it lies on, comes to 400 %",
    );
  });

  it("is a gradient between two spot inks as it is printed, in process inks", () => {
    const spot = (name: string, alternate: Cmyk): Ink => ({
      kind: "spot",
      name,
      tint: 1,
      alternate,
    });
    const faded = fading(whole, spot("Tide", cmyk(1, 1, 0, 0)), spot("Sand", cmyk(1, 1, 1, 1)));
    expect(told(shown(drawing(faded), square))[0]).toContain("comes to 398 % of ink");
  });

  it("adds up pictures whose pixels have too much", () => {
    const inch = (at: number) =>
      shown(picture(400, 400, { space: "cmyk", overInked: 0.01 }), box(20, at, 25, 25));
    expect(told(inch(10), inch(40))).toEqual([]);
    const [only] = told(inch(10), inch(40), inch(70));
    expect(only).toContain("has more than 300 % of ink, with 2 more things like it, on 19 mm²");
  });
});

test("a radial gradient is its first ink inside the first circle, its last outside of the second", () => {
  const stop = (offset: number, k: number) => ({ offset, ink: cmyk(0, 0, 0, k), opacity: 1 });
  const at = shadesOf(
    {
      kind: "radial",
      from: { x: 50, y: 50, radius: 10 },
      to: { x: 50, y: 50, radius: 30 },
      stops: [stop(0, 0.2), stop(0.5, 0.8), stop(1, 1)],
      matrix: [1, 0, 0, 1, 0, 0],
    },
    [2, 0, 0, 2, 0, 0],
  );
  const blackAt = (x: number) => {
    const ink = at?.({ x: 2 * x, y: 100 })?.ink;
    return ink?.kind === "cmyk" ? Math.round(ink.k * 100) / 100 : undefined;
  };
  expect([50, 55, 60, 65, 70, 75, 80, 95].map(blackAt)).toEqual([
    0.2, 0.2, 0.2, 0.5, 0.8, 0.9, 1, 1,
  ]);
});
