import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GlyphRun, Page, TextMark } from "../../src/display/mark.ts";
import { inkOf } from "../../src/galley/cap-contour.ts";
import { madeUp } from "../support/made-up.ts";

/** Drop caps by their ink: what the eye measures them by. */

const LEADING = 13;
const EM = 10;
const BOATS =
  "boats that left the quay at noon came back in the order in which they had gone out, ";

/** The opening lines of an article in the dense theme: the cap's runs, and what stands beside and under it. */
async function opening(text: string, theme = "", manifest = "") {
  const { publication } = await madeUp({
    articles: {
      "a.md": `---\nnumber: 1\ntitle: Boats\n---\n\n${text} ${BOATS.repeat(8)}and that was all.\n`,
    },
    theme: `extends: review\nbody: { size: ${EM}pt, leading: ${LEADING}pt, align: justify }\n${theme}`,
    manifest,
  });
  const lines = publication.pages.flatMap(bodyOf);
  const [first] = lines;
  if (first === undefined) throw new Error("no text");
  const at = first.runs.findIndex(({ rise }) => rise < 0);
  const until = first.runs.findLastIndex(({ rise }) => rise < 0) + 1;
  const marks = at < 0 ? [] : first.runs.slice(0, at);
  const cap = at < 0 ? [] : first.runs.slice(at, until);
  const capX = first.at.x + widthOf(marks);
  const words = first.runs.slice(until);
  const starts = [capX + widthOf(cap), ...lines.slice(1, 6).map((line) => line.at.x)];
  return { lines, first, marks, cap, capX, words, starts };
}

const bodyOf = ({ marks }: Page): readonly TextMark[] =>
  marks.filter((mark) => mark.kind === "text").filter((mark) => mark.stream?.endsWith("#body"));

const widthOf = (runs: readonly GlyphRun[]): number =>
  runs.flatMap(({ advances }) => advances).reduce((sum, advance) => sum + advance, 0);

const said = (runs: readonly GlyphRun[]): string => runs.flatMap(({ texts }) => texts).join("");

/** Top and foot of ink over the runs' own baseline. */
function heights(runs: readonly GlyphRun[]): { readonly top: number; readonly foot: number } {
  const inks = runs.flatMap(({ face, glyphs, size }) =>
    glyphs.map((glyph) => ({
      top: face.ink(glyph).top * size,
      depth: face.ink(glyph).depth * size,
    })),
  );
  return {
    top: Math.max(...inks.map(({ top }) => top)),
    foot: -Math.max(...inks.map(({ depth }) => depth)),
  };
}

const FACES = ["family: Source Serif 4, weight: 600", "family: Playfair Display, weight: 700"];
const capIn = (face: string, lines = 3) =>
  `opening: { drop-cap: ${lines}, strong: none }\nstyles: { drop-cap: { ${face} } }`;

describe.each(FACES)("a cap in %s", (face) => {
  test.each(Array.from("EFHIKLTX"))(
    "%s stands on the last baseline, as high as the first capitals",
    async (letter) => {
      const { cap, words } = await opening(`${letter}Hm`, capIn(face));
      const { top, foot } = heights(cap);
      const capital = heights([{ ...words[0], ...only(words[0], "H") } as GlyphRun]).top;
      expect(Math.abs(foot)).toBeLessThan(0.05);
      expect(Math.abs(top - (2 * LEADING + capital))).toBeLessThan(0.05);
    },
  );

  test.each(Array.from("OCGS"))(
    "%s goes over both lines by a little, as round letters must",
    async (letter) => {
      const { cap, words } = await opening(`${letter}Hm`, capIn(face));
      const { top, foot } = heights(cap);
      const capital = heights([{ ...words[0], ...only(words[0], "H") } as GlyphRun]).top;
      expect(foot).toBeGreaterThan(-2);
      expect(foot).toBeLessThan(-0.2);
      expect(top - (2 * LEADING + capital)).toBeGreaterThan(0.2);
      expect(top - (2 * LEADING + capital)).toBeLessThan(2);
    },
  );
});

/** The first glyph of a run that stands for a character. */
function only(run: GlyphRun | undefined, character: string): Partial<GlyphRun> {
  const at = run?.texts.indexOf(character) ?? -1;
  return { glyphs: [run?.glyphs[at] ?? 0], advances: [0], texts: [character] };
}

describe("the lines beside a cap", () => {
  test.each(["There", "Here", "Very", "Over", "When", "Yes", "For", "Perhaps", "Roads"])(
    "of %s begin at one edge",
    async (word) => {
      const { starts } = await opening(word);
      expect(starts[1]).toBeCloseTo(starts[0] ?? 0, 6);
      expect(starts[2]).toBeCloseTo(starts[0] ?? 0, 6);
    },
  );

  test("climb the flank of an A", async () => {
    const { starts } = await opening("As it came");
    expect((starts[1] ?? 0) - (starts[0] ?? 0)).toBeGreaterThan(0.5 * EM);
    expect((starts[2] ?? 0) - (starts[1] ?? 0)).toBeGreaterThan(0.5 * EM);
  });

  test("stand on the foot of an L, and the last one clears it", async () => {
    const { starts } = await opening("Later they");
    expect(Math.abs((starts[1] ?? 0) - (starts[0] ?? 0))).toBeLessThan(0.3 * EM);
    expect((starts[2] ?? 0) - (starts[1] ?? 0)).toBeGreaterThan(0.5 * EM);
  });

  test("leave a word space behind a cap that is a word", async () => {
    const [word, letter] = [await opening("A sail"), await opening("Asail")];
    expect((word.starts[0] ?? 0) - (letter.starts[0] ?? 0)).toBeGreaterThan(EM);
    // In the shoulder of the A the next word would read as the rest of it.
    for (const start of word.starts.slice(0, 3)) expect(start).toBeCloseTo(word.starts[2] ?? 0, 6);
    expect(said(word.first.runs).startsWith("A sail")).toBe(true);
  });

  test("end where all lines end", async () => {
    for (const word of ["As", "Later", "There", "Quay", "I,", "“As"]) {
      const { lines } = await opening(word);
      const ends = lines.slice(0, 6).map((line) => endOf(line));
      for (const end of ends) expect(Math.abs(end - Math.max(...ends))).toBeLessThan(0.3 * EM);
    }
  });

  const endOf = ({ at, runs }: TextMark): number => at.x + widthOf(runs);

  test("never touch it, whatever the letters, the face and the height", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZÇÅ")),
        fc.constantFrom("", " ", "’", ",", "-", "."),
        fc.constantFrom(...Array.from("abfgijlopvwyAT")),
        fc.record({ face: fc.constantFrom(...FACES), tall: fc.constantFrom(2, 3, 4) }),
        async (letter, sign, next, { face, tall }) => {
          const { cap, capX, words, starts, lines } = await opening(
            `${letter}${sign}${next}o`,
            capIn(face, tall),
          );
          const beside = lines.slice(1, tall);
          const set = [words, ...beside.map(({ runs }) => runs)];
          const nearest = Math.min(...whites(set, cap, { starts, capX, tall }));
          expect([letter, sign, next, nearest > 0.1 * EM]).toEqual([letter, sign, next, true]);
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);
});

/** For each line, the least distance between its first two letters' ink and the cap's, at the same height. */
function whites(
  lines: readonly (readonly GlyphRun[])[],
  cap: readonly GlyphRun[],
  { starts, capX, tall }: { starts: readonly number[]; capX: number; tall: number },
): readonly number[] {
  return lines.map((runs, i) => {
    const baseline = (tall - 1 - i) * LEADING;
    const slices = Array.from({ length: 60 }, (_, slice) => {
      const low = -0.4 * EM + 0.2 * slice;
      const left = inkOf(firstTwo(runs), low, low + 0.2)?.left ?? Infinity;
      const right = inkOf(cap, baseline + low, baseline + low + 0.2)?.right ?? -Infinity;
      return (starts[i] ?? 0) + left - (capX + right);
    });
    return Math.min(...slices);
  });
}

const firstTwo = (runs: readonly GlyphRun[]): readonly GlyphRun[] =>
  runs.slice(0, 1).map((run) => ({
    ...run,
    glyphs: run.glyphs.slice(0, 2),
    advances: run.advances.slice(0, 2),
    texts: run.texts.slice(0, 2),
  }));

describe("marks before a cap", () => {
  test.each([
    ["“", "“As it", "A"],
    ["“‘", "“‘As it", "A"],
    ["«\u00A0", "«\u00A0As it", "A"],
    ["„", "„As it", "A"],
    ["»", "»As it", "A"],
    ["¡", "¡As it", "A"],
    ["¿", "¿As it", "A"],
    ["’", "’Tis it", "T"],
    ["(", "(As it", "A"],
    ["[", "[A]s it", "A"],
  ])("%s hang small in the margin", async (marks, text, letter) => {
    const { marks: hung, cap, capX, first, lines } = await opening(text);
    expect(said(hung).replace(" ", "\u00A0")).toBe(marks);
    expect(said(cap)).toBe(letter);
    expect(hung.every(({ size, rise }) => size === EM && rise === 0)).toBe(true);
    const margin = lines[5]?.at.x ?? 0;
    expect(capX + (inkOf(cap, -50, 50)?.left ?? 0)).toBeCloseTo(margin, 6);
    expect(first.at.x).toBeLessThan(margin - 1);
  });

  test.each([
    "“2020 was",
    "“—So",
    "iPhones are",
    "’s Morgens",
    "中文",
    "“中文",
    "ßa",
    "— “As",
    "$5",
  ])("and whatever else is no capital make none: %s", async (text) => {
    const { cap, first } = await opening(text);
    expect(cap).toEqual([]);
    expect(first.runs.every(({ rise }) => rise === 0)).toBe(true);
  });
});

describe("letters of other languages", () => {
  test.each([
    ["nl", "IJsland ligt", "IJ"],
    ["en", "IJmuiden lies", "I"],
    ["de", "Über den", "Ü"],
    ["de", "U\u0308ber den", "U\u0308"],
    ["el", "Αυτό είναι", "Α"],
    ["ru", "Это было", "Э"],
  ])("%s, %s: %s", async (language, text, letter) => {
    const { cap, first } = await opening(text, "", `language: ${language}\n`);
    expect(said(cap).normalize("NFD")).toBe(letter.normalize("NFD"));
    expect(said(first.runs).startsWith(text.slice(0, 5))).toBe(true);
  });
});

test("a comma behind a cap does not hang into it", async () => {
  const [comma, plain] = [await opening("I, for one"), await opening("In for one")];
  expect(comma.starts[0]).toBeCloseTo(plain.starts[0] ?? 0, 6);
});

test("rules through struck words stand where the words do", async () => {
  const { publication } = await madeUp({
    articles: {
      "a.md": `---\nnumber: 1\ntitle: Boats\n---\n\nT~~he boats that left the quay at noon and came back in the order~~ ${BOATS.repeat(6)}\n`,
    },
  });
  const marks = publication.pages.flatMap((page) => page.marks);
  const [first, second] = publication.pages.flatMap(bodyOf);
  const rules = marks
    .filter((mark) => mark.kind === "rule")
    .filter(
      ({ rect }) =>
        Math.abs(rect.y - (second?.at.y ?? 0)) < 5 || Math.abs(rect.y - (first?.at.y ?? 0)) < 5,
    );
  expect(rules.map(({ rect }) => rect.x)).toEqual([
    expect.closeTo((first?.at.x ?? 0) + (first?.runs[0]?.advances[0] ?? 0), 3),
    expect.closeTo(second?.at.x ?? 0, 3),
  ]);
});
