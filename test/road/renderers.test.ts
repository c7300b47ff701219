import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { issueFolder, typeset } from "../support/issue-folder.ts";
import { PROJECT } from "./judge.ts";
import { copyOf } from "./whole-issue.ts";

/**
 * Ghostscript, poppler and MuPDF share no line of code. Each makes the four plates of every page, overprint and all;
 * what one of them draws otherwise would come out otherwise on some press.
 */

const SEED = process.env["TYPESET_SEED_ISSUE"] ?? resolve(PROJECT, "../shared/seed-issue");
const PARTS = ["issue.yaml", "articles", "assets"];

const RENDERERS = {
  gs: ["-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiff32nc", "-r72", "-dTextAlphaBits=4"].concat(
    "-dGraphicsAlphaBits=4",
    ["-o", "p%03d.tif", "FILE"],
  ),
  pdftoppm: ["-jpegcmyk", "-overprint", "-r", "72", "FILE", "p"],
  mutool: ["draw", "-q", "-c", "cmyk", "-r", "72", "-o", "p%03d.pam", "FILE"],
} as const;
type Renderer = keyof typeof RENDERERS;

const here = Object.keys(RENDERERS).every((one) => spawnSync(one, ["-v"]).error === undefined);
if (!here) console.log("not all renderers are on this machine: their pages are not compared");

/** Mean ink of each quarter of an inch, on each plate, 0 to 1. */
interface Plates {
  readonly across: number;
  readonly down: number;
  /** C, M, Y, K of each block, row by row. */
  readonly ink: readonly number[];
}

const BLOCK = 18;

async function renderedBy(renderer: Renderer, pdf: string): Promise<readonly Plates[]> {
  const folder = join(issueFolder(), renderer);
  mkdirSync(folder);
  const asked = RENDERERS[renderer].map((one) => (one === "FILE" ? pdf : one));
  spawnSync(renderer, asked, { cwd: folder, timeout: 120_000 });
  const files = readdirSync(folder).sort();
  const plates: Plates[] = [];
  for (const file of files) plates.push(await platesIn(join(folder, file)));
  return plates;
}

async function platesIn(path: string): Promise<Plates> {
  if (path.endsWith(".pam")) return inBlocks(readPam(readFileSync(path)));
  const raw = sharp(path, { limitInputPixels: false }).pipelineColourspace("cmyk");
  const { data, info } = await raw
    .toColourspace("cmyk")
    .raw()
    .toBuffer({ resolveWithObject: true });
  return inBlocks({ width: info.width, height: info.height, channels: info.channels, data });
}

interface Samples {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: Uint8Array;
}

function readPam(bytes: Buffer): Samples {
  const end = bytes.indexOf("ENDHDR\n") + "ENDHDR\n".length;
  const head = bytes.subarray(0, end).toString("latin1");
  const number = (name: string): number =>
    Number(new RegExp(`^${name} (\\d+)$`, "mu").exec(head)?.[1]);
  return {
    width: number("WIDTH"),
    height: number("HEIGHT"),
    channels: number("DEPTH"),
    data: bytes.subarray(end),
  };
}

function inBlocks({ width, height, channels, data }: Samples): Plates {
  const [across, down] = [Math.floor(width / BLOCK), Math.floor(height / BLOCK)];
  const sums = new Float64Array(across * down * 4);
  for (let y = 0; y < down * BLOCK; y += 1) {
    for (let x = 0; x < across * BLOCK; x += 1) {
      const block = Math.floor(y / BLOCK) * across + Math.floor(x / BLOCK);
      for (let plate = 0; plate < 4; plate += 1) {
        sums[block * 4 + plate] =
          (sums[block * 4 + plate] ?? 0) + (data[(y * width + x) * channels + plate] ?? 0);
      }
    }
  }
  return { across, down, ink: Array.from(sums, (sum) => sum / (255 * BLOCK * BLOCK)) };
}

/** How far two pages are apart: on the mean, and in the block that is worst. */
function apart(one: Plates, other: Plates): { readonly mean: number; readonly most: number } {
  const differences = one.ink.map((ink, at) => Math.abs(ink - (other.ink[at] ?? 0)));
  const mean = differences.reduce((sum, each) => sum + each, 0) / differences.length;
  return { mean, most: Math.max(...differences) };
}

/** Edges are smoothed in as many ways as there are renderers: a quarter of an inch of type shows it. */
const MOST_APART = { mean: 0.01, most: 0.12 };

const issues = [
  { name: "our own issue in review", folder: PROJECT, theme: "review" },
  { name: "our own issue in annual", folder: PROJECT, theme: "annual" },
  ...(existsSync(SEED)
    ? [{ name: "the seed issue in review", folder: SEED, theme: "review" }]
    : []),
];

describe.skipIf(!here).each(issues)("$name", ({ folder, theme }) => {
  let byGhostscript: readonly Plates[] = [];
  let pdf = "";

  beforeAll(async () => {
    pdf = join(issueFolder(), "pages.pdf");
    await typeset(copyOf(folder, PARTS), "--theme", theme, "-o", pdf);
    byGhostscript = await renderedBy("gs", pdf);
  });

  test.each(["pdftoppm", "mutool"] as const)(
    "has the same plates from %s as from gs",
    async (renderer) => {
      const pages = await renderedBy(renderer, pdf);
      expect(pages.length).toBeGreaterThan(10);
      expect(pages.length).toBe(byGhostscript.length);
      pages.forEach((page, i) => {
        const other = byGhostscript[i] ?? { across: 0, down: 0, ink: [] };
        expect([page.across, page.down]).toEqual([other.across, other.down]);
        const { mean, most } = apart(page, other);
        expect([i + 1, mean <= MOST_APART.mean, most <= MOST_APART.most]).toEqual([
          i + 1,
          true,
          true,
        ]);
      });
    },
  );

  test("has pages that differ from one another by more than renderers do", () => {
    byGhostscript.slice(1).forEach((page, i) => {
      const { mean, most } = apart(page, byGhostscript[i] ?? page);
      expect([i + 2, mean > MOST_APART.mean || most > MOST_APART.most]).toEqual([i + 2, true]);
    });
  });
});
