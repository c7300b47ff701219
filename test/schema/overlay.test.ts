import { expect, test } from "vitest";
import { parseYaml } from "../../src/schema/document.ts";
import { overlay } from "../../src/schema/overlay.ts";
import { placeAt } from "../../src/schema/place.ts";
import { processorTime } from "../support/processor-time.ts";

function read(file: string, text: string) {
  const { value } = parseYaml({ file, text });
  if (value === undefined) throw new Error(`not YAML: ${text}`);
  return value;
}

test("mappings are merged, everything else is replaced, places stay in their files", () => {
  const base = read("base", "a: { b: 1, c: [1, 2] }\nd: 1");
  const over = read("over", "a: { c: [3] }\ne: 2");
  const merged = overlay(base, over);
  expect(merged.value).toEqual({ a: { b: 1, c: [3] }, d: 1, e: 2 });
  const fileOf = (...path: (string | number)[]) => placeAt(merged.place, path).span.file;
  expect([fileOf("a", "b"), fileOf("a", "c", 0), fileOf("d"), fileOf("e")]).toEqual([
    "base",
    "over",
    "base",
    "over",
  ]);
});

test("a document of many keys is laid over another in one go, not once for each key", () => {
  const keys = Array.from({ length: 8000 }, (_, index) => `k${index}: ${index}`).join("\n");
  const base = read("base", keys);
  const worked = processorTime();
  const merged = overlay(base, read("over", keys));
  expect(Object.keys(merged.value ?? {})).toHaveLength(8000);
  // Copying the map for each of them takes some ten seconds.
  expect(worked()).toBeLessThan(3000);
});
