import { resolve } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { typedIn } from "../io/named-file.ts";
import type { FileOrder, FileReport } from "../preflight-file.ts";
import type { PreflightWish } from "./desk-verbs.ts";
import type { Flags } from "./options.ts";
import { inCount, line } from "./phrases.ts";
import { diagnosticEntry } from "./report.ts";
import { countFaults } from "./summary.ts";
import { PRINTERS } from "./words.ts";

/** Names of profiles stay names; a file's is seen from the working folder. */
export function takeFileOrder(
  { file, profile = PRINTERS[0] }: PreflightWish,
  { strict }: Flags,
  cwd: string,
): FileOrder {
  const isFile = /[/\\]|\.ya?ml$/iu.test(profile);
  return {
    file: resolve(cwd, file),
    ...typedIn(cwd, file),
    profile: isFile ? resolve(cwd, profile) : profile,
    strict,
  };
}

/** What is looked at in a file; `docs/preflight-files.md` tells it one by one. */
const LOOKED_AT = [
  ...["structure", "damage", "boxes", "standard", "output intent", "fonts", "color spaces"],
  ...["spot inks", "overprint", "transparency", "resolution", "lines", "type", "bleed", "safety"],
  ...["ink of flat colors", "layers", "annotations", "actions"],
];

/** What is not, so that nobody takes silence for an answer. */
const NOT_LOOKED_AT = [
  ...["ink within pictures", "inks of gradients and patterns", "glyphs' widths and outlines"],
  ...["what layers that are off hold", "words and spelling", "how it looks"],
];

/** What `typeset preflight` prints for people, behind its findings. */
export function fileWords({ facts, diagnostics, profile }: FileReport, typed: string): string {
  if (facts === undefined) return line([typed, ...countFaults(diagnostics), "not looked into"]);
  const { standard, condition, version, pages, trim, fonts, pictures, spots, dense } = facts;
  const kind = standard ?? `PDF ${version}`;
  const size = trim === undefined ? [] : [`${inMm(trim.width)} × ${inMm(trim.height)} mm`];
  const faults = countFaults(diagnostics);
  return [
    line([
      ...[typed, inCount(pages, "page"), ...size],
      condition === undefined ? kind : `${kind} for ${condition}`,
      ...[inCount(fonts.length, "font"), inCount(pictures, "picture")],
      ...(spots.length === 0 ? [] : [inCount(spots.length, "spot ink")]),
      ...(faults.length === 0 ? ["nothing in the way"] : faults),
    ]),
    `looked at for \`${profile}\`: ${LOOKED_AT.join(", ")}\n`,
    `not looked at: ${[...NOT_LOOKED_AT, ...denseWords(dense)].join(", ")}\n`,
  ].join("");
}

const denseWords = (pages: readonly number[]): readonly string[] =>
  pages.length === 0 ? [] : [`all but the first things of page ${pages.join(", ")}`];

/** The same for scripts: one JSON document. Lengths are in millimeters. */
export function fileDocument(report: FileReport): string {
  const { file, profile, facts, diagnostics, sources, exitCode } = report;
  const told = {
    ok: exitCode === 0,
    exitCode,
    file,
    profile,
    ...(facts && { ...facts, ...(facts.trim && { trim: sizeEntry(facts.trim) }) }),
    lookedAt: LOOKED_AT,
    notLookedAt: NOT_LOOKED_AT,
    diagnostics: diagnostics.map((one) => ({
      ...diagnosticEntry(one, sources),
      ...placeEntry(one),
    })),
  };
  return `${JSON.stringify(told, undefined, 2)}\n`;
}

const sizeEntry = ({ width, height }: { readonly width: number; readonly height: number }) => ({
  width: inMm(width),
  height: inMm(height),
});

/** The page, and the place on it from the trim's left and head edges. */
const placeEntry = ({ on }: Diagnostic): object =>
  on === undefined ? {} : { page: on.folio, x: inMm(on.x), y: inMm(on.y) };

/** To a tenth, without the minus of a zero. */
const inMm = (points: number): number => Math.round((points * 254) / 72) / 10 + 0;
