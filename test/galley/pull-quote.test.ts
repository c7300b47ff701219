import { describe, expect, test } from "vitest";
import type { Mark, TextMark } from "../../src/display/mark.ts";
import { madeUp } from "../support/made-up.ts";

/** Pull quotes in their two forms, and the ground on which they stand. */

const PROSE =
  "The boats that left the quay at noon came back in the order in which they had gone. ".repeat(30);

async function quote(attributes: string, theme: string): Promise<readonly Mark[]> {
  const text = `---\nnumber: 1\ntitle: Boats\n---\n\n${PROSE}\n\n:::pullquote${attributes}\nNobody saw them leave, and the harbor master least of all men.\n:::\n\n${PROSE}\n`;
  const { publication } = await madeUp({
    articles: { "a.md": text },
    theme: `extends: review\n${theme}`,
  });
  return publication.pages.flatMap(({ marks }) => marks);
}

const isQuote = (mark: Mark): mark is TextMark =>
  mark.kind === "text" && mark.stream?.includes("pullquote") === true;

/** Of the quote's first line: how large, from where, and the width of its longest line. */
function shapeOf(marks: readonly Mark[]) {
  const lines = marks.filter(isQuote);
  const width = Math.max(
    ...lines.map(({ runs }) => runs.flatMap((run) => run.advances).reduce((a, b) => a + b, 0)),
  );
  return { size: lines[0]?.runs[0]?.size, x: lines[0]?.at.x, lines: lines.length, width };
}

describe("a pull quote", () => {
  test.each([
    ["the theme's form", "", "pullquote: { span: 1 }", 17],
    ["the theme's wide form", "", "pullquote: { span: 2 }", 24],
    ["the copy's form before the theme's", "{span=1}", "pullquote: { span: 2 }", 17],
    ["the copy's wide form before the theme's", "{span=2}", "pullquote: { span: 1 }", 24],
  ])("has %s", async (_, attributes, theme, size) => {
    expect(shapeOf(await quote(attributes, theme)).size).toBe(size);
  });

  test("is as wide as the page where it is wide, and a column else", async () => {
    const [narrow, wide] = [await quote("{span=1}", ""), await quote("{span=2}", "")];
    expect(shapeOf(narrow).width).toBeLessThan(243);
    expect(shapeOf(wide).width).toBeGreaterThan(243);
  });

  test("over the gutter of columns too narrow for text round it is one column wide, and says so", async () => {
    const text = (what: string): string =>
      `---\nnumber: 1\ntitle: Boats\n---\n\n${PROSE}\n\n${what}\n\n${PROSE}\n`;
    const made = async (what: string, theme: string) =>
      (await madeUp({ articles: { "a.md": text(what) }, theme: `extends: review\n${theme}` }))
        .diagnostics;
    const asked = ":::pullquote{span=straddle}\nNobody saw them leave.\n:::";
    const three = "page: { columns: 3 }";
    expect(await made(asked, "")).toEqual([]);
    expect(await made(asked, three)).toMatchObject([
      { severity: "warning", code: "runaround/narrow" },
    ]);
    expect(await made('::figure[A boat.]{src="x.png" alt="x" span=straddle}', three)).toMatchObject(
      [{ severity: "warning", code: "runaround/narrow" }],
    );
    // A theme's usual form gives way without a word.
    const usual = `${three}\npullquote: { span: straddle }`;
    expect(await made(":::pullquote\nNobody saw them leave.\n:::", usual)).toEqual([]);
  });

  test("is drawn in from a tint and from a rule beside it, but not from rules over and under it", async () => {
    // Whichever of the two columns it stands in.
    const x = async (look: string) =>
      (shapeOf(await quote("", `boxes: { pullquote: { padding: 9pt, rule: 2pt, ${look} } }`)).x ??
        0) %
      (243 + 18);
    const flush = await x("tint: none, ruled: head-and-foot");
    expect((await x("tint: none, ruled: left")) - flush).toBeCloseTo(11);
    expect((await x("tint: tint, ruled: head")) - flush).toBeCloseTo(9);
  });

  test("has a mark over it that is not the copy's", async () => {
    const marks = await quote("", 'pullquote: { mark: "“" }');
    const first = marks.findIndex(isQuote);
    const mark = marks[first - 1];
    expect(mark).toMatchObject({ kind: "text", runs: [{ texts: ["“"], furniture: true }] });
    expect(mark).not.toHaveProperty("stream");
  });
});

describe("the rules of a box stand on the edges that the theme names", () => {
  test.each([
    ["head", 1],
    ["foot", 1],
    ["head-and-foot", 2],
    ["left", 1],
    ["all", 4],
  ])("%s: %i", async (ruled, count) => {
    const look = `colors: { sign: cmyk(1 2 3 4) }\nboxes: { pullquote: { rule: 2pt, rule-color: sign, ruled: ${ruled} } }`;
    const marks = await quote("", look);
    const edges = marks.filter(
      (mark) => mark.kind === "rule" && JSON.stringify(mark.ink).includes("0.04"),
    );
    expect(edges).toHaveLength(count);
  });
});
