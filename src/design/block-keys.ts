import * as z from "zod";
import { length } from "../schema/length.ts";
import { predicate } from "../schema/predicate.ts";
import { nonEmptyText } from "../schema/scalars.ts";
import { colorOrder } from "./color.ts";
import { after, before, extent, ground, lines, share } from "./keys.ts";

/** What the blocks of the copy look like beside their type. */

const box = z.strictObject({
  tint: ground.describe("The box's ground, or none."),
  rule: length.describe("Thickness of its rules; 0 for none."),
  "rule-color": colorOrder.describe("Of its rules."),
  ruled: z
    .enum(["head", "foot", "head-and-foot", "left", "all"])
    .describe("The edges on which the rules stand."),
  padding: length.describe("White between the box's edge and what it holds."),
  before,
  after,
});

const PURPOSE_OF_BOXES = {
  sidebar: "Sidebars.",
  pullquote: "Pull quotes, one column wide.",
  "pullquote-wide": "Pull quotes as wide as the page.",
  code: "Blocks of code.",
} as const;

export const BOX_KEYS = ["sidebar", "pullquote", "pullquote-wide", "code"] as const;

const pullquote = z.strictObject({
  span: z
    .literal([1, 2, "straddle"])
    .describe(
      "Where the copy does not say: one column wide, as wide as the page, or over the gutter with the text set round it.",
    ),
  mark: z
    .string()
    .max(3)
    .describe("A large quotation mark over the words, of at most three letters; empty for none."),
});

const runaround = z.strictObject({
  quote: share.describe("How wide a pull quote over the gutter is, of a column's width."),
  picture: share.describe("How wide a picture over the gutter is, of a column's width."),
  white: length.describe("Between it and the text beside it."),
});

const figure = z.strictObject({
  gap: length.describe("From the picture to the caption."),
  tallest: share.describe("The greatest height of a picture, of the column's."),
  "caption-measure": share.describe(
    "How wide captions are under pictures wider than a column, of the type's width.",
  ),
  placeholder: colorOrder.describe("Stands for a picture that could not be made ready."),
  before,
  after,
});

const list = z.strictObject({
  bullet: nonEmptyText.describe("Before items without a number."),
  "nested-bullet": nonEmptyText.describe("Of lists within lists."),
  number: z
    .string()
    .refine((text) => text.includes("{number}"), {
      error: predicate("must have `{number}` where the number stands", "`{number}.`"),
    })
    .describe("Before numbered items."),
  "label-color": colorOrder.describe("Of bullets and numbers."),
  align: z.enum(["justify", "left"]).describe("Of the items: narrow ones are better left ragged."),
  indent: length.describe("From the text's edge to the hanging text; again for each nested list."),
  before,
  after,
  between: lines.describe("White between items, in grid lines."),
});

const quotation = z.strictObject({
  indent: length.describe("At both sides, of all lines."),
  before,
  after,
});

const table = z.strictObject({
  rule: length.describe("Thickness of the rules over it, under its head and under it."),
  "rule-color": colorOrder.describe("Of these rules."),
  divider: length.describe("Thickness of the rules between rows."),
  "divider-color": colorOrder.describe("Of the rules between rows."),
  "head-tint": ground.describe("Behind the first row; or none."),
  "cell-padding": length.describe("White at either side of a cell."),
  before,
  after,
});

const chart = z.strictObject({
  "first-color": colorOrder.describe("Of the first series of figures."),
  "second-color": colorOrder.describe("Of the second."),
  "third-color": colorOrder.describe("Of the third."),
  "fourth-color": colorOrder.describe("Of the fourth."),
  "grid-color": colorOrder.describe("Of the lines that figures are read on."),
  line: length.describe("Thickness of lines that show figures."),
  before,
  after,
});

const notes = z.strictObject({
  rule: length.describe("Thickness of the rule over a column's footnotes; 0 for none."),
  "rule-color": colorOrder.describe("Of that rule."),
  "rule-width": extent.describe("Its length."),
  gap: length.describe("From that rule to the first footnote."),
});

const sectionBreak = z.strictObject({
  ornament: z.string().describe("What stands in the pause; empty for white alone."),
  before,
  after,
});

const boxesOf = <S extends z.ZodType>(schemaOf: (purpose: string) => S) => ({
  sidebar: schemaOf(PURPOSE_OF_BOXES.sidebar),
  pullquote: schemaOf(PURPOSE_OF_BOXES.pullquote),
  "pullquote-wide": schemaOf(PURPOSE_OF_BOXES["pullquote-wide"]),
  code: schemaOf(PURPOSE_OF_BOXES.code),
});

export const completeBlocks = {
  boxes: z.strictObject(boxesOf((purpose) => box.describe(purpose))),
  pullquote,
  runaround,
  figure,
  list,
  quotation,
  table,
  chart,
  notes,
  "section-break": sectionBreak,
} as const;

export const partialBlocks = {
  boxes: z
    .strictObject(boxesOf((purpose) => box.partial().describe(purpose)))
    .partial()
    .describe("Blocks that stand in a box."),
  pullquote: pullquote.partial().describe("The two forms of pull quotes."),
  runaround: runaround
    .partial()
    .describe("What straddles the gutter between two columns, the text set round it."),
  figure: figure.partial().describe("Pictures with their captions."),
  list: list.partial().describe("Bulleted and numbered lists."),
  quotation: quotation.partial().describe("Quoted passages."),
  table: table.partial().describe("Tables."),
  chart: chart.partial().describe("Charts: bars, lines and timelines."),
  notes: notes.partial().describe("The foot of a column that has footnotes."),
  "section-break": sectionBreak.partial().describe("A pause in the text: `***`."),
} as const;
