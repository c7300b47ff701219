import * as z from "zod";
import { length } from "../schema/length.ts";
import { nonEmptyText } from "../schema/scalars.ts";
import { colorOrder } from "./color.ts";
import { after, before, extent, sizeOrder } from "./keys.ts";

/** Everything that a style can say; which of it a style does say, `STYLES` tells. */
export const STYLE_VALUES = {
  family: nonEmptyText.describe("The family's name, as its fonts give it."),
  weight: z.int().min(100).max(900).describe("100 (thin) to 900 (black); 400 is regular."),
  italic: z.boolean().describe("Italic, or upright."),
  size: sizeOrder.describe("Size of the type: a length, or a name of the scale."),
  leading: extent.describe("From baseline to baseline."),
  align: z
    .enum(["justify", "left", "center", "right"])
    .describe("left, center and right are ragged."),
  hyphenate: z.boolean().describe("Whether words may be divided."),
  figures: z
    .enum(["old-style", "lining", "tabular"])
    .describe("Digits. tabular: lining, all of one width."),
  caps: z
    .enum(["none", "upper", "small", "all-small"])
    .describe("upper: capitals; small: small capitals for small letters; all-small: for all."),
  tracking: z
    .number()
    .min(-0.2)
    .max(1)
    .describe(
      "White after every letter, in ems of the size. Beyond 0.09, readers take letters for words.",
    ),
  color: colorOrder.describe("A color's name, or cmyk(…)."),
  hang: z
    .boolean()
    .describe("Punctuation and open letters hang into the margin, but not at a ragged edge."),
  indent: length.describe("Of the first line of a paragraph that follows another one."),
  before,
  after,
} as const;

export type StyleValue = keyof typeof STYLE_VALUES;

const FACE = ["family", "weight", "italic", "color"] as const;
const WORDS = [...FACE, "size", "figures", "caps", "tracking"] as const;
const LINES = [...WORDS, "leading"] as const;
const DISPLAY = [...LINES, "align", "hang"] as const;
const TEXT = [...DISPLAY, "hyphenate"] as const;
/** Lines that stand on the page's grid, and so have no leading of their own. */
const ON_GRID = [...WORDS, "align", "hang", "hyphenate"] as const;

/** The styles beside the body, each with what it can say, and what it is for. */
export const STYLES = {
  opening: [
    ["family", "weight", "italic", "color", "caps", "tracking"],
    "A strong first line, or the first words of an article.",
  ],
  "drop-cap": [["family", "weight", "italic", "color"], "The tall first letter of an article."],
  lead: [[...WORDS, "before"], "Bold leads at a paragraph's head."],
  code: [WORDS, "Code, in the text and in blocks."],
  subhead: [[...DISPLAY, "before", "after"], "Subheads: `##`."],
  "minor-subhead": [
    [...DISPLAY, "before", "after"],
    "Minor subheads, `###`; also leads on a line of their own.",
  ],
  quotation: [[...ON_GRID, "indent", "after"], "Quoted passages."],
  "sign-off": [[...LINES, "align", "before"], "The lines that a letter is signed with."],
  note: [TEXT, "Footnotes."],
  number: [[...WORDS, "after"], "An article's number or label, over the headline."],
  kicker: [[...WORDS, "after"], "The short line over the headline."],
  headline: [[...LINES, "hang", "after"], "Headlines."],
  deck: [[...LINES, "hang", "before"], "One or two sentences under the headline."],
  byline: [[...LINES, "before"], "Date and authors, and the opener's credit."],
  pullquote: [DISPLAY, "Pull quotes, one column wide."],
  "pullquote-wide": [DISPLAY, "Pull quotes as wide as the page."],
  "pullquote-mark": [[...FACE, "size"], "The large quotation mark over a pull quote."],
  "pullquote-by": [[...LINES, "before"], "Whose words a pull quote has."],
  caption: [TEXT, "Captions."],
  credit: [LINES, "Whose picture it is."],
  sidebar: [[...ON_GRID, "indent", "after"], "Text in sidebars."],
  "sidebar-title": [[...DISPLAY, "after"], "The titles of sidebars."],
  table: [LINES, "Tables."],
  "table-head": [LINES, "The first row of a table."],
  "chart-title": [DISPLAY, "The titles of charts."],
  "chart-unit": [LINES, "What a chart counts, under its title."],
  chart: [LINES, "Names in charts."],
  "chart-value": [LINES, "Figures and dates in charts."],
  footer: [WORDS, "The running footer."],
  "contents-title": [[...LINES, "after"], "The title of the contents."],
  "contents-number": [WORDS, "Numbers and labels in the contents."],
  "contents-kicker": [WORDS, "Kickers in the contents."],
  "contents-entry": [LINES, "Headlines in the contents."],
  "contents-byline": [LINES, "Authors in the contents."],
  "contents-folio": [[...FACE, "size", "figures", "tracking"], "Page numbers in the contents."],
  masthead: [
    WORDS,
    "The publication's name on the cover: as large as this, if that fits on a line.",
  ],
  "cover-title": [[...LINES, "after"], "The issue's title on the cover."],
  "cover-data": [[...WORDS, "after"], "The issue's date on the cover."],
  "cover-line": [[...LINES, "before"], "The lines on the cover."],
} as const satisfies Readonly<Record<string, readonly [readonly StyleValue[], string]>>;

export type StyleKey = keyof typeof STYLES;

export const STYLE_KEYS = Object.keys(STYLES).filter(isStyleKey);

function isStyleKey(key: string): key is StyleKey {
  return key in STYLES;
}

/** The keys that a style takes from the body where it does not say them. */
export const FOLLOWS_BODY: readonly StyleValue[] = [...TEXT];

export const everything = z.strictObject(STYLE_VALUES);

/** What a style says of itself, as typed; what it cannot say is not there. */
export type TypedStyle = Partial<z.output<typeof everything>>;

/** A style with all that it can say, each of it required. */
export function completeStyle(key: StyleKey): z.ZodType<TypedStyle> {
  return everything.pick(maskOf(key));
}

/** A style as a file has it: it says what it likes of what it can say. */
export function partialStyle(key: StyleKey): z.ZodType {
  return everything.pick(maskOf(key)).partial().describe(STYLES[key][1]);
}

function maskOf(key: StyleKey): Partial<Record<StyleValue, true>> {
  return Object.fromEntries(STYLES[key][0].map((value) => [value, true]));
}
