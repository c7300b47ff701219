import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readStory } from "../../src/story/read-story.ts";
import { articleJsonSchema } from "../../src/story/story-head.ts";

const SCHEMA = new URL("../../assets/schema/article.schema.json", import.meta.url);

const read = (text: string) => readStory({ file: "a.md", text }, "en-US");

/** The faults as `code offending text`. */
const faults = (text: string): readonly string[] =>
  read(text).diagnostics.map(({ code, span }) =>
    `${code} ${text.slice(span?.start, span?.end)}`.trimEnd(),
  );

it("is typographic in every printed field and knows where each was typed", () => {
  const text = `---
number: 7
label: 'The "seventh"'
kicker: City 'n' Country
title: "Who's there -- and why"
deck: >-
  One line,
  and "another".
date: 2020-02-29
authors: ["A. O'Hara", B]
role: Editor's friend
opener: { image: ../o.jpg, alt: "It's", credit: "C's" }
pages: 4
---
a`;
  const head = read(text).value?.head;
  expect(head).toMatchObject({
    number: 7,
    label: { text: "The “seventh”" },
    kicker: { text: "City ’n’ Country" },
    title: { text: "Who’s there – and why" },
    deck: { text: "One line, and “another”." },
    date: { year: 2020, month: 2, day: 29 },
    authors: [{ text: "A. O’Hara" }, { text: "B" }],
    role: { text: "Editor’s friend" },
    opener: { src: { text: "../o.jpg" }, alt: "It's", credit: { text: "C’s" } },
    pages: 4,
    letter: false,
  });
  expect(text.slice(head?.kicker?.span.start, head?.kicker?.span.end)).toBe("City 'n' Country");
});

describe("a letter", () => {
  it.each([
    ["title: T", true],
    ["title: T\nauthors: [A]\nrole: R", true],
    ["title: T\nnumber: 1", false],
    ["title: T\nlabel: L", false],
    ["title: T\ndate: 2020-01-01", false],
  ])("%j: %s", (yaml, letter) => {
    expect(read(`---\n${yaml}\n---\na`).value?.head.letter).toBe(letter);
  });
});

describe("a front matter gone wrong is an error with a way out", () => {
  it.each([
    ["", "story/empty"],
    [" \n\n", "story/empty"],
    ["Hello there\n\na", "story/front-matter Hello there"],
    ["\n\n---\ntitle: T\n---\na", "story/front-matter ---"],
    ["---\ntitle: T\n\na", "story/front-matter-unclosed ---"],
    ["---", "story/front-matter-unclosed ---"],
    ["---\n---\na", "schema/empty"],
    ["---\ntitel: T\n---\na", "schema/unknown-key titel"],
    ["---\ntitle: 996\n---\na", "schema/type 996"],
    ["---\ntitle: ' '\n---\na", "schema/value ' '"],
    ["---\ntitle: T\ndate: 2020-02-30\n---\na", "schema/value 2020-02-30"],
    ["---\ntitle: T\nnumber: 0\n---\na", "schema/value 0"],
    ["---\ntitle: T\nopener: {alt: x}\n---\na", "schema/missing-key {alt: x}"],
  ])("%j", (text, fault) => {
    expect(faults(text)).toEqual([fault]);
    expect(read(text).value).toBeUndefined();
  });

  it("and the text is looked through all the same", () => {
    expect(faults("---\ntitel: T\n---\n# a")).toEqual([
      "schema/unknown-key titel",
      "story/subhead-level # a",
    ]);
    expect(faults("a\n\n::b")).toEqual(["story/front-matter a", "directive/unknown ::b"]);
  });
});

it("may stand behind a byte order mark and end its lines in any way", () => {
  for (const text of [
    "\uFEFF---\ntitle: T\n---\na",
    "---\r\ntitle: T\r\n---\r\na",
    "---  \ntitle: T\n--- \na",
  ]) {
    expect(read(text)).toMatchObject({ value: { body: [{ kind: "paragraph" }] }, diagnostics: [] });
  }
});

it("without a text is worth a warning", () => {
  expect(faults("---\ntitle: T\n---\n")).toEqual(["story/no-text ---"]);
});

it("may not end with a subhead, for nothing stands under it", () => {
  expect(faults("---\ntitle: T\n---\nText\n\n## End\n")).toEqual(["story/bare-subhead ## End"]);
});

// With UPDATE_SCHEMAS=1 the file is written anew.
it("has the schema that is shipped", () => {
  if (process.env["UPDATE_SCHEMAS"] === "1") writeFileSync(SCHEMA, articleJsonSchema());
  expect(readFileSync(SCHEMA, "utf8")).toBe(articleJsonSchema());
});
