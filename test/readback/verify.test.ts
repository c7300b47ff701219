import { describe, expect, test } from "vitest";
import type { Publication } from "../../src/display/mark.ts";
import { rect } from "../../src/geometry/geometry.ts";
import { advert } from "../paste-up/taken.ts";
import { paint } from "../support/painted.ts";
import { letters, verify } from "../../src/readback/verify.ts";
import { line, ORDER, page, publication, run } from "../pdf/build.ts";
import { SAMPLE } from "../pdf/sample.ts";

const tide = publication(page(line(9, 20, "the tide is"), line(9, 34, "high at noon")));

/** What is said when one thing was painted and another thing was meant. */
async function faults(painted: Publication, meant: Publication) {
  return verify(await paint(painted, ORDER), meant);
}

const meaning = (...lines: readonly string[]) =>
  publication(page(...lines.map((words, i) => line(9, 20 + 14 * i, words))));

describe("verify", () => {
  test("what was painted is what is read", async () => {
    expect(await faults(tide, tide)).toEqual([]);
    expect(await faults(SAMPLE, SAMPLE)).toEqual([]);
  });

  test("hyphens at line ends, ligatures and the forms of letters are no difference", async () => {
    const broken = run("of-");
    const soft = { ...broken, texts: [...broken.texts.slice(0, -1), "\u00ad"] };
    const issue = publication(page(line(9, 20, soft), line(9, 34, "fice ﬁn Cafe\u0301 ½")));
    expect(await faults(issue, issue)).toEqual([]);
  });

  test.each([
    ["another word", ["the tide is", "low at noon"], "`high at noon` where `low at noon`"],
    [
      "a word lost",
      ["the tide is very", "high at noon"],
      "`high at noon` where `very high at noon`",
    ],
    ["a word twice", ["the tide", "high at noon"], "`is high at noon` where `high at noon`"],
    ["the end lost", ["the tide is", "high at noon today"], "nothing more where `today`"],
    [
      "another order",
      ["high at noon", "the tide is"],
      "`the tide is high` where `high at noon the`",
    ],
  ])("%s is an error", async (_, lines, words) => {
    const [fault, ...others] = await faults(tide, meaning(...lines));
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ severity: "error", code: "proof/extraction", kind: "rejected" });
    expect(fault?.message).toBe(`page 1 reads ${words} was painted`);
  });

  describe("words of a page that was placed", () => {
    const placed = { picture: advert(), frame: rect(0, 0, 613, 860), clip: rect(0, 0, 300, 400) };
    const book = (...lines: readonly string[]) =>
      publication(
        page(
          line(9, 20, lines[0] ?? ""),
          { kind: "picture", ...placed },
          line(9, 380, lines[1] ?? ""),
        ),
      );
    test("may be any", async () => {
      expect(await faults(book("the tide", "at noon"), book("the tide", "at noon"))).toEqual([]);
    });
    test.each([
      ["before them", "the tides", "at noon"],
      ["behind them", "the tide", "high at noon"],
    ])("hide no word that is lost %s", async (_, before, behind) => {
      const found = await faults(book("the tide", "at noon"), book(before, behind));
      expect(found).toMatchObject([{ code: "proof/extraction" }]);
    });
  });

  test("words off the sheet are words lost", async () => {
    const lost = publication(page(line(9, 20, "here"), line(9, 900, "nowhere")));
    expect(await faults(lost, lost)).toMatchObject([{ code: "proof/extraction" }]);
  });

  test("a page lost", async () => {
    const longer = publication(...tide.pages, page());
    expect(await faults(tide, longer)).toMatchObject([{ code: "proof/page-count" }]);
  });

  test("bytes that are no PDF", async () => {
    const damaged = await verify(new TextEncoder().encode("no pages here"), tide);
    expect(damaged).toMatchObject([{ code: "proof/unreadable", kind: "rejected" }]);
  });

  test("the bytes are left as they were", async () => {
    const bytes = await paint(tide, ORDER);
    const before = Buffer.from(bytes).toString("base64");
    await verify(bytes, tide);
    expect(Buffer.from(bytes).toString("base64")).toBe(before);
  });
});

test.each([
  ["The Tide", "thetide"],
  ["well-known, 1–2 “ﬁn”", "wellknown12fin"],
  ["e\u0301 \u00ad\u2060", "é"],
])("the letters of %s", (text, expected) => {
  expect(letters(text)).toBe(expected);
});
