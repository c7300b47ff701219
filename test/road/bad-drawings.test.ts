import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { framesIn } from "../support/frames.ts";
import { issueFolder, oneArticle, typeset } from "../support/issue-folder.ts";
import { pagesOf } from "../support/pdf-text.ts";
import {
  bytesAt,
  expectDiscreet,
  expectOld,
  expectRefused,
  expectTold,
  figure,
  setTogether,
  type FaultyIssue,
} from "./faults.ts";

const svg = (inside: string, attributes = 'viewBox="0 0 60 40"'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`;

/** An issue whose one figure is this file. */
const shows = (file: string | Uint8Array) =>
  oneArticle(figure("a.svg"), { "articles/a.svg": file });

const faulty = (
  what: string,
  file: string | Uint8Array,
  code: string,
  message: RegExp,
): FaultyIssue => {
  const place = { place: "articles/a.md:6:15", under: "a.svg" };
  return { what, files: shows(file), exit: 1, code, ...place, message, help: /./u };
};

const laughs =
  '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>';
const secret = "/etc/passwd";

const HOSTILE: readonly FaultyIssue[] = [
  faulty(
    "entities of entities",
    `${laughs}${svg("<text>&c;</text>")}`,
    "drawing/doctype",
    /line 1: it has a DOCTYPE/u,
  ),
  faulty(
    "a DOCTYPE of the system's",
    `<!DOCTYPE svg SYSTEM "${secret}">${svg("")}`,
    "drawing/doctype",
    /DOCTYPE/u,
  ),
  faulty(
    "an entity without a DOCTYPE",
    svg("<text>&boat;</text>"),
    "drawing/broken",
    /line 1, column \d+: it is not well-formed/u,
  ),
  faulty(
    "a picture elsewhere",
    svg(`<image href="${secret}"/>`),
    "drawing/foreign",
    /`\/etc\/passwd`/u,
  ),
  faulty(
    "a picture beside it",
    svg('<image xlink:href="secret.png"/>'),
    "drawing/foreign",
    /secret\.png/u,
  ),
  faulty(
    "a drawing beside it",
    svg('<use href="../secret.svg#a"/>'),
    "drawing/foreign",
    /secret\.svg/u,
  ),
  faulty(
    "a script",
    svg("\n<script>fetch('http://quay.example')</script>"),
    "drawing/foreign",
    /line 2: `script` is a script/u,
  ),
  faulty(
    "a script in an attribute",
    svg("", 'viewBox="0 0 1 1" onload="x()"'),
    "drawing/foreign",
    /`onload` of `svg`/u,
  ),
  faulty(
    "a style sheet elsewhere",
    svg(`<style>@import "${secret}";</style>`),
    "drawing/foreign",
    /another file/u,
  ),
  faulty("a use of itself", svg('<use id="a" href="#a"/>'), "drawing/reference", /made of itself/u),
  faulty(
    "a clip path of itself",
    svg(
      '<clipPath id="c" clip-path="url(#c)"><path d="M0 0H1"/></clipPath><path d="M0 0H9" clip-path="url(#c)"/>',
    ),
    "drawing/reference",
    /made of itself/u,
  ),
  faulty(
    "a gradient of itself",
    svg('<linearGradient id="g" href="#g"/><path d="M0 0H9V9" fill="url(#g)"/>'),
    "drawing/reference",
    /made of itself/u,
  ),
  faulty(
    "a path of no numbers",
    svg('<path d="M0 NaN L9 9"/>'),
    "drawing/path",
    /`d` of `path` cannot be read/u,
  ),
  faulty(
    "a stroke of no number",
    svg('<path stroke-width="NaN" d="M0 0H9"/>'),
    "drawing/number",
    /stroke-width/u,
  ),
  faulty("neither view box nor size", svg("", ""), "drawing/size", /says no size/u),
  faulty("a view box without area", svg("", 'viewBox="0 0 0 0"'), "drawing/size", /no area/u),
  faulty(
    "a color that nobody has",
    svg('<g fill="theme:acent"/>'),
    "drawing/color",
    /no color `acent`/u,
  ),
  faulty("a drawing cut short", svg("<g>").slice(0, -9), "drawing/broken", /not well-formed/u),
  faulty("a drawing packed", gzipSync(svg("")), "image/format", /gzipped/u),
  faulty(
    "a drawing in Latin-1",
    Buffer.from(svg("<!-- é -->"), "latin1"),
    "drawing/encoding",
    /UTF-8/u,
  ),
];

describe("a drawing that is not fit", () => {
  const { rows, answer, folder } = setTogether(HOSTILE);

  test("all of them are told in one run, and nothing is written", async () => {
    const { code, stderr } = await answer;
    expect(code).toBe(1);
    expect(framesIn(stderr).filter(({ head }) => head.startsWith("error"))).toHaveLength(
      rows.length,
    );
    expectDiscreet(await answer, folder);
    expectOld(folder);
  });

  test.each(rows)("$what", async (row) => {
    expectTold(await answer, row);
  });

  const hundred = (i: number): string => `<use href="#g${i}"/>`.repeat(100);
  const bomb = [1, 2, 3].map((i) => `<g id="g${i}">${hundred(i - 1)}</g>`).join("");
  test.each([
    faulty(
      "that uses itself up",
      svg(`<defs><path id="g0" d="M0 0H1"/>${bomb}</defs>${hundred(3)}`),
      "drawing/limit",
      /200000 elements/u,
    ),
    faulty(
      "of ten megabytes of groups",
      svg("<g>".repeat(3_400_000)),
      "drawing/limit",
      /256 deep/u,
    ),
    faulty("larger than is read", svg(" ".repeat(21_000_000)), "drawing/limit", /22 MB/u),
  ])("$what passes a limit", async (issue) => {
    await expectRefused({ ...issue, exit: 6 });
  });

  test("a frame stands for it where the pages are wanted all the same", async () => {
    const folder = issueFolder(shows(svg("<script/>")));
    const answer = await typeset(folder, "--force", "-o", "a.pdf");
    expect(answer.code).toBe(1);
    expect((await pagesOf(join(folder, "a.pdf"))).length).toBeGreaterThan(0);
  });
});

describe("a drawing", () => {
  test("is set as vectors, its words to be found, and read back", async () => {
    const text = svg(
      '<text y="20" font-family="Source Sans 3">Harbor</text><circle r="9" fill="theme:accent"/>',
    );
    const folder = issueFolder(shows(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`));
    const answer = await typeset(folder, "--verify", "--strict", "-o", "a.pdf");
    expect(answer.code).toBe(0);
    expect(answer.stderr).not.toContain("warning");
    expect((await pagesOf(join(folder, "a.pdf"))).join("\n")).toContain("Harbor");
    expect(bytesAt(folder, "a.pdf").toString("latin1")).toMatch(/\/Subtype \/Form/u);
  });

  test("in UTF-16 is read by its mark", async () => {
    const folder = issueFolder(shows(Buffer.from(`\ufeff${svg("<circle r='9'/>")}`, "utf16le")));
    expect(await typeset(folder, "--strict", "-o", "a.pdf")).toMatchObject({ code: 0 });
  });

  test("with an element that is not drawn is set without it, and the staff are told", async () => {
    const folder = issueFolder(shows(svg("<filter id='f'/><circle r='9'/>")));
    const answer = await typeset(folder, "-o", "a.pdf");
    expect(answer.code).toBe(0);
    expect(framesIn(answer.stderr).map(({ head }) => head)).toEqual(["warning[drawing/element]"]);
  });

  test("asks for nothing beside it, even where that is there", async () => {
    const folder = issueFolder(shows(svg('<image href="b.svg"/>')));
    writeFileSync(join(folder, "articles/b.svg"), svg("<circle r='9'/>"));
    const answer = await typeset(folder, "-o", "a.pdf");
    expect(answer.code).toBe(1);
    expect(framesIn(answer.stderr).map(({ head }) => head)).toEqual(["error[drawing/foreign]"]);
  });
});
