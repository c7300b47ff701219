import * as z from "zod";
import { mm } from "../geometry/geometry.ts";
import { paperLength } from "../schema/length.ts";
import { predicate } from "../schema/predicate.ts";
import { nonEmptyText, pathText, safeArea } from "../schema/scalars.ts";
import { oneWordOf, type Synonyms } from "../schema/words.ts";

/** What people say for the words of a booking. */
const SIDES: Synonyms = { left: ["verso"], even: ["verso"], right: ["recto"], odd: ["recto"] };
const ENDS: Synonyms = {
  ...{ top: ["head"], bottom: ["foot"] },
  // Which of them that is goes by the page.
  ...{ left: ["outside", "inside"], right: ["outside", "inside"] },
};
const SIZES: Synonyms = {
  ...{ "1/1": ["full"], page: ["full"], whole: ["full"], "whole page": ["full"] },
  ...{ "full page": ["full"], "1/2": ["half"], "½": ["half"], "half page": ["half"] },
  ...{ "1/4": ["quarter"], "¼": ["quarter"], "quarter page": ["quarter"] },
  ...{ "2/1": ["spread"], double: ["spread"], "double page": ["spread"] },
};

export const start = oneWordOf(["any", "recto", "verso"], SIDES).describe(
  "On which side of the spread it begins; recto pages have odd numbers. Default: any.",
);

export const alt = z.string().describe("What the picture shows, for those who cannot see it.");
export const safe = safeArea.describe("What a crop may not touch: left, top, width, height in %.");

export const crossover = paperLength()
  .refine((length) => length <= mm(25), { error: "must be a length of at most `25mm`" })
  .describe(
    "How much of a spread is shown on both of its pages at the spine, so that none of it is lost in the binding. Default: 0.",
  );

const PLACES = [
  "head",
  "foot",
  "outside",
  "inside",
  "head outside",
  "head inside",
  "foot outside",
  "foot inside",
] as const;

/** What a mapping says of a plain path in its place: under which key that stands. */
export const pathUnder =
  (entry: string, key: string): z.core.$ZodErrorMap =>
  ({ code, input }) =>
    code === "invalid_type" && typeof input === "string"
      ? predicate("must be keys with their values", `write \`${entry}: { ${key}: ${input} }\``)
      : undefined;

/** The keys of an advert, before it is asked whether they go together. */
const keys = {
  file: pathText.optional().describe("PDF or picture; missing while the advert is late."),
  page: z.int().min(1).optional().describe("Which page of a PDF. Default: 1."),
  size: oneWordOf(["full", "half", "quarter", "spread"], SIZES)
    .optional()
    .describe("How much of a page is booked, or the two pages of a spread. Default: full."),
  on: z
    .int()
    .min(1)
    .optional()
    .describe(
      "Of a half or a quarter: which page of the article before it, as the plan counts them. Default: the one after the title page.",
    ),
  place: oneWordOf(PLACES, ENDS)
    .optional()
    .describe(
      "Of a half or a quarter: where it stands on the page. Default: foot, of a quarter foot outside.",
    ),
  client: nonEmptyText
    .optional()
    .describe("Who booked it: named in the plan and on its page while it is late."),
  start: start.optional(),
  alt: alt.optional(),
  safe: safe.optional(),
  crossover: crossover.optional(),
  halves: z
    .boolean()
    .optional()
    .describe(
      "Each half of a spread is a page of the PDF: `page` the left one, the next the right one.",
    ),
  canceled: z
    .boolean()
    .optional()
    .describe("It will not come: the next house advert has its place, and all other pages stay."),
};

export const booked = z.strictObject(keys, { error: pathUnder("advert", "file") });

type Context = z.RefinementCtx;

/** A key of a booking that does not go with the others, and the way out. */
function refuse(context: Context, key: string, says: string, hint: string): void {
  context.addIssue({ code: "custom", path: [key], message: predicate(says, hint) });
}

interface Spread {
  readonly start?: z.output<typeof start> | undefined;
  readonly crossover?: number | undefined;
}

/** What is true of pictures over two pages, and of nothing else. */
export function checkSpread(
  typed: Spread & { readonly spread?: boolean | undefined },
  context: Context,
): void {
  if (typed.spread === true) checkSide(typed, context);
  else if (typed.crossover !== undefined) {
    refuse(context, "crossover", "is for spreads alone", "say `spread: true`, or take it out");
  }
}

/** The same for adverts, which may come as two pages. */
export function checkBooking(typed: z.output<typeof booked>, context: Context): void {
  if (typed.size === "spread") {
    checkSide(typed, context);
    checkShare(typed, context);
    if (typed.halves === true && typed.crossover !== undefined) {
      const hint = "take it out: whoever made the two pages has decided what both of them show";
      refuse(context, "crossover", "is for spreads in one piece", hint);
    }
    return;
  }
  checkShare(typed, context);
  for (const key of ["crossover", "halves"] as const) {
    if (typed[key] === undefined) continue;
    refuse(context, key, "is for spreads alone", "say `size: spread`, or take it out");
  }
}

/** What is true of adverts that share their page, and of nothing else. */
function checkShare(typed: z.output<typeof booked>, context: Context): void {
  const { size, place, start: side } = typed;
  if (size !== "half" && size !== "quarter") {
    for (const key of ["on", "place"] as const) {
      if (typed[key] === undefined) continue;
      const hint = "say `size: half` or `size: quarter`, or take it out";
      refuse(context, key, "is for adverts that share a page", hint);
    }
    return;
  }
  if (side !== undefined) {
    const hint = "take it out; `on: 3` says on which page of the article it stands";
    refuse(context, "start", "is for adverts with pages of their own", hint);
  }
  if (size === "half" && place?.includes(" ") === true) {
    const hint =
      "`head` or `foot` for one over the whole measure, `outside` or `inside` for an upright one";
    refuse(context, "place", "of a half is one word", hint);
  }
}

function checkSide({ start: side }: Spread, context: Context): void {
  if (side !== "recto") return;
  const hint = "write `start: verso`: the page before it is then filled where it must be";
  refuse(context, "start", "of a spread cannot be `recto`: its left half comes first", hint);
}
