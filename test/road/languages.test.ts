import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import german from "hyphen/de-1996/index.js";
import french from "hyphen/fr/index.js";
import { beforeAll, describe, expect, test } from "vitest";
import { ask, testWith } from "../pdf/outside.ts";
import { issueFolder, typeset, type Answer } from "../support/issue-folder.ts";
import { pagesOf, squeezed } from "../support/pdf-text.ts";

const FIXTURES = fileURLToPath(new URL("../fixtures/issues/", import.meta.url));

/** A fixture set in a folder of its own. */
interface SetIssue {
  readonly answer: Answer;
  readonly path: string;
  readonly pages: readonly string[];
  /** All pages without white. */
  readonly text: string;
  readonly source: string;
}

async function setFixture(name: string, articles: string): Promise<SetIssue> {
  const copy = readdirSync(join(FIXTURES, name, articles)).map((file) => join(articles, file));
  const files = ["issue.yaml", ...copy].map(
    (path) => [path, readFileSync(join(FIXTURES, name, path), "utf8")] as const,
  );
  const folder = issueFolder(Object.fromEntries(files));
  const answer = await typeset(folder, "-o", "a.pdf", "--verify", "--strict");
  const path = join(folder, "a.pdf");
  const pages = answer.code === 0 ? await pagesOf(path) : [];
  const source = files.map(([, text]) => text).join("\n");
  return { answer, path, pages, text: squeezed(pages.join("")), source };
}

type Divide = (word: string, options: { hyphenChar: string }) => string;

interface Division {
  readonly word: string;
  readonly at: number;
}

/** Words of the source that a line end stands in: their parts meet there, and nowhere in the source are neighbors. */
function divisions({ pages, source }: SetIssue): readonly Division[] {
  const words = new Set(source.match(/\p{L}+/gu));
  const spaced = source.replace(/\s+/gu, " ");
  return pages.flatMap((page) =>
    [...page.matchAll(/(\p{L}+)\n(?=(\p{L}+))/gu)].flatMap(([, tail = "", head = ""]) => {
      const divided = words.has(tail + head) && !spaced.includes(`${tail} ${head}`);
      return divided ? [{ word: tail + head, at: tail.length }] : [];
    }),
  );
}

/** Where the package's own patterns let the word be divided. */
function allowed(word: string, divide: Divide): readonly number[] {
  let at = 0;
  const parts = divide(word.toLowerCase(), { hyphenChar: "|" }).split("|");
  return parts.slice(0, -1).map((part) => (at += part.length));
}

/** Divisions that the patterns do not have. */
const wrongIn = (found: readonly Division[], divide: Divide): readonly string[] =>
  found
    .filter(({ word, at }) => !allowed(word, divide).includes(at))
    .map(({ word, at }) => `${word.slice(0, at)}-${word.slice(at)}`);

const standsIn = ({ text }: SetIssue, phrases: readonly string[]): void => {
  for (const phrase of phrases) expect(text).toContain(squeezed(phrase));
};

/** Every letter that the file says it prints, in painting order; readers of text make all spaces one. */
function printedLetters(path: string): string {
  const { bytes } = ask("mutool", readFileSync(path), ["trace", "FILE"]);
  return [...bytes.toString().matchAll(/<g unicode="([^"]*)"/gu)]
    .map(([, one = ""]) => one)
    .join("");
}

describe("a German issue", () => {
  let issue: SetIssue;
  beforeAll(async () => {
    issue = await setFixture("deutsch", "artikel");
  });

  test("is set without a word of warning, and reads back", () => {
    expect(issue.answer).toMatchObject({ code: 0, stderr: "" });
  });

  test("has German quotes, outer and inner, in text and titles, and no straight one", () => {
    standsIn(issue, [
      "Der Mann, der „Hochwasser“ flüstert",
      "Was heißt hier „langsam“?",
      "„Das ist die Margarethe“, sagt er.",
      "„Wenn einer ruft: ‚Ich hab’s eilig‘, dann",
      "ich mach ‚Stopp‘ am Obertor!“",
      "„Dann wird’s eben still“",
    ]);
    expect(issue.text).not.toMatch(/["']/u);
    expect(issue.text.match(/„/gu)).toHaveLength(issue.text.match(/“/gu)?.length ?? 0);
  });

  test("has dashes for hyphens typed twice", () => {
    standsIn(issue, ["an Bord reden – aber nur", "Der Rest – etwa zwei Fünftel – geht"]);
    expect(issue.text).not.toContain("--");
  });

  test("dates, lists names and names the contents in German", () => {
    standsIn(issue, [
      "1. MÄRZ 2021 | VON MARA LINDQVIST UND TOBIAS OHM",
      "Von Mara Lindqvist und Tobias Ohm",
      "Am Kanal | 4. März 2021 | Seite 2",
    ]);
    expect(issue.pages[0]).toMatch(/^Inhalt\n/u);
  });

  test("has its list, its table, its box and its note", () => {
    standsIn(issue, ["• nie, wirklich nie,", "Obermühle 9.400 31 18", "1. Das oberste Becken"]);
    standsIn(issue, ["Wie eine Sparschleuse spart", "1 So jedenfalls steht es"]);
  });

  test("divides words, long compounds among them, where German patterns allow it", () => {
    const found = divisions(issue);
    expect(found.length).toBeGreaterThan(50);
    expect(found.some(({ word }) => word.length > 15)).toBe(true);
    expect(wrongIn(found, german.hyphenateSync)).toEqual([]);
  });
});

describe("a French issue", () => {
  let issue: SetIssue;
  beforeAll(async () => {
    issue = await setFixture("francais", "articles");
  });

  test("is set without a word of warning, and reads back", () => {
    expect(issue.answer).toMatchObject({ code: 0, stderr: "" });
  });

  test("has guillemets and apostrophes, and no straight quote", () => {
    standsIn(issue, [
      "disent : « On s’habitue. »",
      "« La première pour la lampe », raconte-t-il aujourd’hui,",
      "Qui rallumera le phare ?",
      "« on laisse quand même le",
    ]);
    expect(issue.text).not.toMatch(/["']/u);
    expect(issue.text.match(/«/gu)).toHaveLength(issue.text.match(/»/gu)?.length ?? 0);
  });

  testWith("mutool")("has narrow no-break spaces in its quotes and before its high marks", () => {
    const printed = printedLetters(issue.path);
    expect(printed.match(/«/gu)?.length).toBe(22);
    expect(printed).not.toMatch(/«(?!\u202f)|(?<!\u202f)»/u);
    expect(printed).not.toMatch(/(?<!\u202f)[;?!]/u);
    expect(printed).not.toMatch(/(?<!\u00a0):/u);
  });

  test("dates, lists names and names the contents in French", () => {
    standsIn(issue, ["1 MARS 2021 | PAR SOLÈNE KERBRAT ET YANN LE DUFF"]);
    expect(issue.pages[0]).toMatch(/^Sommaire\n/u);
  });

  test("divides words where French patterns allow it", () => {
    const found = divisions(issue);
    expect(found.length).toBeGreaterThan(5);
    expect(wrongIn(found, french.hyphenateSync)).toEqual([]);
  });
});
