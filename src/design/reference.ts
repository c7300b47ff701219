import { hexOf, screenOf } from "../color/screen.ts";
import { toJsonSchema, type JsonSchema } from "../schema/json-schema.ts";
import { ink } from "./color.ts";
import { valueWords } from "./reference-values.ts";
import { themeSchema } from "./schema.ts";
import { everything, STYLE_KEYS, STYLES } from "./style-keys.ts";

/** A built-in theme as a mapping of what it says itself. */
export interface NamedTheme {
  readonly name: string;
  readonly says: unknown;
}

/** Sections with a picture of what their keys move; `bench/theme-pictures.ts` draws it. */
const PICTURED = new Set([
  ...["page", "body", "opening", "boxes", "pullquote", "runaround", "figure", "list", "quotation"],
  ...["table", "chart", "notes", "section-break", "head", "contents", "cover", "furniture"],
]);

/** Sections whose keys are not listed one by one. */
const APART = new Set(["extends", "styles", "languages"]);

/**
 * The reference of themes as Markdown, made from the schema that checks them: every key with what it
 * means, what it takes, and what the built-in themes say.
 */
export function themeReference(themes: readonly NamedTheme[]): string {
  const { properties = {} } = toJsonSchema(themeSchema);
  const sections = Object.entries(properties).filter(([name]) => !APART.has(name));
  return [
    INTRODUCTION,
    ...sections.map(([name, schema]) => section(name, asSchema(schema), themes)),
    styles(themes),
    LANGUAGES,
  ].join("\n\n");
}

const INTRODUCTION = `# Every key of a theme

Made from the schema that checks themes (\`npx typeset schema theme\` prints it for editors). A theme says as
little as it likes: what it leaves out is taken from the theme named under \`extends\`. Lengths are \`pt\`, \`mm\`,
\`cm\`, \`in\`, or \`em\` of the body's size. White is in lines of the baseline grid: a whole number, or a length
that is rounded to one. Colors are the name of a color of the theme, \`cmyk(…)\` in percent, or a spot ink.
Where a built-in theme's column is empty, it says what the one before it says.`;

const LANGUAGES = `## \`languages\`

What is otherwise in issues of a language: any of the sections above, once more, under the language's tag. What
is said for \`de\` holds for \`de-AT\`, too.

\`\`\`yaml
languages:
  de: { quotes: { outer: ["»", "«"], inner: ["›", "‹"] }, body: { tracking: 0.002 } }
\`\`\`
`;

function section(name: string, schema: JsonSchema, themes: readonly NamedTheme[]): string {
  const rows = keysOf(schema, []).map(({ path, schema: key }) => [
    `\`${path.join(".")}\``,
    key.description ?? "",
    valueWords(key),
    ...themes.map(({ says }) => said(says, [name, ...path])),
  ]);
  const head = ["key", "means", "takes", ...themes.map((theme) => `\`${theme.name}\``)];
  const named = rows.length > 0 ? table(head, rows) : openPart(name, schema, themes);
  const shown = PICTURED.has(name)
    ? `${pictureOf(name, "each of its keys in turn with another value")}\n\n`
    : "";
  return `## \`${name}\`\n\n${schema.description ?? ""}\n\n${shown}${named}`;
}

/** A list, or a mapping whose keys the theme makes up. */
function openPart(name: string, schema: JsonSchema, themes: readonly NamedTheme[]): string {
  return schema.type === "array"
    ? "A list; the built-in themes have none."
    : openMapping(name, themes);
}

/** A mapping whose keys the theme makes up: colors and sizes by name. */
function openMapping(name: string, themes: readonly NamedTheme[]): string {
  const names = new Set(themes.flatMap(({ says }) => Object.keys(mappingAt(says, [name]) ?? {})));
  const cell = (says: unknown, key: string): string => {
    const value = said(says, [name, key]);
    const screen = name === "colors" ? onScreen(mappingAt(says, [name])?.[key]) : "";
    return `${value}${screen}`;
  };
  const rows = [...names].map((key) => [
    `\`${key}\``,
    ...themes.map(({ says }) => cell(says, key)),
  ]);
  return table(["name", ...themes.map((theme) => `\`${theme.name}\``)], rows);
}

/** What screens make of a color. */
function onScreen(typed: unknown): string {
  const color = ink.safeParse(typed);
  return color.success ? ` (on screens \`${hexOf(screenOf(color.data))}\`)` : "";
}

interface Key {
  readonly path: readonly string[];
  readonly schema: JsonSchema;
}

/** The keys of a section, those of mappings in it with their path. */
function keysOf({ properties = {} }: JsonSchema, above: readonly string[]): readonly Key[] {
  return Object.entries(properties).flatMap(([name, found]) => {
    const schema = asSchema(found);
    const path = [...above, name];
    return schema.type === "object" && schema.properties !== undefined && schema.anyOf === undefined
      ? keysOf(schema, path)
      : [{ path, schema }];
  });
}

const pictureOf = (name: string, what: string): string =>
  `![A small page as it is, and ${what}](../assets/gallery/keys/${name}.png)`;

function styles(themes: readonly NamedTheme[]): string {
  const values = keysOf(toJsonSchema(everything), []);
  const meaning = values.map(({ path, schema }) => [
    `\`${path.join(".")}\``,
    schema.description ?? "",
    valueWords(schema),
  ]);
  const rows = STYLE_KEYS.map((key) => {
    const [keys, purpose] = STYLES[key];
    const says = themes.map((theme) => inFlow(mappingAt(theme.says, ["styles", key])));
    return [`\`${key}\``, purpose, keys.map((one) => `\`${one}\``).join(" "), ...says];
  });
  return [
    "## `styles`",
    "How each kind of words is set. A style says what is seen of it; of its type, what it leaves out is taken from `body`.",
    pictureOf("styles", "each style in turn in red"),
    table(["value", "means", "takes"], meaning),
    table(["style", "for", "can say", ...themes.map((theme) => `\`${theme.name}\``)], rows),
  ].join("\n\n");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** What a theme says at a path, as it would be typed. */
function said(theme: unknown, path: readonly string[]): string {
  const key = path.at(-1) ?? "";
  const value = mappingAt(theme, path.slice(0, -1))?.[key];
  return value === undefined ? "" : `\`${typed(value)}\``;
}

function inFlow(mapping: Readonly<Record<string, unknown>> | undefined): string {
  if (mapping === undefined) return "";
  return `\`${Object.entries(mapping)
    .map(([key, value]) => `${key}: ${typed(value)}`)
    .join(", ")}\``;
}

function typed(value: unknown): string {
  if (typeof value === "string") return value === "" ? '""' : value;
  return JSON.stringify(value);
}

function mappingAt(
  value: unknown,
  [step, ...rest]: readonly string[],
): Readonly<Record<string, unknown>> | undefined {
  if (!isMapping(value)) return undefined;
  return step === undefined ? value : mappingAt(value[step], rest);
}

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const asSchema = (schema: unknown): JsonSchema => (isMapping(schema) ? schema : {});
