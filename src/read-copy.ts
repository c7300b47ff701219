import { basename, dirname, relative, sep } from "node:path";
import type { BuildOrder } from "./build-order.ts";
import type { Design } from "./design/design.ts";
import { error, failed, ok, type Diagnostic, type Outcome } from "./diagnostics/diagnostic.ts";
import type { Reader, SourceText } from "./io/reader.ts";
import type { FlatplanEntry, Issue } from "./issue/issue.ts";
import { inPrint } from "./issue/in-print.ts";
import { readIssue } from "./issue/read-issue.ts";
import type { CopyEntry, IssueCopy } from "./pages/copy.ts";
import type { Memory } from "./memory.ts";
import type { Story } from "./story/story.ts";
import { readStory } from "./story/read-story.ts";

/** The folder below which files may be read. */
export const rootOf = ({ manifest, root }: Pick<BuildOrder, "manifest" | "root">): string =>
  root ?? dirname(manifest);

/** Reads the manifest; without it there is nothing to do. */
export function readManifest(order: BuildOrder, reader: Reader): Outcome<Issue> {
  const path = relative(rootOf(order), order.manifest).split(sep).join("/");
  const manifest = reader.readText({ path, noun: "manifest" });
  if (manifest.value === undefined) return failed(...manifest.diagnostics.map(asUsage));
  const { value: typed, diagnostics } = readIssue(manifest.value);
  if (typed === undefined) return failed(...diagnostics);
  const issue = asIf(typed, order);
  const isEmpty = issue.flatplan.length === 0 && diagnostics.length === 0;
  return ok(issue, isEmpty ? [emptyFlatplan(issue)] : diagnostics);
}

/** The issue as if its manifest wanted the multiple that a plan asks about. */
function asIf(issue: Issue, { plan }: BuildOrder): Issue {
  if (plan?.multiple === undefined) return issue;
  const { multiple } = plan;
  return { ...issue, print: { ...issue.print, multiple, multipleSpan: undefined } };
}

/**
 * Reads every article that the issue names, in the issue's language and with the theme's own quotes. What
 * can be read is handed on, so that one run tells the faults of all files.
 */
export function readCopy(
  issue: Issue,
  quotes: Design["quotes"],
  reader: Reader,
  memory: Memory,
): Outcome<IssueCopy> {
  const tongue = { language: issue.language, quotes };
  const faults: Diagnostic[] = [];
  const read = (source: SourceText): Outcome<Story> =>
    memory.story(source, JSON.stringify(tongue), () => readStory(source, tongue));
  const entries = issue.flatplan.flatMap((entry) => readEntry(entry, read, reader, faults));
  return ok({ issue: inPrint(issue, tongue), entries }, faults);
}

/** A manifest that is not there is a slip of the command line, not of the copy. */
function asUsage(fault: Diagnostic): Diagnostic {
  return fault.code === "manifest/missing" ? { ...fault, kind: "usage" } : fault;
}

function emptyFlatplan({ title, file }: Issue): Diagnostic {
  return error("issue/empty", `the flatplan of \`${basename(file)}\` has no pages`, {
    span: title.span,
    hints: ["list at least one article under `flatplan:`"],
  });
}

function readEntry(
  entry: FlatplanEntry,
  read: (source: SourceText) => Outcome<Story>,
  reader: Reader,
  faults: Diagnostic[],
): readonly CopyEntry[] {
  if (entry.kind !== "article") return [entry];
  const { path, start, adverts, span } = entry;
  const asked = {
    path: path.text,
    from: path.span.file,
    span: path.span,
    noun: "article",
  } as const;
  const source = reader.readText(asked);
  faults.push(...source.diagnostics);
  if (source.value === undefined) return [];
  const story = read(source.value);
  faults.push(...story.diagnostics);
  if (story.value === undefined) return [];
  return [{ kind: "article", story: story.value, start, ...(adverts && { adverts }), span }];
}
