import { describe, expect, it } from "vitest";
import { cmyk } from "../../src/color/ink.ts";
import type { Drawing, Shape, Stroke, Thing } from "../../src/display/drawing.ts";
import { dumpThings } from "../../src/display/dump-drawing.ts";
import { standingIn } from "../../src/display/thin-lines.ts";
import { rect } from "../../src/geometry/geometry.ts";

const FOUR = cmyk(0.24, 0.17, 0.22, 0.01);
const GRAY = cmyk(0, 0, 0, 0.24);

/** A line as wide as this, in four inks, that becomes gray under half a point. */
function line(width: number, more: Partial<Stroke> = {}): Shape {
  const outline = [
    { kind: "move", to: { x: 0, y: 0 } },
    { kind: "line", to: { x: 9, y: 0 } },
  ] as const;
  const look = { cap: "butt", join: "miter", miterLimit: 4, dashes: [], dashOffset: 0 } as const;
  const thin = { under: 0.5, ink: GRAY };
  return {
    ...{ kind: "shape", outline, rule: "nonzero" },
    stroke: { paint: FOUR, opacity: 1, width, ...look, thin, ...more },
  };
}

const drawing = (...things: readonly Thing[]): Drawing => ({
  ...{ kind: "drawing", id: "a", file: "a.svg", width: 100, height: 100, things },
});

/** The drawing in a frame that makes it so much larger. */
const stands = (scale: number, one: Drawing): Drawing => {
  const standing = standingIn(rect(5, 5, 100 * scale, 100 * scale), one);
  if (standing.kind !== "drawing") throw new Error("no drawing");
  return standing;
};

/** The inks of all lines, "gray" for those that became so. */
const inksOf = (one: Drawing): string[] =>
  dumpThings(one.things)
    .filter((text) => text.includes("stroke"))
    .map((text) => (text.includes("cmyk(0 0 0 24)") ? "gray" : "four"));

describe("the lines of a drawing where it stands", () => {
  it("are in one ink where they are too thin there, whatever they are in the drawing", () => {
    const one = drawing(line(1), line(0.6));
    expect(inksOf(stands(1, one))).toEqual(["four", "four"]);
    expect(inksOf(stands(0.6, one))).toEqual(["four", "gray"]);
    expect(inksOf(stands(0.4, one))).toEqual(["gray", "gray"]);
  });

  it("at the limit they are as they were drawn", () => {
    expect(inksOf(stands(0.5, drawing(line(1))))).toEqual(["four"]);
    expect(inksOf(stands(0.499, drawing(line(1))))).toEqual(["gray"]);
  });

  it("within groups, and with a pen that is narrow in one direction", () => {
    const group: Thing = { kind: "group", opacity: 0.5, things: [line(0.4), line(2)] };
    expect(inksOf(stands(1, drawing(group)))).toEqual(["gray", "four"]);
    expect(inksOf(stands(1, drawing(line(1, { pen: [3, 0, 0, 0.4, 0, 0] }))))).toEqual(["gray"]);
    expect(inksOf(stands(1, drawing(line(1, { pen: [0, 3, -0.6, 0, 0, 0] }))))).toEqual(["four"]);
  });

  it("a drawing without such lines is the same; with them it has a name for each look", () => {
    const one = drawing(line(1), line(0.6));
    expect(stands(1, one)).toBe(one);
    const [small, smaller, other] = [stands(0.6, one), stands(0.3, one), stands(0.2, one)];
    expect(new Set([one.id, small.id, smaller.id]).size).toBe(3);
    expect(other.id).toBe(smaller.id);
    expect(smaller.original).toBe("a");
  });

  it("a colored line stays what it is: there is nothing that it could become", () => {
    expect(inksOf(stands(0.1, drawing(line(1, { thin: undefined }))))).toEqual(["four"]);
  });
});
