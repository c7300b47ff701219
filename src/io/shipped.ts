import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, endianness } from "node:os";
import { dirname, join } from "node:path";
import { versions } from "node:process";
import { fileURLToPath } from "node:url";

const PACKAGE = "typeset-magazine";

let found: string | undefined;

/** The folder of our own package, the same from the sources and from the bundle. */
export function packageFolder(): string {
  found ??= folderAbove(dirname(fileURLToPath(import.meta.url)));
  return found;
}

/** A text that we ship (`assets/themes/review.yaml`). That it is missing is our own mistake, so it throws. */
export function shippedText(path: string): string {
  return readFileSync(join(packageFolder(), path), "utf8");
}

/** The same for what is no text (`assets/icc/…`). */
export function shippedBytes(path: string): Uint8Array {
  return readFileSync(join(packageFolder(), path));
}

/** A file of a package that comes with the tool, by its path there. That it is missing throws, too. */
export function packagedBytes(from: string, path: string): Uint8Array {
  return readFileSync(createRequire(import.meta.url).resolve(`${from}/${path}`));
}

/** The files in a folder of our own package, in the order of their names. */
export function shippedNames(path: string): readonly string[] {
  return readdirSync(join(packageFolder(), path)).sort();
}

/** Our own version, as package.json has it. */
export const packageVersion = (): string => String(description()["version"]);

/** The versions of Node that we are made for, as npm writes ranges. */
export function packageEngines(): string {
  const engines = description()["engines"];
  return String(isTable(engines) ? engines["node"] : undefined);
}

/** That it is none is our own mistake. */
function description(): Readonly<Record<string, unknown>> {
  const read: unknown = JSON.parse(shippedText("package.json"));
  return isTable(read) ? read : {};
}

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** Put in by the bundler; the sources have none. */
declare const TYPESET_BUILD: string | undefined;

/**
 * Which build of the tool this is, and on what Node: the same build makes the same pages of the same copy. From
 * the sources, which may change at any time, undefined.
 */
export function buildId(): string | undefined {
  if (typeof TYPESET_BUILD === "undefined") return undefined;
  return `${TYPESET_BUILD} ${versions.node} ${versions.unicode} ${arch()} ${endianness()}`;
}

function folderAbove(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (nameOfPackage(folder) === PACKAGE) return folder;
    if (dirname(folder) === folder) throw new Error(`the package ${PACKAGE} is not above ${start}`);
  }
}

function nameOfPackage(folder: string): unknown {
  try {
    const description: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const named = typeof description === "object" && description !== null && "name" in description;
    return named ? description.name : undefined;
  } catch {
    return undefined;
  }
}
