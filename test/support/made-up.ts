import { readTheme } from "../../src/design/read-theme.ts";
import type { Diagnostic, Outcome } from "../../src/diagnostics/diagnostic.ts";
import { openFontBook } from "../../src/fonts/book.ts";
import { readFontCatalog } from "../../src/fonts/catalog.ts";
import { gridOf } from "../../src/galley/grid.ts";
import type { TypeCase } from "../../src/galley/type-case.ts";
import type { Picture } from "../../src/images/picture.ts";
import { fontFiles, ownFontCatalog } from "../../src/io/font-files.ts";
import { memoryReader } from "../../src/io/memory.ts";
import { shippedText } from "../../src/io/shipped.ts";
import { readIssue } from "../../src/issue/read-issue.ts";
import type { CopyEntry } from "../../src/pages/copy.ts";
import { makeUp, type MadeUpIssue } from "../../src/pages/make-up.ts";
import { readStory } from "../../src/story/read-story.ts";
import { loadHyphenator } from "../../src/text/hyphenator.ts";

/** An issue typed into a test, made up with the real faces; every picture is a gray one of 3 by 2. */
export interface Typed {
  /** What stands in issue.yaml beside title, publication, date and flatplan. */
  readonly manifest?: string;
  /** Entries of the flatplan as YAML, `a.md` and so on; absent: the articles in their order. */
  readonly flatplan?: readonly string[];
  readonly articles: Readonly<Record<string, string>>;
  /** A theme's YAML; absent: `extends: review`. */
  readonly theme?: string;
}

const fonts = openFontBook(
  demanded(readFontCatalog(ownFontCatalog())),
  fontFiles(memoryReader({})),
);

export async function madeUp({
  manifest = "",
  flatplan,
  articles,
  theme = "extends: review",
}: Typed): Promise<MadeUpIssue> {
  const entries = (flatplan ?? Object.keys(articles)).map((entry) => `  - ${entry}\n`).join("");
  const text = `title: Test\npublication: Press\ndate: 2020-12-31\n${manifest}\nflatplan:\n${entries}`;
  const issue = demanded(readIssue({ file: "issue.yaml", text }));
  const typeCase = await layCase(theme, issue.language);
  const copy = issue.flatplan.flatMap((entry): readonly CopyEntry[] => {
    if (entry.kind !== "article") return [entry];
    const file = entry.path.text;
    const story = demanded(readStory({ file, text: articles[file] ?? "" }, issue.language));
    return [{ kind: "article", story, start: entry.start, span: entry.span }];
  });
  return makeUp({ issue, entries: copy }, typeCase, 100);
}

async function layCase(theme: string, language: string): Promise<TypeCase> {
  const base = { file: "review.yaml", text: shippedText("assets/themes/review.yaml") };
  const design = demanded(
    readTheme({ file: "house.yaml", text: theme }, () => ({ value: base, diagnostics: [] })),
  );
  const hyphenator = await loadHyphenator(language);
  const grid = gridOf(design, fonts);
  return { design, fonts, grid, language, hyphenator, picture: () => GRAY };
}

const GRAY: Picture = {
  kind: "raster",
  id: "gray",
  file: "gray.png",
  width: 300,
  height: 200,
  space: "gray",
  coding: "samples",
  bytes: new Uint8Array(300 * 200),
  inverted: false,
};

/** The value, or a failing test that says why there is none. */
function demanded<T>({ value, diagnostics }: Outcome<T>): T {
  if (value === undefined) throw new Error(diagnostics.map(said).join("\n"));
  return value;
}

const said = ({ code, message }: Diagnostic): string => `${code}: ${message}`;

/** An article of so many words that are all alike and never divided. */
export const article = (title: string, paragraphs: number, words = 60): string =>
  `---\ntitle: ${title}\n---\n\n${Array.from({ length: paragraphs }, () => prose(words)).join("\n\n")}\n`;

const prose = (words: number): string =>
  `${Array.from({ length: words }, (_, index) => SENTENCE[index % SENTENCE.length]).join(" ")}.`;

const SENTENCE = "the boat that left the quay at noon was not the one they had been told of".split(
  " ",
);
