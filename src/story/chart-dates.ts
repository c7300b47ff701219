import { daysFrom1970, shortDate, type RoughDate } from "../schema/date.ts";
import type { ChartCell, ChartTable } from "./chart-table.ts";
import { addError } from "./reading.ts";
import type { Reading } from "./reading.ts";

/** The dates of a chart as they are printed. */
export const datesInWords = (dates: readonly RoughDate[], { tongue }: Reading): readonly string[] =>
  dates.map((date) => shortDate(date, tongue.language));

/** Refuses dates that come before the one above them: `chart/order`. */
export function checkOrder(
  { rows }: ChartTable,
  dates: readonly RoughDate[],
  reading: Reading,
): void {
  for (const [index, date] of dates.entries()) {
    const before = dates[index - 1];
    const at = rows[index]?.at;
    if (before === undefined || at === undefined || daysFrom1970(before) <= daysFrom1970(date))
      continue;
    const message = "this date comes before the one above it";
    addError(reading, "chart/order", { message, at, hints: ["write the earliest first"] });
  }
}

/** Errors: `chart/date`. */
export function refuseDate(name: string, at: ChartCell["at"], reading: Reading): void {
  addError(reading, "chart/date", {
    message: `\`${name}\` is no date`,
    at,
    hints: ["write `2020`, `2020-Q4`, `2020-02` or `2020-02-11`"],
  });
}

/** Where some of the rows have dates, the others are refused. */
export function refuseMixed(
  { rows }: ChartTable,
  dates: readonly (RoughDate | undefined)[],
  reading: Reading,
): void {
  for (const [index, row] of rows.entries()) {
    if (dates[index] === undefined) refuseDate(row.name, row.at, reading);
  }
}
