import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import { nearest } from "../diagnostics/nearest.ts";
import { typographic } from "../punctuation/typographic.ts";
import type { Phrase, Safe } from "../schema/phrase.ts";
import { parseSafe, SAFE } from "../schema/scalars.ts";
import type { Attribute } from "./directive-line.ts";
import { addError } from "./reading.ts";
import type { Reading } from "./reading.ts";
import { rangeOf } from "./source-lines.ts";
import type { Range } from "./source-lines.ts";
import type { PullQuote, Figure } from "./story.ts";

/** An attribute as it reads, entities decoded, and where it was typed. */
export interface Given extends Attribute {
  readonly value: string;
}

/**
 * The attributes of a directive by name. The parser says what they read, the line itself where they
 * stand. A name that the directive does not know, or one given twice: `directive/attribute`.
 */
export function attributesOf(
  node: LeafDirective | ContainerDirective,
  known: readonly string[],
  reading: Reading,
): ReadonlyMap<string, Given> {
  const given = new Map<string, Given>();
  for (const attribute of reading.directives.get(rangeOf(node).start)?.attributes ?? []) {
    const { name } = attribute;
    if (!known.includes(name)) refuseUnknown(node.name, attribute, known, reading);
    else if (given.has(name)) refuseTwice(attribute, reading);
    else given.set(name, { ...attribute, value: node.attributes?.[name] ?? "" });
  }
  return given;
}

/** The colons and the name of a directive: where a fault of the whole of it is shown. */
export function headOf(node: LeafDirective | ContainerDirective, reading: Reading): Range {
  const range = rangeOf(node);
  return reading.directives.get(range.start)?.head ?? range;
}

/** A printed attribute; undefined where there is nothing to print. */
export function phraseOf(given: Given | undefined, reading: Reading): Phrase | undefined {
  if (given === undefined || given.value.trim() === "") return undefined;
  const text = typographic(given.value.trim().replace(/[ \t]+/gu, " "), reading.tongue);
  return { text, span: { file: reading.source.file, ...given.valueAt } };
}

/** A figure's `span`. */
export function widthOf(given: Given | undefined, reading: Reading): Figure["width"] {
  switch (given?.value.trim()) {
    case undefined:
    case "1":
      return 1;
    case "2":
      return 2;
    case "straddle":
      return "straddle";
    case "bleed":
      return "bleed";
    default:
      refuseValue(given, reading, {
        message: "`span` must be `1`, `2`, `straddle` or `bleed`",
        hint: "1 is one column, 2 the page’s full width, `straddle` over the gutter with the text set round it, `bleed` the page to its edges",
      });
      return 1;
  }
}

/** A pull quote's `span`; undefined where the theme is to say. */
export function columnsOf(given: Given | undefined, reading: Reading): PullQuote["width"] {
  switch (given?.value.trim()) {
    case undefined:
      return undefined;
    case "1":
      return 1;
    case "2":
      return 2;
    case "straddle":
      return "straddle";
    default:
      refuseValue(given, reading, {
        message: "the `span` of a pull quote must be `1`, `2` or `straddle`",
        hint: "1 is one column, 2 the page’s full width, `straddle` over the gutter with the text set round it",
      });
      return undefined;
  }
}

/** A figure's `safe`: left, top, width and height in percent of the picture. */
export function safeOf(given: Given | undefined, reading: Reading): Safe | undefined {
  if (given === undefined) return undefined;
  const safe = parseSafe(given.value);
  if (safe !== undefined) return safe;
  refuseValue(given, reading, { message: `\`safe\` ${SAFE.says}`, hint: SAFE.hint });
  return undefined;
}

export function refuseValue(
  given: Given | undefined,
  reading: Reading,
  { message, hint }: { readonly message: string; readonly hint: string },
): void {
  if (given === undefined) return;
  const shown = `${message}, not \`${given.value}\``;
  addError(reading, "directive/value", { message: shown, at: given.valueAt, hints: [hint] });
}

function refuseUnknown(
  directive: string,
  { name, nameAt }: Attribute,
  known: readonly string[],
  reading: Reading,
): void {
  const near = nearest(name, known);
  const list = known.map((one) => `\`${one}\``).join(", ");
  const all = known.length === 0 ? `\`${directive}\` has no attributes` : `it has ${list}`;
  addError(reading, "directive/attribute", {
    message: `\`${directive}\` has no attribute \`${name}\``,
    at: nameAt,
    hints: [near === undefined ? all : `did you mean \`${near}\`?`],
  });
}

function refuseTwice({ name, nameAt }: Attribute, reading: Reading): void {
  addError(reading, "directive/attribute", {
    message: `\`${name}\` is given twice`,
    at: nameAt,
    hints: ["take one of the two out"],
  });
}
