import * as z from "zod";
import { INTENTS } from "../color/lcms.ts";
import { jsonSchemaText } from "../schema/json-schema.ts";
import { predicate } from "../schema/predicate.ts";
import { length } from "../schema/length.ts";
import { footerPattern, nonEmptyText } from "../schema/scalars.ts";
import { completeBlocks, partialBlocks } from "./block-keys.ts";
import { colorName, colorOrder, ink } from "./color.ts";
import { extent, ground, lines, share, stepName } from "./keys.ts";
import {
  completeStyle,
  partialStyle,
  STYLE_KEYS,
  STYLE_VALUES,
  type StyleKey,
} from "./style-keys.ts";

const margins = z.strictObject({
  head: length.describe("Over the type."),
  foot: length.describe("Under the type; the running footer stands in it."),
  inside: length.describe("On the spine's side."),
  outside: length.describe("On the side that is cut."),
});

const page = z.strictObject({
  margins: margins.describe("From the edges of the trimmed page to the type."),
  columns: z.literal([1, 2, 3]).describe("How many columns of text."),
  gutter: length.describe("White between columns."),
});

/** What differs from the text pages; the rest is taken from `page`. */
const master = page.partial().extend({ margins: margins.partial().optional() });

const body = z
  .strictObject({
    ...STYLE_VALUES,
    align: z.enum(["justify", "left"]).describe("left is ragged right."),
    size: extent.describe("Size of the type: what an em is in this theme."),
    leading: extent.describe("From baseline to baseline; it is the grid of every page."),
    "paragraph-space": lines.describe("White between paragraphs, in grid lines."),
  })
  .omit({ before: true, after: true });

const opening = z.strictObject({
  "drop-cap": z
    .int()
    .min(0)
    .max(8)
    .describe("How many lines the first letter of an article is tall; 0 for none."),
  strong: z
    .enum(["none", "line", "words"])
    .describe(
      "What of an article's beginning is set in the style `opening`: its first line, or its first few words.",
    ),
});

const mark = z.tuple([z.string(), z.string()]);

const quotes = z.strictObject({
  outer: mark.describe('What `"` becomes: opening and closing.'),
  inner: mark.describe("What `'` becomes where it quotes."),
});

const hyphenation = z
  .array(
    z.string().regex(/^\p{L}+(?:-\p{L}+)*$/u, {
      error: predicate("must be a word, with hyphens where it may be divided"),
    }),
  )
  .describe(
    "Words that the house divides otherwise than its language does, with hyphens where it may: `data-base`; without any, never: `Xpeng`.",
  );

const separation = z.strictObject({
  intent: z
    .enum(INTENTS)
    .describe(
      "How colors that the press cannot print are brought to those that it can: `relative` changes nothing else, `perceptual` moves all of them a little.",
    ),
  "black-point": z
    .boolean()
    .describe(
      "The darkest of a picture becomes the darkest of the press, and the rest goes with it.",
    ),
});

const head = z.strictObject({
  align: z.enum(["left", "center"]).describe("Of all lines of the head."),
  sink: lines.describe("White over the head, in grid lines."),
  measure: share.describe("How wide headline and deck may be, of the type's width."),
  number: z
    .enum(["beside", "above"])
    .describe("Number and kicker on one line, or the number over the kicker."),
  ground: ground.describe("A band behind the head, off the page at three sides; or none."),
  rule: length.describe("Thickness of the rule in the head; 0 for none."),
  "rule-color": colorOrder.describe("Of the rule."),
  "rule-place": z.enum(["over-byline", "under-byline"]).describe("Where the rule stands."),
  gap: lines.describe("White between the head and the text, in grid lines."),
});

const contents = z.strictObject({
  place: z
    .enum(["page", "beside-letter"])
    .describe(
      "A page of its own, or the last column of the letter next to it in the flatplan, where both have room.",
    ),
  folio: z.enum(["left", "right"]).describe("Where page numbers stand."),
  leader: z
    .enum(["none", "dots", "rule"])
    .describe("What leads from a headline to a page number at its right."),
  bylines: z.boolean().describe("Whether authors are named."),
  rule: length.describe("Thickness of the rule over each entry; 0 for none."),
  "rule-color": colorOrder.describe("Of these rules, and of leaders."),
  between: lines.describe("White between entries, in grid lines."),
});

const cover = z.strictObject({
  picture: z
    .enum(["page", "below"])
    .describe("Over the whole page, or from under the words down; into the bleed either way."),
  align: z.enum(["left", "center"]).describe("Of all words on the cover."),
  "masthead-ground": ground.describe("Behind the masthead, off the page at three sides; or none."),
  lines: z
    .enum(["under-masthead", "at-foot"])
    .describe("Where the issue's title, date and the cover lines stand."),
  "lines-ground": ground.describe("Behind these, off the page; or none."),
  padding: length.describe("White round the words on a ground."),
});

const furniture = z.strictObject({
  footer: footerPattern.describe("Where the manifest has none of its own."),
  "footer-baseline": length.describe("From the page's foot up to the footer's baseline."),
  "footer-align": z.enum(["outside", "inside", "center"]).describe("Mirrored at the spine."),
  "footer-rule": length.describe("Thickness of a rule over the footer; 0 for none."),
  "footer-rule-color": colorOrder.describe("Of that rule."),
  "end-mark": z.string().describe("Stands behind an article's last word; empty for none."),
  "end-mark-color": colorOrder.describe("Of the end mark."),
});

const colors = z
  .record(colorName, ink)
  .describe("Colors by name: cmyk(…) in percent, or a spot ink. Screens derive their own.");

const scale = z
  .record(stepName, extent)
  .describe("Sizes of type by name, to be used as `size: small` in any style.");

/** A language, and region where it matters: what a theme says for `de` holds for `de-AT` too. */
const languageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u, "must be a language such as `de` or `pt-BR`");

const styles = <S extends z.ZodType>(schemaOf: (key: StyleKey) => S) => {
  const shape = Object.fromEntries(STYLE_KEYS.map((key) => [key, schemaOf(key)]));
  return z.strictObject(shape as Record<StyleKey, S>);
};

const complete = {
  page,
  masters: z.strictObject({ letter: page, contents: page }),
  scale,
  body,
  opening,
  styles: styles(completeStyle),
  colors,
  quotes: quotes.partial().optional(),
  hyphenation: hyphenation.optional(),
  separation: separation.partial().optional(),
  ...completeBlocks,
  head,
  contents,
  cover,
  furniture,
};

/** A theme with everything said: all that it extends laid under it, its styles following the body. */
export const completeTheme = z.strictObject(complete);

const partialPage = page.partial().extend({ margins: margins.partial().optional() });

/** What a theme may say for itself, and again for a language. */
const sayings = {
  page: partialPage.describe("Text pages."),
  masters: z
    .strictObject({
      letter: master.describe("Pages of letters."),
      contents: master.describe("Pages of contents."),
    })
    .partial()
    .describe(
      "Pages that differ from text pages; what they do not say is as on those. Their heads are moved to the text pages' grid.",
    ),
  scale,
  body: body.partial().describe("The running text; styles follow it in what they leave out."),
  opening: opening.partial().describe("How an article's first paragraph begins."),
  styles: styles(partialStyle).partial().describe("How each kind of words is set."),
  colors,
  quotes: quotes.partial().describe("Where the house quotes otherwise than its language does."),
  hyphenation,
  separation: separation
    .partial()
    .describe(
      "How pictures come into the press's inks. Left out: `relative`, with the black point.",
    ),
  ...partialBlocks,
  head: head.partial().describe("The heads of articles, on their title pages."),
  contents: contents.partial().describe("The table of contents."),
  cover: cover.partial().describe("The cover."),
  furniture: furniture.partial().describe("What every page carries, and how articles end."),
} as const;

/** A theme as a file has it: it may say as little as it likes. */
export const themeSchema = z
  .strictObject({
    extends: nonEmptyText.describe(
      "The theme that this one starts from: `review` or `annual`, which are built in, or a path.",
    ),
    ...sayings,
    languages: z
      .record(languageTag, z.strictObject(sayings).partial())
      .describe("What is otherwise in issues of a language: `de: { quotes: … }`."),
  })
  .partial();

export type CompleteTheme = z.output<typeof completeTheme>;

export const themeSchemaText = (): string =>
  jsonSchemaText(
    themeSchema,
    "A theme",
    "What every page, paragraph and box of an issue looks like. Lengths in pt, mm, cm, in or em (of the body's size).",
    "ref",
  );
