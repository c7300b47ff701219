import * as z from "zod";
import { jsonSchemaText } from "../schema/json-schema.ts";
import { length, parseLength } from "../schema/length.ts";
import type { Length } from "../schema/length.ts";
import { predicate } from "../schema/predicate.ts";
import { footerPattern, nonEmptyText } from "../schema/scalars.ts";
import { colorName, colorOrder, ink } from "./color.ts";

const size = length.refine((typed) => typed.value > 0, { error: "must be more than 0" });

/** White in grid lines: a whole number of them, or a length that is rounded to such. */
const lines = z
  .unknown()
  .meta({ type: ["integer", "string"], minimum: 0, examples: [1, "13pt"] })
  .transform((typed, context): number | Length => {
    if (typeof typed === "number" && Number.isInteger(typed) && typed >= 0) return typed;
    const parsed = parseLength(typed);
    if (parsed !== undefined && parsed.value >= 0) return parsed;
    const message = predicate("must be a whole number of grid lines, or a length such as `13pt`");
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });

const typeKeys = {
  family: nonEmptyText.describe("The family's name, as its fonts give it."),
  weight: z.int().min(100).max(900).describe("100 (thin) to 900 (black); 400 is regular."),
  italic: z.boolean(),
  size: size.describe("Size of the type."),
  leading: size.describe("From baseline to baseline."),
  align: z.enum(["justify", "left", "center", "right"]),
  hyphenate: z.boolean().describe("Whether words may be divided."),
  figures: z
    .enum(["old-style", "lining", "tabular"])
    .describe("tabular: lining, all of one width."),
  caps: z
    .enum(["none", "upper", "small", "all-small"])
    .describe("upper: capitals; small: small capitals for small letters; all-small: for all."),
  tracking: z.number().min(-0.2).max(1).describe("White after every letter, in ems of the size."),
  color: colorOrder.describe("A color's name, or cmyk(…)."),
  hang: z.boolean().describe("Punctuation at the edges hangs into the margin."),
};

const placeKeys = {
  indent: length.describe("Of a paragraph's first line."),
  before: lines.describe("White above, in grid lines."),
  after: lines.describe("White below, in grid lines."),
};

const body = z.strictObject({
  ...typeKeys,
  align: z.enum(["justify", "left"]),
  leading: size.describe("From baseline to baseline; it is the grid of every page."),
  indent: placeKeys.indent,
  "paragraph-space": lines.describe("White between paragraphs, in grid lines."),
});

/** The keys that a style takes from the body where it does not say them. */
export const TYPE_KEYS: readonly string[] = Object.keys(typeKeys);

const style = z.strictObject({ ...typeKeys, ...placeKeys });

/** The styles beside the body, as YAML writes them. */
export const STYLE_KEYS = [
  "lead",
  "code",
  "subhead",
  "minor-subhead",
  "number",
  "kicker",
  "headline",
  "deck",
  "byline",
  "quotation",
  "pullquote",
  "pullquote-by",
  "caption",
  "credit",
  "sidebar",
  "sidebar-title",
  "table",
  "table-head",
  "note",
  "footer",
  "contents-title",
  "contents-entry",
  "contents-kicker",
  "contents-byline",
  "masthead",
  "cover-line",
  "sign-off",
] as const;

export const BOX_KEYS = ["sidebar", "pullquote", "code", "figure", "table"] as const;

const box = z.strictObject({
  tint: z.union([z.literal("none"), colorOrder]).describe("The box's ground, or none."),
  rule: length.describe("Thickness of the rules over and under it; 0 for none."),
  "rule-color": colorOrder,
  padding: length.describe("White between the box's edge and what it holds."),
  before: placeKeys.before,
  after: placeKeys.after,
});

const margins = z.strictObject({
  head: length,
  foot: length,
  inside: length.describe("On the spine's side."),
  outside: length,
});

const page = z.strictObject({
  margins: margins.describe("From the edges of the trimmed page to the type."),
  columns: z.literal([1, 2, 3]),
  gutter: length.describe("White between columns."),
});

const list = z.strictObject({
  bullet: nonEmptyText,
  "nested-bullet": nonEmptyText.describe("Of lists within lists."),
  align: z.enum(["justify", "left"]).describe("Of the items: narrow ones are better left ragged."),
  indent: length.describe("From the text's edge to the hanging text; again for each nested list."),
  before: placeKeys.before,
  after: placeKeys.after,
  between: lines.describe("White between items, in grid lines."),
});

const quotation = z.strictObject({
  indent: length.describe("At the left, of all lines."),
  before: placeKeys.before,
  after: placeKeys.after,
});

const table = z.strictObject({
  rule: length.describe("Thickness of the rules between rows."),
  "rule-color": colorOrder,
  "cell-padding": length,
});

const sectionBreak = z.strictObject({
  ornament: z.string().describe("What stands in the pause; empty for white alone."),
  before: placeKeys.before,
  after: placeKeys.after,
});

const furniture = z.strictObject({
  footer: footerPattern.describe("Where the manifest has none of its own."),
  "footer-baseline": length.describe("From the page's foot up to the footer's baseline."),
  "footer-align": z.enum(["outside", "inside", "center"]),
  "head-gap": lines.describe("White between an article's head and its body, in grid lines."),
  "head-rule": length.describe("Thickness of the rule under an article's head; 0 for none."),
  "head-rule-color": colorOrder,
});

const colors = z
  .record(colorName, ink)
  .describe("Colors by name: cmyk(…) in percent, or a spot ink.");

const base = nonEmptyText.describe("The theme that this one starts from; `review` is built in.");

type KeyOf<T extends readonly string[]> = T[number];
const forEach = <K extends string, S extends z.ZodType>(keys: readonly K[], schema: S) =>
  Object.fromEntries(keys.map((key) => [key, schema])) as Record<K, S>;

/** A theme with everything said, once all that it extends is laid under it and styles follow the body. */
export const completeTheme = z.strictObject({
  extends: base.optional(),
  page,
  body,
  styles: z.strictObject(forEach<KeyOf<typeof STYLE_KEYS>, typeof style>(STYLE_KEYS, style)),
  colors,
  boxes: z.strictObject(forEach<KeyOf<typeof BOX_KEYS>, typeof box>(BOX_KEYS, box)),
  list,
  quotation,
  table,
  "section-break": sectionBreak,
  furniture,
});

const partialStyle = style.partial();
const partialBox = box.partial();

/** A theme as a file has it: it may say as little as it likes. */
export const themeSchema = z
  .strictObject({
    extends: base,
    page: page.partial().extend({ margins: margins.partial().optional() }),
    body: body
      .partial()
      .describe("The running text; other styles follow it in what they leave out."),
    styles: z.strictObject(forEach(STYLE_KEYS, partialStyle)).partial(),
    colors,
    boxes: z.strictObject(forEach(BOX_KEYS, partialBox)).partial(),
    list: list.partial().describe("Bulleted and numbered lists."),
    quotation: quotation.partial().describe("Quoted passages."),
    table: table.partial(),
    "section-break": sectionBreak.partial(),
    furniture: furniture.partial().describe("What every page carries, and the heads of articles."),
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
