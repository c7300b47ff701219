import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasErrors } from "../../src/diagnostics/diagnostic.ts";
import type { Drawing } from "../../src/display/drawing.ts";
import { rect } from "../../src/geometry/geometry.ts";
import { paint } from "../support/painted.ts";
import { ORDER, page, publication } from "../pdf/build.ts";
import { read, svg } from "./build.ts";

/** Small drawings of anything: numbers large, small and none, references that lead round, half of a word. */

const number = fc.oneof(
  fc.integer({ min: -200, max: 200 }).map(String),
  fc.double({ noDefaultInfinity: true, noNaN: true, min: -1e12, max: 1e12 }).map(String),
  fc.constantFrom(
    "0",
    "1e-9",
    "1e9",
    "-1e308",
    "1e999",
    "NaN",
    "50%",
    "1e",
    "-",
    "",
    "3mm",
    "2em",
    ".5",
  ),
);
const list = fc.array(number, { maxLength: 7 }).map((all) => all.join(" "));
const id = fc.constantFrom("a", "b", "c");
const anyPaint = fc.oneof(
  id.map((one) => `url(#${one})`),
  fc.constantFrom(
    "none",
    "red",
    "theme:house",
    "theme:no",
    "currentColor",
    "device-cmyk(0 1 1 0)",
    "hsl(1,2%,3%)",
    "#12",
  ),
);
const transform = fc
  .array(fc.tuple(fc.constantFrom("scale", "rotate", "translate", "skewX", "matrix"), list))
  .map((calls) => calls.map(([name, args]) => `${name}(${args})`).join(" "));
const data = fc
  .array(fc.tuple(fc.constantFrom(..."M m L l H h V v C c S s Q q T t A a Z z".split(" ")), list), {
    maxLength: 6,
  })
  .map((all) => `M0 0${all.map(([letter, args]) => letter + args).join("")}`);
const LOOKS = [
  "stroke-width",
  "stroke-dasharray",
  "stroke-miterlimit",
  "opacity",
  "font-size",
  "letter-spacing",
  "dx",
  "x",
  "y",
  "width",
  "height",
  "r",
  "rx",
  "cx",
  "offset",
  "fx",
  "points",
  "viewBox",
];
const attribute = fc.oneof(
  fc.tuple(fc.constantFrom(...LOOKS), fc.oneof(number, list)),
  fc.tuple(fc.constantFrom("fill", "stroke", "stop-color", "clip-path"), anyPaint),
  fc.tuple(fc.constantFrom("transform", "gradientTransform"), transform),
  fc.tuple(fc.constant("d"), data),
  fc.tuple(fc.constant("id"), id),
  fc.tuple(
    fc.constant("href"),
    id.map((one) => `#${one}`),
  ),
  fc.tuple(fc.constant("spreadMethod"), fc.constantFrom("repeat", "reflect", "pad")),
  fc.tuple(fc.constant("gradientUnits"), fc.constantFrom("userSpaceOnUse", "objectBoundingBox")),
  fc.tuple(
    fc.constant("style"),
    fc.tuple(anyPaint, number).map(([one, two]) => `fill:${one};stroke:${one};stroke-width:${two}`),
  ),
);
const NAMES = [
  "g",
  "path",
  "rect",
  "circle",
  "ellipse",
  "line",
  "polyline",
  "polygon",
  "text",
  "tspan",
  "use",
  "svg",
  "symbol",
  "clipPath",
  "linearGradient",
  "radialGradient",
  "stop",
  "defs",
  "filter",
  "a",
];
const attributes = fc
  .uniqueArray(attribute, { selector: ([name]) => name, maxLength: 6 })
  .map((all) => all.map(([name, value]) => ` ${name}="${value}"`).join(""));
const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .tuple(
      fc.constantFrom(...NAMES),
      attributes,
      fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom("", "Tide"),
        fc.array(tie("element"), { maxLength: 3 }).map((all) => all.join("")),
      ),
    )
    .map(([name, looks, inside]) => `<${name}${looks}>${inside}</${name}>`),
}));

/** Every number in a value, however deep. */
function* numbersIn(value: unknown): Generator<number> {
  if (typeof value === "number") yield value;
  else if (typeof value === "object" && value !== null) {
    for (const [key, part] of Object.entries(value)) if (key !== "face") yield* numbersIn(part);
  }
}

const RUNS = { numRuns: 1500 };

/** As a page that shows it. */
async function painted(picture: Drawing): Promise<string> {
  const frame = rect(0, 0, 100, (100 * picture.height) / picture.width);
  const issue = publication(page({ kind: "picture", picture, frame, clip: frame }));
  return Buffer.from(await paint(issue, ORDER)).toString("latin1");
}

describe("whatever a drawing holds", () => {
  test("it can be painted, and never in a screen's colors", () =>
    fc.assert(
      fc.asyncProperty(fc.array(element, { maxLength: 4 }), async (elements) => {
        const { value } = await read(svg(elements.join("")));
        if (value === undefined) return;
        expect(await painted(value)).not.toMatch(/RGB|\/Lab\b|NaN|Infinity|undefined/u);
      }),
      { numRuns: 200 },
    ));

  test("it is drawn in finite numbers or refused in a sentence, and the same each time", () =>
    fc.assert(
      fc.asyncProperty(fc.array(element, { maxLength: 4 }), async (elements) => {
        const file = svg(elements.join(""));
        const outcome = await read(file);
        expect(outcome.value === undefined).toBe(hasErrors(outcome.diagnostics));
        for (const one of numbersIn(outcome.value)) expect(Math.abs(one)).toBeLessThan(1e19);
        expect(await read(file)).toEqual(outcome);
      }),
      RUNS,
    ));

  test("any text at all is answered", () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (text) => {
        const { value, diagnostics } = await read(`<svg viewBox="0 0 9 9">${text}`);
        expect(value).toBeUndefined();
        expect(diagnostics.length).toBeGreaterThan(0);
      }),
      RUNS,
    ));
});
