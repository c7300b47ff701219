import * as z from "zod";
import { failed, ok } from "../diagnostics/diagnostic.ts";
import type { Outcome, Severity } from "../diagnostics/diagnostic.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { SourceText } from "../io/reader.ts";
import { check, parseYaml } from "../schema/document.ts";
import type { YamlSource } from "../schema/document.ts";
import { jsonSchemaText } from "../schema/json-schema.ts";
import { paperLength } from "../schema/length.ts";
import { only, overlay } from "../schema/overlay.ts";
import { predicate } from "../schema/predicate.ts";
import { inkLimit } from "../schema/scalars.ts";
import { fileChecks, severity, takenOf, type FileCheckName } from "./file-checks.ts";

/** What is looked for on the finished pages; each is the second half of a diagnostic's code, `preflight/ink`. */
export const CHECKS = {
  resolution: "Pictures with too few pixels for their size.",
  "line-art": "Line art, in two colors, with too few pixels for its size.",
  bleed: "Ink that reaches the trim and does not cover the bleed.",
  safety: "Text too near to the trim.",
  "cut-text": "Text that the trim goes through or leaves out.",
  ink: "More ink in one place than the paper takes.",
  hairline: "Lines too thin to print.",
  "thin-line": "Thin lines in several inks.",
  "small-type": "Small type in three inks or more.",
  "reversed-type": "Small white type on a ground.",
  "rich-black": "Small type in black that is made of several inks.",
  rgb: "Pictures that are not separated.",
  spots: "More spot inks than the press has units for.",
  pages: "A page count that the printer cannot bind.",
} as const;

export type CheckName = keyof typeof CHECKS;

/** A printer's limits, and how each check that fails is taken. Lengths are in points. */
export interface Printer {
  readonly limits: Limits;
  readonly checks: Readonly<Record<CheckName | FileCheckName, Severity | "off">>;
}

export interface Limits {
  /** 3 is 300 %. */
  readonly maxInk: number;
  /** More ink than that is let pass on so much of a page, in square millimeters. */
  readonly inkArea: number;
  readonly ppi: Resolution;
  readonly lineArtPpi: Resolution;
  /** How far ink that reaches the trim must run past it. */
  readonly bleed: Pt;
  /** How far text must stay inside the trim. */
  readonly safety: Pt;
  /** The thinnest line. */
  readonly hairline: Pt;
  /** The thinnest line in more than one ink. */
  readonly multiInkLine: Pt;
  /** The smallest type in more than two inks. */
  readonly multiInkType: Pt;
  /** The smallest type in white. */
  readonly reversedType: Pt;
  /** The smallest type in black of several inks. */
  readonly richBlackType: Pt;
  /** Spot inks beside the process inks. */
  readonly spots: number;
  /** What the page count must divide by; 1 where the printer does not say. */
  readonly multiple: number;
}

/** Pixels an inch at the placed size. */
export interface Resolution {
  /** Less is a fault as the profile takes it. */
  readonly least: number;
  /** Less is a warning. */
  readonly good: number;
}

export const PRINTERS = ["sheetfed-coated", "web-lwc", "newsprint"] as const;
export type PrinterName = (typeof PRINTERS)[number];

const pixels = z.int().min(1).max(10_000);
const resolution = z.strictObject({
  least: pixels.describe("With fewer pixels an inch the check fails."),
  good: pixels.describe("With fewer there is a warning."),
});

const limits = z.strictObject({
  "max-ink": inkLimit.describe(
    "The most ink that one spot of paper takes; pictures are held to it.",
  ),
  "ink-area": z.number().min(0).max(10_000).describe("Square millimeters that may have more."),
  ppi: resolution.describe("Pixels an inch of pictures at their placed size."),
  "line-art-ppi": resolution.describe("The same of line art, which has two colors."),
  bleed: paperLength().describe("How far ink that reaches the trim must run past it."),
  safety: paperLength().describe("How far text must stay inside the trim."),
  hairline: paperLength().describe("The thinnest line."),
  "multi-ink-line": paperLength().describe("The thinnest line in more than one ink."),
  "multi-ink-type": paperLength().describe("The smallest type in more than two inks."),
  "reversed-type": paperLength().describe("The smallest type in white."),
  "rich-black-type": paperLength().describe("The smallest type in black of several inks."),
  spots: z.int().min(0).max(16).describe("Spot inks beside the four process inks."),
  multiple: z.int().min(1).max(64).describe("What the page count must divide by."),
});

const ownChecks = z.strictObject({
  resolution: severity.describe(CHECKS.resolution),
  "line-art": severity.describe(CHECKS["line-art"]),
  bleed: severity.describe(CHECKS.bleed),
  safety: severity.describe(CHECKS.safety),
  "cut-text": severity.describe(CHECKS["cut-text"]),
  ink: severity.describe(CHECKS.ink),
  hairline: severity.describe(CHECKS.hairline),
  "thin-line": severity.describe(CHECKS["thin-line"]),
  "small-type": severity.describe(CHECKS["small-type"]),
  "reversed-type": severity.describe(CHECKS["reversed-type"]),
  "rich-black": severity.describe(CHECKS["rich-black"]),
  rgb: severity.describe(CHECKS.rgb),
  spots: severity.describe(CHECKS.spots),
  pages: severity.describe(CHECKS.pages),
});

const checks = ownChecks.extend(fileChecks.shape);

const inOrder = resolution.refine(({ least, good }) => least <= good, {
  error: predicate("must have a `good` of no less than its `least`"),
});

const completePrinter = z.strictObject({
  limits: limits.extend({ ppi: inOrder, "line-art-ppi": inOrder }),
  checks,
});

const printerSchema = z.strictObject({
  extends: z
    .enum(PRINTERS)
    .optional()
    .describe("The built-in profile that this one changes. Default: sheetfed-coated."),
  limits: limits
    .extend({
      ppi: resolution.partial().optional(),
      "line-art-ppi": resolution.partial().optional(),
    })
    .partial()
    .optional()
    .describe("What the printer can print."),
  checks: checks
    .partial()
    .optional()
    .describe("How each check that fails is taken: as an error, a warning, or not at all."),
});

export const printerSchemaText = (): string =>
  jsonSchemaText(
    printerSchema,
    "A printer's profile",
    "printers/*.yaml: what a printer can print, and what preflight is to say of the rest.",
  );

/** Finds the text of a built-in profile. */
export type FindPrinter = (name: PrinterName) => SourceText;

/** Reads a printer's profile, laid over the built-in one that it extends. Errors: those of the schema (`schema/…`). */
export function readPrinter(source: SourceText, find: FindPrinter): Outcome<Printer> {
  const said = readChain(source, find);
  if (said.value === undefined) return failed(...said.diagnostics);
  const whole = check(completePrinter, only(said.value, ["limits", "checks"]));
  if (whole.value === undefined) return failed(...whole.diagnostics);
  const { limits, checks } = whole.value.value;
  return ok({ limits: inPoints(limits), checks: takenOf(checks) });
}

function readChain(source: SourceText, find: FindPrinter): Outcome<YamlSource> {
  const yaml = parseYaml(source);
  if (yaml.value === undefined) return yaml;
  const checked = check(printerSchema, yaml.value);
  if (checked.value === undefined) return failed(...checked.diagnostics);
  const { extends: name = PRINTERS[0] } = checked.value.value;
  const base = find(name);
  if (base.file === source.file) return ok(yaml.value);
  const below = readChain(base, find);
  return below.value === undefined ? below : ok(overlay(below.value, yaml.value));
}

function inPoints(said: z.output<typeof limits>): Limits {
  return {
    maxInk: said["max-ink"],
    inkArea: said["ink-area"],
    ppi: said.ppi,
    lineArtPpi: said["line-art-ppi"],
    bleed: said.bleed,
    safety: said.safety,
    hairline: said.hairline,
    multiInkLine: said["multi-ink-line"],
    multiInkType: said["multi-ink-type"],
    reversedType: said["reversed-type"],
    richBlackType: said["rich-black-type"],
    spots: said.spots,
    multiple: said.multiple,
  };
}
