import { describe, expect, test } from "vitest";
import { draws, drawing, svg } from "./build.ts";

const BLACK = "cmyk(0 0 0 100)";

describe("shapes", () => {
  test("a path's commands, absolute and relative", () =>
    draws('<path d="M10 10h10v10l-5 5z"/>', [
      `path M 10 10 L 20 10 L 20 20 L 15 25 Z fill ${BLACK}`,
    ]));

  test("quadratic curves are raised to cubic ones", () =>
    draws('<path d="M0 0Q30 0 30 30"/>', [`path M 0 0 C 20 0 30 10 30 30 fill ${BLACK}`]));

  test("smooth curves mirror the handle before them", () =>
    draws('<path d="M0 0C0 5 5 10 10 10S20 15 20 20"/>', [
      `path M 0 0 C 0 5 5 10 10 10 C 15 10 20 15 20 20 fill ${BLACK}`,
    ]));

  test("an arc of a quarter circle", () =>
    draws('<path d="M10 0A10 10 0 0 1 0 10"/>', [
      `path M 10 0 C 10 5.52 5.52 10 0 10 fill ${BLACK}`,
    ]));

  test("rectangles: plain, and without a size", () =>
    draws('<rect x="1" y="2" width="3" height="4"/><rect width="9"/>', [
      `path M 1 2 L 4 2 L 4 6 L 1 6 Z fill ${BLACK}`,
    ]));

  test("a rounded rectangle has one radius for both if only one is said, and no more than half its side", () =>
    draws('<rect width="20" height="10" rx="99"/>', [
      `path M 10 0 L 10 0 C 15.52 0 20 2.24 20 5 L 20 5 C 20 7.76 15.52 10 10 10 L 10 10 ` +
        `C 4.48 10 0 7.76 0 5 L 0 5 C 0 2.24 4.48 0 10 0 Z fill ${BLACK}`,
    ]));

  test("circles and ellipses are four curves", () =>
    draws('<circle cx="10" cy="10" r="10"/><ellipse rx="0" ry="3"/>', [
      `path M 20 10 C 20 15.52 15.52 20 10 20 C 4.48 20 0 15.52 0 10 ` +
        `C 0 4.48 4.48 0 10 0 C 15.52 0 20 4.48 20 10 Z fill ${BLACK}`,
    ]));

  test("a line has a stroke and no fill", () =>
    draws('<line x1="1" y1="2" x2="3" y2="4" fill="red" stroke="#000"/>', [
      `path M 1 2 L 3 4 stroke 1 ${BLACK}`,
    ]));

  test("polygons close, polylines do not", () =>
    draws('<polyline points="0,0 5,0 5-5"/><polygon points="0 0 5 0 5 5"/>', [
      `path M 0 0 L 5 0 L 5 -5 fill ${BLACK}`,
      `path M 0 0 L 5 0 L 5 5 Z fill ${BLACK}`,
    ]));

  test("lengths have units, and percentages are of the view box", () =>
    draws('<rect x="10%" y="1in" width="1mm" height="3pt"/>', [
      `path M 10 96 L 13.78 96 L 13.78 100 L 10 100 Z fill ${BLACK}`,
    ]));
});

describe("transforms", () => {
  test.each([
    ["translate(3)", "M 3 0 L 4 0"],
    ["translate(3, 4)", "M 3 4 L 4 4"],
    ["scale(2)translate(1 1)", "M 2 2 L 4 2"],
    ["rotate(90)", "M 0 0 L 0 1"],
    ["rotate(180 2 2)", "M 4 4 L 3 4"],
    ["skewY(45)", "M 0 0 L 1 1"],
    ["matrix(0 1 -1 0 5 6)", "M 5 6 L 5 7"],
    ["translate(1e1,-.5.5)".replace(".5.5", ".5"), "M 10 -0.5 L 11 -0.5"],
  ])("%s", (transform, expected) =>
    draws(`<path transform="${transform}" d="M0 0H1"/>`, [`path ${expected} fill ${BLACK}`]),
  );

  test("a group's comes after its child's", () =>
    draws('<g transform="translate(5 0)"><path transform="scale(2)" d="M1 0H2"/></g>', [
      `path M 7 0 L 9 0 fill ${BLACK}`,
    ]));

  test("one that flattens the shape draws nothing", () =>
    draws('<rect transform="scale(0 1)" width="5" height="5" stroke="red"/>', []));

  test("an even one widens the pen, an uneven one bends it", () =>
    draws(
      '<g fill="none" stroke="#000"><path transform="scale(3)" d="M0 0H1"/><path transform="scale(4 1)" d="M0 0H1"/></g>',
      [
        `path M 0 0 L 3 0 stroke 3 ${BLACK}`,
        `path M 0 0 L 4 0 stroke 2 ${BLACK} pen 2 0 0 0.5 0 0`,
      ],
    ));
});

describe("how large it is", () => {
  test.each([
    ['viewBox="0 0 200 100"', 200, 100],
    ['width="200" height="100"', 200, 100],
    ['width="100%" height="100%" viewBox="0 0 300 200"', 300, 200],
    ['width="3in" viewBox="0 0 30 20"', 288, 192],
    ['height="100mm" viewBox="0 0 20 20"', 377.952755905512, 377.952755905512],
    ['viewBox="0 0 1 2"', 500, 1000],
    ['viewBox="0 0 40000 20000"', 1000, 500],
  ])("%s", async (attributes, width, height) => {
    const found = await drawing(svg("", attributes));
    expect(found.width).toBeCloseTo(width, 6);
    expect(found.height).toBeCloseTo(height, 6);
  });

  test.each([
    ["xMidYMid meet", "M 50 0 L 150 100"],
    ["xMinYMin meet", "M 0 0 L 100 100"],
    ["xMaxYMax", "M 100 0 L 200 100"],
    ["xMidYMax slice", "M 0 -100 L 200 100"],
    ["none", "M 0 0 L 200 100"],
  ])("a view box of another shape: %s", async (aspect, expected) => {
    const size = `width="200" height="100" viewBox="0 0 10 10" preserveAspectRatio="${aspect}"`;
    const { things } = await drawing(svg('<path d="M0 0L10 10"/>', size));
    const { dumpThings } = await import("../../src/display/dump-drawing.ts");
    expect(dumpThings(things)).toEqual([`path ${expected} fill ${BLACK}`]);
  });

  test("an svg within is a window of its own, cut off at its edges", () =>
    draws('<svg x="10" y="20" width="20" height="20" viewBox="0 0 2 2"><path d="M0 0H1"/></svg>', [
      "group",
      "  clip M 10 20 L 30 20 L 30 40 L 10 40 Z",
      `  path M 10 20 L 20 20 fill ${BLACK}`,
    ]));
});

describe("what is used again", () => {
  test("a shape in other places, in the look of who uses it", () =>
    draws(
      '<defs><path id="a" d="M0 0H1"/></defs><use href="#a" x="5"/><use xlink:href="#a" y="7" fill="none" stroke="#fff"/>',
      [`path M 5 0 L 6 0 fill ${BLACK}`, "path M 0 7 L 1 7 stroke 1 cmyk(0 0 0 0)"],
    ));

  test("a symbol is a window as large as its use says", () =>
    draws(
      '<symbol id="s" viewBox="0 0 1 1"><path d="M0 0H1"/></symbol><use href="#s" x="1" width="10" height="10"/>',
      ["group", "  clip M 1 0 L 11 0 L 11 10 L 1 10 Z", `  path M 1 0 L 11 0 fill ${BLACK}`],
    ));

  test("what stands in defs, and symbols without a use, is not drawn", () =>
    draws('<defs><rect width="5" height="5"/></defs><symbol><path d="M0 0H1"/></symbol>', []));
});
