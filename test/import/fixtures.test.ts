import { readdirSync, readFileSync } from "node:fs";
import JSZip from "jszip";
import { describe, expect, test } from "vitest";
import { readStory } from "../../src/story/read-story.ts";
import { storyWords } from "../../src/story/words.ts";
import { fillFolder, manifest, typeset } from "../support/issue-folder.ts";
import { importBytes } from "../support/imported.ts";

/** Documents that LibreOffice made of the sources beside them: `soffice --headless --convert-to docx FILE`. */
const FOLDER = new URL("../fixtures/docx/", import.meta.url);
const DOCUMENTS = readdirSync(FOLDER).filter((name) => name.endsWith(".docx"));

const bytesOf = (name: string): Uint8Array => readFileSync(new URL(name, FOLDER));

/** Words that a head says in another way, or that are not print: what the fixtures have of them. */
const NOT_COPY: Readonly<Record<string, readonly string[]>> = {
  "harbor.docx": ["by", "and"],
  "faehre.docx": ["von"],
  // Hidden text; what was deleted is no text of the document any more.
  "changes.docx": "do not print this line".split(" "),
};

/** The words of a text, for counting: quotes, dashes and accents of typing aside. */
/** Raised figures are figures. */
const wordsOf = (text: string): readonly string[] =>
  (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).sort();

/** All words that the document shows, from its XML by itself: no line of the importer has a part in this. */
async function shownIn(bytes: Uint8Array): Promise<readonly string[]> {
  const zip = await JSZip.loadAsync(bytes);
  const parts = ["word/document.xml", "word/footnotes.xml", "word/endnotes.xml"];
  const texts = await Promise.all(
    parts.map(async (name) => (await zip.file(name)?.async("string")) ?? ""),
  );
  return wordsOf(
    texts
      .map((xml) => xml.replace(/<mc:Fallback>.*?<\/mc:Fallback>/gsu, ""))
      .map((xml) => xml.replace(/<\/w:p>|<w:br\/>|<w:tab\/>/gu, "¶"))
      .flatMap((xml) => [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|(¶)/gu)])
      .map(([, text = "", end = ""]) => text + end)
      .join("")
      .replaceAll(/&(?:quot|apos);/gu, "’")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&"),
  );
}

test("there are documents to import", () => {
  expect(DOCUMENTS).toEqual(["changes.docx", "faehre.docx", "harbor.docx", "syntax.docx"]);
});

describe.each(DOCUMENTS)("%s", (name) => {
  const stem = name.replace(".docx", "");

  test("becomes the article that lies beside it", async () => {
    const { article, told } = await importBytes(bytesOf(name), { name });
    const all = `${article}\n<!--\n${told.join("\n")}\n-->\n`;
    await expect(all).toMatchFileSnapshot(`../fixtures/docx/${stem}.md`);
  });

  test("has its words in the article, and no others", async () => {
    const { article } = await importBytes(bytesOf(name), { name });
    const { value: story } = readStory({ file: "a.md", text: article }, "en-US");
    if (story === undefined) throw new Error("the article cannot be read");
    const byline = story.head.authors.map(({ text }) => text);
    const printed = [...storyWords(story).map(({ text }) => text), ...byline].join(" ");
    const shown = [...(await shownIn(bytesOf(name)))];
    for (const word of NOT_COPY[name] ?? []) shown.splice(shown.indexOf(word), 1);
    expect(wordsOf(printed)).toEqual(shown);
  });

  test("sets in an issue without an error", async () => {
    const { folder } = await importBytes(bytesOf(name), { name });
    fillFolder(folder, {
      "issue.yaml": `print: { profile: patient.yaml }\n${manifest([`articles/${stem}.md`])}`,
      "patient.yaml": "checks: { resolution: off, line-art: off }\n",
    });
    const { code, stderr } = await typeset(folder, "issue.yaml", "--verify");
    expect(stderr).not.toContain("error[");
    expect(code).toBe(0);
  });
});
