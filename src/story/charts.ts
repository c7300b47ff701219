import type { ContainerDirective } from "mdast-util-directive";
import { nearest } from "../diagnostics/nearest.ts";
import { typographic } from "../punctuation/typographic.ts";
import { daysFrom1970, parseRoughDate } from "../schema/date.ts";
import { attributesOf, headOf, phraseOf, refuseValue, type Given } from "./attributes.ts";
import { checkOrder, datesInWords, refuseDate, refuseMixed } from "./chart-dates.ts";
import { readChartTable, type ChartCell, type ChartTable, type TableLine } from "./chart-table.ts";
import { opened } from "./directives.ts";
import { readInlines } from "./inlines.ts";
import { warnOfNoAlt } from "./pictures.ts";
import { addError, spanOf } from "./reading.ts";
import type { Reading } from "./reading.ts";
import type { Amount, Bars, Chart, ChartEvent, ChartFigures, ChartRow, Lines } from "./story.ts";

const TYPES = ["bar", "grouped-bar", "line", "timeline"] as const;
type ChartType = (typeof TYPES)[number];

/** More of them could not be told from one another. */
const MOST_SERIES = 4;

/**
 * `:::chart[Caption]{type unit alt credit span}` and its figures, as CSV or YAML; undefined where they cannot be
 * drawn. Errors: `chart/type`, `chart/empty`, `chart/series`, `chart/row`, `chart/number`, `chart/date`, `chart/order`,
 * those of YAML; a warning: `figure/no-alt`.
 */
export function readChart(node: ContainerDirective, reading: Reading): Chart | undefined {
  const given = attributesOf(node, ["type", "unit", "alt", "credit", "span"], reading);
  const { title } = opened(node);
  const caption = title?.type === "paragraph" ? readInlines(title.children, reading) : [];
  const type = typeOf(given.get("type"), node, reading);
  const [unit, credit] = [given.get("unit"), given.get("credit")].map((one) =>
    phraseOf(one, reading),
  );
  const alt = given.get("alt")?.value;
  if (alt === undefined) warnOfNoAlt(headOf(node, reading), reading);
  const figures = type && readFigures(node, type, reading);
  if (figures === undefined) return undefined;
  return {
    ...{ kind: "chart", figures, caption, width: widthOf(given.get("span"), reading) },
    ...(unit && { unit }),
    ...(alt !== undefined && { alt }),
    ...(credit && { credit }),
    span: spanOf(reading, node),
  };
}

function typeOf(
  given: Given | undefined,
  node: ContainerDirective,
  reading: Reading,
): ChartType | undefined {
  const typed = given?.value.trim() ?? "";
  const type = TYPES.find((one) => one === typed);
  if (type !== undefined) return type;
  const near = nearest(typed, TYPES);
  const known = TYPES.map((one) => `\`${one}\``).join(", ");
  addError(reading, "chart/type", {
    message: typed === "" ? "this chart does not say its type" : `there is no chart \`${typed}\``,
    at: given?.valueAt ?? headOf(node, reading),
    hints: [near === undefined ? `the types are ${known}` : `did you mean \`${near}\`?`],
  });
  return undefined;
}

function widthOf(given: Given | undefined, reading: Reading): Chart["width"] {
  const typed = given?.value.trim() ?? "1";
  if (typed !== "1" && typed !== "2") {
    const hint = "1 is one column, 2 the page’s full width";
    refuseValue(given, reading, { message: "the `span` of a chart must be `1` or `2`", hint });
  }
  return typed === "2" ? 2 : 1;
}

function readFigures(
  node: ContainerDirective,
  type: ChartType,
  reading: Reading,
): ChartFigures | undefined {
  const { table, faults } = readChartTable(node, reading.source);
  reading.faults.push(...faults);
  if (table === undefined || table.rows.length === 0) {
    if (faults.length === 0) refuseEmpty(node, reading);
    return undefined;
  }
  const before = reading.faults.length;
  const figures = type === "timeline" ? timeline(table, reading) : plotted(table, type, reading);
  return reading.faults.length > before ? undefined : figures;
}

function refuseEmpty(node: ContainerDirective, reading: Reading): void {
  addError(reading, "chart/empty", {
    message: "this chart has no figures",
    at: headOf(node, reading),
    hints: ["write a head and rows of comma-separated values, or `name: value`, one a line"],
  });
}

function plotted(table: ChartTable, type: ChartType, reading: Reading): Bars | Lines {
  const series = table.head.map((name) => typographic(name, reading.tongue));
  checkSeries(table, type, reading);
  const rows = table.rows.map((line) => rowOf(line, table, reading));
  refuseNothing(rows, table, reading);
  if (type !== "line") return { kind: "bars", series, rows };
  const dates = table.rows.map(({ name }) => parseRoughDate(name));
  const dated = dates.filter((date) => date !== undefined);
  if (dated.length < rows.length) {
    if (dated.length > 0) refuseMixed(table, dates, reading);
    return {
      kind: "lines",
      series,
      told: toldOf(rows, series),
      rows: rows.map((row, at) => ({ ...row, at })),
    };
  }
  checkOrder(table, dated, reading);
  const names = datesInWords(dated, reading);
  return {
    ...{ kind: "lines", series, told: toldOf(rows, series) },
    rows: rows.map((row, index) => ({
      ...row,
      name: names[index] ?? row.name,
      at: dated[index] === undefined ? index : daysFrom1970(dated[index]),
    })),
  };
}

/** A line alone has its figures at its points, if there are no more of them than this. */
const MOST_TOLD = 6;

/** The rows whose figures are printed, for each series: of several lines the last, of one alone all, or first and last. */
function toldOf(rows: readonly ChartRow[], series: readonly string[]): Lines["told"] {
  return series.map((_, at) => {
    const known = rows.flatMap(({ values }, row) => (values[at] === undefined ? [] : [row]));
    if (series.length > 1) return known.slice(-1);
    return known.length <= MOST_TOLD ? known : [...known.slice(0, 1), ...known.slice(-1)];
  });
}

function refuseNothing(
  rows: readonly ChartRow[],
  { head, rows: [first] }: ChartTable,
  reading: Reading,
): void {
  const isKnown = rows.some(({ values }) => values.some((amount) => amount !== undefined));
  if (
    first === undefined ||
    head.length === 0 ||
    isKnown ||
    reading.faults.some(({ code }) => code === "chart/number")
  )
    return;
  const message = "this chart has no number";
  addError(reading, "chart/empty", {
    message,
    at: first.at,
    hints: ["write `name,value` in each row"],
  });
}

function checkSeries({ head, rows }: ChartTable, type: ChartType, reading: Reading): void {
  const [first] = rows;
  if (first === undefined) return;
  const refuse = (message: string, hint: string): void => {
    addError(reading, "chart/series", { message, at: first.at, hints: [hint] });
  };
  if (head.length === 0)
    refuse("this chart has no column of numbers", "write `name,value` in each row");
  else if (head.length > MOST_SERIES) {
    refuse(
      `this chart has ${head.length} series; a reader tells ${MOST_SERIES} from one another`,
      "leave some out, or make two charts of it",
    );
  } else if (type === "bar" && head.length > 1) {
    refuse(`a chart \`bar\` has one series, this one ${head.length}`, "write `type=grouped-bar`");
  }
}

function rowOf({ name, cells, at }: TableLine, { head }: ChartTable, reading: Reading): ChartRow {
  if (cells.length !== head.length) {
    addError(reading, "chart/row", {
      message: `this row has ${cells.length} of the ${head.length} values that the head names`,
      at,
      hints: ["leave a cell empty where nothing is known; quote a cell that holds a comma"],
    });
  }
  const values = head.map((_, index) => amountOf(cells[index], reading));
  return { name: typographic(name, reading.tongue), values };
}

/** A number as it is typed: with a minus, and with commas, spaces or apostrophes between thousands. */
const NUMBER = /^[-+\u2212]?(?:\d+|\d{1,3}(?:[,\u00A0\u202F '’]\d{3})+)(?:\.\d+)?%?$/u;

function amountOf(cell: ChartCell | undefined, reading: Reading): Amount | undefined {
  if (cell === undefined || cell.text === "" || cell.text === "null") return undefined;
  if (NUMBER.test(cell.text)) {
    const value = Number(cell.text.replace(/[,\u00A0\u202F '’%+]/gu, "").replace("\u2212", "-"));
    return { value, text: cell.text.replace(/^-/u, "\u2212") };
  }
  addError(reading, "chart/number", {
    message: `\`${cell.text}\` is no number`,
    at: cell.at,
    hints: [
      "write digits, with a point before decimals: `1234.5`; what is counted goes into `unit`",
    ],
  });
  return undefined;
}

function timeline(table: ChartTable, reading: Reading): ChartFigures {
  const dates = table.rows.map(({ name, at }) => {
    const date = parseRoughDate(name);
    if (date === undefined) refuseDate(name, at, reading);
    return date;
  });
  const known = dates.filter((date) => date !== undefined);
  if (known.length === dates.length) checkOrder(table, known, reading);
  const words = datesInWords(known, reading);
  const events = known.map((date, index): ChartEvent => {
    const row = table.rows[index];
    const text = row?.cells.map((cell) => cell.text).join(", ") ?? "";
    if (row !== undefined && text === "") refuseNoEvent(row, reading);
    return {
      at: daysFrom1970(date),
      date: words[index] ?? "",
      words: typographic(text, reading.tongue),
    };
  });
  return { kind: "timeline", events };
}

function refuseNoEvent({ at }: TableLine, reading: Reading): void {
  const message = "nothing is said to have happened on this date";
  addError(reading, "chart/row", { message, at, hints: ["write `date,what happened`"] });
}
