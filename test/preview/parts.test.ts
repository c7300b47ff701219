import { expect, test } from "vitest";
import { PROOF_PARTS } from "../../src/preview/page/parts.ts";
import { PARTS } from "../../src/proof/parts.ts";

test("the page has a switch for each layer of the proof, in their order", () => {
  expect(PROOF_PARTS.map(({ layer }) => layer)).toEqual(PARTS.map(({ name }) => name));
});

test("each switch shows its key in its word", () => {
  for (const { word, key } of PROOF_PARTS) expect(word.toLowerCase()).toContain(key);
  expect(new Set(PROOF_PARTS.map(({ key }) => key)).size).toBe(PROOF_PARTS.length);
});
