import * as z from "zod";
import { nearest } from "../diagnostics/nearest.ts";
import type { IsoDate, Safe } from "./phrase.ts";
import { predicate } from "./predicate.ts";

/** Text with something to read in it. */
export const nonEmptyText = z.string().regex(/\S/u, "must not be empty");

/** A path as typed: relative to the file that names it. Whether it exists is the reader's to say. */
export const pathText = nonEmptyText.refine((path) => !/^[a-z][a-z0-9+.-]*:\/\//iu.test(path), {
  error: predicate(
    "must be a path in the issue's folder",
    "nothing is fetched: save the file beside the copy and give its path",
  ),
});

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/u;

/** A day of the calendar, typed `YYYY-MM-DD`. */
export const isoDate = z
  .string({ error: predicate("must be a date such as `2020-12-31`") })
  .regex(DATE, { error: (issue) => notADate(String(issue.input)) })
  .transform((text, context): IsoDate => {
    const date = parseIsoDate(text);
    if (date !== undefined) return date;
    context.addIssue({
      code: "custom",
      message: predicate("is no day of the calendar", lastDayOf(text)),
    });
    return z.NEVER;
  });

/** The way out of a date that there is not: what its month does have. */
function lastDayOf(text: string): string {
  const [year = 0, month = 0] = text.split("-").map(Number);
  if (month < 1 || month > 12) return "the months are 01 to 12";
  return `that month ends with \`${text.slice(0, 8)}${daysIn(year, month)}\``;
}

/** The day that `YYYY-MM-DD` names; undefined where it is written otherwise or there is no such day. */
export function parseIsoDate(text: string): IsoDate | undefined {
  const [year = 0, month = 0, day = 0] = (DATE.exec(text) ?? []).slice(1).map(Number);
  if (year < 1 || month < 1 || month > 12 || day < 1) return undefined;
  return day <= daysIn(year, month) ? { year, month, day } : undefined;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function notADate(typed: string): string {
  const loose = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/u.exec(typed.trim());
  const [year = "", month = "", day = ""] = loose?.slice(1) ?? [];
  const meant = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const hints = parseIsoDate(meant) === undefined ? [] : [`write \`${meant}\``];
  return predicate("must be a date such as `2020-12-31`", ...hints);
}

/** A share, `20%`, as a number: 0.2. */
export const percent = z
  .string({ error: predicate("must be a percentage such as `300%`") })
  .regex(/^\d{1,4}(?:\.\d+)?\s*%$/u, predicate("must be a percentage such as `300%`"))
  .transform((text) => Number.parseFloat(text) / 100);

/** How much ink there may be in one place, `300%`, as a number: 3. */
export const inkLimit = percent.refine((share) => share <= 4, {
  error: predicate("must be at most `400%`, all four process inks"),
});

/** What is said of a `safe` that is none, and the way out. */
export const SAFE = {
  says: "must be four percentages that lie in the picture",
  hint: "write left, top, width and height: `10 10 80 80`",
} as const;

const FOUR_SHARES = /^\s*\d+(?:\.\d+)?%?(?:(?:\s*,\s*|\s+)\d+(?:\.\d+)?%?){3}\s*$/u;

/** What a crop may not touch: left, top, width and height in percent of the picture, `10 10 80 80`. */
export const safeArea = z
  .string({ error: predicate(SAFE.says, SAFE.hint) })
  .regex(FOUR_SHARES, predicate(SAFE.says, SAFE.hint))
  .transform((text, context): Safe => {
    const safe = parseSafe(text);
    if (safe !== undefined) return safe;
    context.addIssue({ code: "custom", message: predicate(SAFE.says, SAFE.hint) });
    return z.NEVER;
  });

/** The area that four percentages name; undefined where they do not, or it leaves the picture. */
export function parseSafe(text: string): Safe | undefined {
  if (!FOUR_SHARES.test(text)) return undefined;
  const parts = text.trim().split(/\s*,\s*|\s+/u);
  const [x = 0, y = 0, width = 0, height = 0] = parts.map(Number.parseFloat);
  const fits = width > 0 && height > 0 && x + width <= 100 && y + height <= 100;
  return fits ? { x: x / 100, y: y / 100, width: width / 100, height: height / 100 } : undefined;
}

const FIELDS = ["page", "title", "publication", "article", "date"];

/** A running footer: text with fields in braces. Empty for none. */
export const footerPattern = z.string().superRefine((text, context) => {
  for (const [typed, name = ""] of text.matchAll(/\{([^{}]*)\}/gu)) {
    if (FIELDS.includes(name)) continue;
    const near = nearest(name, FIELDS);
    const all = `the fields are ${FIELDS.map((field) => `\`{${field}}\``).join(", ")}`;
    const hint = near === undefined ? all : `did you mean \`{${near}}\`?`;
    const message = predicate(`has the field \`${typed}\`, which there is not`, hint);
    context.addIssue({ code: "custom", message });
  }
});
