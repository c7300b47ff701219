import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cmyk, PDFDocument } from "@cantoo/pdf-lib";
import fc from "fast-check";
import PdfKit from "pdfkit";
import { describe, expect, test } from "vitest";
import { mm } from "../../src/geometry/geometry.ts";
import { GOOD, written } from "../intake/advert.ts";
import { damaged, damageOf } from "../intake/damage.ts";
import { ask, isInstalled, testWith } from "../pdf/outside.ts";
import { issueFolder, manifest, typeset, type Files } from "../support/issue-folder.ts";
import { canJudgePrint, judgePrint } from "./print-judge.ts";

/** Adverts that come as PDFs of other programs, booked in every size. */

const A4 = "page: { trim: a4 }\nprint: { multiple: 4, marks: [] }\n";
const [WIDTH, HEIGHT, BLEED] = [mm(210), mm(297), mm(3)];

const good = Buffer.from(written(GOOD));

/** A page of pdf-lib's, with bleed. */
async function ofPdfLib(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([WIDTH + 2 * BLEED, HEIGHT + 2 * BLEED]);
  page.setTrimBox(BLEED, BLEED, WIDTH, HEIGHT);
  page.setBleedBox(0, 0, WIDTH + 2 * BLEED, HEIGHT + 2 * BLEED);
  const { width, height } = page.getSize();
  page.drawRectangle({ width, height, color: cmyk(0.6, 0.2, 0, 0.1) });
  page.drawCircle({ x: 300, y: 400, size: 120, color: cmyk(0, 0.7, 0.9, 0), opacity: 0.6 });
  return document.save();
}

/** Half a page of pdfkit's, as large as the plan says. */
function ofPdfKit(width: number, height: number): Promise<Uint8Array> {
  const document = new PdfKit({ size: [width, height], margin: 0 });
  const pieces: Uint8Array[] = [];
  document.on("data", (piece: Uint8Array) => pieces.push(piece));
  document.rect(0, 0, width, height).fill([0, 10, 80, 0]);
  document.circle(width / 2, height / 2, height / 3).fill([80, 0, 60, 10]);
  return new Promise((resolve) => {
    document.on("end", () => {
      resolve(Buffer.concat(pieces));
    });
    document.end();
  });
}

/** A spread of Ghostscript's. */
function ofGhostscript(): Uint8Array {
  const [width, height] = [2 * WIDTH + 2 * BLEED, HEIGHT + 2 * BLEED];
  const trim = [BLEED, BLEED, BLEED + 2 * WIDTH, BLEED + HEIGHT].join(" ");
  const marks = `[ /TrimBox [${trim}] /BleedBox [0 0 ${width} ${height}] /PAGE pdfmark`;
  const program = `<< /PageSize [${width} ${height}] >> setpagedevice ${marks}
0.1 0.8 0.9 0 setcmykcolor 0 0 ${width} ${height} rectfill
0 0 0 0 setcmykcolor 40 40 1100 { dup 300 exch 0.3 mul sin 120 mul add 14 0 360 arc fill } for
showpage`;
  const args = ["-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-dCompatibilityLevel=1.6"];
  const plain = "-sColorConversionStrategy=LeaveColorUnchanged";
  return Uint8Array.from(
    ask("gs", Buffer.from(program), [...args, plain, "-sOutputFile=-", "FILE"]).bytes,
  );
}

const text = "The tide comes in, and the crane bows to it. ".repeat(16);
const story = `---\ntitle: Tides\n---\n\n${Array.from({ length: 24 }, () => text).join("\n\n")}\n`;

const booking = (keys: string): string => `advert: { client: Acme, ${keys} }`;

/** A half of review's A4 page: its measure, and half of its lines. */
const HALF = { width: mm(146.5), height: mm(118.2) };

describe("an issue with four adverts in PDF, one of them half a page and one a spread, and a late one", async () => {
  const hasGs = isInstalled("gs");
  const files: Files = {
    "issue.yaml": manifest(
      [
        ...['cover: { image: cover.svg, alt: "" }', "articles/tides.md"],
        booking("size: half, file: half.pdf"),
        booking("file: full.pdf"),
        booking("start: recto"),
        ...(hasGs ? [booking("size: spread, start: verso, file: spread.pdf")] : []),
        booking("file: hand.pdf"),
      ],
      A4,
    ),
    "cover.svg":
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 216 303"><rect width="216" height="303" fill="#006"/></svg>',
    "articles/tides.md": story,
    "full.pdf": await ofPdfLib(),
    "half.pdf": await ofPdfKit(HALF.width, HALF.height),
    "hand.pdf": good,
    ...(hasGs && { "spread.pdf": ofGhostscript() }),
  };
  const folder = issueFolder(files);
  const path = join(folder, "out.pdf");
  const { code, stderr } = await typeset(folder, "-o", path, "--verify", "--diagnostics", "short");

  test("is built with no fault but what is awaited and not said", () => {
    const told = stderr.match(/(?:error|warning)\[[^\]]+\]/gu) ?? [];
    expect(code).toBe(0);
    expect([...new Set(told)].toSorted()).toEqual([
      "warning[advert/late]",
      "warning[preflight/advert-condition]",
    ]);
  });

  testWith("qpdf")("is sound", () => {
    const { status, words } = ask("qpdf", readFileSync(path), ["--check", "FILE"]);
    expect([status, words.includes("WARNING")]).toEqual([0, false]);
  });

  test.skipIf(!canJudgePrint())("has nothing that a printer sends back", () => {
    expect(judgePrint(path).filter((line) => line.startsWith("ERROR"))).toEqual([]);
  });
});

/** So many damaged files at once. */
const DAMAGED = 200;

test("of 200 damaged adverts each has a sentence, or is whole where it counts, and the issue is built all the same", async () => {
  const files = fc
    .sample(damageOf(good), { numRuns: DAMAGED, seed: 8 })
    .map((one, index) => [`${index}.pdf`, damaged(good, one)] as const);
  const entries = files.map(([file]) => booking(`file: ${file}`));
  const folder = issueFolder({
    "issue.yaml": manifest(entries, "page: { trim: a4 }\nprint: { marks: [] }\n"),
    ...Object.fromEntries(files),
  });
  const path = join(folder, "out.pdf");
  const { stderr, stdout, code } = await typeset(
    folder,
    ...["--force", "-o", path, "--diagnostics", "short", "--max-pages", "300"],
  );
  expect([code, stdout + stderr]).not.toContain(70);
  const document = await PDFDocument.load(readFileSync(path), { updateMetadata: false });
  expect(document.getPageCount()).toBe(DAMAGED);
  const told = new Set(
    [...stderr.matchAll(/^issue\.yaml:(?<line>\d+):\d+: (?:error|warning)\[/gmu)].map(
      ({ groups }) => groups?.["line"],
    ),
  );
  // Bytes that are lost in a comment or behind the end harm nobody.
  expect(told.size).toBeGreaterThan(DAMAGED / 2);
});
