import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { themeSchemaText } from "../../src/design/schema.ts";
import type { Mark } from "../../src/display/mark.ts";
import { dumpDrawing } from "../../src/display/dump-drawing.ts";
import { dumpPage } from "../../src/display/dump.ts";
import { shippedText } from "../../src/io/shipped.ts";
import { COMMON_PAGES, KITCHEN_SINK, RUNAROUNDS } from "../support/kitchen-sink.ts";
import { madeUp, type Typed } from "../support/made-up.ts";

/** Every key of a theme, changed by itself, changes the pages. */

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Mapping = Readonly<Record<string, Json>>;

const isMapping = (value: Json | undefined): value is Mapping =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function laidOver(base: Mapping, over: Mapping): Mapping {
  const merged: Record<string, Json> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] = isMapping(below) && isMapping(value) ? laidOver(below, value) : value;
  }
  return merged;
}

interface Leaf {
  readonly path: readonly string[];
  readonly value: Json;
}

function leavesOf(value: Json, path: readonly string[] = []): readonly Leaf[] {
  if (!isMapping(value)) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

const sink = KITCHEN_SINK.theme ?? "";
const complete = laidOver(
  parse(shippedText("assets/themes/review.yaml")) as Mapping,
  parse(sink) as Mapping,
);
const schema = JSON.parse(themeSchemaText()) as Mapping;

/** The schema of a key; references of the document are followed. */
function schemaAt(path: readonly string[], from: Mapping = schema): Mapping {
  const { $ref } = from;
  if (typeof $ref === "string") {
    const name = $ref.split("/").at(-1) ?? "";
    const definitions = schema.definitions as Readonly<Record<string, Mapping>>;
    return schemaAt(path, { ...definitions[name], ...omit(from, "$ref") });
  }
  const all = from.allOf;
  if (Array.isArray(all)) return schemaAt(path, { ...omit(from, "allOf"), ...(all[0] as Mapping) });
  const [key, ...rest] = path;
  if (key === undefined) return from;
  const properties = from.properties as Readonly<Record<string, Mapping>> | undefined;
  const next = properties?.[key] ?? (from.additionalProperties as Mapping | undefined);
  if (next === undefined) throw new Error(`no schema for ${path.join(".")}`);
  return schemaAt(rest, next);
}

const omit = (mapping: Mapping, key: string): Mapping =>
  Object.fromEntries(Object.entries(mapping).filter(([one]) => one !== key));

const SPECIAL: Readonly<Record<string, Json>> = {
  "page.columns": 3,
  "masters.letter.columns": 1,
  "masters.contents.columns": 1,
  "list.after": 4,
  "chart.after": 4,
  "list.number": "({number})",
  "figure.tallest": "5%",
  "page.margins.foot": "1300pt",
  "masters.letter.margins.foot": "1500pt",
  "masters.contents.margins.foot": "1500pt",
  "furniture.footer": "{page} of {publication}",
  hyphenation: ["misunderstandings", "notwithstanding", "counterproductive", "responsibilities"],
};

/** Another value of the same kind. */
function otherThan({ path, value }: Leaf): Json {
  const name = path.join(".");
  const special = SPECIAL[name];
  if (special !== undefined) return special;
  const key = path.at(-1);
  if (key === "align" && value === "left" && path[0] === "styles") return "right";
  const choices = schemaAt(path).enum;
  if (Array.isArray(choices)) return choices.find((one: Json) => one !== value) as Json;
  if (path[0] === "colors") return "cmyk(90 10 0 0)";
  if (key === "family") return value === "Source Serif 4" ? "Source Sans 3" : "Source Serif 4";
  if (key === "weight") return value === 700 ? 400 : 700;
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return key === "tracking" ? value + 0.1 : value + 1;
  const isColor = /color$|^(?:tint|ground|placeholder|head-tint|.*-ground)$/u.test(key ?? "");
  if (isColor) return "cmyk(90 10 0 0)";
  const [, digits, unit] =
    /^([\d.]+)(pt|em|%)$/u.exec(typeof value === "string" ? value : "") ?? [];
  if (unit === "%") return `${Number(digits) / 2}%`;
  if (digits !== undefined) return `${Number(digits) * 1.5}${unit ?? ""}`;
  return key === "size" ? "7.5pt" : "§";
}

/** The theme as YAML (JSON is YAML), the sink's own with one value in another way. */
function themeWith({ path }: Leaf, value: Json): string {
  const change = path.reduceRight<Json>((inner, key) => ({ [key]: inner }), value);
  return JSON.stringify(laidOver(parse(sink) as Mapping, change as Mapping));
}

/** All that is painted, glyph by glyph. */
async function printed(issue: Typed, theme: string): Promise<string> {
  const { publication } = await madeUp({ ...issue, theme });
  return publication.pages
    .flatMap((page) => [dumpPage(page), ...page.marks.map(glyphsOf)])
    .join("\n");
}

function glyphsOf(mark: Mark): string {
  if (mark.kind === "picture" && mark.picture.kind === "drawing") return dumpDrawing(mark.picture);
  if (mark.kind !== "text") return "";
  return mark.runs.map(({ glyphs, advances }) => `${glyphs.join()} ${advances.join()}`).join("; ");
}

const leaves = leavesOf(complete).filter(({ path }) => path[0] !== "extends");

/** What is laid soonest comes first: most keys are seen there. */
const shown: readonly (readonly [Typed, string])[] = await Promise.all(
  [COMMON_PAGES, RUNAROUNDS, KITCHEN_SINK].map(
    async (issue) => [issue, await printed(issue, sink)] as const,
  ),
);

describe("every key of a theme is seen on the page", () => {
  test("and the issues that show them have no fault", async () => {
    for (const issue of [KITCHEN_SINK, COMMON_PAGES, RUNAROUNDS]) {
      expect((await madeUp({ ...issue, theme: sink })).diagnostics).toEqual([]);
    }
    expect(leaves.length).toBeGreaterThan(300);
  });

  test.each(leaves.map((leaf): [string, Leaf] => [leaf.path.join("."), leaf]))(
    "%s",
    async (_, leaf) => {
      const theme = themeWith(leaf, otherThan(leaf));
      let seen = false;
      for (const [issue, before] of shown) seen ||= (await printed(issue, theme)) !== before;
      expect(seen).toBe(true);
    },
  );
});
