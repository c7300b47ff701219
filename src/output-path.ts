import { dirname, join, sep } from "node:path";
import type { BuildOrder, Edition, SheetFormat } from "./build-order.ts";
import type { Issue } from "./issue/issue.ts";

/**
 * Where an edition is written: the file that was asked for, or in the folder that was asked for, or in
 * `out/` beside the manifest, under the issue's title and the edition's name.
 */
export function outputPath(
  { output, manifest }: Pick<BuildOrder, "output" | "manifest">,
  issue: Issue,
  edition: Edition,
  isFolder: (path: string) => boolean,
): string {
  const name = `${slugOf(issue.title.text)}-${edition}.pdf`;
  if (output === undefined) return join(dirname(manifest), "out", name);
  return output.endsWith(sep) || isFolder(output) ? join(output, name) : output;
}

/** Where a contact sheet is written: where that was asked for, or beside the print edition's place. */
export function sheetPath(
  order: BuildOrder,
  issue: Issue,
  format: SheetFormat,
  isFolder: (path: string) => boolean,
): string {
  const name = `${slugOf(issue.title.text)}-plan.${format}`;
  const path = order.plan?.[format]?.path;
  if (path === undefined) return join(dirname(outputPath(order, issue, "print", isFolder)), name);
  return path.endsWith(sep) || isFolder(path) ? join(path, name) : path;
}

/** "Top 10 Best of 2020" → "top-10-best-of-2020": letters and figures of any script, hyphens between. */
export function slugOf(title: string): string {
  const plain = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/gu, "");
  return plain === "" ? "issue" : plain.slice(0, 80);
}

/** Beside the pages inside, under their name and "-cover". */
export const coverPath = (path: string): string => path.replace(/(\.pdf)?$/iu, "-cover.pdf");

/** A file that failed its proof keeps its pages for whoever looks into it, beside the last good one. */
export const rejectedPath = (path: string): string => path.replace(/(\.pdf)?$/iu, ".rejected.pdf");
