import * as z from "zod";
import { error, hasErrors, ok } from "../diagnostics/diagnostic.ts";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { FontLocation } from "../io/font-files.ts";
import type { Reader, SourceText } from "../io/reader.ts";
import { check, parseYaml } from "../schema/document.ts";
import type { Checked } from "../schema/document.ts";
import { predicate } from "../schema/predicate.ts";
import { nonEmptyText, pathText } from "../schema/scalars.ts";

/** fonts.yaml, checked: which families there are, and where their files lie. No file is opened yet. */
export interface FontCatalog {
  readonly families: ReadonlyMap<string, readonly Cut[]>;
  /** Families that are searched, in this order, for characters that the text's own face lacks. */
  readonly fallback: readonly string[];
}

/** One face of a family, and its file. */
export interface Cut {
  /** 100 to 900. */
  readonly weight: number;
  readonly italic: boolean;
  readonly location: FontLocation;
}

const CUT = /^([1-9]00)( italic)?$/u;
const PACKAGE = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/u;

const fontFile = pathText.refine(
  (path) => /\.(?:ttf|otf)$/iu.test(path) && !path.split(/[\\/]/u).includes(".."),
  { error: predicate("must be the path of a .ttf or .otf file below its folder") },
);

const family = z.strictObject({
  package: z
    .string()
    .regex(PACKAGE, { error: predicate("must be the name of an npm package") })
    .describe("The npm package in which the files lie; without it they lie beside this file.")
    .optional(),
  faces: z
    .record(
      z.string().regex(CUT, { error: predicate("must be a weight such as `400` or `400 italic`") }),
      fontFile,
    )
    .refine((faces) => Object.keys(faces).length > 0, { error: predicate("must have a face") })
    .describe("The family's faces: weight (100 to 900), with `italic` behind it, and the file."),
});

/** The schema of fonts.yaml. */
export const fontsSchema = z.strictObject({
  families: z
    .record(nonEmptyText, family)
    .describe("Families by the names that themes call them.")
    .default({}),
  fallback: z
    .array(nonEmptyText)
    .describe("Families searched in turn for characters that the text's face lacks.")
    .default([]),
});

type FontsFile = z.infer<typeof fontsSchema>;

/** The places of a house's own catalog in the folder; the first that exists holds. */
const HOUSE_CATALOGS = ["fonts/fonts.yaml", "fonts.yaml"];

/** The catalog of a build: the house's fonts.yaml, where there is one, over ours. */
export function findFontCatalog(reader: Reader, ours: SourceText): Outcome<FontCatalog> {
  const base = readFontCatalog(ours);
  if (base.value === undefined) return base;
  for (const path of HOUSE_CATALOGS) {
    const { value: source, diagnostics } = reader.readText({ path, noun: "font" });
    if (source !== undefined) return readFontCatalog(source, base.value);
    if (!diagnostics.every((fault) => fault.code === "font/missing")) return { diagnostics };
  }
  return base;
}

const NO_FONTS: FontCatalog = { families: new Map(), fallback: [] };

/**
 * Reads a fonts.yaml that adds to `base`: a family of the same name replaces it as a whole, and the
 * fallback chain goes before its chain. Errors: those of the schema room, `font/unknown-family`.
 */
export function readFontCatalog(source: SourceText, base = NO_FONTS): Outcome<FontCatalog> {
  const yaml = parseYaml(source);
  if (yaml.value === undefined) return { diagnostics: yaml.diagnostics };
  const { value: checked, diagnostics } = check<FontsFile>(fontsSchema, yaml.value);
  if (checked === undefined) return { diagnostics };
  const own = Object.entries(checked.value.families).map(
    ([name, one]) => [name, cutsOf(name, one, checked)] as const,
  );
  const families = new Map([...base.families, ...own]);
  const faults = [...diagnostics, ...strangeFallbacks(checked, families)];
  if (hasErrors(faults)) return { diagnostics: faults };
  const fallback = [...new Set([...checked.value.fallback, ...base.fallback])];
  return ok({ families, fallback }, faults);
}

function cutsOf(
  name: string,
  { package: box, faces }: FontsFile["families"][string],
  checked: Checked<FontsFile>,
): readonly Cut[] {
  return Object.entries(faces).map(([key, path]) => {
    const [, weight, italic] = CUT.exec(key) ?? [];
    const span = checked.spanAt(["families", name, "faces", key]);
    const location: FontLocation =
      box === undefined
        ? { kind: "file", path, span }
        : { kind: "package", package: box, path, span };
    return { weight: Number(weight), italic: italic !== undefined, location };
  });
}

function strangeFallbacks(
  checked: Checked<FontsFile>,
  families: FontCatalog["families"],
): readonly Diagnostic[] {
  return checked.value.fallback.flatMap((name, index) =>
    families.has(name)
      ? []
      : [unknownFamily(name, families, { span: checked.spanAt(["fallback", index]) })],
  );
}

/** The sentence for a family that no catalog has. */
export function unknownFamily(
  name: string,
  families: FontCatalog["families"],
  place: Pick<Diagnostic, "span">,
): Diagnostic {
  const meant = nearest(name, families.keys());
  const known = [...families.keys()].map((one) => `\`${one}\``).join(", ");
  return error("font/unknown-family", `there is no font family \`${name}\``, {
    ...place,
    hints: [
      meant === undefined ? `the families are ${known}` : `did you mean \`${meant}\`?`,
      "a house adds its own families in `fonts.yaml`",
    ],
  });
}
