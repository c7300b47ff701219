import { describe, expect, test } from "vitest";
import { letteringOf } from "../../src/display/drawing.ts";
import { drawing, read, svg } from "./build.ts";
import { book, cut, oracle } from "../fonts/faces.ts";
import { testWith } from "../pdf/outside.ts";
import { bothRoads, distance } from "./oracle.ts";

/** Where each line of a text begins, in which face and size, and its words. */
async function lines(inside: string): Promise<readonly string[]> {
  const { things } = await drawing(svg(inside));
  return letteringOf(things).map(({ matrix, runs }) => {
    const [x, y] = matrix.slice(4).map((one) => Number(one.toFixed(2)));
    const faces = runs.map(({ face, size }) => `${face.id} ${size}`);
    return `${x} ${y} ${[...new Set(faces)].join("+")} ${runs.flatMap(({ texts }) => texts).join("")}`;
  });
}

const sets = async (inside: string, ...expected: readonly string[]): Promise<void> => {
  expect(await lines(inside)).toEqual(expected);
};

const serif = book.face(cut("Source Serif 4"));
const [SERIF, BOLD, SANS] = [
  serif.id,
  book.face(cut("Source Serif 4", 700)).id,
  book.face(cut("Source Sans 3")).id,
];
const widthOf = (text: string, size: number): number => serif.shape(text, []).width * size;
const short = (value: number): number => Number(value.toFixed(2));

describe("text", () => {
  test("stands where it is told, in the body's family, 16 units high", () =>
    sets('<text x="3" y="20">Tide</text>', `3 20 ${SERIF} 16 Tide`));

  test("in the first family that is at hand", () =>
    sets(
      `<text y="20" font-family="'Source Sans 3', serif" font-size="9">Tide</text>`,
      `0 20 ${SANS} 9 Tide`,
    ));

  test("white space is folded, and kept where it is asked for", () =>
    sets(
      '<text y="9">\n  a\n  <tspan> b </tspan>  c\n</text><text y="9" xml:space="preserve"> a  b</text>',
      `0 9 ${SERIF} 16 a b c`,
      `0 9 ${SERIF} 16  a  b`,
    ));

  test.each([
    ["start", 0],
    ["middle", 0.5],
    ["end", 1],
  ])("anchored at its %s", (anchor, share) =>
    sets(
      `<text x="50" y="9" text-anchor="${anchor}">Tide</text>`,
      `${short(50 - share * widthOf("Tide", 16))} 9 ${SERIF} 16 Tide`,
    ),
  );

  test("spans that look otherwise follow on, and are anchored with the others", async () => {
    const bold = book.face(cut("Source Serif 4", 700)).shape("b", []).width * 16;
    const whole = widthOf("a", 16) + bold;
    await sets(
      '<text x="50" y="9" text-anchor="end">a<tspan font-weight="bold">b</tspan></text>',
      `${short(50 - whole)} 9 ${SERIF} 16 a`,
      `${short(50 - bold)} 9 ${BOLD} 16 b`,
    );
  });

  test("lists of places, and steps aside in ems", () =>
    sets(
      '<text x="1 20" y="9" font-size="10">ab<tspan x="5" dy="1.2em">c</tspan></text>',
      `1 9 ${SERIF} 10 a`,
      `20 9 ${SERIF} 10 b`,
      `5 21 ${SERIF} 10 c`,
    ));

  test("letters set apart widen the line and are not joined", async () => {
    const { things } = await drawing(svg('<text y="9" letter-spacing="2">fi</text>'));
    const [line] = letteringOf(things);
    const [run] = line?.runs ?? [];
    const plain = serif.shape("fi", ["-clig", "-liga"]);
    expect(run?.advances).toEqual(plain.advances.map((advance) => advance * 16 + 2));
  });

  test("hung from its middle or its head", async () => {
    const { xHeight, ascent } = serif.metrics;
    await sets(
      '<text y="50" dominant-baseline="middle">a</text><text y="50" dominant-baseline="hanging">a</text>',
      `0 ${short(50 + 8 * xHeight)} ${SERIF} 16 a`,
      `0 ${short(50 + 12.8 * ascent)} ${SERIF} 16 a`,
    );
  });

  test("scaled with its group, its size is the one that is seen", () =>
    sets(
      '<g transform="scale(2)"><text x="3" y="9" font-size="5">a</text></g>',
      `6 18 ${SERIF} 10 a`,
    ));

  test("a character of the fallback takes its face from there", async () => {
    const { things } = await drawing(svg('<text y="20">a船</text>'));
    const faces = letteringOf(things).flatMap(({ runs }) => runs.map(({ face }) => face.family));
    expect(faces).toHaveLength(2);
    expect(new Set(faces).size).toBe(2);
  });

  test("without ink, or outside the drawing, it is not there to be found", () =>
    sets(
      '<text y="9" fill="none">a</text><text x="200" y="9">b</text><text y="9" opacity="0">c</text>',
    ));

  test("a family that is not at hand is named, once with its count", async () => {
    const text = '<text y="9" font-family="Gill Sans">a</text>';
    const { value, diagnostics } = await read(svg(text + text));
    expect(value?.things).toHaveLength(2);
    expect(diagnostics).toMatchObject([
      {
        severity: "warning",
        code: "drawing/family",
        message:
          "`art/boat.svg`, line 1: there is no family `Gill Sans`: the text is set in `Source Serif 4` (2 times)",
      },
    ]);
  });

  test("a character that no face has is an error", async () => {
    const { value, diagnostics } = await read(svg('<text y="9">\u{10380}</text>'));
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ severity: "error", code: "drawing/glyph" }]);
  });

  testWith("pdftoppm")("its glyphs lie where fontkit's outlines do", async () => {
    const font = oracle("Source Serif 4");
    const size = 20;
    const scale = size / font.unitsPerEm;
    const { glyphs, positions } = font.layout("Quay Vat");
    const width = positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0) * scale;
    let x = 0;
    const paths = glyphs.map((glyph, i) => {
      const path = `<path transform="translate(${x} 0) scale(${scale} ${-scale})" d="${glyph.path.toSVG()}"/>`;
      x += (positions[i]?.xAdvance ?? 0) * scale;
      return path;
    });
    const place = (inside: string) =>
      svg(`<g transform="translate(50 50) rotate(-30)" fill="{k}">${inside}</g>`, SIZE);
    const [ours, theirs] = await bothRoads(
      place(`<text font-size="${size}" text-anchor="middle">Quay Vat</text>`),
      place(`<g transform="translate(${-width / 2} 0)">${paths.join("")}</g>`),
    );
    const { mean, wrong } = distance(ours, theirs);
    expect(mean).toBeLessThan(1.5);
    // Poppler sets glyphs to quarters of a pixel.
    expect(wrong).toBeLessThan(0.015);
  });
});

const SIZE = 'viewBox="0 0 100 100" width="100" height="100"';
