import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { importArticle } from "../../src/import-article.ts";
import type { ImportReport } from "../../src/import-article.ts";
import type { DocxParts } from "./docx.ts";
import { docx } from "./docx.ts";
import { fillFolder, issueFolder } from "./issue-folder.ts";

/** What came of a document: the report, and the files that were written, by their paths in the folder. */
export interface Imported {
  readonly report: ImportReport;
  readonly folder: string;
  readonly files: readonly string[];
  /** The article's text; "" where there is none. */
  readonly article: string;
  /** Its text behind the front matter. */
  readonly body: string;
  /** Codes and sentences of all that was told. */
  readonly told: readonly string[];
}

/** Imports bytes as `copy.docx`, or under another name, in a folder of their own or in one that is there. */
export async function importBytes(
  bytes: Uint8Array,
  { name = "copy.docx", folder = issueFolder(), force = false, strict = false } = {},
): Promise<Imported> {
  fillFolder(folder, { [name]: bytes });
  const document = join(folder, name);
  const order = { document, folder: join(folder, "articles"), force, strict };
  const report = await importArticle(order);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== name)
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
  const article = report.article === undefined ? "" : readFileSync(report.article.path, "utf8");
  const body = article.replace(/^---\n.*?\n---\n/su, "").trim();
  const told = report.diagnostics.map(({ code, message }) => `${code}: ${message}`);
  return { report, folder, files, article, body, told };
}

/** Imports a document that is made of parts; a body alone is one, too. It must come to an article. */
export async function imported(parts: DocxParts | string): Promise<Imported> {
  const made = await importBytes(await docx(typeof parts === "string" ? { body: parts } : parts));
  expect(made.report.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return made;
}
