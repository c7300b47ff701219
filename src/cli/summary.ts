import { relative } from "node:path";
import type { BuildReport, IssuePlan, PlannedPage } from "../build-order.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { fitLine } from "./fit-line.ts";
import { spreadsOf } from "./plan-document.ts";
import { inCount, line } from "./phrases.ts";

/** What the last lines need beside the report itself. */
export interface Occasion {
  readonly manifest: string;
  readonly write: boolean;
  readonly cwd: string;
  /** Of the whole run. */
  readonly milliseconds: number;
}

/** One line for each PDF, or for the plan or the check, and one for the fit; empty where nothing came of it. */
export function summary(report: BuildReport, occasion: Occasion): string {
  const { exitCode, outputs, articles } = report;
  const fits = exitCode === 0 || exitCode === 3 ? fitLine(articles) : "";
  if (report.plan !== undefined) return planLines(report.plan, report, occasion) + fits;
  const { manifest, write, cwd, milliseconds } = occasion;
  const tail = [inSeconds(milliseconds), ...countFaults(report.diagnostics)];
  if (!write && exitCode === 0) {
    const checked = [fromHere(manifest, cwd), inPages(report.pages), "nothing in the way"];
    return line([...checked, ...tail]) + fits;
  }
  const written = outputs.map(({ path, pages, bytes }) =>
    line([fromHere(path, cwd), inPages(pages), inBytes(bytes), ...tail]),
  );
  return [...written, fits].join("");
}

/** What the plan comes to, and where its contact sheet is. */
function planLines(
  { pages, multiple, sheet }: IssuePlan,
  { diagnostics }: BuildReport,
  { manifest, cwd, milliseconds }: Occasion,
): string {
  const counts = [inPages(pages.length), inCount(spreadsOf(pages).length, "spread")];
  const divides = multiple === undefined ? [] : [inMultiple(pages, multiple)];
  const tail = [inSeconds(milliseconds), ...countFaults(diagnostics)];
  const plan = line([fromHere(manifest, cwd), ...counts, ...divides, ...tail]);
  return sheet === undefined
    ? plan
    : plan + line([fromHere(sheet.path, cwd), inBytes(sheet.bytes)]);
}

function inMultiple(pages: readonly PlannedPage[], multiple: number): string {
  if (pages.length % multiple !== 0) return `does not divide by ${multiple}`;
  const added = pages.filter(({ isAdded }) => isAdded).length;
  return added === 0
    ? `divides by ${multiple}`
    : `divides by ${multiple} with ${inCount(added, "blank page")} at the end`;
}

/** Why there is no PDF: "2 errors · 1 warning · nothing written". */
export function failure({
  diagnostics,
  outputs,
  plan,
}: Pick<BuildReport, "diagnostics" | "outputs" | "plan">): string {
  const wrote = outputs.length > 0 || plan?.sheet !== undefined;
  return line([...countFaults(diagnostics), ...(wrote ? [] : ["nothing written"])]);
}

/** For `--verbose`: the stages' times, and each article's pages and words. */
export function details({ timings, articles }: BuildReport): string {
  const stages = timings.map(({ stage, ms }) => `${ms.toFixed(0).padStart(7)} ms  ${stage}\n`);
  const stories = articles.map(({ first, last, words, title }) => {
    const pages = first === last ? `${first}` : `${first}–${last}`;
    return `${pages.padStart(10)}  ${title} (${inCount(words, "word")})\n`;
  });
  return [...stages, ...stories].join("");
}

const inPages = (count: number): string => inCount(count, "page");

export function countFaults(diagnostics: readonly Diagnostic[]): readonly string[] {
  const errors = diagnostics.filter((one) => one.severity === "error").length;
  const warnings = diagnostics.length - errors;
  return [
    ...(errors === 0 ? [] : [inCount(errors, "error")]),
    ...(warnings === 0 ? [] : [inCount(warnings, "warning")]),
  ];
}

const inSeconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/** Decimal units, as disks and mail programs count. */
export function inBytes(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.ceil(bytes / 1000)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Relative where that is shorter to read: below the working folder. */
export function fromHere(path: string, cwd: string): string {
  const way = relative(cwd, path);
  return way === "" || way.startsWith("..") ? path : way;
}
