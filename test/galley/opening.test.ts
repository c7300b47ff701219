import { describe, expect, test } from "vitest";
import type { GlyphRun, Page, TextMark } from "../../src/display/mark.ts";
import { madeUp } from "../support/made-up.ts";

/** How a piece opens and ends: drop caps, strong first lines, end marks. */

const LONG = "boats that left the quay at noon came back in the order in which they had gone out, ";

const article = (text: string): string => `---\nnumber: 1\ntitle: Boats\n---\n\n${text}\n`;

const theme = (lines: string): string => `extends: review\n${lines}`;

async function bodyLines(text: string, lines: string): Promise<readonly TextMark[]> {
  const { publication } = await madeUp({
    articles: { "a.md": article(text) },
    theme: theme(lines),
  });
  return publication.pages.flatMap(bodyOf);
}

const bodyOf = ({ marks }: Page): readonly TextMark[] =>
  marks.filter((mark) => mark.kind === "text").filter((mark) => mark.stream?.endsWith("#body"));

const read = (line: TextMark | undefined): string =>
  line?.runs.flatMap((run) => run.texts).join("") ?? "";

/** The words of a line by the weight that they are set in. */
const weights = (line: TextMark | undefined): readonly number[] => [
  ...new Set(line?.runs.filter(hasWords).map((run) => run.face.weight)),
];

/** Where a line ends, to the half of ten points. */
const endOf = (line: TextMark | undefined): number =>
  (line?.at.x ?? 0) + (line?.runs.flatMap((run) => run.advances) ?? []).reduce((a, b) => a + b, 0);

/** How high a flat capital stands in a run's face and size, by its outline. */
function heightOfH(run: GlyphRun | undefined): number {
  const [glyph = 0] = run?.face.shape("H", []).glyphs ?? [];
  return (run?.face.ink(glyph).top ?? 0) * (run?.size ?? 0);
}

const hasWords = ({ texts }: { readonly texts: readonly string[] }): boolean =>
  texts.join("").trim() !== "";

describe("a drop cap", () => {
  const CAP = "opening: { drop-cap: 3, strong: none }";
  const text = `The ${LONG.repeat(6)}and that was all.`;

  test("stands from the first line's capitals down to the last line's baseline", async () => {
    const [first, second] = await bodyLines(text, CAP);
    const [cap, words] = first?.runs ?? [];
    expect(cap?.texts.join("")).toBe("T");
    expect(cap?.rise).toBe(-2 * 13);
    expect(heightOfH(cap)).toBeCloseTo(2 * 13 + heightOfH(words), 6);
    expect(read(first)).toMatch(/^The boats/u);
    const beside = cap?.advances.reduce((sum, advance) => sum + advance, 0) ?? 0;
    expect((second?.at.x ?? 0) - (first?.at.x ?? 0)).toBeCloseTo(beside, 6);
  });

  test("moves as many lines as it is tall, and no more", async () => {
    const lines = await bodyLines(text, CAP);
    const margin = lines[0]?.at.x ?? 0;
    expect(lines.slice(0, 5).map(({ at }) => at.x > margin + 5)).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  test.each([
    ["A", `A ${LONG.repeat(5)}`, "A boats"],
    ["W", `"We ${LONG.repeat(5)}" they said.`, "“We boats"],
    ["M", `« Mes ${LONG.repeat(5)}» a-t-il dit.`, "« Mes boats"],
  ])("of %s is read with its word", async (cap, typed, head) => {
    const [first] = await bodyLines(typed, CAP);
    const tall = first?.runs.find(({ rise }) => rise < 0);
    expect(tall?.texts.join("").trim()).toBe(cap);
    expect(read(first).startsWith(head)).toBe(true);
  });

  test.each([
    ["fewer lines than it is tall", "The boats came back."],
    ["a lead", `**The boats:** ${LONG.repeat(5)}`],
    ["a list", `- ${LONG.repeat(5)}`],
    ["a dash", `— ${LONG.repeat(5)}`],
    ["a number", `1984 ${LONG.repeat(5)}`],
  ])("has no room where the text begins with %s", async (_, typed) => {
    const [first] = await bodyLines(typed, CAP);
    expect(first?.runs.every(({ rise }) => rise === 0)).toBe(true);
  });

  test("of a letter with a tail has one line more beside it", async () => {
    const lines = await bodyLines(`Quay ${LONG.repeat(12)}`, CAP);
    const margin = lines[0]?.at.x ?? 0;
    expect(lines.slice(1, 5).map(({ at }) => at.x > margin + 5)).toEqual([true, true, true, false]);
  });

  test("waits for the text behind an editor's note", async () => {
    const lines = await bodyLines(`*This is a note of ours.*\n\n${text}`, CAP);
    expect(lines.findIndex(({ runs }) => runs[0]?.rise !== 0)).toBe(1);
    const [, first, second] = lines;
    expect(endOf(first)).toBeCloseTo(endOf(second), -1);
  });
});

describe("a strong first line", () => {
  test("is one line in every setting of its paragraph", async () => {
    const lines = `opening: { drop-cap: 0, strong: line }\nbody: { align: left, hyphenate: false }\nstyles: { opening: { weight: 700 } }`;
    for (const count of [20, 23, 26, 29, 32]) {
      const text = `What does a long and rather global quay mean for the future of boats, ${LONG.repeat(count)}and no more.`;
      const marks = await bodyLines(text, lines);
      expect(weights(marks[0])).toEqual([700]);
      expect(weights(marks[1])).toEqual([400]);
    }
  });

  const BOLD = "styles: { opening: { weight: 700, caps: none, tracking: 0 } }";

  test.each(["left", "justify"])("is strong to its end and no further, %s", async (align) => {
    const lines = `opening: { drop-cap: 0, strong: line }\nbody: { align: ${align} }\n${BOLD}`;
    const [first, second] = await bodyLines(`The ${LONG.repeat(5)}`, lines);
    expect(weights(first)).toEqual([700]);
    expect(weights(second)).toEqual([400]);
  });

  test("ends before a word that goes on below it", async () => {
    const lines = `opening: { drop-cap: 0, strong: line }\nbody: { align: left, hyphenate: false }\n${BOLD}`;
    const text = `They sold a horse and took a cookie-cutter-like-thing-for-it and ${LONG.repeat(3)}`;
    const [first, second] = await bodyLines(text, lines);
    expect(read(first)).toMatch(/took a$/u);
    expect(weights(first)).toEqual([700]);
    expect(weights(second)).toEqual([400]);
  });

  test("may be a few words instead", async () => {
    const lines = `opening: { drop-cap: 0, strong: words }\n${BOLD}`;
    const [first] = await bodyLines(`The ${LONG.repeat(5)}`, lines);
    expect(weights(first)).toEqual([700, 400]);
    expect(first?.runs[0]?.texts.join("")).toBe("The boats that left");
  });

  test("stands beside a drop cap", async () => {
    const lines = `opening: { drop-cap: 2, strong: line }\n${BOLD}\nbody: { align: left }`;
    const [first, second, third] = await bodyLines(`The ${LONG.repeat(5)}`, lines);
    expect(weights(first)).toEqual([600, 700]);
    expect(weights(second)).toEqual([400]);
    expect(second?.at.x).toBeGreaterThan(third?.at.x ?? Infinity);
  });
});

describe("an end mark", () => {
  const MARK = "furniture: { end-mark: ■ }";
  const marked = (line: TextMark | undefined): boolean =>
    line?.runs.some(({ texts, furniture }) => furniture && texts.includes("■")) ?? false;

  test.each([
    ["a paragraph", "One.\n\nTwo."],
    ["a list", "One.\n\n- Two.\n- Three."],
    ["a quotation", "One.\n\n> Two."],
    ["a paragraph with a figure behind it", 'One.\n\n::figure{src="a.png" alt=""}'],
  ])("stands behind the last word of %s", async (_, typed) => {
    const lines = await bodyLines(typed, MARK);
    expect(lines.map(marked)).toEqual([...lines.slice(1).map(() => false), true]);
  });

  test("is not the letter's: it is signed", async () => {
    const letter = "---\ntitle: Boats\n---\n\nOne.\n\nYours,\\\nAnn\n";
    const { publication } = await madeUp({ articles: { "a.md": letter }, theme: theme(MARK) });
    expect(publication.pages.flatMap(bodyOf).some(marked)).toBe(false);
  });
});
