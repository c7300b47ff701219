import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readStory } from "../../src/story/read-story.ts";
import type { Block, Story } from "../../src/story/story.ts";
import { blocksOf } from "../../src/story/streams.ts";
import { storyWords } from "../../src/story/words.ts";

const SEED = process.env["TYPESET_SEED_ISSUE"] ?? join(process.cwd(), "../shared/seed-issue");
const present = existsSync(join(SEED, "articles"));
if (!present) console.log("the seed issue is not here: its articles are not read");

const articles = present
  ? readdirSync(join(SEED, "articles"))
      .sort()
      .map((name) => ({
        file: `articles/${name}`,
        text: readFileSync(join(SEED, "articles", name), "utf8"),
      }))
  : [];

const read = (source: { file: string; text: string }): Story => {
  const { value, diagnostics } = readStory(source, "en-US");
  expect(diagnostics).toEqual([]);
  if (value === undefined) throw new Error(`${source.file} has no story`);
  return value;
};

/** Columns of the table in the seed's notes, in words of ours. */
function counted(story: Story): Record<string, number> {
  const all = [...blocksOf(story.body)];
  const of = (kind: Block["kind"], test: (block: Block) => boolean = () => true): number =>
    all.filter((block) => block.kind === kind && test(block)).length;
  const lists = all.filter((block) => block.kind === "list");
  return {
    h2: of("subhead", (one) => one.kind === "subhead" && one.level === 2),
    h3: of("subhead", (one) => one.kind === "subhead" && one.level === 3),
    "pull quotes": of("pullquote"),
    "figures (no caption)": of("figure"),
    "with credit": of("figure", (one) => one.kind === "figure" && one.picture.credit !== undefined),
    sidebar: of("sidebar"),
    lists: lists.length,
    items: lists.reduce((sum, list) => sum + list.items.length, 0),
    "run-in leads": of("paragraph", (one) => one.kind === "paragraph" && one.lead === "run-in"),
    "lead lines¹": of("paragraph", (one) => one.kind === "paragraph" && one.lead === "line"),
  };
}

/** The same columns as the notes have them: the first number of each cell, lists and items apart. */
function noted(): ReadonlyMap<string, Record<string, number>> {
  const rows = readFileSync(join(SEED, "NOTES.md"), "utf8").split("\n");
  const from = rows.findIndex((row) => row.startsWith("| article | words"));
  const cells = (row: string): string[] =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
  const heads = cells(rows[from] ?? "");
  const table = rows.slice(from + 2, from + 2 + articles.length).map(cells);
  return new Map(
    table.map((row) => {
      const entries = row.flatMap((cell, i) => {
        const [first = 0, second = 0] = (cell.match(/\d+/gu) ?? []).map(Number);
        const head = heads[i] ?? "";
        return head === "lists / items"
          ? [
              ["lists", first],
              ["items", second],
            ]
          : [[head, first]];
      });
      return [(row[0] ?? "").slice(0, 2), Object.fromEntries(entries) as Record<string, number>];
    }),
  );
}

/** The words of a source by bare patterns, with no parser: quotes straight, dashes as typed. */
function strippedWords(text: string): Record<string, readonly string[]> {
  const found: Record<string, string[]> = { body: [], box: [] };
  let box = "body";
  const body = text.replace(/^---\n[\s\S]*?\n---\n/u, "");
  for (const line of body.split("\n")) {
    const figure = /^::figure(?:\[(.*)\])?\{(.*)\}$/u.exec(line);
    const open = /^:::(\w+)/u.exec(line);
    if (figure !== null) {
      const credit = /credit="([^"]*)"/u.exec(figure[2] ?? "")?.[1] ?? "";
      found["box"]?.push(...words(`${figure[1] ?? ""} ${credit}`));
    } else if (line === ":::") box = "body";
    else if (open !== null) box = "box";
    else found[box]?.push(...words(line.replace(/^\s*(?:>|#+|-)\s/u, "").replace(/\\$/u, "")));
  }
  return found;
}

const words = (text: string): readonly string[] =>
  text
    .replace(/\*/gu, "")
    .replace(/[‘’]/gu, "'")
    .replace(/[“”]/gu, '"')
    .split(/\s+/u)
    .filter((word) => word !== "");

describe.skipIf(!present)("the seed issue", () => {
  it("has twelve articles, one of them a letter", () => {
    expect(articles).toHaveLength(12);
    expect(articles.map(read).filter(({ head }) => head.letter)).toHaveLength(1);
  });

  it.each(articles.map((source) => [source.file, source] as const))(
    "%s is made of what its notes count",
    (file, source) => {
      const row = noted().get(file.slice("articles/".length, "articles/".length + 2));
      expect(row).toMatchObject(counted(read(source)));
    },
  );

  it.each(articles.map((source) => [source.file, source] as const))(
    "%s keeps every word in its order",
    (_file, source) => {
      const streams = storyWords(read(source));
      const stripped = strippedWords(source.text);
      const body = streams.filter(({ key }) => key.endsWith("#body"));
      const boxes = streams
        .filter(({ key }) => /#(?:figure|pullquote|sidebar)-/u.test(key))
        .sort((a, b) => a.span.start - b.span.start);
      expect(body.flatMap(({ text }) => words(text))).toEqual(stripped["body"]);
      expect(boxes.flatMap(({ text }) => words(text))).toEqual(stripped["box"]);
    },
  );
});
