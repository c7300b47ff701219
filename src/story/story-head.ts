import * as z from "zod";
import { ok } from "../diagnostics/diagnostic.ts";
import type { Outcome } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../io/reader.ts";
import { typographic } from "../punctuation/typographic.ts";
import type { Tongue } from "../punctuation/typographic.ts";
import { check, parseYaml } from "../schema/document.ts";
import type { Checked, Path } from "../schema/document.ts";
import { jsonSchemaText } from "../schema/json-schema.ts";
import type { Phrase } from "../schema/phrase.ts";
import { isoDate, nonEmptyText, pathText, safeArea } from "../schema/scalars.ts";
import type { Range } from "./source-lines.ts";
import type { Opener, StoryHead } from "./story.ts";

const counted = (description: string) => z.number().int().positive().describe(description);

const frontMatter = z.strictObject({
  number: counted("Prints as NO. 1 over the title.").optional(),
  label: nonEmptyText.describe("Stands where the number would: Bonus video.").optional(),
  kicker: nonEmptyText.describe("The short line over the title: China Voices.").optional(),
  title: nonEmptyText.describe("The headline."),
  deck: nonEmptyText.describe("One or two sentences under the headline.").optional(),
  date: isoDate.describe("When it was first published: 2020-01-14.").optional(),
  authors: z.array(nonEmptyText).describe("Who wrote it, in the order of the byline.").optional(),
  role: nonEmptyText.describe("Stands under a single author's name.").optional(),
  opener: z
    .strictObject({
      image: pathText.describe("The picture's file, relative to the article."),
      alt: z.string().describe("What it shows, for who cannot see it.").optional(),
      credit: nonEmptyText.describe("Whose picture it is.").optional(),
      safe: safeArea
        .describe("What a crop may not touch: left, top, width, height in %.")
        .optional(),
      side: z
        .enum(["any", "verso"])
        .describe(
          "verso: a left-hand page; where the article begins on a right-hand one, the picture stands over the head of its title page, cropped round what is safe. Default: any.",
        )
        .optional(),
    })
    .describe("A full-bleed picture page before the title page.")
    .optional(),
  pages: counted("Fit the article to so many pages.").optional(),
});

type FrontMatterFields = z.infer<typeof frontMatter>;

/** What editors need to complete and check an article's front matter: the text of a JSON Schema. */
export const articleJsonSchema = (): string =>
  jsonSchemaText(frontMatter, "Article", "The front matter of an article of a magazine issue.");

/** Reads the YAML in `range`; printed fields come out typographic. Errors are the schema's. */
export function readHead(source: SourceText, range: Range, tongue: Tongue): Outcome<StoryHead> {
  const yaml = parseYaml(source, range);
  if (yaml.value === undefined) return { diagnostics: yaml.diagnostics };
  const checked = check(frontMatter, yaml.value);
  const diagnostics = [...yaml.diagnostics, ...checked.diagnostics];
  if (checked.value === undefined) return { diagnostics };
  return ok(headOf(checked.value, tongue), diagnostics);
}

function headOf({ value, spanAt }: Checked<FrontMatterFields>, tongue: Tongue): StoryHead {
  const phrase = (text: string, path: Path): Phrase => ({
    text: typographic(text.trim().replace(/\s*\n\s*|[ \t]+/gu, " "), tongue),
    span: spanAt(path),
  });
  const { number, label, kicker, title, deck, date, authors = [], role, opener, pages } = value;
  return {
    ...(number !== undefined && { number }),
    ...(label !== undefined && { label: phrase(label, ["label"]) }),
    ...(kicker !== undefined && { kicker: phrase(kicker, ["kicker"]) }),
    title: phrase(title, ["title"]),
    ...(deck !== undefined && { deck: phrase(deck, ["deck"]) }),
    ...(date !== undefined && { date }),
    authors: authors.map((author, i) => phrase(author, ["authors", i])),
    ...(role !== undefined && { role: phrase(role, ["role"]) }),
    ...(opener !== undefined && { opener: openerOf(opener, spanAt, phrase) }),
    ...(pages !== undefined && { pages }),
    letter: number === undefined && label === undefined && date === undefined,
  };
}

function openerOf(
  { image, alt, credit, safe, side = "any" }: NonNullable<FrontMatterFields["opener"]>,
  spanAt: Checked<FrontMatterFields>["spanAt"],
  phrase: (text: string, path: Path) => Phrase,
): Opener {
  return {
    side,
    src: { text: image, span: spanAt(["opener", "image"]) },
    ...(alt !== undefined && { alt }),
    ...(credit !== undefined && { credit: phrase(credit, ["opener", "credit"]) }),
    ...(safe !== undefined && { safe }),
  };
}
