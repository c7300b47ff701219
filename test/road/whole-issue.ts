import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { bare } from "../support/pdf-text.ts";
import { issueFolder, type Files } from "../support/issue-folder.ts";

/** A copy of an issue in a folder of its own: what typeset leaves beside an issue never lands in the original. */
export function copyOf(folder: string, paths: readonly string[]): string {
  return issueFolder(
    Object.assign({}, ...paths.map((path) => filesAt(folder, join(folder, path)))) as Files,
  );
}

function filesAt(folder: string, path: string): Files {
  if (!statSync(path).isDirectory()) return { [relative(folder, path)]: readFileSync(path) };
  return readdirSync(path).reduce<Files>(
    (files, name) => ({ ...files, ...filesAt(folder, join(path, name)) }),
    {},
  );
}

/** An article as its source has it, read without any of our rooms. */
export interface ArticleSource {
  readonly file: string;
  /** Number or label, kicker and title, letters alone: how its title page and its entry begin. */
  readonly opening: string;
  /** What stands over the title, and the title, letters alone. */
  readonly above: string;
  readonly title: string;
  readonly hasOpener: boolean;
  /** Text of the body, letters alone, without directives and their boxes. */
  readonly body: string;
}

/** The articles that a manifest lists, in its order. */
export function articlesOf(folder: string): readonly ArticleSource[] {
  const manifest = readFileSync(join(folder, "issue.yaml"), "utf8");
  return [
    ...manifest.matchAll(/^ +- (?:\{ article: |article: )?(\S+\.md)(?:, start: verso \})?$/gmu),
  ].map(([, file = ""]) => readArticle(file, readFileSync(join(folder, file), "utf8")));
}

function readArticle(file: string, text: string): ArticleSource {
  const [, head = "", body = ""] = /^---\n(.*?)\n---\n(.*)$/su.exec(text) ?? [];
  const field = (name: string): string =>
    new RegExp(`^${name}: *"?(.*?)"?(?: +#.*)?$`, "mu").exec(head)?.[1] ?? "";
  const number = field("number") === "" ? field("label") : `No. ${field("number")}`;
  return {
    file,
    opening: bare(number + field("kicker") + field("title")),
    above: bare(number + field("kicker")),
    title: bare(field("title")),
    hasOpener: field("opener") !== "",
    body: bare(plainText(body)),
  };
}

/** What stands in the columns in its own place: no figures, boxes, pull quotes or notes. */
function plainText(body: string): string {
  return body
    .replace(/^:{3,}\w[^]*?^:{3,}$/gmu, "")
    .replace(/^::.*$/gmu, "")
    .replace(/^\[\^.*$/gmu, "")
    .replace(/\[\^[^\]]*\]/gu, "")
    .replace(/^(?:\d+\.|#+) /gmu, "");
}

/** The pages on which an article's opening words stand first, from 1. */
export function titlePagesOf(article: ArticleSource, pages: readonly string[]): readonly number[] {
  return pages.flatMap((page, index) =>
    bare(page).startsWith(article.opening) ? [index + 1] : [],
  );
}

/** In which order an entry of the contents reads. */
export type EntryOrder = "number folio title" | "number title folio";

/** What the contents page must say of the articles: number and kicker, page, title. */
export function contentsLines(
  articles: readonly ArticleSource[],
  pages: readonly string[],
  order: EntryOrder,
): readonly string[] {
  return articles.map((one) => {
    const folio = titlePagesOf(one, pages).join("?");
    return order === "number folio title"
      ? `${one.above}${folio}${one.title}`
      : `${one.above}${one.title}${folio}`;
  });
}
