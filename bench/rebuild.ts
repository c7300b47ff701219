/**
 * How long a correction takes in a session, as `typeset preview` has one: `npm run bench` runs it behind the builds.
 * A word more in one article, again and again in one process; medians from the sixth edit on, when the engine is warm.
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openSession } from "../src/session.ts";
import { copyOf, ISSUE, longArticle, median } from "./seed.ts";

const EDITS = Number(process.argv[2] ?? 20);
const WARM_UP = 5;
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

const folder = copyOf(ISSUE);
try {
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
  const path = longArticle(at);
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
