import type { FaceAtHand, FamilyAtHand, FontsAtHand, Specimen } from "../fonts-at-hand.ts";
import { licenseName } from "./license-name.ts";
import { FEATURES } from "./feature-names.ts";
import { inCount, line } from "./phrases.ts";

/** What `typeset fonts` prints for people: a few lines for each family, by the fonts.yaml that names it. */
export function fontsWords({ families, fallback }: FontsAtHand): string {
  const catalogs = [...new Set(families.map(({ catalog }) => catalog))].sort(houseFirst);
  const widest = Math.max(0, ...families.map(({ name }) => name.length));
  const lists = catalogs.map((catalog) => {
    const own = families.filter((family) => family.catalog === catalog);
    return `${headOf(catalog)}\n${own.map((family) => familyLines(family, widest)).join("")}`;
  });
  const chain = `Characters that a face lacks are set in ${fallback.join(", then ")}.\n`;
  return [...lists, ...(fallback.length > 0 ? [chain] : [])].join("\n");
}

const houseFirst = (a: string | undefined, b: string | undefined): number =>
  Number(a === undefined) - Number(b === undefined);

const headOf = (catalog: string | undefined): string =>
  catalog === undefined ? "With typeset" : `Of ${catalog}`;

function familyLines({ name, faces }: FamilyAtHand, widest: number): string {
  const margin = " ".repeat(widest + 4);
  const first = [cutsOf(faces), ...licensesOf(faces), ...embeddingsOf(faces)].join(" · ");
  const features = wrapped(sharedFeatures(faces).join(" "), COLUMNS - margin.length);
  return [`  ${name.padEnd(widest)}  ${first}`, ...features.map((one) => `${margin}${one}`)]
    .map((one) => `${one.trimEnd()}\n`)
    .join("");
}

/** One family in full. */
export function familyWords({ name, catalog, faces }: FamilyAtHand): string {
  const read = specimensOf(faces);
  const [{ designer, copyright } = {}] = read;
  const addresses = [...new Set(read.flatMap(({ licenseAddress = [] }) => licenseAddress))];
  const rows = faces.map((face): readonly [string, string] => [cutName(face), faceWords(face)]);
  const facts: readonly (readonly [string, string | undefined])[] = [
    ["License", [...licensesOf(faces), ...addresses].join(" · ")],
    ["Copyright", copyright],
    ["Designer", designer],
    ["Embedding", embeddingsOf(faces).join(" · ")],
    ["Scripts", scriptsOf(read)],
  ];
  const told = facts.flatMap(([head, says]) => (says ? [[head, says] as const] : []));
  const features = unionOf(read, ({ features }) => features);
  return [
    line([name, catalog === undefined ? "comes with typeset" : `of ${catalog}`]),
    `Faces\n${inRows(rows)}`,
    inRows(told, ""),
    `OpenType features\n${inRows(features.map((tag) => [tag, featureWords(tag, read)]))}`,
  ].join("\n");
}

/** The same for scripts: of all families, or of one. */
export function fontsDocument(
  { fallback, diagnostics }: FontsAtHand,
  families: readonly FamilyAtHand[],
): string {
  const faults = diagnostics.map(({ severity, code, message }) => ({ severity, code, message }));
  const told = families.map(({ name, catalog, faces }) => ({
    name,
    catalog: catalog ?? null,
    faces: faces.map(({ specimen, ...face }) => ({ ...face, ...specimen })),
  }));
  return `${JSON.stringify({ families: told, fallback, diagnostics: faults }, undefined, 2)}\n`;
}

const COLUMNS = 80;

const specimensOf = (faces: readonly FaceAtHand[]): readonly Specimen[] =>
  faces.flatMap(({ specimen }) => specimen ?? []);

/** "16 faces, 200–900 upright, 200–900 italic". */
function cutsOf(faces: readonly FaceAtHand[]): string {
  const weights = (italic: boolean, says: string): string[] => {
    const own = faces.filter((face) => face.italic === italic).map(({ weight }) => weight);
    return own.length === 0 ? [] : [`${rangeOf(own.toSorted((a, b) => a - b))}${says}`];
  };
  return [inCount(faces.length, "face"), ...weights(false, ""), ...weights(true, " italic")].join(
    ", ",
  );
}

/** Weights in steps of a hundred are told by their ends. */
function rangeOf(weights: readonly number[]): string {
  const [least = 0] = weights;
  const inSteps = weights.every((weight, index) => weight === least + 100 * index);
  return inSteps && weights.length > 2 ? `${least}–${weights.at(-1) ?? least}` : weights.join(" ");
}

const cutName = ({ weight, italic }: FaceAtHand): string => `${weight}${italic ? " italic" : ""}`;

function faceWords({ file, specimen }: FaceAtHand): string {
  if (specimen === undefined) return `${file} · cannot be read`;
  const { name = "", version = "", glyphs, outlines } = specimen;
  const format = outlines === "cff" ? "CFF" : "TrueType";
  const parts = [name, version.split(";")[0] ?? "", inCount(glyphs, "glyph"), format];
  return parts.filter((part) => part !== "").join(" · ");
}

const licensesOf = (faces: readonly FaceAtHand[]): readonly string[] => [
  ...new Set(specimensOf(faces).map(licenseName)),
];

const embeddingsOf = (faces: readonly FaceAtHand[]): readonly string[] => [
  ...new Set(specimensOf(faces).map(({ embedding }) => embeddingWords(embedding))),
];

/** What a PDF may hold of a file, by its license bits. */
function embeddingWords({ right, inPart, bitmapsOnly }: Specimen["embedding"]): string {
  if (right === "restricted") return "may not be embedded";
  if (bitmapsOnly) return "its outlines may not be embedded";
  if (!inPart) return "may not be embedded in part, as we must";
  const kinds = {
    installable: "may be embedded",
    editable: "may be embedded (editing)",
    "preview-and-print": "may be embedded (preview and print)",
  };
  return kinds[right];
}

const unionOf = (
  read: readonly Specimen[],
  list: (one: Specimen) => readonly string[],
): readonly string[] => [...new Set(read.flatMap(list))].sort();

function sharedFeatures(faces: readonly FaceAtHand[]): readonly string[] {
  const read = specimensOf(faces);
  return unionOf(read, ({ features }) => features).filter((tag) => isInAll(tag, read));
}

const isInAll = (tag: string, read: readonly Specimen[]): boolean =>
  read.every(({ features }) => features.includes(tag));

function featureWords(tag: string, read: readonly Specimen[]): string {
  const says = FEATURES[tag.replace(/\d\d$/u, "##")] ?? FEATURES[tag] ?? "";
  return isInAll(tag, read) ? says : `${says} (not in all faces)`.trimStart();
}

/** "Cyrillic, Greek, Latin": OpenType's tags are those of ISO 15924 in small letters, a few old ones aside. */
function scriptsOf(read: readonly Specimen[]): string {
  const names = new Intl.DisplayNames("en", { type: "script", fallback: "code" });
  const tags = unionOf(read, ({ scripts }) => scripts);
  const told = tags.map((tag) =>
    /^[a-z]{4}$/u.test(tag) ? (names.of(titleCase(tag)) ?? tag) : tag,
  );
  return [...new Set(told)].sort().join(", ");
}

const titleCase = (tag: string): string => tag.charAt(0).toUpperCase() + tag.slice(1);

function inRows(rows: readonly (readonly [string, string])[], margin = "  "): string {
  const widest = Math.max(0, ...rows.map(([head]) => head.length));
  return rows
    .map(([head, says]) => `${`${margin}${head.padEnd(widest)}  ${says}`.trimEnd()}\n`)
    .join("");
}

/** Words in lines of no more than so many columns. */
function wrapped(text: string, columns: number): readonly string[] {
  return text.match(new RegExp(`.{1,${columns}}(?= |$)`, "gu"))?.map((one) => one.trim()) ?? [];
}
