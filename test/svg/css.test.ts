import { describe, expect, test } from "vitest";
import { draws, paints, read, svg, tells } from "./build.ts";

describe("lengths that a style says go before the attributes", () => {
  const square = "path M 0 0 L 5 0 L 5 5 L 0 5 Z fill cmyk(0 0 0 100)";

  test.each([
    ['<rect style="width:5px;height:5px"/>'],
    ['<style>rect{width:5px;height:5px}</style><rect width="9"/>'],
    ['<rect width="5" height="5" style="width:inherit"/>'],
    ['<defs><rect id="r" style="width:5px;height:5px"/></defs><use href="#r"/>'],
  ])("%s", (inside) => draws(inside, [square]));

  test.each([
    ['<rect width="9" height="9" style="rx:2"/>', '<rect width="9" height="9" rx="2"/>'],
    [
      '<style>rect{rx:2;x:3px}</style><rect width="9" height="9"/>',
      '<rect x="3" width="9" height="9" rx="2"/>',
    ],
    ['<circle style="cx:1px;cy:2px;r:3px"/>', '<circle cx="1" cy="2" r="3"/>'],
    ['<ellipse style="cx:10%;rx:2px;ry:3px"/>', '<ellipse cx="10" rx="2" ry="3"/>'],
    [
      '<svg style="x:5px;width:20px"><circle r="3"/></svg>',
      '<svg x="5" width="20"><circle r="3"/></svg>',
    ],
  ])("%s is %s", async (styled, typed) => {
    const [one, other] = [await read(svg(styled)), await read(svg(typed))];
    expect(one.diagnostics).toEqual([]);
    expect(one.value?.things).toEqual(other.value?.things);
    expect(one.value?.things).not.toEqual([]);
  });
});

describe("of a switch the first is drawn that can be", () => {
  const first = '<path d="M0 0H1"/>';
  const line = "path M 0 0 L 1 0 fill cmyk(0 0 0 100)";

  test.each([
    [`<switch>${first}<path d="M0 0H2"/></switch>`],
    [`<switch><foreignObject/><g>${first}</g></switch>`],
    [
      `<switch><g requiredExtensions="http://quay.example/"><path d="M9 9H1"/></g>${first}</switch>`,
    ],
    [`<switch><path systemLanguage="de" d="M9 9H1"/>${first}</switch>`],
    [`<switch><path systemLanguage="de" d="M0 0H1"/></switch>`],
    [`<switch><title/><switch>${first}</switch></switch>`],
  ])("%s", (inside) => draws(inside, [line]));
});

describe("legal values that are rarely seen", () => {
  test("a miter limit below 1 says nothing", () =>
    paints('fill="none" stroke="#000" stroke-miterlimit="0"', "stroke 1 cmyk(0 0 0 100)"));

  test.each(["skewX(90)", "skewY(-90)", "skewX(90) scale(2)"])("%s leaves nothing", (transform) =>
    draws(`<path d="M0 0H1" transform="${transform}"/>`, []),
  );

  test.each([
    ["url(#no) #000", "fill cmyk(0 0 0 100)"],
    ["url(#no) none", ""],
    ["url(#no) currentColor", "fill cmyk(0 0 0 100)"],
  ])("%s is painted with its fallback", (fill, painted) => paints(`fill="${fill}"`, painted));

  test("a fallback that is no color", () =>
    tells(
      svg('<path d="M0 0H1" fill="url(#no) rad"/>'),
      "drawing/color line 1: `rad` is no color",
    ));
});

describe("rules are found however many there are", () => {
  const many = (write: (i: number) => string): string =>
    Array.from({ length: 20_000 }, (_, i) => write(i)).join("");

  test("twenty thousand classes and as many shapes, each with its own", async () => {
    const rules = many((i) => `.c${i}{fill:#000}`);
    const shapes = many((i) => `<path class="c${i}" d="M0 0H1"/>`);
    const { value, diagnostics } = await read(svg(`<style>${rules}</style>${shapes}`));
    expect(diagnostics).toEqual([]);
    expect(value?.things).toHaveLength(20_000);
  }, 10_000);

  test("twenty thousand rules for all, and as many shapes", async () => {
    const rules = many((i) => `path{stroke-width:${i}}`);
    const shapes = many((i) => `<path id="p${i}" d="M0 0H1"/>`);
    const { diagnostics } = await read(svg(`<style>${rules}</style>${shapes}`));
    expect(diagnostics).toEqual([]);
  }, 10_000);

  test("the more special holds, whichever stands last", () =>
    draws(
      '<style>#a{stroke-width:4}.b.c{stroke-width:3}.b{stroke-width:2}path{stroke-width:1}*{stroke-width:9}</style><g fill="none" stroke="#000"><path id="a" class="b c" d="M0 0H1"/><path class="b c" d="M0 0H1"/><path class="b" d="M0 0H1"/><path d="M0 0H1"/></g>',
      [4, 3, 2, 1].map((width) => `path M 0 0 L 1 0 stroke ${width} cmyk(0 0 0 100)`),
    ));
});
