import { csvParseRows } from "d3-dsv";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../io/reader.ts";
import { parseYaml, type YamlSource } from "../schema/document.ts";
import { entryAt, placeAt } from "../schema/place.ts";
import { rangeOf, type Range } from "./source-lines.ts";
import type { ContainerDirective } from "mdast-util-directive";

/** What stands in a chart's body: a head and rows, whether typed as CSV or as YAML. */
export interface ChartTable {
  /** The names of the columns behind the first. */
  readonly head: readonly string[];
  readonly rows: readonly TableLine[];
}

/** A row as it was typed. */
export interface TableLine {
  readonly name: string;
  readonly cells: readonly ChartCell[];
  readonly at: Range;
}

export interface ChartCell {
  readonly text: string;
  readonly at: Range;
}

/** The table of a chart, undefined where there is none, and what is wrong with its syntax. */
export interface ReadTable {
  readonly table?: ChartTable;
  readonly faults: readonly Diagnostic[];
}

interface BodyLine extends Range {
  readonly text: string;
}

/** Keys with values rather than cells with commas. */
const YAML_LINE = /^(?:"[^"]*"|'[^']*'|[^,:#"']+):(?:\s|$)/u;

export function readChartTable(node: ContainerDirective, source: SourceText): ReadTable {
  const lines = linesOf(node, source);
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return { faults: [] };
  if (!YAML_LINE.test(first.text)) return { table: fromCsv(lines), faults: [] };
  const yaml = parseYaml(source, { start: first.start, end: last.end });
  if (yaml.value === undefined) return { faults: yaml.diagnostics };
  return { table: fromYaml(yaml.value, source), faults: yaml.diagnostics };
}

/** The lines between the opening and the closing one, blank ones and comments left out. */
function linesOf(node: ContainerDirective, { text }: SourceText): readonly BodyLine[] {
  const { start, end } = rangeOf(node);
  const lines: BodyLine[] = [];
  let at = start;
  for (const line of text.slice(start, end).split(/(?<=\n|\r(?!\n))/u)) {
    const shown = line.trimEnd();
    lines.push({ text: shown, start: at, end: at + shown.length });
    at += line.length;
  }
  return lines.slice(1, -1).filter((line) => line.text !== "" && !line.text.startsWith("#"));
}

function fromCsv(lines: readonly BodyLine[]): ChartTable {
  const [head, ...rows] = lines.map(({ text, ...at }) => {
    const [name = "", ...cells] = (csvParseRows(text)[0] ?? []).map((cell) => cell.trim());
    return { name, cells: cells.map((cell): ChartCell => ({ text: cell, at })), at };
  });
  return { head: head?.cells.map(({ text }) => text) ?? [], rows };
}

/** Names with values, or names with keys and values: those of the first are the head. */
function fromYaml(yaml: YamlSource, source: SourceText): ChartTable {
  const entries = isMapping(yaml.value) ? Object.entries(yaml.value) : [];
  const nested = entries.map(([, value]) => value).find(isMapping);
  const head = nested === undefined ? [""] : Object.keys(nested);
  const typed = (path: readonly string[], value: unknown): ChartCell => {
    const at = placeAt(yaml.place, path).span;
    if (value === null || value === undefined) return { text: "", at };
    const text = source.text.slice(at.start, at.end).trim();
    const quoted = /^(["'])(.*)\1$/su.exec(text)?.[2];
    return { text: quoted ?? text, at };
  };
  const rows = entries.map(([name, value]): TableLine => {
    const cells = isMapping(value)
      ? [...head, ...Object.keys(value).filter((key) => !head.includes(key))].map((key) =>
          typed([name, key], value[key]),
        )
      : [typed([name], value)];
    const at = entryAt(yaml.place, [name])?.keySpan ?? placeAt(yaml.place, [name]).span;
    return { name, cells, at };
  });
  return { head, rows };
}

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
