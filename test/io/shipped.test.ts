import { expect, test } from "vitest";
import { packageFolder, shippedText } from "../../src/io/shipped.ts";

test("our own texts are found from the package's folder", () => {
  expect(shippedText("package.json")).toContain('"typeset-magazine"');
  expect(shippedText("bin/typeset.js")).toMatch(/^#!/);
  expect(packageFolder()).not.toMatch(/[/\\](?:src|dist)/);
});

test("one that is missing is our own mistake", () => {
  expect(() => shippedText("assets/none.yaml")).toThrow();
});
