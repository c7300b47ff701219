import * as z from "zod";
import { cmyk } from "../color/ink.ts";
import type { Cmyk, Ink } from "../color/ink.ts";
import { nearInks } from "../color/near-inks.ts";
import type { ScreenColor } from "../color/screen.ts";
import { predicate } from "../schema/predicate.ts";
import { nonEmptyText, percent } from "../schema/scalars.ts";

/** A color where it is used: by its name in `colors`, or given on the spot. */
export type ColorOrder =
  { readonly kind: "named"; readonly name: string } | { readonly kind: "ink"; readonly ink: Ink };

const SAYS = "must be a color such as `cmyk(0 100 80 10)`";
const CMYK = /^cmyk\(\s*([\d.]+%?(?:[\s,]+[\d.]+%?){3})\s*\)$/iu;
const HEX = /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})$/iu;
const SHORT_HEX = /^#([\da-f])([\da-f])([\da-f])$/iu;
const RGB = /^rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)$/iu;

/** A name that a color is called by in a theme. */
export const colorName = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/u, "must be a name of small letters, digits and hyphens");

/** None and All mean plates of their own (ISO 32000-1, 8.6.6.4); the rest are the process plates. */
const RESERVED = /^\s*(?:none|all|cyan|magenta|yellow|black)\s*$/iu;

const share = z.number().min(0).max(100);

const spot = z
  .strictObject({
    spot: nonEmptyText
      .refine((name) => !RESERVED.test(name), {
        error: predicate(
          "is a name that presses keep for themselves",
          "call the ink what its tin does; process inks are `cmyk(…)`",
        ),
      })
      .describe("The ink's name, as on its tin: PANTONE 485 C."),
    cmyk: z.tuple([share, share, share, share]).describe("What stands in for it, in percent."),
    tint: percent
      .refine((tint) => tint <= 1, "must be a percentage of at most `100%`")
      .optional()
      .describe("How much of it is printed. Default: 100%."),
  })
  .transform(({ spot: name, cmyk: [c, m, y, k], tint = 1 }): Ink => {
    return { kind: "spot", name, tint, alternate: cmyk(c / 100, m / 100, y / 100, k / 100) };
  });

const process = z
  .string({ error: predicate(SAYS) })
  .meta({ examples: ["cmyk(0 0 0 100)"] })
  .transform((text, context): Ink => {
    const ink = parseCmyk(text);
    if (ink !== undefined) return ink;
    context.addIssue({ code: "custom", message: noColor(text) });
    return z.NEVER;
  });

/** A color of the theme's list: process inks in percent, or a spot ink. */
export const ink = z.union([process, spot]);

const named = z
  .string({ error: predicate("must be a color's name or `cmyk(…)`") })
  .transform((text, context): ColorOrder => {
    const parsed = parseCmyk(text);
    if (parsed !== undefined) return { kind: "ink", ink: parsed };
    if (colorName.safeParse(text).success && !HEX.test(text)) return { kind: "named", name: text };
    context.addIssue({ code: "custom", message: noColor(text) });
    return z.NEVER;
  });

/** A color where it is used. */
export const colorOrder = z.union([
  named,
  spot.transform((spotInk): ColorOrder => ({ kind: "ink", ink: spotInk })),
]);

/** The inks of `cmyk(0 100 80 10)`; undefined where it is written otherwise or passes 100. */
function parseCmyk(text: string): Cmyk | undefined {
  const parts = CMYK.exec(text.trim())?.[1]?.split(/[\s,]+/u) ?? [];
  const shares = parts.map((part) => Number(part.replace("%", "")) / 100);
  const [c, m, y, k] = shares;
  if (c === undefined || m === undefined || y === undefined || k === undefined) return undefined;
  return shares.every((one) => one <= 1) ? cmyk(c, m, y, k) : undefined;
}

function noColor(text: string): string {
  const screen = parseRgb(text.trim());
  if (screen !== undefined) {
    return predicate(SAYS, `screens mix light, presses ink: ${nearInks(screen)}`);
  }
  return predicate(SAYS, "four inks in percent: cyan, magenta, yellow, black");
}

function parseRgb(text: string): ScreenColor | undefined {
  const digits =
    HEX.exec(text)?.slice(1) ??
    SHORT_HEX.exec(text)
      ?.slice(1)
      .map((one) => one + one);
  const [r, g, b] =
    digits?.map((pair) => Number.parseInt(pair, 16)) ?? RGB.exec(text)?.slice(1).map(Number) ?? [];
  if (r === undefined || g === undefined || b === undefined) return undefined;
  return { r: Math.min(r, 255) / 255, g: Math.min(g, 255) / 255, b: Math.min(b, 255) / 255 };
}
