import type { JsonSchema } from "../schema/json-schema.ts";

/** What a key takes, in words. */
export function valueWords(schema: JsonSchema): string {
  const { enum: choices, anyOf, const: only, type, examples, minimum, maximum } = schema;
  if (choices !== undefined) return choices.map((one) => `\`${String(one)}\``).join(" ");
  if (only !== undefined) return `\`${String(only)}\``;
  if (anyOf !== undefined) return unionWords(anyOf);
  if (type === "boolean") return "`true` `false`";
  if (type === "array") return "a pair of texts";
  if (Array.isArray(examples))
    return `e.g. ${examples.map((one) => `\`${String(one)}\``).join(", ")}`;
  if (type === "integer" || type === "number") return rangeWords(minimum, maximum);
  return schema.pattern?.includes("%") === true ? "e.g. `80%`" : "text";
}

/** Colors are the only unions: by name, in inks, or from a tin. */
function unionWords(branches: readonly unknown[]): string {
  const none = branches.some((one) => typeof one === "object" && one !== null && "const" in one);
  return none ? "a color, or `none`" : "a color";
}

const rangeWords = (from: number | undefined, to: number | undefined): string =>
  from === undefined || to === undefined ? "a number" : `${from} to ${to}`;
