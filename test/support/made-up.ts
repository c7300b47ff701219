import { readTheme } from "../../src/design/read-theme.ts";
import type { Diagnostic, Outcome } from "../../src/diagnostics/diagnostic.ts";
import type { Artwork, Drawing } from "../../src/display/drawing.ts";
import { openFontBook } from "../../src/fonts/book.ts";
import { readFontCatalog } from "../../src/fonts/catalog.ts";
import type { Size } from "../../src/geometry/geometry.ts";
import type { Silhouette } from "../../src/geometry/silhouette.ts";
import { gridOf } from "../../src/galley/grid.ts";
import type { TypeCase } from "../../src/galley/type-case.ts";
import type { Picture } from "../../src/images/picture.ts";
import { fontFiles, ownFontCatalog } from "../../src/io/font-files.ts";
import { memoryReader } from "../../src/io/memory.ts";
import type { SourceText } from "../../src/io/reader.ts";
import { shippedText } from "../../src/io/shipped.ts";
import { inPrint } from "../../src/issue/in-print.ts";
import { readIssue } from "../../src/issue/read-issue.ts";
import type { CopyEntry } from "../../src/pages/copy.ts";
import { makeUp, type MadeUpIssue } from "../../src/pages/make-up.ts";
import type { StandingType } from "../../src/pages/standing-type.ts";
import { readStory } from "../../src/story/read-story.ts";
import { loadHyphenator } from "../../src/text/hyphenator.ts";

/** An issue typed into a test, made up with the real faces; every picture is a gray one, but for `missing.png`. */
export interface Typed {
  readonly title?: string;
  readonly publication?: string;
  /** What else stands in issue.yaml beside date and flatplan. */
  readonly manifest?: string;
  /** Entries of the flatplan as YAML, `a.md` and so on; absent: the articles in their order. */
  readonly flatplan?: readonly string[];
  readonly articles: Readonly<Record<string, string>>;
  /** Of the pictures, in pixels; absent: 300 by 200. */
  readonly pixels?: Size;
  /** What shows of them; absent: they fill their frames. */
  readonly silhouette?: Silhouette;
  /** Shown in the place of all pictures. */
  readonly drawing?: Drawing;
  /** A theme's YAML; absent: `extends: review`. */
  readonly theme?: string;
  /** False: no picture could be made ready. */
  readonly pictures?: boolean;
  /** Pages of other runs. */
  readonly standing?: StandingType;
  /** True: the anatomies of the pages, too. */
  readonly dissect?: boolean;
}

export const fonts = openFontBook(
  demanded(readFontCatalog(ownFontCatalog())),
  fontFiles(memoryReader({})),
);

export async function madeUp({
  title = "Test",
  publication = "Press",
  manifest = "",
  flatplan,
  articles,
  theme = "extends: review",
  pictures = true,
  pixels = { width: 300, height: 200 },
  silhouette,
  drawing,
  standing,
  dissect = false,
}: Typed): Promise<MadeUpIssue> {
  const entries = (flatplan ?? Object.keys(articles)).map((entry) => `  - ${entry}\n`).join("");
  const text = `title: ${title}\npublication: ${publication}\ndate: 2020-12-31\n${manifest}\nflatplan:\n${entries}`;
  const typed = demanded(readIssue({ file: "issue.yaml", text }));
  const shown = drawing ?? { ...gray(pixels), ...(silhouette && { silhouette }) };
  const laid = await layCase(theme, typed.language, shown);
  const typeCase: TypeCase = pictures ? laid : { ...laid, picture: () => undefined };
  const tongue = { language: typed.language, quotes: typeCase.design.quotes };
  const issue = inPrint(typed, tongue);
  const copy = issue.flatplan.flatMap((entry): readonly CopyEntry[] => {
    if (entry.kind !== "article") return [entry];
    const file = entry.path.text;
    const story = demanded(readStory({ file, text: articles[file] ?? "" }, tongue));
    const { start, adverts, span } = entry;
    return [{ kind: "article", story, start, ...(adverts && { adverts }), span }];
  });
  return makeUp({ issue, entries: copy }, typeCase, { maxPages: 100, standing, dissect });
}

async function layCase(theme: string, language: string, shown: Artwork): Promise<TypeCase> {
  const design = demanded(readTheme({ file: "house.yaml", text: theme }, language, builtIn));
  const hyphenator = await loadHyphenator(language, design.hyphenation);
  const grid = gridOf(design, fonts);
  const picture: TypeCase["picture"] = (order) =>
    order.src.text === "missing.png" ? undefined : shown;
  return { design, fonts, grid, language, hyphenator, picture };
}

const builtIn = (name: string): Outcome<SourceText> => ({
  value: { file: `${name}.yaml`, text: shippedText(`assets/themes/${name}.yaml`) },
  diagnostics: [],
});

const gray = ({ width, height }: Size): Picture => ({
  ...{
    kind: "raster",
    id: "gray",
    file: "gray.png",
    space: "gray",
    coding: "samples",
    inverted: false,
  },
  ...{ width, height, load: blackOf(width * height) },
});

const loads = new Map<number, Picture["load"]>();

/** So many black pixels; the same function for the same number, so that two builds of the same pages are equal. */
function blackOf(pixels: number): Picture["load"] {
  const load = loads.get(pixels) ?? (() => Promise.resolve(new Uint8Array(pixels)));
  loads.set(pixels, load);
  return load;
}

/** The value, or a failing test that says why there is none. */
function demanded<T>({ value, diagnostics }: Outcome<T>): T {
  if (value === undefined) throw new Error(diagnostics.map(said).join("\n"));
  return value;
}

const said = ({ code, message }: Diagnostic): string => `${code}: ${message}`;

/** An article, no letter, of so many words that are all alike and never divided. */
export const article = (title: string, paragraphs: number, words = 60): string =>
  `---\ntitle: ${title}\ndate: 2020-06-01\n---\n\n${Array.from({ length: paragraphs }, () => prose(words)).join("\n\n")}\n`;

const prose = (words: number): string =>
  `${Array.from({ length: words }, (_, index) => SENTENCE[index % SENTENCE.length]).join(" ")}.`;

const SENTENCE = "the boat that left the quay at noon was not the one they had been told of".split(
  " ",
);
