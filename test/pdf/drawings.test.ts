import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { Mark } from "../../src/display/mark.ts";
import { rect } from "../../src/geometry/geometry.ts";
import { paint } from "../support/painted.ts";
import { readText } from "../../src/readback/text.ts";
import { verify } from "../../src/readback/verify.ts";
import { proveConservation } from "../../src/proof/conservation.ts";
import { drawing, read, svg } from "../svg/build.ts";
import { line, ORDER, page, publication } from "./build.ts";
import { ask, testWith } from "./outside.ts";
import { numbered } from "./numbered.ts";

async function placed(inside: string, y = 0): Promise<Mark> {
  const frame = rect(0, y, 100, 100);
  return { kind: "picture", picture: await drawing(svg(inside)), frame, clip: frame };
}

/** The whole file, its content streams unpacked. */
async function plain(...marks: readonly Mark[]): Promise<string> {
  const bytes = Buffer.from(await paint(publication(page(...marks)), { ...ORDER, marks: [] }));
  const source = bytes.toString("latin1");
  const streams = [...source.matchAll(/FlateDecode[^]*?stream\r?\n([^]*?)\r?\nendstream/gu)];
  const unpacked = streams.map(([, stream = ""]) => {
    try {
      return inflateSync(Buffer.from(stream, "latin1")).toString("latin1");
    } catch {
      return "";
    }
  });
  return [source, ...unpacked.map(numbered)].join("\n");
}

const inPlain = async (inside: string, ...wanted: readonly string[]): Promise<void> => {
  const source = await plain(await placed(inside));
  for (const one of wanted) expect(source).toContain(one);
};

const count = (text: string, part: string): number => text.split(part).length - 1;
const fade = '<stop stop-color="theme:house"/><stop offset="1" stop-color="#fff"/>';
const across = '<rect width="9" height="9" fill="url(#g)"/>';

describe("a drawing in the file", () => {
  test("is a form of its own measure, hung from its head", () =>
    inPlain(
      '<rect x="1" y="2" width="3" height="4"/>',
      "/BBox [0 0 100 100]",
      "q 9 309 100 100 re W n 1 0 0 -1 9 409 cm /D1 Do Q",
      "0 0 0 1 k\n1 2 m\n4 2 l\n4 6 l\n1 6 l\nh\nf\n",
    ));

  test("placed twice is embedded once", async () => {
    const [rose, again] = [await placed("<circle r='9'/>"), await placed("<circle r='9'/>", 200)];
    expect(count(await plain(rose, again), "/Subtype /Form")).toBe(1);
  });

  test("a stroke, its pen bent", () =>
    inPlain(
      '<path transform="scale(4 1)" fill="none" stroke="theme:accent" stroke-dasharray="3" stroke-dashoffset="-1" d="M0 0H1"/>',
      "0 1 0.8 0.1 K\n2 0 0 0.5 0 0 cm\n2 w 0 J 0 j 4 M [6 6] 10 d\n0 0 m\n2 0 l\nS\n",
    ));

  test("white is painted, so that what lies under it is knocked out", () =>
    inPlain('<rect width="5" height="5" fill="#fff"/>', "0 0 0 0 k\n"));

  test("a gradient of one spot ink stays on its plate", () =>
    inPlain(
      `<linearGradient id="g">${fade}</linearGradient>${across}`,
      "/Pattern cs /P1 scn",
      "/ShadingType 2",
      "/Separation /Buoy#205",
      "/C0 [1]\n/C1 [0]",
    ));

  test("one of several inks is mixed of process inks, and stitched where it has stops", async () => {
    const inside = `<radialGradient id="g">${fade}<stop offset="1" stop-color="#000"/></radialGradient><linearGradient id="h"><stop/><stop offset=".5" stop-color="red"/><stop offset="1" stop-color="#fff"/></linearGradient>${across}<path d="M0 0H9V9" fill="url(#h)"/>`;
    const { value, diagnostics } = await read(svg(inside));
    expect(diagnostics.map(({ code }) => code)).toEqual(["drawing/spot"]);
    if (value === undefined) throw new Error("no drawing");
    const frame = rect(0, 0, 100, 100);
    const source = await plain({ kind: "picture", picture: value, frame, clip: frame });
    expect(source).not.toContain("/Separation");
    for (const one of ["/ShadingType 3", "/C0 [0 0.9 1 0]", "/FunctionType 3", "/Bounds [0.5]"]) {
      expect(source).toContain(one);
    }
  });

  test("what is see-through blends in the inks of the press", () =>
    inPlain(
      '<g opacity=".5"><rect width="5" height="5"/><circle r="3" fill-opacity=".25"/></g>',
      "/S /Transparency\n/CS /DeviceCMYK",
      "/ca 0.5",
      "/ca 0.25",
    ));

  test("an opaque one is no matter of transparency", async () => {
    expect(await plain(await placed("<circle r='9'/>"))).not.toMatch(/Transparency|ExtGState/u);
  });

  test("no screen's colors, whatever colors the drawing names", async () => {
    const source = await plain(
      await placed(
        `<linearGradient id="g"><stop stop-color="red" stop-opacity=".5"/><stop offset="1" stop-color="hsl(200,50%,50%)"/></linearGradient>${across}<text y="9" fill="#123456" stroke="url(#g)">a</text>`,
      ),
    );
    expect(source).not.toMatch(/RGB|CalGray|ICCBased|\brg\b|\bRG\b/u);
  });
});

describe("a drawing's words", () => {
  const words = '<text x="5" y="20">Tide <tspan font-weight="bold">table</tspan></text>';

  test("can be found, and are compared with what a reader finds", async () => {
    const issue = publication(page(await placed(words), line(9, 200, "under it")));
    const bytes = await paint(issue, ORDER);
    expect((await readText(bytes))[0]).toMatch(/Tide\s+table\s*under it/u);
    expect(await verify(bytes, issue)).toEqual([]);
    expect(await verify(bytes, publication(page(line(9, 200, "under it"))))).toMatchObject([
      { code: "proof/extraction" },
    ]);
  });

  test("that are cropped away are not there to be found", async () => {
    const whole = await placed(`${words}<text x="5" y="90">ebb</text>`);
    if (whole.kind !== "picture") throw new Error("no picture");
    const issue = publication(page({ ...whole, clip: rect(0, 0, 100, 50) }));
    const bytes = await paint(issue, ORDER);
    expect((await readText(bytes))[0]).toMatch(/^Tide\s+table$/u);
    expect(await verify(bytes, issue)).toEqual([]);
  });

  test("are not the copy's", async () => {
    expect(proveConservation([], [page(await placed(words))])).toEqual([]);
  });
});

describe("in the eyes of others", () => {
  const all = `<linearGradient id="g">${fade}</linearGradient><clipPath id="c"><text y="20">clip</text></clipPath><g opacity=".5" clip-path="url(#c)">${across}<text y="30" stroke="red">a</text></g>`;

  testWith("gs")("Ghostscript renders all of it without a word", async () => {
    const pdf = await paint(publication(page(await placed(all))), ORDER);
    const args = ["-q", "-dBATCH", "-dNOPAUSE", "-dPDFSTOPONERROR", "-sDEVICE=nullpage", "FILE"];
    expect(ask("gs", pdf, args)).toMatchObject({ status: 0, words: "" });
  });

  testWith("qpdf")("qpdf finds it sound", async () => {
    const pdf = await paint(publication(page(await placed(all))), ORDER);
    expect(ask("qpdf", pdf, ["--check", "FILE"])).toMatchObject({ status: 0 });
  });
});
