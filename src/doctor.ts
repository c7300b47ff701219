import { versions } from "node:process";
import { CONDITIONS, conditionOf } from "./color/condition.ts";
import { error, warning, type Diagnostic } from "./diagnostics/diagnostic.ts";
import type { Sources } from "./diagnostics/sources.ts";
import { findPrinter } from "./find-printer.ts";
import { findFontCatalog } from "./fonts/catalog.ts";
import { diskReader } from "./io/disk.ts";
import { filesIn, isWritable } from "./io/folder.ts";
import { fontFiles, ownFontCatalog } from "./io/font-files.ts";
import type { Reader } from "./io/reader.ts";
import { PRINTERS } from "./preflight/printer.ts";
import { packageVersion, shippedBytes, shippedNames } from "./io/shipped.ts";

/** What is at hand in a folder and on this machine, as `typeset doctor` tells it. */
export interface Examination {
  readonly version: string;
  /** Node's, without the v. */
  readonly node: string;
  readonly folder: { readonly path: string; readonly writable: boolean };
  readonly conditions: readonly ConditionFound[];
  /** Printers' profiles, by the names that `print.profile` calls them by. */
  readonly printers: readonly PrinterFound[];
  readonly themes: readonly string[];
  readonly families: readonly FamilyFound[];
  readonly diagnostics: readonly Diagnostic[];
  /** What the faults point into. */
  readonly sources: Sources;
}

/** A printing condition, by the name that `print.condition` calls it by. */
export interface ConditionFound {
  readonly name: string;
  /** In words; of a profile that describes no press, what it lacks. */
  readonly info: string;
  /** The most ink that it takes, in percent; absent where nothing can be printed in it. */
  readonly maxInk?: number;
}

/** What a printer's profile allows. */
export interface PrinterFound {
  readonly name: string;
  /** In percent. */
  readonly maxInk: number;
  /** Of pictures: fewer pixels to the inch are an error. */
  readonly leastPpi: number;
}

/** A family that themes may name. */
export interface FamilyFound {
  readonly name: string;
  readonly faces: number;
}

const THEMES = "assets/themes";

/**
 * Looks over what builds need: conditions, built in and as profiles in the folder or right below it; themes; faces,
 * each file read. Errors: those of fonts.yaml and of font files, `doctor/profile` for a condition of ours that cannot
 * be used; warning: `doctor/folder` where nothing can be written.
 */
export async function examine(folder: string): Promise<Examination> {
  const reader = diskReader(folder);
  const faults: Diagnostic[] = [];
  const writable = isWritable(folder);
  if (!writable) faults.push(readOnly(folder));
  return {
    version: packageVersion(),
    node: versions.node,
    folder: { path: folder, writable },
    conditions: [...(await shippedConditions(faults)), ...(await ownConditions(folder, reader))],
    printers: PRINTERS.flatMap((name) => printerFound(name, reader, faults)),
    themes: shippedNames(THEMES).map((file) => file.replace(/\.yaml$/u, "")),
    families: familiesOf(reader, faults),
    diagnostics: faults,
    sources: reader.sources,
  };
}

const readOnly = (folder: string): Diagnostic =>
  warning("doctor/folder", `nothing can be written in \`${folder}\``, {
    hints: ["`-o` writes the pages elsewhere; without a cache each build makes its pictures anew"],
  });

async function shippedConditions(faults: Diagnostic[]): Promise<readonly ConditionFound[]> {
  const found: ConditionFound[] = [];
  for (const [name, { file, info, maxInk }] of Object.entries(CONDITIONS)) {
    const condition = await conditionOf(shippedBytes(`assets/icc/${file}`));
    if (typeof condition !== "string") found.push({ name, info, maxInk: percent(maxInk) });
    else {
      faults.push(
        error("doctor/profile", `the profile of \`${name}\` ${condition}`, {
          hints: ["install typeset anew"],
        }),
      );
    }
  }
  return found;
}

async function ownConditions(folder: string, reader: Reader): Promise<readonly ConditionFound[]> {
  const found: ConditionFound[] = [];
  for (const name of filesIn(folder, /\.ic[cm]$/iu)) {
    const { value } = reader.readBytes({ path: name, noun: "profile" });
    if (value === undefined) continue;
    const condition = await conditionOf(value.bytes);
    if (typeof condition === "string") found.push({ name, info: condition });
    else found.push({ name, info: condition.info, maxInk: percent(condition.maxInk) });
  }
  return found;
}

function printerFound(name: string, reader: Reader, faults: Diagnostic[]): PrinterFound[] {
  const { value, diagnostics } = findPrinter({ profile: { name } }, reader);
  faults.push(...diagnostics);
  if (value === undefined) return [];
  const { maxInk, ppi } = value.limits;
  return [{ name, maxInk: percent(maxInk), leastPpi: ppi.least }];
}

const percent = (share: number): number => Math.round(share * 100);

function familiesOf(reader: Reader, faults: Diagnostic[]): readonly FamilyFound[] {
  const { value: catalog, diagnostics } = findFontCatalog(reader, ownFontCatalog());
  faults.push(...diagnostics);
  const files = fontFiles(reader);
  return [...(catalog?.families ?? [])].map(([name, cuts]) => {
    const read = cuts.map(({ location }) => files.read(location));
    faults.push(...read.flatMap((one) => one.diagnostics));
    return { name, faces: read.filter(({ value }) => value !== undefined).length };
  });
}
