/**
 * The pictures of the theme reference: `npm run gallery`. For each section a page as it is, and once more for every
 * key with another value, so that one sees what it moves; for the styles, a page on which each of them is red in turn.
 */
import { createCanvas, GlobalFonts, type SKRSContext2D } from "@napi-rs/canvas";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import sharp from "sharp";
import { drawPage, trimSizeOf } from "../src/readback/draw-page.ts";
import { withPdf } from "../src/readback/open.ts";
import { FLATPLAN, MANIFEST, SECTIONS, SMALL, type Section, type Shown } from "./theme-samples.ts";

const HOME = resolve(import.meta.dirname, "..");
const KEYS = join(HOME, "assets/gallery/keys");

/** Pixels: a cell's width, white between cells, and what its label takes. */
const CELL = 330;
const GAP = 22;
const LABEL = 26;
const ACROSS = 4;
const OVERSIZE = 2;

const TRIM = "[4.2in, 3.6in]";

const folder = mkdtempSync(join(tmpdir(), "theme-pictures-"));
mkdirSync(KEYS, { recursive: true });
const face = "@expo-google-fonts/source-code-pro/500Medium/SourceCodePro_500Medium.ttf";
GlobalFonts.registerFromPath(join(HOME, "node_modules", face), "Labels");
execFileSync("npm", ["run", "--silent", "build"], { cwd: HOME, stdio: "inherit" });
for (const section of SECTIONS) {
  const png = await sheetOf(section);
  await sharp(png)
    .png({ palette: true, colors: 64, effort: 10 })
    .toFile(join(KEYS, `${section.name}.png`));
  console.log(`assets/gallery/keys/${section.name}.png: ${section.shown.length} keys`);
}
rmSync(folder, { recursive: true });

async function sheetOf(section: Section): Promise<Buffer> {
  const cells = [{ label: "as it is", says: {} }, ...section.shown];
  const bytes = cells.map((one) => build(section, one));
  const [first = new Uint8Array()] = bytes;
  const { width, height } = await sizeOf(first);
  const tall = Math.round((CELL * height) / width);
  const rows = Math.ceil(cells.length / ACROSS);
  const across = Math.min(ACROSS, cells.length);
  const sheet = createCanvas(across * (CELL + GAP) + GAP, rows * (tall + LABEL + GAP) + GAP);
  const context = sheet.getContext("2d");
  context.fillStyle = "#e9e7e2";
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.imageSmoothingQuality = "high";
  for (const [index, pdf] of bytes.entries()) {
    const x = GAP + (index % ACROSS) * (CELL + GAP);
    const y = GAP + Math.floor(index / ACROSS) * (tall + LABEL + GAP);
    await drawCell(context, pdf, section.folio ?? 1, { x, y, tall });
    context.fillStyle = "#2b2822";
    context.font = "15px Labels";
    context.fillText(cells[index]?.label ?? "", x, y + tall + LABEL - 7, CELL);
  }
  return sheet.encode("png");
}

/** The sample under a theme that says one thing more. */
function build(
  { name, copy, manifest = FLATPLAN, trim = TRIM, theme = "" }: Section,
  { says }: Shown,
): Uint8Array {
  const at = mkdtempSync(join(folder, `${name}-`));
  mkdirSync(join(at, "articles"));
  for (const [file, text] of Object.entries(copy)) writeFileSync(join(at, file), text);
  writeFileSync(join(at, "small.yaml"), `extends: review\n${SMALL}`);
  writeFileSync(join(at, "sample.yaml"), `extends: small.yaml\n${theme}`);
  writeFileSync(join(at, "theme.yaml"), JSON.stringify({ extends: "sample.yaml", ...says }));
  writeFileSync(
    join(at, "issue.yaml"),
    `${MANIFEST}page: { trim: ${trim}, bleed: 3mm }\n${manifest}`,
  );
  const words = ["issue.yaml", "-o", "page.pdf", "--force", "-q"];
  execFileSync(process.execPath, [join(HOME, "bin/typeset.js"), ...words], {
    cwd: at,
    stdio: ["ignore", "ignore", "inherit"],
  });
  return readFileSync(join(at, "page.pdf"));
}

async function sizeOf(pdf: Uint8Array) {
  const source = Buffer.from(pdf).toString("latin1");
  return withPdf(pdf, async (document) => trimSizeOf(await document.getPage(1), source));
}

async function drawCell(
  context: SKRSContext2D,
  pdf: Uint8Array,
  folio: number,
  { x, y, tall }: { readonly x: number; readonly y: number; readonly tall: number },
): Promise<void> {
  const source = Buffer.from(pdf).toString("latin1");
  await withPdf(pdf, async (document) => {
    const one = createCanvas(CELL * OVERSIZE, tall * OVERSIZE);
    await drawPage(await document.getPage(Math.min(folio, document.numPages)), source, one);
    context.drawImage(one, x, y, CELL, tall);
  });
}
