import * as z from "zod";
import { length, parseLength } from "../schema/length.ts";
import type { Length } from "../schema/length.ts";
import { predicate } from "../schema/predicate.ts";
import { percent } from "../schema/scalars.ts";
import { colorName, colorOrder } from "./color.ts";

/** Kinds of values that many keys of a theme have in common. */

/** A length that is more than nothing. */
export const extent = length.refine((typed) => typed.value > 0, { error: "must be more than 0" });

/** A size of type where it is used: a length, or the name of a step of the scale. */
export type SizeOrder = Length | { readonly step: string };

/** A name of small letters, digits and hyphens: how a theme calls its sizes and colors. */
export const stepName = colorName;

export const sizeOrder = z
  .unknown()
  .meta({ type: ["string"], examples: ["10pt", "small"] })
  .transform((typed, context): SizeOrder => {
    const parsed = parseLength(typed);
    if (parsed !== undefined && parsed.value > 0) return parsed;
    const named = parsed === undefined && stepName.safeParse(typed);
    if (named !== false && named.success) return { step: named.data };
    const says = parsed ? "must be more than 0" : "must be a length such as `10pt`";
    const message = predicate(says, "or the name of a size in the theme's `scale`");
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });

/** White in grid lines: a whole number of them, or a length that is rounded to such. */
export const lines = z
  .unknown()
  .meta({ type: ["integer", "string"], minimum: 0, examples: [1, "13pt"] })
  .transform((typed, context): number | Length => {
    if (typeof typed === "number" && Number.isInteger(typed) && typed >= 0) return typed;
    const parsed = parseLength(typed);
    if (parsed !== undefined && parsed.value >= 0) return parsed;
    const message = predicate("must be a whole number of grid lines, or a length such as `13pt`");
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });

/** Part of something: `62%` as 0.62. */
export const share = percent.refine((part) => part > 0 && part <= 1, {
  error: predicate("must be a percentage from `1%` to `100%`"),
});

/** A ground, which may be missing. */
export const ground = z.union([z.literal("none"), colorOrder]);

export const before = lines.describe("White above, in grid lines.");
export const after = lines.describe("White below, in grid lines.");
