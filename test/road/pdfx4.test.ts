import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { bytesOf, shot } from "../images/shots.ts";
import { ask, testWith } from "../pdf/outside.ts";
import { article, issueFolder, manifest, typeset } from "../support/issue-folder.ts";
import { PROJECT } from "./judge.ts";
import { canJudgePrint, judgePrint } from "./print-judge.ts";
import { copyOf } from "./whole-issue.ts";

const SEED = process.env["TYPESET_SEED_ISSUE"] ?? resolve(PROJECT, "../shared/seed-issue");
const OWN = ["issue.yaml", "articles", "assets"];
const THEMES = ["review", "annual", "bulletin"] as const;
const EVERY_MARK = "crop, registration, bars, info";

const here = canJudgePrint();
if (!here) console.log("no judge of print files on this machine: PDF/X-4 is passed over");

/** What a printer says of an issue built in one of its ways. */
async function verdict(folder: string, ...args: readonly string[]): Promise<readonly string[]> {
  const path = join(issueFolder(), "print.pdf");
  const { code, stderr } = await typeset(folder, "-o", path, "--verify", ...args);
  expect([code, stderr.includes("error[")]).toEqual([0, false]);
  return judgePrint(path);
}

/** Our own issue with other marks round its pages. */
function ownWithMarks(marks: string): string {
  const folder = copyOf(PROJECT, OWN);
  const path = join(folder, "issue.yaml");
  const ordered = readFileSync(path, "utf8").replace(/^print: \{/mu, `print: { marks: [${marks}],`);
  expect(ordered).toContain(`marks: [${marks}]`);
  writeFileSync(path, ordered);
  return folder;
}

const aboutPages = (line: string): boolean => line.includes("pages.multiple");

describe.skipIf(!here)("a printer takes at first go", () => {
  const own = copyOf(PROJECT, OWN);
  const marked = ownWithMarks(EVERY_MARK);
  const bare = ownWithMarks("");

  // Marks are the same in every theme.
  test.each([
    ...THEMES.map((theme) => [theme, "its own", own] as const),
    ["review", "all", marked],
    ["review", "no", bare],
  ] as const)("our own issue in %s with %s marks", async (theme, _, folder) => {
    const found = await verdict(folder, "--theme", theme);
    expect(found.filter((line) => !aboutPages(line))).toEqual([]);
  });

  test.skipIf(!existsSync(SEED)).each(THEMES)("the seed issue in %s", async (theme) => {
    const folder = copyOf(SEED, OWN);
    const found = await verdict(folder, "--theme", theme);
    expect(found.filter((line) => line.startsWith("ERROR"))).toEqual([]);
    // Its stand-in pictures are coarse, one drawing has thin lines in two inks, and type stands over its cover.
    const itsOwn = /image\.res |line\.multi-ink|ink\.tac-small.* p1:|pages\.multiple/u;
    expect(found.filter((line) => !itsOwn.test(line))).toEqual([]);
  });

  test("spot inks, their tints and gradients, and pictures of every color", async () => {
    const folder = await colorfulIssue();
    const found = (await verdict(folder)).filter((line) => !aboutPages(line));
    // Noise comes out of a JPEG with more ink here and there than went into it.
    expect(found.filter((line) => !line.includes("ink.tac-small"))).toEqual([]);
  });
});

testWith("qpdf").each([
  ["the press's inks, as its profile has them", "", /^0\.08\d* 0\.98\d* 0\.80?\d* 0\.01\d* k$/mu],
  [
    "inks by a fixed rule, without a press",
    "print: { standard: none }\n",
    /^0 1 0\.804 0\.161 k$/mu,
  ],
])("a drawing for screens is printed in %s", async (_, print, inks) => {
  const folder = issueFolder({
    "issue.yaml": manifest(["articles/a.md"], `${print}theme: review\n`),
    "articles/a.md": article('The tide turns at noon.\n\n::figure[A flag.]{src="f.svg" alt="x"}'),
    "articles/f.svg": `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#d6002a"/></svg>`,
  });
  const { code } = await typeset(folder, "-o", "a.pdf");
  const { words } = ask("qpdf", readFileSync(join(folder, "a.pdf")), [
    "--qdf",
    "--object-streams=disable",
    "FILE",
    "-",
  ]);
  expect(code).toBe(0);
  expect(words.replaceAll(/ (?=[\d.]+ [\d.]+ [\d.]+ [\d.]+ k)/gu, "\n")).toMatch(inks);
});

const GRADIENT = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200">
<linearGradient id="g"><stop offset="0" stop-color="theme:sea"/><stop offset="1" stop-color="theme:mist"/></linearGradient>
<radialGradient id="r"><stop offset="0" stop-color="#ffcc00"/><stop offset="1" stop-color="theme:sea" stop-opacity="0.4"/></radialGradient>
<rect width="400" height="200" fill="url(#g)"/><circle cx="200" cy="100" r="80" fill="url(#r)"/>
<path d="M20 20H380M20 20V180" stroke="#000" stroke-width="2"/><text x="40" y="170" font-size="20">Tide at noon</text></svg>`;

const HOUSE = `extends: review
colors:
  sea: { spot: PANTONE 3015 C, cmyk: [100, 35, 3, 21] }
  mist: { spot: PANTONE 3015 C, cmyk: [100, 35, 3, 21], tint: 20% }
styles: { subhead: { color: sea }, pullquote: { color: sea } }
`;

async function colorfulIssue(): Promise<string> {
  const wide = shot(1400, 900);
  const noise = Uint8Array.from({ length: 4 * 1200 * 800 }, (_, i) => (i * 7919) % 120);
  const figure = (file: string): string => `::figure[A boat.]{src="${file}" alt="x"}`;
  const words = "The tide turns at noon and the boats lie still along the quay. ".repeat(9);
  const files = ["g.svg", "wide.jpg", "clear.png", "gray.jpg", "adobe.jpg", "line.png", "inks.tif"];
  const body = files.map((file) => `## At the quay\n\n${words}\n\n${figure(file)}`).join("\n\n");
  const inks = sharp(noise, { raw: { width: 1200, height: 800, channels: 4 } });
  return issueFolder({
    "issue.yaml": manifest(["articles/a.md"], "theme: house.yaml\n"),
    "house.yaml": HOUSE,
    "articles/a.md": article(body),
    "articles/g.svg": GRADIENT,
    "articles/wide.jpg": await bytesOf(wide.clone().withIccProfile("p3").jpeg()),
    "articles/clear.png": await bytesOf(wide.clone().ensureAlpha(0.5).png({ compressionLevel: 1 })),
    "articles/gray.jpg": await bytesOf(wide.clone().toColourspace("b-w").jpeg()),
    "articles/adobe.jpg": await bytesOf(wide.clone().toColourspace("cmyk").jpeg()),
    "articles/line.png": await bytesOf(
      sharp({ create: { width: 2000, height: 1200, channels: 3, background: "#103a70" } }).png(),
    ),
    "articles/inks.tif": await bytesOf(
      inks.clone().removeAlpha().toColourspace("cmyk").withIccProfile("cmyk").tiff(),
    ),
  });
}

const canSeparate = ["gs"].every((tool) => spawnSync(tool, ["--version"]).error === undefined);

describe.skipIf(!canSeparate)("separated for the press", () => {
  let plates = "";

  beforeAll(async () => {
    const folder = issueFolder({
      "issue.yaml": manifest(["articles/a.md"], "print: { marks: [] }\n"),
      "articles/a.md": article("The tide turns at noon and the boats lie still. ".repeat(60)),
    });
    await typeset(folder, "-o", "text.pdf");
    plates = join(folder, "plates");
    mkdirSync(plates);
    const order = ["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-r72"];
    spawnSync("gs", [...order, "-o", join(plates, "p%d.tif"), join(folder, "text.pdf")]);
  });

  /** How much ink a plate has on the page, 0 to 255 on average, in the band of the body text. */
  async function inkOn(plate: string): Promise<number> {
    const name = readdirSync(plates).find((one) => one.includes(`p1(${plate})`));
    const { data, info } = await sharp(join(plates, name ?? "missing"))
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const body = data.subarray(Math.floor(info.height * 0.35) * info.width);
    return 255 - body.reduce((sum, one) => sum + one, 0) / body.length;
  }

  test("body text is on the black plate alone", async () => {
    expect(await inkOn("Black")).toBeGreaterThan(5);
    expect(await inkOn("Cyan")).toBe(0);
    // The end mark is red.
    for (const plate of ["Magenta", "Yellow"]) expect(await inkOn(plate)).toBeLessThan(0.05);
  });
});

test.each([
  ["its press's inks", "", "cmyk(9 98 80 1)"],
  ["inks by a fixed rule, without a press", "print: { standard: none }\n", "cmyk(0 100 80 16)"],
])("a theme's color for screens is refused, with %s as help", async (_, print, inks) => {
  const folder = issueFolder({
    "issue.yaml": manifest(["articles/a.md"], `${print}theme: house.yaml\n`),
    "house.yaml": 'extends: review\ncolors: { accent: "#d6002a" }\n',
    "articles/a.md": article("The tide turns at noon."),
  });
  const { code, stderr } = await typeset(folder);
  expect(code).toBe(1);
  expect(stderr).toContain(`screens mix light, presses ink: \`#d6002a\` is about \`${inks}\``);
});
