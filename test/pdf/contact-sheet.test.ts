import { describe, expect, test } from "vitest";
import { cmyk } from "../../src/color/ink.ts";
import type { Condition } from "../../src/color/condition.ts";
import type { Publication } from "../../src/display/mark.ts";
import { rect } from "../../src/geometry/geometry.ts";
import { paintContactSheet, type SheetPlan } from "../../src/pdf/contact-sheet.ts";
import { readFacts } from "../../src/readback/facts.ts";
import { readText } from "../../src/readback/text.ts";
import { grayPicture, line, ORDER, page, picture, publication, run } from "./build.ts";
import { ask, testWith } from "./outside.ts";

const RED = cmyk(0, 1, 1, 0);
const GREEN = cmyk(1, 0, 1, 0);

/** A page of 300 by 400 that runs out over its trim in one ink. */
const tinted = (ink: typeof RED) =>
  page({ kind: "rule", rect: rect(-9, -9, 318, 418), ink }, line(30, 50, "a boat"));

const ISSUE = publication(tinted(RED), tinted(GREEN), page());

/** A tenth of the true size: the first page at the right, the two others under it. */
const PLAN: SheetPlan = {
  ...{ width: 100, height: 120 },
  places: [rect(50, 10, 30, 40), rect(20, 65, 30, 40), rect(50, 65, 30, 40)],
  lettering: [{ at: { x: 62, y: 58 }, runs: [run("17", { size: 6 })] }],
};

async function sheet(
  issue: Publication = ISSUE,
  change: { condition?: Condition; onPage?: (folio: number) => void } = {},
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const { date, producer } = ORDER;
  await paintContactSheet(issue, PLAN, { date, producer, ...change }, (bytes) =>
    pieces.push(bytes),
  );
  return Uint8Array.from(Buffer.concat(pieces));
}

/** The color of a point of the sheet, in points from its upper left corner, as poppler draws it. */
function colorsOf(pdf: Uint8Array): (x: number, y: number) => readonly number[] {
  const { bytes } = ask("pdftoppm", pdf, ["-r", "72", "FILE"]);
  const [head = "", width = "0"] =
    /^P6\s+(\d+)\s+\d+\s+255\s/u.exec(bytes.toString("latin1")) ?? [];
  return (x, y) => {
    const at = head.length + 3 * (y * Number(width) + x);
    return [...bytes.subarray(at, at + 3)];
  };
}

describe("a contact sheet as PDF", () => {
  test("is one page as large as it was planned, and says what it is", async () => {
    const { pages, info, xmp = "" } = await readFacts(await sheet());
    expect(pages.map(({ media, trim }) => [media, trim])).toEqual([
      [
        [0, 0, 100, 120],
        [0, 0, 100, 120],
      ],
    ]);
    expect(info.get("Title")).toBe("Harbor & Quay: contact sheet");
    expect(xmp).toContain("Harbor &amp; Quay: contact sheet");
    expect(xmp).not.toContain("pdfxid");
  });

  testWith("pdftoppm")("has each page trimmed at its place, and nothing beside it", async () => {
    const at = colorsOf(await sheet());
    const red = at(52, 12);
    const green = at(22, 67);
    expect([red[0], green[1]].every((share = 0) => share > 100)).toBe(true);
    expect([red[1], green[0]].every((share = 255) => share < 100)).toBe(true);
    for (const [x, y, ink] of [
      [52, 12, red],
      [78, 48, red],
      [22, 67, green],
      [48, 103, green],
    ] as const) {
      expect(at(x, y)).toEqual(ink);
    }
    const white = [255, 255, 255];
    expect([at(65, 85), at(48, 12), at(82, 12), at(52, 8), at(52, 53), at(2, 2)]).toEqual(
      Array.from({ length: 6 }, () => white),
    );
  });

  test("has the pages' own type, and the folios", async () => {
    const [text = ""] = await readText(await sheet());
    expect(text.match(/a boat/gu)).toHaveLength(2);
    expect(text).toContain("17");
  });

  test("embeds a picture once, on however many pages it stands", async () => {
    const drawn = picture(grayPicture("boat", 4, 4), [0, 0, 300, 400]);
    const bytes = await sheet(publication(page(drawn), page(drawn), page(drawn)));
    expect(
      Buffer.from(bytes)
        .toString("latin1")
        .match(/\/Subtype \/Image/gu),
    ).toHaveLength(1);
  });

  test("brings the press's profile, so that its colors are seen", async () => {
    const condition: Condition = {
      ...{ identifier: "X", info: "A press", maxInk: 3 },
      profile: Uint8Array.from([1, 2, 3]),
    };
    const intents = /\/OutputIntents/u;
    const source = async (change = {}) =>
      Buffer.from(await sheet(ISSUE, change)).toString("latin1");
    expect(await source({ condition })).toMatch(intents);
    expect(await source()).not.toMatch(intents);
  });

  test("tells its pages as it goes, and the bytes do not depend on who listens", async () => {
    const told: number[] = [];
    const heard = await sheet(ISSUE, { onPage: (folio) => told.push(folio) });
    expect(told).toEqual([1, 2, 3]);
    expect(heard).toEqual(await sheet());
  });

  test("throws where a page has no place", async () => {
    const four = publication(page(), page(), page(), page());
    await expect(sheet(four)).rejects.toThrow("page 4 has no place");
  });

  testWith("qpdf")("is sound to qpdf", async () => {
    expect(ask("qpdf", await sheet(), ["--check", "FILE"]).status).toBe(0);
  });
});
