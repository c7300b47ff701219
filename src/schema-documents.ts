import { themeSchemaText } from "./design/schema.ts";
import { issueSchemaText } from "./issue/schema.ts";

/** A JSON Schema as it is shipped for editors. */
export interface SchemaDocument {
  /** As `typeset schema` asks for it. */
  readonly name: "issue" | "theme";
  /** Its path in the package. */
  readonly file: string;
  readonly text: string;
}

/** The JSON Schemas of all that staff write in YAML, made from the schemas that check it. */
export function schemaDocuments(): readonly SchemaDocument[] {
  return [
    { name: "issue", file: "assets/schema/issue.schema.json", text: issueSchemaText() },
    { name: "theme", file: "assets/schema/theme.schema.json", text: themeSchemaText() },
  ];
}
