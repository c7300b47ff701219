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

/** The day in words of the language (BCP 47): "December 31, 2020". */
export function longDate(date: IsoDate, language: string): string {
  const format = new Intl.DateTimeFormat(language, {
    ...{ year: "numeric", month: "long", day: "numeric" },
    ...{ timeZone: "UTC", calendar: "gregory" },
  });
  return format.format(epochSeconds(date) * 1000);
}
