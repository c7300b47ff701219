import type { Ink } from "../color/ink.ts";
import { error } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { Checked, Path } from "../schema/document.ts";
import { toPoints } from "../schema/length.ts";
import type { Length } from "../schema/length.ts";
import type { ColorOrder } from "./color.ts";
import type { SizeOrder } from "./keys.ts";
import type { CompleteTheme } from "./schema.ts";

/** A theme on its way to values: lengths become points, names of colors become inks. */
export interface Resolving {
  readonly checked: Checked<CompleteTheme>;
  readonly em: Pt;
  readonly grid: Pt;
  readonly faults: Diagnostic[];
  /** The theme's own file: what it extends is in others. */
  readonly file: string;
}

export const points = (typed: Length, { em }: Resolving): Pt => toPoints(typed, em);

/** Whole grid lines; a length is rounded to such. */
export function gridLines(typed: number | Length, resolving: Resolving): number {
  if (typeof typed === "number") return typed;
  return Math.round(points(typed, resolving) / resolving.grid);
}

/** White over and under something, in grid lines. */
export function white(
  typed: { readonly before: number | Length; readonly after: number | Length },
  resolving: Resolving,
): { readonly before: number; readonly after: number } {
  return {
    before: gridLines(typed.before, resolving),
    after: gridLines(typed.after, resolving),
  };
}

/** A size of type; one that is named is a step of the scale. */
export function sizeOf(order: SizeOrder, path: Path, resolving: Resolving): Pt {
  if (!("step" in order)) return points(order, resolving);
  const { scale } = resolving.checked.value;
  const step = named(scale, order.step);
  if (step !== undefined) return points(step, resolving);
  const fault = { code: "theme/unknown-size", noun: "size", plural: "sizes" };
  tellUnknown({ ...fault, name: order.step, names: Object.keys(scale), path }, resolving);
  return resolving.em;
}

/** The ink that is ordered; black, and a fault, where its name is not among the theme's colors. */
export function inkOf(order: ColorOrder, path: Path, resolving: Resolving): Ink {
  if (order.kind === "ink") return order.ink;
  const { colors } = resolving.checked.value;
  const ink = named(colors, order.name);
  if (ink !== undefined) return ink;
  const fault = { code: "theme/unknown-color", noun: "color", plural: "colors" };
  tellUnknown({ ...fault, name: order.name, names: Object.keys(colors), path }, resolving);
  return { kind: "cmyk", c: 0, m: 0, y: 0, k: 1 };
}

/** The ink of a ground; nothing where there is to be none. */
export function groundOf(
  order: "none" | ColorOrder,
  path: Path,
  resolving: Resolving,
): Ink | undefined {
  return order === "none" ? undefined : inkOf(order, path, resolving);
}

function named<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

interface Unknown {
  readonly code: string;
  readonly noun: string;
  readonly plural: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly path: Path;
}

function tellUnknown(
  { code, noun, plural, name, names, path }: Unknown,
  resolving: Resolving,
): void {
  const near = nearest(name, names);
  const known =
    names.length === 0
      ? `the theme names no ${plural}`
      : `the ${plural} are ${names.map((one) => `\`${one}\``).join(", ")}`;
  const hints = [near === undefined ? known : `did you mean \`${near}\`?`];
  const span = resolving.checked.spanAt(path);
  resolving.faults.push(error(code, `there is no ${noun} \`${name}\``, { span, hints }));
}
