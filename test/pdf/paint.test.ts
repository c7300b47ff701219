import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { cmyk } from "../../src/color/ink.ts";
import type { Drawing, Thing } from "../../src/display/drawing.ts";
import type { Overlay, Publication } from "../../src/display/mark.ts";
import { rectOutline } from "../../src/display/outline.ts";
import { rect } from "../../src/geometry/geometry.ts";
import { paint } from "../support/painted.ts";
import { readFacts } from "../../src/readback/facts.ts";
import { readText } from "../../src/readback/text.ts";
import { grayPicture, line, ORDER, page, picture, publication, run } from "./build.ts";
import { ask, testWith } from "./outside.ts";
import { SAMPLE } from "./sample.ts";
import { numbered } from "./numbered.ts";

const source = async (issue: Publication, change: Partial<typeof ORDER> = {}) =>
  Buffer.from(await paint(issue, { ...ORDER, ...change })).toString("latin1");

describe("the same bytes", () => {
  test("twice in one process", async () => {
    expect(await paint(SAMPLE, ORDER)).toEqual(await paint(SAMPLE, ORDER));
  });

  test("in other time zones and languages", async () => {
    const here = createHash("sha256")
      .update(await paint(SAMPLE, ORDER))
      .digest("hex");
    const script = new URL("print-digest.ts", import.meta.url).pathname;
    const env = { ...process.env, TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR" };
    const there = execFileSync(process.execPath, ["--import", "tsx", script], { env });
    expect(there.toString().trim()).toBe(here);
  });

  test("the file's ID follows what is painted", async () => {
    const idOf = (pdf: string) => /\/ID \[<(\w+)> <(\w+)>\]/.exec(pdf)?.slice(1);
    const first = idOf(await source(publication(page(line(9, 9, "a")))));
    expect(first).toEqual(idOf(await source(publication(page(line(9, 9, "a"))))));
    expect(first).not.toEqual(idOf(await source(publication(page(line(9, 10, "a"))))));
    expect(first).toHaveLength(2);
  });
});

describe("page boxes", () => {
  test("slug, bleed and trim lie around each other", async () => {
    const { pages } = await readFacts(await paint(publication(page()), ORDER));
    expect(pages[0]).toMatchObject({
      media: [0, 0, 366, 466],
      crop: [0, 0, 366, 466],
      bleed: [24, 24, 342, 442],
      trim: [33, 33, 333, 433],
    });
  });

  test("without marks the medium ends where the bleed does", async () => {
    const { pages } = await readFacts(await paint(publication(page()), { ...ORDER, marks: [] }));
    expect(pages[0]).toMatchObject({ media: [0, 0, 318, 418], bleed: [0, 0, 318, 418] });
    expect(pages[0]).toMatchObject({ trim: [9, 9, 309, 409] });
  });

  test("neither an art box nor a user unit", async () => {
    expect(await source(SAMPLE)).not.toMatch(/ArtBox|UserUnit/);
  });
});

describe("what lies over a page", () => {
  const drawing = (id: string, things: Drawing["things"]): Drawing => {
    return { kind: "drawing", id, file: id, width: 378, height: 478, things };
  };
  const square: Thing = {
    kind: "shape",
    outline: rectOutline(rect(0, 0, 9, 9)),
    rule: "nonzero",
    fill: { paint: cmyk(0, 0.2, 0.5, 0), opacity: 1 },
  };
  const overlay: Overlay = {
    name: "Notes",
    slug: 30,
    layers: [
      { name: "Washes", darkens: true, drawing: drawing("washes", [square]) },
      { name: "Blank", darkens: false, drawing: drawing("blank", []) },
      { name: "Words", darkens: false, drawing: drawing("words", [square]) },
    ],
  };
  const over = publication({ ...page(line(9, 9, "a")), overlay }, page(), { ...page(), overlay });

  test("has the slug that it asks for, and the page's place on the sheet moves with it", async () => {
    const { pages } = await readFacts(await paint(over, ORDER));
    expect(pages[0]).toMatchObject({ media: [0, 0, 378, 478], trim: [39, 39, 339, 439] });
    expect(pages[1]).toMatchObject({ media: [0, 0, 366, 466], trim: [33, 33, 333, 433] });
  });

  test("is optional content of the file, one group and under it one for each part, all shown at first", async () => {
    const pdf = await source(over);
    const groups = /\/OCGs \[(.*?)\]/u.exec(pdf)?.[1]?.match(/\d+ 0 R/gu) ?? [];
    const [whole = "", ...parts] = groups;
    const names = [...pdf.matchAll(/\/Type \/OCG\n\/Name \((.*?)\)/gu)].map(([, name]) => name);
    expect(names).toEqual(["Notes", "Washes", "Blank", "Words"]);
    expect(groups).toHaveLength(4);
    expect(pdf).toContain(`/ON [${groups.join(" ")}]`);
    expect(pdf).toContain(`/Order [${whole} [${parts.join(" ")}]]`);
    expect(pdf.split(`/L1 ${whole}`)).toHaveLength(3);
  });

  test("is darkened in and drawn after the page's own marks", async () => {
    const pdf = Buffer.from(await paint(over, { ...ORDER, marks: [] }));
    const [first = ""] = contentsOf(pdf).filter((one) => one.includes("BDC"));
    const rows = numbered(first).trim().split("\n");
    expect(rows.slice(-8)).toEqual([
      "/OC /L1 BDC",
      ...["/OC /L2 BDC", "q /Wash gs 1 0 0 -1 0 478 cm /D1 Do Q", "EMC"],
      ...["/OC /L3 BDC", "q 1 0 0 -1 0 478 cm /D2 Do Q", "EMC"],
      "EMC",
    ]);
    expect(rows[0]).toMatch(/^BT /u);
    expect(pdf.toString("latin1")).toMatch(/\/BM \/Multiply/u);
  });

  test("leaves no trace in a file without it", async () => {
    expect(await source(SAMPLE)).not.toMatch(/OCG|OCProperties|Multiply|Properties/u);
  });
});

/** The streams of a file that are coded as content is. */
function contentsOf(pdf: Buffer): readonly string[] {
  const streams: string[] = [];
  for (let at = pdf.indexOf("stream\n"); at >= 0; at = pdf.indexOf("\nstream\n", at + 8)) {
    const from = pdf.indexOf("stream\n", at) + 7;
    try {
      streams.push(inflateSync(pdf.subarray(from, pdf.indexOf("endstream", from))).toString());
    } catch {
      // Metadata is not coded.
    }
  }
  return streams;
}

describe("what the file says of itself", () => {
  test("title, authors, dates, language, labels, bookmarks", async () => {
    const bytes = await paint(publication(page(), page()), ORDER);
    const { version, info, pages, outline } = await readFacts(bytes);
    expect(version).toBe("1.6");
    expect(Object.fromEntries(info)).toMatchObject({
      Title: "Harbor & Quay",
      Author: "Ann Pier; Bo Kai",
      Creator: "typeset",
      Producer: "typeset 0.1.0",
      CreationDate: "D:20210304050607Z",
      ModDate: "D:20210304050607Z",
      Language: "en-US",
    });
    expect(pages.map(({ label }) => label)).toEqual(["1", "2"]);
    expect(outline).toEqual([
      { title: "Chapter 1", page: 1 },
      { title: "Chapter 2", page: 2 },
    ]);
  });

  test("XMP agrees, and takes any title", async () => {
    const title = "Ⅻ <Tides> & “Quays”\u0001";
    const { xmp, info } = await readFacts(await paint({ ...publication(page()), title }, ORDER));
    expect(info.get("Title")).toBe(title);
    expect(xmp).toContain(">Ⅻ &lt;Tides&gt; &amp; “Quays”\ufffd</rdf:li>");
    expect(xmp).toContain("<xmp:CreateDate>2021-03-04T05:06:07Z</xmp:CreateDate>");
    expect(xmp).toContain("<rdf:li>Ann Pier</rdf:li><rdf:li>Bo Kai</rdf:li>");
  });

  test("no authors, no bookmarks: no entries", async () => {
    const bare = { ...publication(page()), authors: [], outline: [] };
    const { info, outline } = await readFacts(await paint(bare, ORDER));
    expect(info.has("Author")).toBe(false);
    expect(outline).toEqual([]);
  });

  test("folios that jump are labels that jump", async () => {
    const [first, second] = publication(page(), page()).pages;
    const pages = [first, second].flatMap((one, i) => (one ? [{ ...one, folio: i * 6 + 3 }] : []));
    const facts = await readFacts(
      await paint({ ...publication(), pages, outline: [{ title: "Nine", folio: 9 }] }, ORDER),
    );
    expect(facts.pages.map(({ label }) => label)).toEqual(["3", "9"]);
    expect(facts.outline).toEqual([{ title: "Nine", page: 2 }]);
  });

  test("a bookmark to nowhere and an issue without pages are our own faults", async () => {
    const lost = { ...publication(page()), outline: [{ title: "Lost", folio: 7 }] };
    await expect(paint(lost, ORDER)).rejects.toThrow("page 7");
    await expect(paint(publication(), ORDER)).rejects.toThrow("without pages");
  });
});

describe("text that extracts", () => {
  test("ligatures, accents, and the same hyphen twice over", async () => {
    const hyphen = run("tide-");
    const soft = { ...hyphen, texts: [...hyphen.texts.slice(0, -1), "\u00ad"] };
    const lines = [line(9, 20, "office Æther café"), line(9, 40, soft), line(9, 60, hyphen)];
    const [text] = await readText(await paint(publication(page(...lines)), ORDER));
    expect(text).toBe("office Æther café\ntide\ntide-");
  });

  test("more than a hundred codes in one face", async () => {
    const rows = Array.from({ length: 7 }, (_, row) =>
      Array.from({ length: 20 }, (__, i) => String.fromCharCode(0xc0 + 20 * row + i)).join(""),
    );
    const lines = rows.map((row, i) => line(9, 20 + 14 * i, row));
    const [text] = await readText(await paint(publication(page(...lines)), ORDER));
    expect(text).toBe(rows.join("\n"));
  });
});

describe("in the eyes of others", () => {
  testWith("qpdf")("qpdf finds the file sound", async () => {
    const answer = ask("qpdf", await paint(SAMPLE, ORDER), ["--check", "FILE"]);
    expect(answer).toMatchObject({ status: 0 });
    expect(answer.words).toContain("No syntax or stream encoding errors");
  });

  testWith("gs")("Ghostscript renders it without a word", async () => {
    const args = ["-q", "-dBATCH", "-dNOPAUSE", "-dPDFSTOPONERROR", "-sDEVICE=nullpage", "FILE"];
    expect(ask("gs", await paint(SAMPLE, ORDER), args)).toMatchObject({ status: 0, words: "" });
  });

  testWith("mutool")("mutool sees every glyph where it was set", async () => {
    const wide = run("wide and far", { scale: 1.02, size: 9.5 });
    const gaps = { ...wide, advances: wide.advances.map((advance, i) => advance + i / 7) };
    const drawn = line(20, 50, gaps, run("italic", { cut: "italic" }));
    const bytes = await paint(publication(page(drawn)), ORDER);
    const seen = [...ask("mutool", bytes, ["trace", "FILE"]).words.matchAll(GLYPH_PLACE)];
    const advances = drawn.runs.flatMap((one) => one.advances);
    let x = 33 + 20;
    expect(seen).toHaveLength(advances.length);
    for (const [i, place] of seen.entries()) {
      expect(Math.abs(Number(place[1]) - x)).toBeLessThan(0.01);
      expect(Number(place[2])).toBeCloseTo(433 - 50, 2);
      x += advances[i] ?? 0;
    }
  });

  testWith("pdftoppm")("a rule and a picture's halves lie where they should", async () => {
    const rule = { kind: "rule", rect: { x: 0, y: 0, width: 150, height: 200 } } as const;
    const slope = picture(grayPicture("slope", 4, 64), [150, 200, 150, 200]);
    const issue = publication(page({ ...rule, ink: cmyk(0, 0, 0, 1) }, slope));
    const args = ["-r", "72", "-gray", "-x", "33", "-y", "33", "-W", "300", "-H", "400", "FILE"];
    const image = ask("pdftoppm", await paint(issue, ORDER), args).bytes.subarray(-300 * 400);
    const at = (x: number, y: number) => image[y * 300 + x] ?? -1;
    expect(at(75, 100)).toBeLessThan(60);
    expect(at(225, 100)).toBe(255);
    expect(at(75, 300)).toBe(255);
    expect(at(225, 210)).toBeLessThan(at(225, 300));
    expect(at(225, 300)).toBeLessThan(at(225, 390));
  });
});

const GLYPH_PLACE = /<g unicode="[^"]*" glyph="\d+" x="([^"]*)" y="([^"]*)"/g;
