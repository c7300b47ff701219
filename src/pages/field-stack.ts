import type { Span } from "../diagnostics/diagnostic.ts";
import type { StyleName, TextStyle } from "../design/design.ts";
import type { Mark } from "../display/mark.ts";
import { setEvenly } from "../galley/evenly.ts";
import { asFurniture, moved } from "../galley/marks.ts";
import { plainWords } from "../galley/phrase.ts";
import { stackLines } from "../galley/stack.ts";
import { setIn, type Setter, type TypeCase } from "../galley/type-case.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { Phrase } from "../schema/phrase.ts";
import type { SetLine } from "../text/line.ts";

/** One short field of a head, of the contents or of the cover: its words and its style. */
export interface Field {
  readonly text: string;
  readonly span: Span;
  readonly style: StyleName;
  /** Absent: furniture, words that the copy does not have or has elsewhere. */
  readonly stream?: string;
  /**
   * Stands on the line of the field before it, so many ems of its own size from it, or by a word space, if there is
   * room.
   */
  readonly beside?: number | "word";
  /** Belongs to the field before it: no white between them but the leading's. */
  readonly close?: boolean;
  /** How much of the measure it may take; all of it if absent. */
  readonly share?: number;
}

/** A field, or two side by side, where they stand. */
export interface StackedRow {
  readonly style: StyleName;
  readonly marks: readonly Mark[];
  /** Of the first line and of the last one. */
  readonly first: Pt;
  readonly last: Pt;
  /** Where the last line ends. */
  readonly end: Pt;
  /** Where the longest line ends. */
  readonly width: Pt;
}

/** Fields under one another, from the capitals of the first to the last baseline. */
export interface FieldStack {
  readonly rows: readonly StackedRow[];
  /** The last baseline; the order's `top` where there is no field. */
  readonly baseline: Pt;
  /** Of the widest line. */
  readonly width: Pt;
}

export interface FieldOrder {
  /** The height of the first field's capitals. */
  readonly top: Pt;
  readonly measure: Pt;
  readonly align: "left" | "center";
}

/** Sets fields under one another, each as evenly as it can be; white between them is the styles' own. */
export function stackFields(
  fields: readonly Field[],
  order: FieldOrder,
  setter: Setter,
): FieldStack {
  const { design, grid } = setter;
  const rows: StackedRow[] = [];
  let baseline = order.top;
  let owed = 0;
  let above = 0;
  for (const row of setRows(fields, order, setter)) {
    const styles = row.map(({ field }) => design.styles[field.style]);
    const leading = Math.max(...styles.map((style) => style.leading));
    const close = belongsAbove(row);
    const asked = Math.max(owed, ...styles.map((style) => style.before));
    const white = close ? 0 : asked * grid.leading;
    // Under larger type than its own, a line keeps the mean of both leadings.
    const step = white + Math.max(leading, (above + leading) / 2);
    const first = baseline + (rows.length === 0 ? tallest(styles, setter) : step);
    const stacked = standRow(row, first, setter);
    rows.push(stacked);
    baseline = stacked.last;
    above = leading;
    owed = Math.max(...styles.map((style) => style.after));
  }
  return { rows, baseline, width: Math.max(0, ...rows.map(({ width }) => width)) };
}

/** All marks of a stack, where its upper left corner is moved to. */
export const stackMarks = ({ rows }: FieldStack, x: Pt, y: Pt): readonly Mark[] =>
  rows.flatMap(({ marks }) => moved(marks, x, y));

/** The setter with some of its styles otherwise. */
export function withStyles(
  setter: Setter,
  names: readonly StyleName[],
  change: (style: TextStyle) => TextStyle,
): Setter {
  const { styles } = setter.design;
  const changed = Object.fromEntries(names.map((name) => [name, change(styles[name])]));
  return { ...setter, design: { ...setter.design, styles: { ...styles, ...changed } } };
}

/** The same style in smaller type. */
export const scaled = (style: TextStyle, by: number): TextStyle => ({
  ...style,
  size: by * style.size,
  leading: by * style.leading,
});

/** How wide words are on one line. */
export function lineWidth({ text, span }: Phrase, style: StyleName, typeCase: TypeCase): Pt {
  const setter: Setter = { ...typeCase, faults: [] };
  const words = [plainWords(text, span)];
  return widest(setIn(setter, words, style, { measure: ENDLESS }).settings[0].lines);
}

/** Wider than any line of type. */
const ENDLESS: Pt = 1e6;

export const capitals = ({ face, size }: TextStyle, { fonts }: Setter): Pt =>
  fonts.face(face).metrics.capHeight * size;

const tallest = (styles: readonly TextStyle[], setter: Setter): Pt =>
  Math.max(...styles.map((style) => capitals(style, setter)));

/** A field in lines, and where its measure begins. */
interface SetField {
  readonly field: Field;
  readonly lines: readonly SetLine[];
  readonly x: Pt;
}

type SetRow = readonly SetField[];

function setRows(
  fields: readonly Field[],
  { measure, align }: FieldOrder,
  setter: Setter,
): readonly SetRow[] {
  const rows: SetRow[] = [];
  for (const field of fields) {
    const lead = field.beside === undefined ? undefined : rows.pop();
    const alone = (): SetRow => [setAlone(field, { measure, align }, setter)];
    const pair = lead && setBeside(lead, field, { measure, align }, setter);
    if (pair !== undefined) rows.push(pair);
    else rows.push(...(lead ? [lead] : []), alone());
  }
  return rows;
}

interface Room {
  readonly measure: Pt;
  readonly align: "left" | "center";
}

function setAlone(field: Field, { measure, align }: Room, setter: Setter): SetField {
  const width = measure * (field.share ?? 1);
  const x = align === "center" ? (measure - width) / 2 : 0;
  return { field, lines: setField(field, width, align, setter), x };
}

/** True for what belongs to the row before it, or had no room beside that. */
const belongsAbove = ([first]: SetRow): boolean =>
  first?.field.close === true || first?.field.beside !== undefined;

/** The field on the line of the row before it; nothing where that has several lines, or would get them. */
function setBeside(
  row: SetRow,
  field: Field,
  { measure, align }: Room,
  setter: Setter,
): SetRow | undefined {
  const [lead] = row;
  const [line] = lead?.lines ?? [];
  if (lead === undefined || line === undefined || lead.lines.length > 1) return undefined;
  const { face, size, tracking } = setter.design.styles[field.style];
  const { beside = 0 } = field;
  const ems = beside === "word" ? setter.fonts.face(face).space + tracking : beside;
  const from = line.width + ems * size;
  const lines = setField(field, measure - from, "left", { ...setter, faults: [] });
  const width = from + widest(lines);
  if (width > measure || lines.length > 1) return undefined;
  const x = align === "center" ? (measure - width) / 2 : 0;
  const flush = [{ ...line, x: Math.min(0, line.x) }];
  // Set again, so that its faults are told.
  const told = setField(field, measure - from, "left", setter);
  return [
    { field: lead.field, lines: flush, x },
    { field, lines: told, x: x + from },
  ];
}

function setField(
  { text, span, style }: Field,
  measure: Pt,
  align: "left" | "center",
  setter: Setter,
): readonly SetLine[] {
  const aligned = withStyles(setter, [style], (one) => ({ ...one, align }));
  return setEvenly(aligned, [plainWords(text, span)], style, measure);
}

const widest = (lines: readonly SetLine[]): Pt => Math.max(0, ...lines.map(({ width }) => width));

function standRow(row: SetRow, first: Pt, { design }: Setter): StackedRow {
  let last = first;
  let end = 0;
  let width = 0;
  let style: StyleName = "body";
  const marks: Mark[] = [];
  for (const { field, lines, x } of row) {
    const { leading } = design.styles[field.style];
    const origin = { stream: field.stream, span: field.span };
    const stack = stackLines(lines, { x, from: first, leading, origin });
    marks.push(...(field.stream === undefined ? stack.marks.map(asFurniture) : stack.marks));
    last = Math.max(last, stack.baseline);
    style = field.style;
    end = x + endOf(lines.at(-1));
    width = Math.max(width, ...lines.map((line) => x + endOf(line)));
  }
  return { style, marks, first, last, end, width };
}

const endOf = (line: SetLine | undefined): Pt => (line === undefined ? 0 : line.x + line.width);
