import { join } from "node:path";
import { versions } from "node:process";
import { USUAL_LIMITS } from "./build-order.ts";
import { CONDITIONS, conditionOf } from "./color/condition.ts";
import { error, warning, type Diagnostic } from "./diagnostics/diagnostic.ts";
import type { Sources } from "./diagnostics/sources.ts";
import { findPrinter } from "./find-printer.ts";
import { findFontCatalog } from "./fonts/catalog.ts";
import { pictureEngine } from "./images/engine.ts";
import { MOST_PIXELS } from "./images/inspect.ts";
import { diskReader, isFolder, textAt } from "./io/disk.ts";
import { filesIn, isWritable } from "./io/folder.ts";
import { fontFiles, ownFontCatalog } from "./io/font-files.ts";
import { limitOf, sizeInWords } from "./io/noun.ts";
import type { Reader } from "./io/reader.ts";
import { PRINTERS } from "./preflight/printer.ts";
import {
  packageEngines,
  packageVersion,
  shippedBytes,
  shippedNames,
  shippedText,
} from "./io/shipped.ts";
import { sheetEngine } from "./readback/engine.ts";

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
  /** What draws and converts, and is not ours. */
  readonly engines: readonly EngineFound[];
  readonly limits: readonly Limit[];
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

/** A library that is made for each kind of machine, so that it may be missing on this one. */
export interface EngineFound {
  readonly name: string;
  /** Absent where it cannot be loaded. */
  readonly version?: string;
  readonly use: string;
}

/** How much is taken of something; more ends a build with exit 6. */
export interface Limit {
  readonly of: string;
  readonly says: string;
  /** The flag that moves it. */
  readonly flag?: string;
}

const THEMES = "assets/themes";

/**
 * Looks over what builds need: conditions, built in and as profiles in the folder or right below it; themes; faces,
 * each file read. Errors: those of fonts.yaml and of font files, `doctor/profile` for a condition of ours that cannot
 * be used, `doctor/engine` where pictures cannot be converted; warnings: `doctor/node` on one that is not provided for,
 * `doctor/folder` where nothing can be written, `doctor/schema` where editors check by another version's schemas.
 */
export async function examine(folder: string): Promise<Examination> {
  const reader = diskReader(folder);
  const faults: Diagnostic[] = [];
  const writable = isWritable(folder);
  faults.push(...nodeFaults(versions.node), ...folderFaults(folder), ...staleSchemas(folder));
  return {
    version: packageVersion(),
    node: versions.node,
    folder: { path: folder, writable },
    conditions: [...(await shippedConditions(faults)), ...(await ownConditions(folder, reader))],
    printers: PRINTERS.flatMap((name) => printerFound(name, reader, faults)),
    themes: shippedNames(THEMES).map((file) => file.replace(/\.yaml$/u, "")),
    families: familiesOf(reader, faults),
    engines: await enginesFound(faults),
    limits: limits(),
    diagnostics: faults,
    sources: reader.sources,
  };
}

/** On another Node it may run, but nobody has tried it there. */
export function nodeFaults(node: string): readonly Diagnostic[] {
  const range = packageEngines();
  if (satisfies(node, range)) return [];
  const hints = ["install one of these; `nvm install --lts` does, where there is nvm"];
  return [
    warning("doctor/node", `this is Node ${node}, and typeset is made for ${range}`, { hints }),
  ];
}

/** Of npm's ranges, those that our package.json has: `^20.19 || >=24`. */
function satisfies(version: string, range: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return range.split("||").some((one) => {
    const [, sign, from, least = "0"] = /^(\^|>=)(\d+)(?:\.(\d+))?/u.exec(one.trim()) ?? [];
    const isSame = major === Number(from) && minor >= Number(least);
    return isSame || (sign === ">=" && major > Number(from));
  });
}

/** Where builds write: the folder itself, and what they make in it. */
function folderFaults(folder: string): readonly Diagnostic[] {
  const made = ["out", ".typeset-cache"].map((name) => join(folder, name)).filter(isFolder);
  return [folder, ...made].filter((one) => !isWritable(one)).map(readOnly);
}

const readOnly = (folder: string): Diagnostic =>
  warning("doctor/folder", `nothing can be written in \`${folder}\``, {
    hints: ["`-o` writes the pages elsewhere; without a cache each build makes its pictures anew"],
  });

/** `typeset init` puts schemas there, and so may staff. */
function staleSchemas(folder: string): readonly Diagnostic[] {
  return ["issue", "article", "theme", "printer"].flatMap((name) => {
    const file = `${name}.schema.json`;
    const own = textAt(join(folder, ".typeset", file));
    if (own === undefined || own === shippedText(`assets/schema/${file}`)) return [];
    const message = `editors check by the \`.typeset/${file}\` of another version`;
    const hints = [`\`typeset schema ${name} > .typeset/${file}\` brings it up to date`];
    return [warning("doctor/schema", message, { hints })];
  });
}

async function enginesFound(faults: Diagnostic[]): Promise<readonly EngineFound[]> {
  const pictures = await pictureEngine();
  if (pictures === undefined) {
    faults.push(
      error("doctor/engine", "`sharp` cannot be loaded, so no picture can be converted", {
        hints: ["install typeset anew on this machine, with its optional packages"],
      }),
    );
  }
  const sheets = await sheetEngine();
  return [
    found("sharp", pictures, "pictures"),
    found("@napi-rs/canvas", sheets, "contact sheets (`plan --png`)"),
  ];
}

const found = (name: string, version: string | undefined, use: string): EngineFound =>
  version === undefined ? { name, use } : { name, version, use };

const limits = (): readonly Limit[] => [
  { of: "time", says: `${USUAL_LIMITS.timeout} s`, flag: "--timeout" },
  { of: "pages", says: String(USUAL_LIMITS.maxPages), flag: "--max-pages" },
  { of: "a manifest or theme", says: sizeInWords(limitOf("theme")) },
  { of: "an article", says: sizeInWords(limitOf("article")) },
  {
    of: "a picture",
    says: `${sizeInWords(limitOf("picture"))}, ${MOST_PIXELS / 1e6} million pixels`,
  },
  { of: "a font file", says: sizeInWords(limitOf("font")) },
  { of: "a color profile", says: sizeInWords(limitOf("profile")) },
];

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
