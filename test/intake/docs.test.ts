import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FILE_CHECKS } from "../../src/preflight/file-checks.ts";

const page = readFileSync("docs/preflight-files.md", "utf8");
const heads = page.split("\n").filter((line) => line.startsWith("### "));
const told = heads.flatMap((line) => [...line.matchAll(/preflight\/(\S+) \((\w+)\)/gu)]);

test("each check is told of once, with how it is taken", () => {
  const said = told.map(([, name, taken]) => [name, taken] as const);
  expect(said.toSorted()).toEqual(Object.entries(FILE_CHECKS).toSorted());
});
