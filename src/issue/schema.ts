import * as z from "zod";
import { nearest } from "../diagnostics/nearest.ts";
import { mm } from "../geometry/geometry.ts";
import { jsonSchemaText } from "../schema/json-schema.ts";
import { paperLength } from "../schema/length.ts";
import { predicate } from "../schema/predicate.ts";
import { footerPattern, inkLimit, isoDate, nonEmptyText, pathText } from "../schema/scalars.ts";
import {
  alt,
  booked,
  checkBooking,
  checkSpread,
  crossover,
  pathUnder,
  safe,
  start,
} from "./booking-keys.ts";
import { bleed, trim } from "./trim.ts";

const image = pathText.describe("The picture's file, relative to this one.");

const cover = z.strictObject(
  {
    image,
    alt: alt.optional(),
    safe: safe.optional(),
    lines: z.array(nonEmptyText).optional().describe("Cover lines, set over the picture."),
  },
  { error: pathUnder("cover", "image") },
);

const advert = booked.superRefine(checkBooking);

const pagePicture = {
  image: pathText.describe("The file, relative to this one: a picture, or a PDF whose page it is."),
  page: z.int().min(1).optional().describe("Which page of a PDF. Default: 1."),
  alt: alt.optional(),
  safe: safe.optional(),
};

const picture = z
  .strictObject(
    {
      ...pagePicture,
      start: start.optional(),
      spread: z.boolean().optional().describe("Over the two pages of a spread, left and right."),
      crossover: crossover.optional(),
    },
    { error: pathUnder("picture", "image") },
  )
  .superRefine(checkSpread);

/** `contents`, `blank`, or an article; a bare word that is neither names no file. */
const plainEntry = nonEmptyText.superRefine((text, context) => {
  if (text === "contents" || text === "blank" || /[./\\]/u.test(text)) return;
  const kinds = ["cover", "article", "advert", "picture"];
  const kind = nearest(text, kinds);
  const word = nearest(text, ["contents", "blank"]);
  const says = "must be an article's path, `contents` or `blank`";
  const hints = kind !== undefined ? [`give it its values: \`${kind}: …\``] : [];
  if (word !== undefined) hints.push(`did you mean \`${word}\`?`);
  context.addIssue({ code: "custom", message: predicate(says, ...hints) });
});

export const flatplanEntry = z.union([
  plainEntry.describe("An article's path, `contents` or `blank`."),
  z.strictObject({ cover: cover.describe("A full-bleed cover.") }),
  z.strictObject({
    contents: z
      .strictObject({ title: nonEmptyText.optional() })
      .describe("The table of contents, under a title of its own."),
    start: start.optional(),
  }),
  z.strictObject({
    article: pathText.describe("The article's Markdown file, relative to this one."),
    start: start.optional(),
  }),
  z.strictObject({ advert: advert.describe("A booked advert.") }),
  z.strictObject({ picture: picture.describe("A full-bleed picture page or spread.") }),
]);

const page = z.strictObject({
  trim: trim
    .optional()
    .describe("The finished page: a name, or width and height. Default: letter."),
  bleed: bleed.optional().describe("How far ink runs past the trim. Default: 3mm."),
});

export const printerMark = z.enum(["crop", "registration", "bars", "info"]);

/** How thick one leaf of paper is, in points; what is thicker is a board. */
const thickness = paperLength().refine((thick) => thick >= mm(0.01) && thick <= mm(2), {
  error: "must be a length from `0.01mm` to `2mm`",
});

const paper = z.strictObject({
  thickness: thickness.optional().describe("Of one leaf: creep and spine are reckoned from it."),
  "cover-thickness": thickness
    .optional()
    .describe("Of the cover's leaves, where they are of another stock."),
  binding: z
    .enum(["saddle", "perfect"])
    .optional()
    .describe("Sheets in one another, stitched in the fold, or leaves glued to a spine."),
  spine: paperLength()
    .refine((width) => width > 0 && width <= mm(100), {
      error: "must be a length over `0` and up to `100mm`",
    })
    .optional()
    .describe("How wide the printer says that the spine is; stands over what is reckoned."),
});

const print = z.strictObject({
  standard: z
    .enum(["PDF/X-4", "none"])
    .optional()
    .describe(
      "What the file conforms to; `none` is plain PDF with pictures as they are. Default: PDF/X-4.",
    ),
  condition: nonEmptyText
    .optional()
    .describe(
      "A built-in printing condition's name, or the path of an .icc output profile. Default: fogra39-300.",
    ),
  marks: z.array(printerMark).optional().describe("Printer's marks. Default: [crop]."),
  "max-ink": inkLimit.optional().describe("The most ink that one spot of paper may take."),
  multiple: z.int().min(1).max(64).optional().describe("The page count must divide by it."),
  fill: z
    .enum(["blank", "house", "fail"])
    .optional()
    .describe("How missing pages are made up: blank pages, house adverts, or not at all."),
  profile: pathText
    .optional()
    .describe(
      "The printer's limits and severities for preflight: a built-in profile's name, or the path of a .yaml. Default: sheetfed-coated.",
    ),
  paper: paper.optional().describe("The paper, and how it is bound."),
  cover: z
    .enum(["included", "separate"])
    .optional()
    .describe(
      "Whether the first two pages and the last two are printed apart, as a file of their own. Default: included.",
    ),
});

/** A well-formed BCP 47 tag, in its canonical form. */
const language = nonEmptyText.transform((tag, context): string => {
  const canonical = canonicalTag(tag);
  if (canonical !== undefined) return canonical;
  const hint = "language, and region where it matters: `de`, `pt-BR`, `zh-Hans`";
  const message = predicate("must be a language such as `en-US`", hint);
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});

function canonicalTag(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** issue.yaml. */
export const issueSchema = z.strictObject({
  title: nonEmptyText.describe("The issue's title."),
  publication: nonEmptyText.describe("The magazine's name."),
  date: isoDate.describe("The issue's day, YYYY-MM-DD; also the PDF's."),
  language: language
    .optional()
    .describe("BCP 47: hyphenation, quotes, month names. Default: en-US."),
  footer: footerPattern
    .optional()
    .describe("Running footer; {page} {title} {publication} {article} {date} are filled in."),
  page: page.optional(),
  theme: nonEmptyText
    .optional()
    .describe("A built-in theme's name, or the path of a theme .yaml. Default: review."),
  print: print.optional().describe("What the printer asked for."),
  digital: z
    .strictObject({ standard: z.enum(["PDF/UA-1"]).optional() })
    .optional()
    .describe("The screen edition."),
  flatplan: z.array(flatplanEntry).min(1).describe("The issue in page order."),
  "house-adverts": z
    .array(
      z.union([
        pathText.describe("The file: a picture, or a PDF whose first page it is."),
        z.strictObject(pagePicture).describe("The file, with what it shows."),
      ]),
    )
    .optional()
    .describe(
      "Whole pages, pictures or pages of PDFs, that fill what `start` and `multiple` leave empty, in this order.",
    ),
});

/** What the schema makes of issue.yaml. */
export type Manifest = z.output<typeof issueSchema>;

export const issueSchemaText = (): string =>
  jsonSchemaText(
    issueSchema,
    "The manifest of an issue",
    "issue.yaml: what staff order for one issue of the magazine.",
  );
