import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { Condition } from "../../src/color/condition.ts";
import { BLACK, cmyk, type Ink } from "../../src/color/ink.ts";
import type { Mark, RuleMark } from "../../src/display/mark.ts";
import { rect } from "../../src/geometry/geometry.ts";
import type { PaintOrder } from "../../src/pdf/paint.ts";
import { shippedBytes } from "../../src/io/shipped.ts";
import { printersMarks } from "../../src/pdf/marks.ts";
import { sheetOf } from "../../src/pdf/sheet.ts";
import { paint } from "../support/painted.ts";
import { line, ORDER, page, publication, run } from "./build.ts";
import { numbered } from "./numbered.ts";

/** What a file for the press says beyond a plain one, and how its inks lie over each other. */

const profile = shippedBytes("assets/icc/ISOcoated_v2_300_bas.icc");
const condition: Condition = {
  identifier: "FOGRA39",
  registry: "http://www.color.org",
  info: "Offset (coated)",
  profile,
  maxInk: 3,
};
const FOR_PRESS: PaintOrder = { ...ORDER, condition, marks: [] };

const source = async (order: PaintOrder, ...marks: readonly Mark[]) =>
  Buffer.from(await paint(publication(page(...marks)), order)).toString("latin1");

/** The operators of the page, a line each. */
async function operators(order: PaintOrder, ...marks: readonly Mark[]): Promise<readonly string[]> {
  const pdf = await source(order, ...marks);
  const contents = /\/Contents (\d+) 0 R/u.exec(pdf)?.[1] ?? "";
  const stream = new RegExp(`\\n${contents} 0 obj[^]*?stream\\r?\\n([^]*?)\\r?\\nendstream`, "u");
  const [, bytes = ""] = stream.exec(pdf) ?? [];
  return inflateSync(Buffer.from(bytes, "latin1")).toString("latin1").trim().split("\n");
}

const rule = (height: number, ink: Ink): RuleMark => ({
  kind: "rule",
  rect: rect(10, 10, 100, height),
  ink,
});

describe("the file says what it is printed in", () => {
  test("in its output intent, with the profile", async () => {
    const pdf = await source(FOR_PRESS, line(9, 9, "a"));
    expect(pdf).toContain("/S /GTS_PDFX\n/OutputConditionIdentifier (FOGRA39)");
    expect(pdf).toContain("/RegistryName (http://www.color.org)\n/Info (Offset \\(coated\\))");
    const [, number = ""] = /\/DestOutputProfile (\d+) 0 R/u.exec(pdf) ?? [];
    const embedded = new RegExp(
      `\\n${number} 0 obj\\n<<\\n/N 4[^]*?stream\\n([^]*?)\\nendstream`,
      "u",
    );
    const bytes = inflateSync(Buffer.from(embedded.exec(pdf)?.[1] ?? "", "latin1"));
    expect(bytes.equals(Buffer.from(profile))).toBe(true);
    expect(pdf.match(/\/GTS_PDFX\n/gu)).toHaveLength(1);
  });

  test("a condition from no list has no registry", async () => {
    const own: Condition = { identifier: "Acme web", info: "Acme", profile, maxInk: 2.8 };
    expect(await source({ ...FOR_PRESS, condition: own })).not.toContain("/RegistryName");
  });

  test("its version and that it is not trapped, in both places", async () => {
    const pdf = await source(FOR_PRESS, line(9, 9, "a"));
    expect(pdf).toContain("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>");
    expect(pdf).toContain("<pdf:Trapped>False</pdf:Trapped>");
    const [, number = ""] = /\/Trapped (\d+) 0 R/u.exec(pdf) ?? [];
    expect(pdf).toContain(`\n${number} 0 obj\n/False\n`);
  });

  test("and mixes on every page in the inks of the press", async () => {
    expect(await source(FOR_PRESS)).toMatch(
      /\/Group <<\n\/Type \/Group\n\/S \/Transparency\n\/CS \/DeviceCMYK\n>>/u,
    );
  });

  test("a plain file says none of it", async () => {
    const pdf = await source({ ...ORDER, marks: [] }, line(9, 9, "a"));
    expect(pdf).not.toMatch(/GTS_PDFX|pdfxid|Trapped|OutputIntent|\/Group|\/OPM/u);
  });
});

describe("what is printed over what", () => {
  test("type in black, and not in a color or in white", async () => {
    const red = { ink: cmyk(0, 1, 1, 0) };
    const white = { ink: cmyk(0, 0, 0, 0) };
    const states = await operators(
      FOR_PRESS,
      line(9, 9, run("a")),
      line(9, 19, run("b", red), run("a")),
      line(9, 29, run("c", white)),
    );
    expect(states.filter((one) => / gs$| k$/u.test(one))).toEqual([
      "/Over gs",
      "0 0 0 1 k",
      "/Out gs",
      "0 1 1 0 k",
      "/Over gs",
      "0 0 0 1 k",
      "/Out gs",
      "0 0 0 0 k",
    ]);
  });

  test("thin rules in black, and no grounds, and no black with other inks in it", async () => {
    const states = (...marks: readonly Mark[]) =>
      operators(FOR_PRESS, ...marks).then((all) => all.filter((one) => one.endsWith(" gs")));
    expect(await states(rule(1, BLACK))).toEqual(["/Over gs"]);
    expect(await states(rule(13, BLACK))).toEqual([]);
    expect(await states(rule(1, cmyk(0.4, 0.3, 0.3, 1)))).toEqual([]);
    expect(await states(rule(1, cmyk(0, 0, 0, 0.9)))).toEqual([]);
  });

  test("black over nothing of its own: where it is none, what lies under it stays", async () => {
    const pdf = await source(FOR_PRESS, line(9, 9, "a"));
    expect(pdf).toContain("/Over <<\n/Type /ExtGState\n/OP true\n/op true\n/OPM 1\n>>");
  });

  test("nothing, in a plain file", async () => {
    const plain = await operators({ ...ORDER, marks: [] }, line(9, 9, "a"), rule(1, BLACK));
    expect(plain.filter((one) => one.endsWith(" gs"))).toEqual([]);
  });
});

describe("printer's marks", () => {
  const everyMark: PaintOrder = {
    ...FOR_PRESS,
    marks: ["crop", "registration", "bars", "info"],
    slugLine: (folio) => [{ ...run("ab"), size: folio + 4 }],
  };

  test("crop and registration marks are on every plate", async () => {
    const drawn = await operators(everyMark);
    expect(drawn.map(numbered)).toContain("q 0.25 w /S1 CS 1 SCN");
    const pdf = await source(everyMark);
    expect(pdf).toContain("/Separation /All /DeviceCMYK");
    expect(drawn.filter((one) => one.endsWith(" c"))).toHaveLength(16);
  });

  test("bars have whole and half inks", async () => {
    const bars = (await operators(everyMark)).filter((one) => one.endsWith(" re f"));
    expect(bars.slice(0, 4).map((one) => one.split(" k ")[0])).toEqual([
      "1 0 0 0",
      "0 1 0 0",
      "0 0 1 0",
      "0 0 0 1",
    ]);
  });

  test("nothing of them comes into the bleed", async () => {
    const all = points(await operators(everyMark));
    expect(all.length).toBeGreaterThan(60);
    for (const [x = 0, y = 0] of all) {
      const inside = x > 24 && x < 342 && y > 24 && y < 442;
      expect(inside, `${x} ${y}`).toBe(false);
      expect(x >= 0 && x <= 366 && y >= 0 && y <= 466, `${x} ${y}`).toBe(true);
    }
  });

  test("the slug says what it was asked to say, in black", async () => {
    const drawn = await operators(everyMark);
    const from = drawn.findIndex((one) => one.startsWith("BT "));
    expect(drawn.slice(from - 1, from + 1)).toEqual([
      "0 0 0 1 k",
      expect.stringMatching(/^BT [\d.]+ [\d.]+ Td$/u),
    ]);
    expect(drawn.join("\n")).toMatch(/\/F[0-9a-f]{8} 5 Tf/u);
  });

  test.each([
    ["a fold", [216]],
    ["a spine", [216, 230]],
  ])("nothing hides %s", (_, folds) => {
    const flat = sheetOf({ ...page(), trim: { width: 432, height: 300 }, folds }, true);
    const upright = printersMarks(flat, ["crop", "registration", "bars"], undefined)
      .split("\n")
      .flatMap((one) => {
        const [, from, to] = /^(\S+) \S+ m (\S+) \S+ l$/u.exec(one) ?? [];
        return from !== undefined && from === to ? [Number(from)] : [];
      });
    for (const fold of folds) {
      const near = upright.filter((x) => Math.abs(x - flat.trim.x - fold) < 3);
      expect(near).toEqual([flat.trim.x + fold, flat.trim.x + fold]);
    }
  });

  test("each alone is drawn alone", async () => {
    const only = (mark: PaintOrder["marks"][number]) => operators({ ...everyMark, marks: [mark] });
    expect((await only("crop")).filter((one) => one.endsWith(" l"))).toHaveLength(8);
    expect((await only("registration")).filter((one) => one.endsWith(" l"))).toHaveLength(8);
    expect((await only("bars")).some((one) => one.includes(" l"))).toBe(false);
    expect((await only("info")).some((one) => one.endsWith("Td"))).toBe(true);
    expect((await only("crop")).some((one) => one.endsWith("Td"))).toBe(false);
  });
});

/** The ends of lines and the corners of patches, from the medium's lower left corner. */
function points(drawn: readonly string[]): readonly (readonly number[])[] {
  return drawn.flatMap((one) => {
    const numbers = (one.match(/-?\d+(?:\.\d+)?/gu) ?? []).map(Number);
    if (/ m .* l$/u.test(one)) return [numbers.slice(0, 2), numbers.slice(2, 4)];
    if (one.endsWith(" c")) return [numbers.slice(4, 6)];
    if (!one.endsWith(" re f")) return [];
    const [x = 0, y = 0, width = 0, height = 0] = numbers.slice(-4);
    return [
      [x, y],
      [x + width, y + height],
    ];
  });
}
