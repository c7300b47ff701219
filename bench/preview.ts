/**
 * How long `typeset preview` keeps one waiting, in a browser: `npm run bench` runs it last, where Debian's Chromium is.
 * From the command to the first page drawn, without and with the pages of a preview before; and from a word more in one
 * article to its pages drawn.
 */
import { spawn, spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { chromium, type Page } from "playwright-core";
import { copyOf, HOME, ISSUE, longArticle, median } from "./seed.ts";

const CHROMIUM = "/usr/bin/chromium";
const EDITS = Number(process.argv[2] ?? 15);
/** Edits until the engines are warm. */
const WARM_UP = 5;

if (spawnSync(CHROMIUM, ["--version"]).error === undefined) {
  const folder = copyOf(ISSUE);
  try {
    await look(folder, 0);
    rmSync(join(folder, ".typeset-cache/preview"), { recursive: true, force: true });
    const bare = await look(folder, 0);
    const { first, edits } = await look(folder, EDITS);
    console.log(`preview in Chromium, ms after the command: ${inWords(bare.first)}`);
    console.log(`with the pages of a preview before: ${inWords(first)}`);
    const warm = edits.slice(Math.min(WARM_UP, edits.length - 1));
    const middle = Object.fromEntries(
      Object.keys(warm[0] ?? {}).map((name) => [name, median(warm.map((one) => one[name] ?? 0))]),
    );
    console.log(`a word changed: ${inWords(middle)}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
} else console.log("no Chromium on this machine: the preview is not measured");

/** Milliseconds from where one waits, by what the page has marked. */
type Marks = Record<string, number>;

function inWords(marks: Marks): string {
  const words = Object.entries(marks).map(([name, at]) => `${name} ${at.toFixed(0)}`);
  return words.join(" · ");
}

/** A preview from its command on, and so many edits in it; it is left long enough to keep its pages. */
async function look(folder: string, count: number): Promise<{ first: Marks; edits: Marks[] }> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
  const page = await (await browser.newContext()).newPage();
  const command = [join(HOME, "bin/typeset.js"), "preview", "issue.yaml", "--quiet"];
  const from = Date.now();
  const child = spawn(process.execPath, command, {
    ...{ cwd: folder, stdio: ["ignore", "pipe", "inherit"] },
  });
  try {
    const [url] = (await new Promise<Buffer>((resolve) => child.stdout.once("data", resolve)))
      .toString()
      .split("\n");
    const address = Date.now() - from;
    await page.goto(url ?? "");
    const first = { address, ...(await marksOf(page, 1, from)) };
    await page.waitForSelector('#state[data-phase="ready"]');
    const edits = await editsIn(page, longArticle(folder), count);
    await pause(2500);
    return { first, edits };
  } finally {
    await browser.close();
    child.kill();
  }
}

async function editsIn(page: Page, file: string, count: number): Promise<Marks[]> {
  const text = readFileSync(file, "utf8").trimEnd();
  const edits: Marks[] = [];
  const shown = Number(await page.getAttribute("html", "data-drawn"));
  for (let edit = 1; edit <= count; edit += 1) {
    await pause(800);
    const from = Date.now();
    writeFileSync(file, `${text} ${"Again. ".repeat(edit)}\n`);
    edits.push(await marksOf(page, shown + edit, from));
  }
  return edits;
}

/** When the page was told of a build, had its PDF open and had it drawn. */
async function marksOf(page: Page, build: number, from: number): Promise<Marks> {
  await page.waitForSelector(`html[data-drawn="${build}"]`, { timeout: 60_000 });
  const marks = await page.evaluate<[string, number][]>(
    `performance.getEntriesByType("mark").map(({ name, startTime }) => [name, startTime + performance.timeOrigin])`,
  );
  const ofBuild = marks.filter(([name]) => name.endsWith(` ${build}`));
  return Object.fromEntries(ofBuild.map(([name, at]) => [name.split(" ")[0] ?? "", at - from]));
}
