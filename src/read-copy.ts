import { basename, dirname, relative, sep } from "node:path";
import type { BuildOrder } from "./build-order.ts";
import { error, failed, ok, type Diagnostic, type Outcome } from "./diagnostics/diagnostic.ts";
import type { Reader } from "./io/reader.ts";
import type { FlatplanEntry, Issue } from "./issue/issue.ts";
import { readIssue } from "./issue/read-issue.ts";
import type { CopyEntry, IssueCopy } from "./pages/copy.ts";
import { readStory } from "./story/read-story.ts";

/** The folder below which files may be read. */
export const rootOf = ({ manifest, root }: BuildOrder): string => root ?? dirname(manifest);

/**
 * Reads the manifest and every article that it names. What can be read is handed on, so that one run
 * tells the faults of all files; without a manifest there is no copy.
 */
export function readCopy(order: BuildOrder, reader: Reader): Outcome<IssueCopy> {
  const path = relative(rootOf(order), order.manifest).split(sep).join("/");
  const manifest = reader.readText({ path, noun: "manifest" });
  if (manifest.value === undefined) return failed(...manifest.diagnostics.map(asUsage));
  const { value: issue, diagnostics } = readIssue(manifest.value);
  if (issue === undefined) return { diagnostics };
  const faults: Diagnostic[] = [...diagnostics];
  const entries = issue.flatplan.flatMap((entry) => readEntry(entry, issue, reader, faults));
  if (entries.length === 0 && faults.length === 0) faults.push(emptyFlatplan(issue));
  return ok({ issue, entries }, faults);
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
  issue: Issue,
  reader: Reader,
  faults: Diagnostic[],
): readonly CopyEntry[] {
  if (entry.kind !== "article") return [entry];
  const { path, start, span } = entry;
  const asked = {
    path: path.text,
    from: path.span.file,
    span: path.span,
    noun: "article",
  } as const;
  const source = reader.readText(asked);
  faults.push(...source.diagnostics);
  if (source.value === undefined) return [];
  const story = readStory(source.value, issue.language);
  faults.push(...story.diagnostics);
  return story.value === undefined ? [] : [{ kind: "article", story: story.value, start, span }];
}
