import { relative } from "node:path";
import type { BuildReport } from "../build-order.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";

/** What the last lines need beside the report itself. */
export interface Occasion {
  readonly manifest: string;
  readonly write: boolean;
  readonly cwd: string;
  /** Of the whole run. */
  readonly milliseconds: number;
}

/** One line for each PDF, or for the check; empty where nothing came of it. */
export function summary(report: BuildReport, occasion: Occasion): string {
  const { manifest, write, cwd, milliseconds } = occasion;
  const tail = [inSeconds(milliseconds), ...countFaults(report.diagnostics)];
  if (!write && report.exitCode === 0) {
    return line([fromHere(manifest, cwd), inPages(report.pages), "nothing in the way", ...tail]);
  }
  return report.outputs
    .map(({ path, pages, bytes }) =>
      line([fromHere(path, cwd), inPages(pages), inBytes(bytes), ...tail]),
    )
    .join("");
}

/** Why there is no PDF: "2 errors · 1 warning · nothing written". */
export function failure({ diagnostics, outputs }: BuildReport): string {
  return line([...countFaults(diagnostics), ...(outputs.length > 0 ? [] : ["nothing written"])]);
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

const line = (parts: readonly string[]): string => parts.join(" · ") + "\n";

const inPages = (count: number): string => inCount(count, "page");

function inCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function countFaults(diagnostics: readonly Diagnostic[]): readonly string[] {
  const errors = diagnostics.filter((one) => one.severity === "error").length;
  const warnings = diagnostics.length - errors;
  return [
    ...(errors === 0 ? [] : [inCount(errors, "error")]),
    ...(warnings === 0 ? [] : [inCount(warnings, "warning")]),
  ];
}

const inSeconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/** Decimal units, as disks and mail programs count. */
function inBytes(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.ceil(bytes / 1000)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Relative where that is shorter to read: below the working folder. */
function fromHere(path: string, cwd: string): string {
  const way = relative(cwd, path);
  return way === "" || way.startsWith("..") ? path : way;
}
