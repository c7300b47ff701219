import { themeReference } from "./design/reference.ts";
import { themeSchemaText } from "./design/schema.ts";
import { shippedText } from "./io/shipped.ts";
import { issueSchemaText } from "./issue/schema.ts";
import { printerSchemaText } from "./preflight/printer.ts";
import { parseYaml } from "./schema/document.ts";

/** A document that is made from a schema and shipped. */
export interface SchemaDocument {
  /** Its path in the package. */
  readonly file: string;
  readonly text: string;
}

/** The JSON Schemas of all that staff write in YAML, made from the schemas that check it. */
export function schemaDocuments(): readonly SchemaDocument[] {
  return [
    { file: "assets/schema/issue.schema.json", text: issueSchemaText() },
    { file: "assets/schema/theme.schema.json", text: themeSchemaText() },
    { file: "assets/schema/printer.schema.json", text: printerSchemaText() },
  ];
}

/** The reference of themes, for people. */
export function themeReferencePage(): SchemaDocument {
  const themes = ["review", "annual", "bulletin"].map((name) => {
    const file = `assets/themes/${name}.yaml`;
    return { name, says: parseYaml({ file, text: shippedText(file) }).value?.value };
  });
  return { file: "docs/theme-reference.md", text: themeReference(themes) };
}
