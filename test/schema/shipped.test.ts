import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { schemaDocuments, themeReferencePage } from "../../src/schema-documents.ts";

test.each([...schemaDocuments(), themeReferencePage()])(
  "$file is what the schema says (UPDATE_SCHEMAS=1 writes it)",
  (one) => {
    if (process.env["UPDATE_SCHEMAS"] === "1") writeFileSync(one.file, one.text);
    expect(existsSync(one.file) ? readFileSync(one.file, "utf8") : "").toBe(one.text);
  },
);

test.each(schemaDocuments())("$file: draft 7, strict", ({ text }) => {
  const schema = JSON.parse(text) as Record<string, unknown>;
  expect(schema["$schema"]).toBe("http://json-schema.org/draft-07/schema#");
  expect(schema["additionalProperties"]).toBe(false);
});
