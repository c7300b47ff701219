import * as z from "zod";
import { inches, mm } from "../geometry/geometry.ts";
import type { Pt } from "../geometry/geometry.ts";
import { predicate } from "./predicate.ts";

/** A length as typed; an em is worth points only where a size of type is known. */
export interface Length {
  readonly value: number;
  readonly unit: "pt" | "mm" | "cm" | "in" | "em";
}

const LENGTH = /^(-?(?:\d{1,6}(?:\.\d*)?|\.\d+))\s*(pt|mm|cm|in|em)$/u;
const UNITS: readonly string[] = ["pt", "mm", "cm", "in", "em"];
const ZERO: Length = { value: 0, unit: "pt" };

/** A length with its unit, 0 or more; a bare 0 needs none. */
export const length = z
  .unknown()
  .meta({ type: ["string", "number"], pattern: LENGTH.source, examples: ["3mm", "54pt"] })
  .transform((typed, context): Length => {
    const parsed = typed === 0 ? ZERO : parseLength(typed);
    if (parsed !== undefined && parsed.value >= 0) return parsed;
    const says = parsed === undefined ? noLength(typed) : "must not be less than 0";
    context.addIssue({ code: "custom", message: says });
    return z.NEVER;
  });

/** A length of the sheet, in points: it has no type whose em could be meant. */
export function paperLength() {
  return length.transform((typed, context): Pt => {
    if (typed.unit !== "em") return toPoints(typed, 0);
    const message = predicate("must be a length of paper", "its unit is `pt`, `mm`, `cm` or `in`");
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });
}

/** The length that was typed; undefined where it is none. */
export function parseLength(typed: unknown): Length | undefined {
  const [, digits, unit] = (typeof typed === "string" && LENGTH.exec(typed.trim())) || [];
  return isUnit(unit) ? { value: Number(digits), unit } : undefined;
}

const isUnit = (unit: string | undefined): unit is Length["unit"] =>
  unit !== undefined && UNITS.includes(unit);

/** The length in points, where an em is `em` points. */
export function toPoints(length: Length, em: Pt): Pt {
  switch (length.unit) {
    case "pt":
      return length.value;
    case "mm":
      return mm(length.value);
    case "cm":
      return mm(length.value * 10);
    case "in":
      return inches(length.value);
    case "em":
      return length.value * em;
  }
}

function noLength(typed: unknown): string {
  const says = "must be a length such as `3mm`";
  if (typeof typed === "number") {
    return predicate(says, `give it a unit: \`${typed}pt\`, \`${typed}mm\` or \`${typed}in\``);
  }
  return predicate(says, "its unit is `pt`, `mm`, `cm`, `in` or `em`");
}
