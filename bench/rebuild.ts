/**
 * How long a correction takes in a session, as `typeset preview` has one: `npm run bench` runs it behind the builds.
 * A word more in one article, again and again in one process; medians from the sixth edit on, when the engine is warm.
 */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { openSession } from "../src/session.ts";

const EDITS = Number(process.argv[2] ?? 20);
const WARM_UP = 5;
const HOME = resolve(import.meta.dirname, "..");
const SEED = process.env["TYPESET_SEED_ISSUE"] ?? resolve(HOME, "../shared/seed-issue");
const STAGES = ["reading", "pictures", "setting", "painting", "proving", "preflight"];

interface Edit {
  /** Until there are pages, and until they are proved and looked over; milliseconds. */
  readonly shown: number;
  readonly checked: number;
  /** Processor time of the same. */
  readonly cpuShown: number;
  readonly cpuChecked: number;
  readonly stages: ReadonlyMap<string, number>;
}

const folder = mkdtempSync(join(tmpdir(), "bench-rebuild-"));
try {
  const issue = existsSync(SEED) ? SEED : HOME;
  for (const name of ["issue.yaml", "articles", "assets"]) {
    cpSync(join(issue, name), join(folder, name), { recursive: true });
  }
  const edits = await corrections(folder);
  const warm = edits.slice(Math.min(WARM_UP, edits.length - 1));
  const middle = (of: (edit: Edit) => number): string => median(warm.map(of)).toFixed(0);
  console.log(`a correction in a session; ${warm.length} edits, medians, ms`);
  console.log(
    `pages after ${middle((one) => one.shown)} (processor ${middle((one) => one.cpuShown)}), ` +
      `proved and looked over after ${middle((one) => one.checked)} (processor ${middle((one) => one.cpuChecked)})`,
  );
  const byStage = STAGES.map((stage) => `${stage} ${middle((one) => one.stages.get(stage) ?? 0)}`);
  console.log(byStage.join(" · "));
} finally {
  rmSync(folder, { recursive: true });
}

async function corrections(at: string): Promise<readonly Edit[]> {
  const articles = join(at, "articles");
  const path = readdirSync(articles)
    .map((name) => join(articles, name))
    .find((file) => statSync(file).size > 8000);
  if (path === undefined) throw new Error("the issue has no long article");
  const text = readFileSync(path, "utf8").trimEnd();
  const session = openSession({
    ...{ manifest: join(at, "issue.yaml"), editions: ["print", "proof"] },
    ...{ verify: false, force: true, strict: false, maxPages: 1000, timeout: 300 },
  });
  const edits: Edit[] = [];
  for (let count = 0; count <= EDITS; count += 1) {
    writeFileSync(path, `${text} ${"Again. ".repeat(count)}\n`);
    const [from, cpu] = [performance.now(), process.cpuUsage()];
    let [shown, cpuShown] = [0, 0];
    const { report } = await session.build(() => {
      [shown, cpuShown] = [performance.now() - from, milliseconds(process.cpuUsage(cpu))];
    });
    edits.push({
      ...{ shown, cpuShown, checked: performance.now() - from },
      cpuChecked: milliseconds(process.cpuUsage(cpu)),
      stages: new Map(report.timings.map(({ stage, ms }) => [stage, ms])),
    });
  }
  return edits;
}

function milliseconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
