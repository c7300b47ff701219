import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { LineCapStyle, PDFDocument, cmyk, rgb } from "@cantoo/pdf-lib";
import PDFKit from "pdfkit";
import { describe, expect, test } from "vitest";
import { ask, testWith } from "../pdf/outside.ts";
import { issueFolder } from "../support/issue-folder.ts";
import { GOOD, written } from "./advert.ts";
import { checksIn, inspect } from "./look.ts";

/**
 * Files that others make and that are sound. They do not claim to be PDF/X, so what that asks for is a warning, and most
 * of them are made for screens: but nothing is wrong with their structure, their fonts, their contents or their pictures.
 */
const NOT_FOR_PRINT = ["standard", "output-intent", "trim-box", "rgb", "group-space", "bleed"];

async function faultsIn(bytes: Uint8Array): Promise<readonly string[]> {
  const { diagnostics } = await inspect(bytes);
  return checksIn(diagnostics).filter((check) => !NOT_FOR_PRINT.includes(check));
}

const FONT = readFileSync(
  createRequire(import.meta.url).resolve(
    "@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf",
  ),
);

function fromPdfkit(): Promise<Buffer> {
  const document = new PDFKit({ size: "A4", font: "", margin: 60, pdfVersion: "1.4" });
  const parts: Buffer[] = [];
  document.on("data", (part: Buffer) => parts.push(part));
  document.registerFont("sans", FONT).font("sans").fontSize(14).text("A place by the water");
  document.fillColor([0, 50, 50, 0]).rect(100, 200, 200, 100).fill();
  document.strokeColor([0, 0, 0, 100]).lineWidth(1).moveTo(100, 400).lineTo(300, 420).stroke();
  document.fillOpacity(0.5).circle(200, 250, 40).fill([100, 0, 0, 0]);
  document.addPage().font("sans").fillColor([0, 0, 0, 100]).text("And another page", 60, 60);
  document.end();
  return new Promise((resolve) => {
    document.on("end", () => {
      resolve(Buffer.concat(parts));
    });
  });
}

async function fromPdfLib(useObjectStreams: boolean): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  page.drawRectangle({ x: 50, y: 50, width: 200, height: 100, color: cmyk(0, 0.5, 0.5, 0) });
  page.drawLine({
    start: { x: 50, y: 300 },
    end: { x: 250, y: 300 },
    thickness: 2,
    lineCap: LineCapStyle.Round,
  });
  page.drawCircle({ x: 300, y: 500, size: 60, color: rgb(0.2, 0.4, 0.6), opacity: 0.5 });
  return document.save({ useObjectStreams });
}

test("pdfkit", async () => {
  expect(await faultsIn(await fromPdfkit())).toEqual([]);
});

test.each([true, false])("pdf-lib, packed: %s", async (packed) => {
  expect(await faultsIn(await fromPdfLib(packed))).toEqual([]);
});

test("pdf-lib saves our advert anew: all of it is found again, in streams of objects", async () => {
  const document = await PDFDocument.load(written(GOOD), { updateMetadata: false });
  const { diagnostics, facts } = await inspect(await document.save());
  expect(diagnostics).toEqual([]);
  expect(facts?.fonts).toEqual((await inspect(written(GOOD))).facts?.fonts);
});

const POSTSCRIPT =
  "%!PS\n0 0 0 1 setcmykcolor 2 setlinewidth 100 100 moveto 300 300 lineto stroke\n" +
  "0.2 0.1 0 0 setcmykcolor 100 400 200 200 rectfill showpage\n";

/** What qpdf and mutool make of the advert says the same in other ways. */
describe("written anew by others", () => {
  testWith("qpdf")("qpdf, packed and ordered for the web", async () => {
    const args = ["--object-streams=generate", "--linearize", "FILE", "-"];
    const { bytes } = ask("qpdf", written(GOOD), args);
    expect(await faultsIn(bytes)).toEqual([]);
  });

  testWith("qpdf")("qpdf, unpacked", async () => {
    const { bytes } = ask("qpdf", written(GOOD), [
      "--qdf",
      "--stream-data=uncompress",
      "FILE",
      "-",
    ]);
    expect(await faultsIn(bytes)).toEqual([]);
  });

  testWith("gs")("Ghostscript", async () => {
    const args = ["-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-sOutputFile=-", "FILE"];
    const { bytes } = ask("gs", Buffer.from(POSTSCRIPT), args);
    expect(await faultsIn(bytes)).toEqual([]);
  });

  testWith("gs")("Ghostscript, from the advert", async () => {
    const args = ["-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-sOutputFile=-", "FILE"];
    const { bytes } = ask("gs", written(GOOD), args);
    expect((await faultsIn(bytes)).filter((check) => check !== "resolution")).toEqual([]);
  });

  testWith("chromium")(
    "Chromium",
    async () => {
      const path = join(issueFolder(), "page.pdf");
      const page = "<h1>Harbor</h1><p>By the <a href='http://example.com'>water</a>.</p>";
      const args = ["--headless", "--no-sandbox", "--disable-gpu", `--print-to-pdf=${path}`];
      const url = `data:text/html,${encodeURIComponent(page)}`;
      ask("chromium", Buffer.alloc(0), [...args, url]);
      expect(await faultsIn(readFileSync(path))).toEqual([]);
    },
    30_000,
  );
});

/** What others say of the same file. */
describe("oracles", () => {
  testWith("pdffonts")("pdffonts finds the same fonts embedded", async () => {
    const file = await fromPdfkit();
    const { facts } = await inspect(file);
    const { words } = ask("pdffonts", file, ["FILE"]);
    for (const { name, embedded } of facts?.fonts ?? []) {
      expect([name, embedded]).toEqual([
        name,
        new RegExp(`${name}.* yes yes yes`, "u").test(words),
      ]);
    }
    expect(facts?.fonts).toHaveLength(words.trim().split("\n").length - 2);
  });

  testWith("qpdf")("qpdf finds the damage that we find", async () => {
    const good = written(GOOD);
    const flipped = Buffer.from(good);
    flipped.fill(255, good.indexOf("stream\n") + 50, good.indexOf("stream\n") + 90);
    const shifted = Buffer.concat([good.subarray(0, 30), Buffer.from("\n\n"), good.subarray(30)]);
    for (const [file, isSound] of [
      [good, true],
      [flipped, false],
      [shifted, false],
    ] as const) {
      const { status } = ask("qpdf", file, ["--check", "FILE"]);
      const found = checksIn((await inspect(file)).diagnostics);
      expect([status === 0, found.length === 0]).toEqual([isSound, isSound]);
    }
  });
});
