/**
 * The pictures of the README: cover, contents, a title page with its opener, and a spread of text of our own issue, in
 * each theme: `npm run gallery`. They are drawn from the very PDF.
 */
import { createCanvas } from "@napi-rs/canvas";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import sharp from "sharp";
import { drawPage, trimSizeOf } from "../src/readback/draw-page.ts";
import { withPdf } from "../src/readback/open.ts";

const HOME = resolve(import.meta.dirname, "..");
const GALLERY = join(HOME, "assets/gallery");
const THEMES = ["review", "annual", "bulletin"];

/** Pixels across a page, and how many times larger it is drawn first. */
const WIDTH = 620;
const OVERSIZE = 2;

/** Pixels round a picture, and between pages that do not face each other; and the ground that they lie on. */
const MARGIN = 24;
const GROUND = "#e9e7e2";

interface PlannedPage {
  readonly page: number;
  readonly kind: string;
  readonly article?: string;
  readonly holds: readonly { readonly kind: string }[];
  /** Lines that are in use. */
  readonly fill?: number;
}

const folder = mkdtempSync(join(tmpdir(), "gallery-"));
mkdirSync(GALLERY, { recursive: true });
execFileSync("npm", ["run", "--silent", "build"], { cwd: HOME, stdio: "inherit" });
for (const theme of THEMES) {
  const file = join(folder, `${theme}.pdf`);
  command("issue.yaml", "--theme", theme, "-o", file, "--force", "-q");
  const { pages } = JSON.parse(command("plan", "issue.yaml", "--theme", theme, "--json")) as {
    readonly pages: readonly PlannedPage[];
  };
  const bytes = readFileSync(file);
  for (const [name, folios] of Object.entries(chosen(pages))) {
    await draw(bytes, folios, join(GALLERY, `${theme}-${name}.png`));
    console.log(`assets/gallery/${theme}-${name}.png: page ${folios.join(" and ")}`);
  }
}
rmSync(folder, { recursive: true });

function command(...words: readonly string[]): string {
  return execFileSync(process.execPath, ["bin/typeset.js", ...words], {
    cwd: HOME,
    encoding: "utf8",
    maxBuffer: 1e8,
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** The pages that show most of a theme. */
function chosen(pages: readonly PlannedPage[]): Readonly<Record<string, readonly number[]>> {
  const contents =
    pages.find(({ kind }) => kind === "contents") ?? pages.find(({ kind }) => kind === "letter");
  const opener = pages.findIndex(({ kind, page }) => kind === "opener" && page > 4);
  const isArticle = (one: PlannedPage | undefined): boolean => one?.kind === "article";
  const spreads = pages.filter(
    (one, index) => one.page % 2 === 0 && isArticle(one) && isArticle(pages[index + 1]),
  );
  const fullest = spreads.toSorted((a, b) => richness(pages, b.page) - richness(pages, a.page))[0];
  return {
    cover: [1],
    contents: [contents?.page ?? 1],
    title: [opener + 1, opener + 2],
    spread: fullest === undefined ? [] : [fullest.page, fullest.page + 1],
  };
}

/** How many kinds of things stand on a spread, how many things, and how full it is. */
function richness(pages: readonly PlannedPage[], folio: number): number {
  const holds = pages
    .slice(folio - 1, folio + 1)
    .flatMap((page) => page.holds.map(({ kind }) => kind));
  const lines = pages.slice(folio - 1, folio + 1).map(({ fill = 0 }) => fill);
  return 10 * new Set(holds).size + holds.length + Math.min(...lines);
}

/** Pages side by side, as a picture of few colors. */
async function draw(bytes: Uint8Array, folios: readonly number[], path: string): Promise<void> {
  const source = Buffer.from(bytes).toString("latin1");
  const png = await withPdf(bytes, async (document) => {
    const { width, height } = trimSizeOf(await document.getPage(1), source);
    const tall = Math.round((WIDTH * height) / width);
    const [first = 1] = folios;
    const apart = folios.length > 1 && first % 2 === 1 ? MARGIN : 0;
    const sheet = createCanvas(folios.length * WIDTH + 2 * MARGIN + apart, tall + 2 * MARGIN);
    const context = sheet.getContext("2d");
    context.fillStyle = GROUND;
    context.fillRect(0, 0, sheet.width, sheet.height);
    context.imageSmoothingQuality = "high";
    for (const [index, folio] of folios.entries()) {
      const one = createCanvas(WIDTH * OVERSIZE, tall * OVERSIZE);
      await drawPage(await document.getPage(folio), source, one);
      context.drawImage(one, MARGIN + index * (WIDTH + apart), MARGIN, WIDTH, tall);
    }
    return sheet.encode("png");
  });
  await sharp(png).png({ palette: true, quality: 90, effort: 10 }).toFile(path);
}
