/**
 * How long the command takes, whole and cold, and where the time goes: `npm run bench [runs]`.
 *
 * The seed issue's text once, 4 times and 16 times over, then with its pictures (converted before), every page
 * laid anew; then after a correction of one article, and with nothing changed. Each row is the median of
 * several runs of the built command in a process of its own.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { copyOf, HOME, ISSUE, ISSUE_NAME, longArticle, median } from "./seed.ts";

const RUNS = Number(process.argv[2] ?? 5);
const STAGES = ["reading", "pictures", "setting", "proving", "painting", "writing"];

interface Run {
  readonly wall: number;
  readonly peak: number;
  readonly pages: number;
  readonly stages: ReadonlyMap<string, number>;
}

interface Report {
  readonly pages: number;
  readonly timings: readonly { readonly stage: string; readonly ms: number }[];
}

console.log(`issue: ${ISSUE_NAME}; ${RUNS} runs a row, medians`);
console.log(`node ${process.version}, ${cpus().length} cores`);
execFileSync("npm", ["run", "--silent", "build"], { cwd: HOME, stdio: "inherit" });
console.log(row(["issue", "pages", "wall ms", "ms/page", "peak MB", ...STAGES]));
for (const times of [1, 4, 16]) measure(`text ×${times}`, multiplied(ISSUE, times), layAnew);
measure("with pictures", copyOf(ISSUE), layAnew);
measure("one correction", copyOf(ISSUE), correct);
measure("nothing new", copyOf(ISSUE), () => undefined);

function layAnew(folder: string): void {
  rmSync(join(folder, ".typeset-cache/pages"), { recursive: true, force: true });
}

/** A word more in an article. */
function correct(folder: string): void {
  const file = longArticle(folder);
  writeFileSync(file, `${readFileSync(file, "utf8").trimEnd()} Again.\n`);
}

/** Before each run, `prepare` brings the folder to where the row begins. */
function measure(name: string, folder: string, prepare: (folder: string) => void): void {
  run(folder);
  const runs = Array.from({ length: RUNS }, () => {
    prepare(folder);
    return run(folder);
  });
  const [first] = runs;
  if (first === undefined) return;
  const wall = median(runs.map((one) => one.wall));
  const stages = STAGES.map((stage) => median(runs.map((one) => one.stages.get(stage) ?? 0)));
  const peak = median(runs.map((one) => one.peak));
  const figures = [first.pages, wall, wall / first.pages, peak, ...stages];
  console.log(row([name, ...figures.map((figure) => figure.toFixed(figure < 20 ? 1 : 0))]));
  rmSync(folder, { recursive: true });
}

function run(folder: string): Run {
  const peakFile = join(folder, "peak");
  const from = performance.now();
  const stdout = execFileSync(
    process.execPath,
    ["--import", join(HOME, "bench/peak.js"), join(HOME, "bin/typeset.js"), "--json", "issue.yaml"],
    { cwd: folder, env: { ...process.env, TYPESET_PEAK_FILE: peakFile }, stdio: "pipe" },
  );
  const wall = performance.now() - from;
  const { pages, timings } = reportIn(stdout.toString());
  const peak = Number(readFileSync(peakFile, "utf8")) / 1024;
  return { wall, peak, pages, stages: new Map(timings.map(({ stage, ms }) => [stage, ms])) };
}

/** The command's own document; that it has this shape is what its tests are for. */
function reportIn(json: string): Report {
  return JSON.parse(json) as Report;
}

/** The issue's text so many times over, without its pictures: every article a file of its own. */
function multiplied(issue: string, times: number): string {
  const folder = copyOf(issue);
  const manifest = readFileSync(join(folder, "issue.yaml"), "utf8");
  const paths = [...manifest.matchAll(/articles\/[\w-]+\.md/gu)].map(([path]) => path);
  const entries: string[] = [];
  for (let copy = 1; copy <= times; copy += 1) {
    for (const path of paths) {
      const text = readFileSync(join(folder, path), "utf8");
      const name = path.replace(".md", `-copy-${copy}.md`);
      writeFileSync(join(folder, name), withoutPictures(text));
      entries.push(`  - ${name}`);
    }
  }
  const head = manifest.slice(0, manifest.indexOf("flatplan:"));
  writeFileSync(
    join(folder, "issue.yaml"),
    `${head}flatplan:\n  - contents\n${entries.join("\n")}\n`,
  );
  return folder;
}

function withoutPictures(text: string): string {
  return text.replace(/^opener:.*\n/gmu, "").replace(/^(?:::figure|!\[).*\n/gmu, "");
}

function row(cells: readonly string[]): string {
  return cells.map((cell, index) => (index === 0 ? cell.padEnd(14) : cell.padStart(9))).join(" ");
}
