/** A number as SVG writes it, and nothing behind it. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu;
const LENGTH = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(px|pt|pc|mm|cm|in|q|em|ex|rem|%)?$/iu;

/** Beyond these bounds nothing is drawn, and PDF's numbers end soon after. */
const FARTHEST = 1e9;

/** CSS's pixels, 96 to the inch. */
const UNITS: Readonly<Record<string, number>> = {
  px: 1,
  pt: 96 / 72,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
  q: 96 / 101.6,
};

/** What relative lengths are relative to. */
export interface Measures {
  readonly fontSize: number;
  /** What 100% are. */
  readonly whole: number;
}

/** A length in user units; undefined where it cannot be read. */
export function readLength(text: string, { fontSize, whole }: Measures): number | undefined {
  const [, digits, unit = "px"] = LENGTH.exec(text.trim()) ?? [];
  const value = readNumber(digits ?? "");
  if (value === undefined) return undefined;
  switch (unit.toLowerCase()) {
    case "%":
      return (value / 100) * whole;
    case "em":
      return value * fontSize;
    case "rem":
      return value * 16;
    case "ex":
      return (value * fontSize) / 2;
    default:
      return value * (UNITS[unit.toLowerCase()] ?? 1);
  }
}

/** A bare number; undefined where it is none, or lies beyond all bounds. */
export function readNumber(text: string): number | undefined {
  const trimmed = text.trim();
  const value = Number(trimmed);
  return NUMBER.test(trimmed) && Math.abs(value) <= FARTHEST ? value : undefined;
}

/** A share as a number or in percent, brought between 0 and 1. */
export function readShare(text: string): number | undefined {
  const trimmed = text.trim();
  const value = trimmed.endsWith("%")
    ? (readNumber(trimmed.slice(0, -1)) ?? NaN) / 100
    : readNumber(trimmed);
  if (value === undefined || Number.isNaN(value)) return undefined;
  return Math.min(1, Math.max(0, value));
}

/** Numbers parted by white or commas, or by their signs alone; undefined where one cannot be read. */
export function readNumbers(text: string): readonly number[] | undefined {
  const parts = listOf(text.replace(/(?<=[\d.])(?=[+-])/gu, " "));
  const numbers = parts.map(readNumber);
  return numbers.every((one) => one !== undefined) ? numbers : undefined;
}

/** The parts of a list, parted by white or commas. */
export const listOf = (text: string): readonly string[] =>
  text.split(/[\s,]+/u).filter((part) => part !== "");

export const isWithinBounds = (value: number): boolean => Math.abs(value) <= FARTHEST;
