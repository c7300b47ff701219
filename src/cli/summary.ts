import { relative } from "node:path";
import type { BuildReport, BuiltOutput, Edition, IssuePlan, PageSum } from "../build-order.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Order } from "./order.ts";
import { changeWords } from "./change-words.ts";
import { fitLine } from "./fit-line.ts";
import { spreadsOf } from "./plan-document.ts";
import { inCount, inMm, line } from "./phrases.ts";
import { inFillers, sumWords, whatIfWords } from "./sum-words.ts";

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
    const checked = [fromHere(manifest, cwd), inPages(report.pages), ...inCopy(articles)];
    return [line([...checked, "nothing in the way", ...tail]), bindingWords(report), fits].join("");
  }
  const written = outputs.map((output) => {
    const { path, bytes, edition, condition } = output;
    const kind = condition === undefined ? kindOf(edition) : `PDF/X-4 for ${condition}`;
    return line([fromHere(path, cwd), holding(output), kind, inBytes(bytes), ...tail]);
  });
  return [...written, outputs.length > 0 ? bindingWords(report) : "", fits].join("");
}

/** What is in a file: "44 pages", "40 pages inside the cover", "cover, 431.8 × 279.4 mm with a spine of 3.9 mm". */
function holding({ pages, part, flat }: BuiltOutput): string {
  if (flat === undefined)
    return `${inPages(pages)}${part === undefined ? "" : " inside the cover"}`;
  const spine = flat.spine === 0 ? "" : ` with a spine of ${inMm(flat.spine)}`;
  return `cover, ${inMm(flat.width).replace(" mm", "")} × ${inMm(flat.height)}${spine}`;
}

/** "11 sheets, saddle stitched · creep: 0.9 mm at pages 22/23"; nothing where nobody says how it is bound. */
function bindingWords({ binding }: Pick<BuildReport, "binding">): string {
  if (binding === undefined) return "";
  if (binding.kind === "perfect") {
    const { leaves, spine } = binding;
    const width = spine === undefined ? [] : [`spine: ${inMm(spine)}`];
    return line([`${inCount(leaves, "leaf", "leaves")}, perfect bound`, ...width]);
  }
  const { sheets, middle, creep, bulk } = binding;
  const figures = [
    ...(creep === undefined ? [] : [`creep: ${inMm(creep)} at pages ${middle.join("/")}`]),
    ...(bulk === undefined ? [] : [`${inMm(bulk)} thick`]),
  ];
  return line([`${inCount(sheets, "sheet")}, saddle stitched`, ...figures]);
}

/** What the plan comes to, how its pages divide, and where its contact sheets are. */
function planLines(
  { pages, sum, whatIf = [], changes, sheets }: IssuePlan,
  { diagnostics, articles, binding }: BuildReport,
  { manifest, cwd, milliseconds }: Occasion,
): string {
  const spreads = inCount(spreadsOf(pages).length, "spread");
  const counts = [inPages(pages.length), spreads, ...inCopy(articles)];
  const tail = [inSeconds(milliseconds), ...countFaults(diagnostics)];
  const plan = line([fromHere(manifest, cwd), ...counts, ...dividing(sum), ...tail]);
  const drawn = sheets.map(({ path, bytes }) => line([fromHere(path, cwd), inBytes(bytes)]));
  const since = changes === undefined ? "" : changeWords(changes, pages.length);
  const sums = [sum === undefined ? "" : sumWords(sum), whatIfWords(whatIf)];
  const bound = bindingWords(binding ? { binding } : {});
  return [plan, ...sums, since, bound, ...drawn].join("");
}

function dividing(sum: PageSum | undefined): readonly string[] {
  if (sum === undefined) return [];
  const { multiple, adverts, blanks, missing } = sum;
  if (missing === 0) return [`divides by ${multiple}`];
  return adverts + blanks === 0
    ? [`does not divide by ${multiple}`]
    : [`divides by ${multiple} with ${inFillers(sum)} added`];
}

/** Why it did not go well, in one line: "2 errors · 1 warning · nothing written". */
export function failure(
  report: BuildReport,
  { write, plan }: Pick<Order, "write" | "plan">,
): string {
  const verdict = write ? verdictOnPdf(report) : verdictOnPages(report, plan !== undefined);
  return line([...countFaults(report.diagnostics), ...verdict]);
}

const verdictOnPdf = ({ outputs }: BuildReport): readonly string[] =>
  outputs.length > 0 ? [] : ["nothing written"];

function verdictOnPages({ exitCode, plan }: BuildReport, isPlanned: boolean): readonly string[] {
  if (exitCode === 3) return ["warnings fail with --strict"];
  if (isPlanned) return plan === undefined ? ["no plan"] : [];
  return [exitCode === 4 ? "the printer would send it back" : "not ready for the printer"];
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

const kindOf = (edition: Edition): string => (edition === "proof" ? "a proof" : "plain PDF");

/** "12 articles, 21,086 words"; nothing where there is no article. */
function inCopy(articles: BuildReport["articles"]): readonly string[] {
  if (articles.length === 0) return [];
  const words = articles.reduce((sum, one) => sum + one.words, 0);
  return [
    `${inCount(articles.length, "article")}, ${grouped(words)} ${words === 1 ? "word" : "words"}`,
  ];
}

const grouped = (count: number): string => String(count).replace(/(?<=\d)(?=(?:\d{3})+$)/gu, ",");

/** "2 errors", "1 warning"; nothing of what there is none of. */
export function countFaults(diagnostics: readonly Diagnostic[]): readonly string[] {
  return (["error", "warning"] as const).flatMap((severity) => {
    const some = diagnostics.filter((one) => one.severity === severity);
    return some.length === 0 ? [] : [inCount(some.length, severity) + inKinds(some)];
  });
}

/** So many kinds are told by name. */
const NAMED = 3;

/** " (9 resolution, 2 thin-line)": what several faults are, the most frequent first. */
function inKinds(faults: readonly Diagnostic[]): string {
  if (faults.length < 2) return "";
  const counts = new Map<string, number>();
  for (const { code } of faults) {
    const kind = code.slice(code.indexOf("/") + 1);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const kinds = [...counts].toSorted(([, one], [, other]) => other - one);
  const told = kinds.slice(0, NAMED).map(([kind, count]) => `${count} ${kind}`);
  return ` (${[...told, ...(kinds.length > NAMED ? ["…"] : [])].join(", ")})`;
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
