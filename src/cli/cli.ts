import { dirname, relative, resolve } from "node:path";
import type { BuildReport } from "../build-order.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { error } from "../diagnostics/diagnostic.ts";
import { exitCode } from "../diagnostics/exit-code.ts";
import { inSourceOrder } from "../diagnostics/order.ts";
import { render } from "../diagnostics/render.ts";
import { isDescriptor, writeAtomically } from "../io/draft.ts";
import { ensureFolder } from "../io/folder.ts";
import type { BuildWish, Wish } from "./command-line.ts";
import type { ImportWish, PreflightWish, PreviewWish } from "./desk-verbs.ts";
import { readCommandLine } from "./command-line.ts";
import { doctorDocument, doctorWords } from "./doctor-words.ts";
import type { Edges } from "./edges.ts";
import { realEdges } from "./edges.ts";
import { grantHouseWish } from "./house-desk.ts";
import type { HouseWish } from "./house-verbs.ts";
import { importDocument, importWords, takeImportOrder } from "./import-words.ts";
import type { Flags } from "./options.ts";
import type { Order } from "./order.ts";
import { takeOrder } from "./order.ts";
import { endProcess, guardProcess } from "./own-process.ts";
import { fileDocument, fileWords, takeFileOrder } from "./preflight-words.ts";
import { planDocument } from "./plan-document.ts";
import { buildLine } from "./preview-line.ts";
import { planTable } from "./plan-table.ts";
import { progressLine } from "./progress.ts";
import { emptyReport, reportDocument } from "./report.ts";
import { details, failure, summary } from "./summary.ts";
import { travel } from "./travel.ts";

/**
 * The command: arguments in, words and an exit code out. Without `edges` it has the process for itself,
 * guards it and ends it; with them it only returns the code.
 */
export async function main(
  argv: readonly string[] = process.argv.slice(2),
  edges?: Partial<Edges>,
): Promise<number> {
  if (edges === undefined) guardProcess();
  const code = await run(argv, { ...realEdges(), ...edges });
  return edges === undefined ? endProcess(code) : code;
}

async function run(argv: readonly string[], edges: Edges): Promise<number> {
  const { wish, flags, faults } = readCommandLine(argv);
  if (wish === undefined) return tell(emptyReport(2, ...faults), flags, edges);
  try {
    return await grant(wish, flags, edges);
  } catch (thrown) {
    return tell(emptyReport(70, ownBug(thrown, flags)), flags, edges);
  }
}

function grant(wish: Wish, flags: Flags, edges: Edges): number | Promise<number> {
  switch (wish.kind) {
    case "build":
      return build(wish, flags, edges);
    case "init":
    case "fonts":
    case "completion":
      return serve(wish, flags, edges);
    case "preview":
      return showPreview(wish, flags, edges);
    case "schema":
      return say(edges, edges.shipped(`assets/schema/${wish.name}.schema.json`));
    case "doctor":
      return examine(flags, edges);
    case "import":
      return bringIn(wish, flags, edges);
    case "preflight":
      return lookOver(wish, flags, edges);
    case "version":
      return say(edges, versionOf(edges.shipped("package.json")));
    case "help":
      return say(edges, wish.text);
  }
}

/** Serves the issue until the process is ended; a line for each build goes where nobody reads it by program. */
async function showPreview(wish: PreviewWish, flags: Flags, edges: Edges): Promise<number> {
  const { value: order, diagnostics } = takeOrder(wish, flags, edges);
  if (order === undefined) return tell(emptyReport(2, ...diagnostics), flags, edges);
  const opened = await edges.preview(
    { ...order, editions: ["print", "proof"], force: true },
    {
      ...(wish.port === undefined ? {} : { port: wish.port }),
      onNews: (told) => {
        if (!flags.quiet) edges.stderr.write(buildLine(told));
      },
    },
  );
  const { value: running } = opened;
  if (running === undefined) return tell(emptyReport(2, ...opened.diagnostics), flags, edges);
  say(edges, flags.json ? `${JSON.stringify({ url: running.url })}\n` : `${running.url}\n`);
  await running.closed;
  return 0;
}

/** Says what is at hand; faults among it are told as those of a build are. */
async function examine(flags: Flags, edges: Edges): Promise<number> {
  const found = await edges.examine(edges.cwd);
  edges.stdout.write(flags.json ? doctorDocument(found) : doctorWords(found));
  const { diagnostics, sources } = found;
  edges.stderr.write(render(diagnostics, sources, lookOf(flags, edges, undefined)));
  return exitCode(diagnostics, flags);
}

/** Prints what a wish without an issue came to; where there is nothing to print, its faults are the answer. */
async function serve(wish: HouseWish, flags: Flags, edges: Edges): Promise<number> {
  const { text, diagnostics, sources, exitCode } = await grantHouseWish(wish, flags, edges);
  if (text === "" && diagnostics.length > 0) {
    return tell({ ...emptyReport(exitCode, ...diagnostics), sources }, flags, edges);
  }
  edges.stdout.write(text);
  edges.stderr.write(render(diagnostics, sources, lookOf(flags, edges, undefined)));
  return exitCode;
}

/** Brings a document in, and tells what became of it. */
async function bringIn(wish: ImportWish, flags: Flags, edges: Edges): Promise<number> {
  const { value: order, diagnostics } = takeImportOrder(wish, flags, edges.cwd);
  if (order === undefined) return tell(emptyReport(2, ...diagnostics), flags, edges);
  const report = await edges.importArticle(order);
  const shown = flags.quiet
    ? report.diagnostics.filter((one) => one.severity === "error")
    : report.diagnostics;
  edges.stderr.write(render(shown, report.sources, lookOf(flags, edges, undefined)));
  if (flags.json) edges.stdout.write(importDocument(report));
  else if (!flags.quiet) edges.stdout.write(importWords(report, edges.cwd));
  return report.exitCode;
}

/** Looks a finished PDF over, and tells what a printer would. */
async function lookOver(wish: PreflightWish, flags: Flags, edges: Edges): Promise<number> {
  const report = await edges.preflightFile(takeFileOrder(wish, flags, edges.cwd));
  const shown = flags.quiet
    ? report.diagnostics.filter((one) => one.severity === "error")
    : report.diagnostics;
  edges.stderr.write(render(shown, report.sources, lookOf(flags, edges, undefined)));
  if (flags.json) edges.stdout.write(fileDocument(report));
  else if (!flags.quiet) edges.stdout.write(fileWords(report, wish.file));
  return report.exitCode;
}

function say(edges: Edges, text: string): 0 {
  edges.stdout.write(text);
  return 0;
}

async function build(wish: BuildWish, flags: Flags, edges: Edges): Promise<number> {
  const { value: order, diagnostics } = takeOrder(wish, flags, edges);
  if (order === undefined) return tell(emptyReport(2, ...diagnostics), flags, edges);
  const start = edges.now();
  const progress = progressLine(flags, edges);
  try {
    const report = await travel(order, edges, (...said) => {
      progress.show(...said);
    });
    progress.clear();
    return tell(report, flags, edges, { order, milliseconds: edges.now() - start });
  } finally {
    progress.clear();
  }
}

interface Trip {
  readonly order: Order;
  readonly milliseconds: number;
}

/** Prints what a run came to, for people and for machines; returns the exit code. */
function tell(met: BuildReport, flags: Flags, edges: Edges, trip?: Trip): number {
  const document = trip?.order.plan === undefined ? reportDocument : planDocument;
  const report = keepReport(inOrder(met), document, flags, edges.cwd);
  const { diagnostics, sources, exitCode } = report;
  const shown = flags.quiet ? diagnostics.filter((one) => one.severity === "error") : diagnostics;
  edges.stderr.write(render(shown, sources, lookOf(flags, edges, trip?.order)));
  if (flags.json) edges.stdout.write(document(report));
  else if (trip !== undefined && !flags.quiet) tellPeople(report, flags, edges, trip);
  return exitCode;
}

function tellPeople(report: BuildReport, flags: Flags, edges: Edges, trip: Trip): void {
  const { manifest, write, output } = trip.order;
  // Words between the bytes would spoil them.
  const channel = output !== undefined && isDescriptor(output) ? edges.stderr : edges.stdout;
  const { milliseconds } = trip;
  if (flags.verbose) edges.stderr.write(details(report));
  if (report.exitCode !== 0) edges.stderr.write(failure(report, trip.order));
  if (report.plan !== undefined) channel.write(planTable(report.plan.pages));
  channel.write(summary(report, { manifest, write, cwd: edges.cwd, milliseconds }));
}

function inOrder(report: BuildReport): BuildReport {
  const files = [...report.sources.keys()];
  return { ...report, diagnostics: inSourceOrder(report.diagnostics, files) };
}

/** Writes the `--report`; where that fails, the report says so itself and the run has not gone well. */
function keepReport(
  report: BuildReport,
  document: typeof reportDocument,
  { report: file }: Flags,
  cwd: string,
): BuildReport {
  if (file === undefined) return report;
  const path = resolve(cwd, file);
  const folder = ensureFolder(dirname(path)).diagnostics;
  const bytes = new TextEncoder().encode(document(report));
  const faults = folder.length > 0 ? folder : writeAtomically(path, bytes).diagnostics;
  if (faults.length === 0) return report;
  const exitCode = report.exitCode === 0 ? 5 : report.exitCode;
  return { ...report, diagnostics: [...report.diagnostics, ...faults], exitCode };
}

function lookOf(
  flags: Flags,
  edges: Edges,
  order: Order | undefined,
): Parameters<typeof render>[2] {
  const folder = order === undefined ? "" : folderSeenFrom(edges.cwd, order);
  return { format: flags.diagnostics, color: wantsColor(flags, edges), folder };
}

/** Editors and GitHub look for files from where the command runs; GitHub's jobs run in the repository's root. */
function folderSeenFrom(cwd: string, { root, manifest }: Order): string {
  const way = relative(cwd, root ?? dirname(manifest)).replaceAll("\\", "/");
  return way === "" || way.startsWith("..") ? "" : `${way}/`;
}

/**
 * What is typed holds before what the shell says, and there FORCE_COLOR (https://force-color.org) before NO_COLOR
 * (https://no-color.org), as Node has it: any value but the empty one, and of the first but a 0, which forbids.
 */
function wantsColor({ color }: Flags, { stderr, env }: Edges): boolean {
  if (color !== "auto") return color === "always";
  const forced = env["FORCE_COLOR"] ?? "";
  if (forced !== "") return forced !== "0" && forced !== "false";
  return stderr.isTTY === true && (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb";
}

function ownBug(thrown: unknown, { verbose }: Flags): Diagnostic {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const stack = thrown instanceof Error && verbose ? (thrown.stack ?? "").split("\n") : [];
  const plea = "please report it, with this message and the files if you may share them";
  const hints = [plea, ...(verbose ? [] : ["`--verbose` shows where it is"]), ...stack];
  return error("typeset/bug", `this is a bug of ours, not of your files: ${message}`, { hints });
}

function versionOf(packageText: string): string {
  const description: unknown = JSON.parse(packageText);
  const has = typeof description === "object" && description !== null && "version" in description;
  return `${has ? String(description.version) : "unknown"}\n`;
}
