import * as z from "zod";

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Whether a part that stands in several places is written out in each, or once and referred to. */
type Reused = "inline" | "ref";

/** What an editor is told of a schema: JSON Schema draft 7, which the YAML language server reads. */
export function toJsonSchema(schema: z.ZodType, reused: Reused = "inline"): JsonSchema {
  return z.toJSONSchema(schema, {
    target: "draft-7",
    io: "input",
    unrepresentable: "any",
    reused,
  });
}

/** The text of a shipped `*.schema.json`, the same for the same schema. */
export function jsonSchemaText(
  schema: z.ZodType,
  title: string,
  description: string,
  reused: Reused = "inline",
): string {
  const { $schema, ...rest } = toJsonSchema(schema, reused);
  return `${JSON.stringify({ $schema, title, description, ...rest }, undefined, 2)}\n`;
}

/** The branches of a schema that may hold at a path: several where a union stands on the way. */
export function branchesAt(
  schema: JsonSchema,
  path: readonly (string | number)[],
): readonly JsonSchema[] {
  const branches = (schema.anyOf ?? schema.oneOf)?.filter(isSchema);
  if (branches !== undefined) return branches.flatMap((branch) => branchesAt(branch, path));
  const [step, ...rest] = path;
  if (step === undefined) return [schema];
  const next = typeof step === "number" ? itemsAt(schema, step) : propertyAt(schema, step);
  return next === undefined ? [] : branchesAt(next, rest);
}

/** The keys that a mapping at the path may have, over all branches. */
export function knownKeys(schema: JsonSchema, path: readonly (string | number)[]): Set<string> {
  const branches = branchesAt(schema, path);
  return new Set(branches.flatMap((branch) => Object.keys(branch.properties ?? {})));
}

/** The keys that some branch of the mapping at the path cannot do without. */
export function requiredKeys(schema: JsonSchema, path: readonly (string | number)[]): Set<string> {
  return new Set(branchesAt(schema, path).flatMap((branch) => branch.required ?? []));
}

function propertyAt(schema: JsonSchema, key: string): JsonSchema | undefined {
  const property = schema.properties?.[key] ?? schema.additionalProperties;
  return isSchema(property) ? property : undefined;
}

function itemsAt(schema: JsonSchema, index: number): JsonSchema | undefined {
  const items = Array.isArray(schema.items) ? schema.items[index] : schema.items;
  return isSchema(items) ? items : undefined;
}

const isSchema = (thing: unknown): thing is JsonSchema =>
  typeof thing === "object" && thing !== null;
