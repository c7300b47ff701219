import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CHECKS } from "../../src/preflight/printer.ts";
import { printer } from "./build.ts";

const page = readFileSync("docs/preflight.md", "utf8");
const heads = [...page.matchAll(/^### preflight\/(\S+) \((.*)\)$/gmu)];
const { checks } = printer();

test("there is a paragraph for each check, in the order of the profile", () => {
  expect(heads.map(([, name]) => name)).toEqual(Object.keys(CHECKS));
});

test.each(heads.map(([, name = "", taken = ""]) => [name, taken]))(
  "what sheetfed-coated makes of %s",
  (name, taken) => {
    const said = Object.entries(checks).find(([check]) => check === name)?.[1];
    // Two limits: under the second it is a warning.
    const expected = /resolution|line-art/u.test(name) ? `${said}, warning` : said;
    expect(taken).toBe(expected);
  },
);
