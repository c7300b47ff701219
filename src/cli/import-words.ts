import { dirname, resolve, sep } from "node:path";
import type { Outcome } from "../diagnostics/diagnostic.ts";
import { failed, ok } from "../diagnostics/diagnostic.ts";
import type { ImportOrder, ImportReport } from "../import-article.ts";
import { isFolder } from "../io/disk.ts";
import { typedIn } from "../io/named-file.ts";
import type { ImportWish } from "./desk-verbs.ts";
import { usage } from "./command-line.ts";
import type { Flags } from "./options.ts";
import { inCount, line } from "./phrases.ts";
import { diagnosticEntry } from "./report.ts";
import { countFaults, fromHere } from "./summary.ts";

/** Paths of the command line as an order for the road. `-o` names the article or its folder, and stands over `-d`. */
export function takeImportOrder(
  { document, directory }: ImportWish,
  { output, force, strict }: Flags,
  cwd: string,
): Outcome<ImportOrder> {
  const order = {
    document: resolve(cwd, document),
    ...typedIn(cwd, document),
    force,
    strict,
  };
  if (output === undefined) return ok({ ...order, folder: resolve(cwd, directory) });
  const path = resolve(cwd, output);
  if (output.endsWith("/") || output.endsWith(sep) || isFolder(path)) {
    return ok({ ...order, folder: path });
  }
  if (/\.md$/iu.test(output)) return ok({ ...order, folder: dirname(path), article: path });
  const sentence = `\`${output}\` is no name of an article`;
  return failed(usage("output", sentence, "give `--output` a name that ends in .md, or a folder"));
}

/** What `typeset import` prints for people: what was written, what was mended, and what comes next. */
export function importWords(
  { article, pictures, cleaned, diagnostics }: ImportReport,
  cwd: string,
): string {
  if (article === undefined) return line([...countFaults(diagnostics), "nothing written"]);
  const { spaces, tabs, emptyParagraphs, quotes, dashes } = cleaned;
  const path = fromHere(article.path, cwd);
  const mended = [
    ...counted(spaces, "doubled space"),
    ...counted(tabs, "tab"),
    ...counted(emptyParagraphs, "empty paragraph"),
    ...counted(quotes, "quote"),
    ...counted(dashes, "dash", "dashes"),
  ];
  return [
    line([
      ...[path, inCount(article.words, "word")],
      ...counted(pictures.length, "picture"),
      ...countFaults(diagnostics),
    ]),
    ...(mended.length === 0 ? [] : [`mended: ${mended.join(", ")}\n`]),
    `next: put \`- ${path}\` into the flatplan of \`issue.yaml\`\n`,
  ].join("");
}

const counted = (count: number, noun: string, plural?: string): readonly string[] =>
  count === 0 ? [] : [inCount(count, noun, plural)];

/** The same for scripts: one JSON document. */
export function importDocument(report: ImportReport): string {
  const { article, pictures, cleaned, diagnostics, sources, exitCode } = report;
  const told = {
    ok: exitCode === 0,
    exitCode,
    ...(article && { article }),
    pictures,
    cleaned,
    diagnostics: diagnostics.map((one) => diagnosticEntry(one, sources)),
  };
  return `${JSON.stringify(told, undefined, 2)}\n`;
}
