import { PDFDocument, cmyk } from "@cantoo/pdf-lib";
import fc from "fast-check";
import PDFKit from "pdfkit";
import { describe, expect, test } from "vitest";
import { mm } from "../../src/geometry/geometry.ts";
import { ask, testWith } from "../pdf/outside.ts";
import { GOOD, written } from "./advert.ts";
import { looked, told } from "./booked.ts";
import { damaged, damageOf } from "./damage.ts";

/** Sound adverts that others make: all that is told of them is that they do not say for which press they are. */

const [WIDE, HIGH, BLEED] = [mm(210), mm(297), mm(3)];
const SHEET = [0, 0, WIDE + 2 * BLEED, HIGH + 2 * BLEED];
const TRIM = [BLEED, BLEED, BLEED + WIDE, BLEED + HIGH];

async function fromPdfLib(useObjectStreams: boolean): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([SHEET[2] ?? 0, SHEET[3] ?? 0]);
  page.setBleedBox(0, 0, SHEET[2] ?? 0, SHEET[3] ?? 0);
  page.setTrimBox(BLEED, BLEED, WIDE, HIGH);
  page.drawRectangle({ width: SHEET[2] ?? 0, height: SHEET[3] ?? 0, color: cmyk(0.2, 0.1, 0, 0) });
  page.drawCircle({ x: 300, y: 500, size: 60, color: cmyk(0, 0.8, 0.8, 0), opacity: 0.5 });
  return document.save({ useObjectStreams });
}

function fromPdfkit(): Promise<Buffer> {
  const [, , width = 0, height = 0] = SHEET;
  const document = new PDFKit({ size: [width, height], font: "", margin: 0 });
  const parts: Buffer[] = [];
  document.on("data", (part: Buffer) => parts.push(part));
  Object.assign(document.page.dictionary.data, { BleedBox: SHEET, TrimBox: TRIM });
  document.rect(0, 0, width, height).fill([20, 10, 0, 0]);
  document.fillOpacity(0.5).circle(200, 250, 40).fill([100, 0, 0, 0]);
  document.end();
  return new Promise((resolve) => {
    document.on("end", () => {
      resolve(Buffer.concat(parts));
    });
  });
}

const NO_PRESS = "warning advert-condition: `acme.pdf` does not say for which press its colors are";

test.each([true, false])("pdf-lib, packed: %s", async (packed) => {
  expect(told(looked(await fromPdfLib(packed)))).toEqual([NO_PRESS]);
});

test("pdfkit", async () => {
  expect(told(looked(await fromPdfkit()))).toEqual([NO_PRESS]);
});

test("pdf-lib saves the good one anew", async () => {
  const document = await PDFDocument.load(written(GOOD), { updateMetadata: false });
  expect(told(looked(await document.save()))).toEqual([]);
});

const POSTSCRIPT =
  `%!PS\n<< /PageSize [${SHEET.slice(2).join(" ")}] >> setpagedevice\n` +
  `[ /TrimBox [${TRIM.join(" ")}] /BleedBox [${SHEET.join(" ")}] /PAGE pdfmark\n` +
  `0.2 0.1 0 0 setcmykcolor 0 0 ${SHEET.slice(2).join(" ")} rectfill\n` +
  "0 0 0 1 setcmykcolor 2 setlinewidth 100 100 moveto 300 300 lineto stroke showpage\n";

describe("programs", () => {
  testWith("qpdf")("qpdf, packed and ordered for the web", () => {
    const args = ["--object-streams=generate", "--linearize", "FILE", "-"];
    expect(told(looked(ask("qpdf", written(GOOD), args).bytes))).toEqual([]);
  });

  testWith("gs")("Ghostscript", () => {
    const args = ["-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-sOutputFile=-", "FILE"];
    const { bytes } = ask("gs", Buffer.from(POSTSCRIPT), args);
    expect(told(looked(bytes))).toEqual([NO_PRESS]);
  });
});

const KEPT = "until a good one has come take `file` out: its place is kept";

/** One sentence or several, or none where what is damaged is not needed: never anything else. */
test("a damaged advert is told of in sentences, with a place and a way out", () => {
  const good = written(GOOD);
  fc.assert(
    fc.property(damageOf(good), (one) => {
      const { diagnostics, isPlaceable } = looked(damaged(good, one));
      for (const { message, hints, span } of diagnostics) {
        expect(message).toMatch(/^[^\n]+$/u);
        expect(hints[0]).toMatch(/^(?:tell|ask) Acme|^say /u);
        expect(hints.slice(1)).toEqual(hints.slice(1).map(() => KEPT));
        expect(span).toBeDefined();
      }
      if (!isPlaceable) expect(diagnostics.some((one) => one.severity === "error")).toBe(true);
      if (one.kind === "cut" && one.at < good.length - 8) expect(diagnostics).not.toEqual([]);
    }),
    { numRuns: 200 },
  );
}, 120_000);
