import type { z } from "zod";
import { nearest } from "../diagnostics/nearest.ts";
import type { Path } from "./place.ts";
import { readPredicate } from "./predicate.ts";

type ZodIssue = z.core.$ZodIssue;

/** What a fault says of its subject, and the ways out. */
export interface Wording {
  readonly says: string;
  readonly hints: readonly string[];
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "`true` or `false`",
  array: "a list",
  tuple: "a list",
  object: "keys with their values",
  record: "keys with their values",
  null: "empty",
};

/** The key that the path ends in, or the item of a list; "this" for the document itself. */
export function nameOf(path: Path): string {
  const last = path.at(-1);
  if (typeof last === "string") return `\`${last}\``;
  if (last === undefined) return "this";
  return `item ${last + 1} of ${nameOf(path.slice(0, -1))}`;
}

/** What the issue says of a value that is there, as a whole sentence about `path`. */
export function describe(issue: ZodIssue, path: Path, value: unknown): Wording {
  const name = nameOf(path);
  if (value === null) {
    return { says: `${name} is empty`, hints: ["give it a value, or take the key out"] };
  }
  const { says, hints } = predicateOf(issue, value);
  const typed = says.startsWith("must be") ? `, not ${showBeside(issue, says, value)}` : "";
  return { says: `${name} ${says}${typed}`, hints };
}

/** What would have been right, for a sentence that offers several things: "text", "a list". */
export function wanted(issue: ZodIssue): string | undefined {
  const { says } =
    issue.message === "" ? predicateOf(issue, undefined) : readPredicate(issue.message);
  return says.startsWith("must be ") ? says.slice("must be ".length) : undefined;
}

function predicateOf(issue: ZodIssue, value: unknown): Wording {
  if (issue.message !== "") return readPredicate(issue.message);
  switch (issue.code) {
    case "invalid_type":
      return {
        says: `must be ${EXPECTED[issue.expected] ?? issue.expected}`,
        hints: typeHints(issue.expected, value),
      };
    case "invalid_value":
      return valueWording(issue.values.map(String), value);
    case "too_small":
    case "too_big":
      return { says: sizeSays(issue), hints: [] };
    case "not_multiple_of":
      return { says: `must be a multiple of ${String(issue.divisor)}`, hints: [] };
    case "unrecognized_keys":
    case "invalid_union":
    case "invalid_key":
    case "invalid_element":
    case "invalid_format":
    case "custom":
      return { says: "is not written as it must be", hints: [] };
  }
}

function valueWording(values: readonly string[], value: unknown): Wording {
  const near = typeof value === "string" ? nearest(value, values) : undefined;
  return {
    says: `must be ${oneOf(values.map((one) => `\`${one}\``))}`,
    hints: near === undefined ? [] : [`did you mean \`${near}\`?`],
  };
}

type SizeIssue = Extract<ZodIssue, { code: "too_small" | "too_big" }>;

function sizeSays(issue: SizeIssue): string {
  const small = issue.code === "too_small";
  const bound = Number(small ? issue.minimum : issue.maximum);
  const side = issue.exact === true ? "exactly" : small ? "at least" : "at most";
  if (issue.origin === "array") return `must have ${side} ${bound} ${plural(bound, "item")}`;
  if (issue.origin === "string") return `must have ${side} ${bound} ${plural(bound, "letter")}`;
  if (issue.inclusive === false) return `must be ${small ? "more" : "less"} than ${bound}`;
  return `must be ${side} ${bound}`;
}

const plural = (count: number, noun: string): string => (count === 1 ? noun : `${noun}s`);

function typeHints(expected: string, value: unknown): readonly string[] {
  if (expected === "string" && (typeof value === "number" || typeof value === "boolean")) {
    return [`put it in quotes: "${String(value)}"`];
  }
  if (expected === "string" && typeof value === "object") {
    return ["write one line of text; put it in quotes if it begins with `[`, `{` or `- `"];
  }
  if ((expected === "number" || expected === "int") && isNumeral(value)) {
    return ["take the quotes away"];
  }
  if (expected === "array" && typeof value === "string")
    return [`write it as a list: [${value === "none" ? "" : value}]`];
  return [];
}

const isNumeral = (value: unknown): boolean =>
  typeof value === "string" && /^\s*[-+]?\d+(\.\d+)?\s*$/u.test(value);

/** A value as a sentence names it. */
export function show(value: unknown): string {
  if (typeof value === "string")
    return value.trim() === "" ? "empty text" : `\`${shorten(value)}\``;
  if (typeof value === "number") return `the number ${value}`;
  if (typeof value === "boolean") return `\`${String(value)}\``;
  return Array.isArray(value) ? "a list" : "keys with their values";
}

/** Where a number is wanted, a bare one is told by its digits, and a quoted one by its quotes. */
function showBeside(issue: ZodIssue, says: string, value: unknown): string {
  if (typeof value === "number" && issue.code === "invalid_value") return `\`${value}\``;
  const wantsNumber = /number|length|percent|least|most|than|multiple/u.test(says);
  if (typeof value === "number" && wantsNumber) return String(value);
  return isNumeral(value) && says.includes("number") ? `the text ${show(value)}` : show(value);
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/gu, " ").trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

/** "a", "a or b", "a, b or c". */
export function oneOf(things: readonly string[]): string {
  if (things.length < 2) return things.join("");
  return `${things.slice(0, -1).join(", ")} or ${things.at(-1) ?? ""}`;
}
