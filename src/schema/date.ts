import type { IsoDate } from "./phrase.ts";

/** The day as `YYYY-MM-DD`. */
export function isoText({ year, month, day }: IsoDate): string {
  const pad = (part: number, digits: number): string => String(part).padStart(digits, "0");
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** Seconds from 1970 to the day's beginning in UTC. */
export function epochSeconds({ year, month, day }: IsoDate): number {
  // `Date.UTC` reads the years 0 to 99 as 1900 to 1999, so the year is set apart.
  return new Date(Date.UTC(2000, month - 1, day)).setUTCFullYear(year, month - 1, day) / 1000;
}

/** A date of which only the year, the quarter or the month may be known. */
export interface RoughDate {
  readonly year: number;
  readonly quarter?: number | undefined;
  /** 1 to 12. */
  readonly month?: number | undefined;
  readonly day?: number | undefined;
}

const ROUGH = /^(\d{4})(?:-(?:[Qq]([1-4])|(\d\d)(?:-(\d\d))?))?$/u;

/** Reads `2017`, `2017-Q4`, `2017-11` and `2017-11-30`; undefined for anything else, and for days that there are not. */
export function parseRoughDate(text: string): RoughDate | undefined {
  const [year, quarter, month, day] = (ROUGH.exec(text.trim()) ?? [])
    .slice(1)
    .map((part: string | undefined) => (part === undefined ? undefined : Number(part)));
  if (year === undefined) return undefined;
  const date = { year, quarter, month, day };
  // A month of 13, or a 31st of June, would be another day.
  const real = new Date(daysFrom1970(date) * DAY);
  const isMonth = month === undefined || real.getUTCMonth() + 1 === month;
  const isDay = day === undefined || real.getUTCDate() === day;
  return isMonth && isDay ? date : undefined;
}

const DAY = 86_400_000;

/** Days from 1970 to its beginning. */
export function daysFrom1970({
  year,
  quarter = 1,
  month = quarter * 3 - 2,
  day = 1,
}: RoughDate): number {
  return epochSeconds({ year, month, day }) / 86_400;
}

/** The date in short words of the language (BCP 47), as far as it is known: "Q4 2019", "Nov 30, 2017". */
export function shortDate(date: RoughDate, language: string): string {
  const { year, quarter, month, day } = date;
  if (quarter !== undefined) return `Q${quarter} ${year}`;
  if (month === undefined) return String(year);
  const format = new Intl.DateTimeFormat(language, {
    ...{ year: "numeric", month: "short" },
    ...(day !== undefined && { day: "numeric" }),
    ...{ timeZone: "UTC", calendar: "gregory" },
  });
  return format.format(daysFrom1970(date) * DAY);
}

/** The day in words of the language (BCP 47): "December 31, 2020". */
export function longDate(date: IsoDate, language: string): string {
  const format = new Intl.DateTimeFormat(language, {
    ...{ year: "numeric", month: "long", day: "numeric" },
    ...{ timeZone: "UTC", calendar: "gregory" },
  });
  return format.format(epochSeconds(date) * 1000);
}
