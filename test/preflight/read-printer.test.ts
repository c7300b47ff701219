import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { findPrinter } from "../../src/find-printer.ts";
import { mm } from "../../src/geometry/geometry.ts";
import { memoryReader } from "../../src/io/memory.ts";
import { printer } from "./build.ts";

const FILE = "printers/acme.yaml";

function read(text: string, name = FILE) {
  const span = { file: "issue.yaml", start: 0, end: name.length };
  const order = { standard: "PDF/X-4", condition: { name: "" }, marks: [] } as const;
  return findPrinter({ ...order, profile: { name, span } }, memoryReader({ [FILE]: text }));
}

/** What is told, the text under its carets, and the ways out. */
const told = (text: string, diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.map(
    ({ code, span, hints }) =>
      `${code} «${text.slice(span?.start, span?.end)}» ${hints.join("; ")}`,
  );

test("a house's profile says what is otherwise, sheet by sheet, of the built-in one that it extends", () => {
  const { value, diagnostics } = read(
    "extends: newsprint\nlimits: { safety: 8mm, ppi: { good: 170 } }\nchecks: { hairline: off }\n",
  );
  expect(diagnostics).toEqual([]);
  const base = printer({}, "newsprint");
  expect(value).toEqual({
    limits: { ...base.limits, safety: mm(8), ppi: { least: 100, good: 170 } },
    checks: { ...base.checks, hairline: "off" },
  });
});

test("what is looked for in files of other people's is taken as the house says, too", () => {
  const { value, diagnostics } = read("checks: { annotations: warning, trapped: off }\n");
  expect(diagnostics).toEqual([]);
  const base = printer();
  expect(value?.checks).toEqual({ ...base.checks, annotations: "warning", trapped: "off" });
});

test("one that extends none extends sheetfed-coated", () => {
  expect(read("limits: { max-ink: 320% }\n").value).toEqual(printer({ maxInk: 3.2 }));
});

test.each([
  ["sheetfed-coated", 3],
  ["web-lwc", 2.8],
  ["newsprint", 2.4],
])("%s takes so much ink: %d", (name, most) => {
  expect(printer({}, name).limits.maxInk).toBe(most);
});

test.each([
  ["limits: { max-inc: 300% }", "schema/unknown-key «max-inc» did you mean `max-ink`?"],
  ["checks: { hairlines: off }", "schema/unknown-key «hairlines» did you mean `hairline`?"],
  ["checks: { anotations: off }", "schema/unknown-key «anotations» did you mean `annotations`?"],
  ["checks: { encrypted: off }", "schema/unknown-key «encrypted»"],
  ["extends: newsprnt", "schema/value «newsprnt» did you mean `newsprint`?"],
  ["checks: { ink: no }", "schema/value «no» "],
  ["limits: { ppi: { least: 300 } }", "schema/value «{ least: 300 }»"],
])("%s", (text, expected) => {
  const { value, diagnostics } = read(text);
  expect(value).toBeUndefined();
  expect(told(text, diagnostics)).toEqual([expect.stringContaining(expected)]);
});

test("a name that none has is told, with the one that is meant", () => {
  const { diagnostics } = read("", "web-lcw");
  expect(diagnostics).toMatchObject([
    {
      ...{ code: "print/profile", message: "there is no printer's profile `web-lcw`" },
      ...{ span: { file: "issue.yaml" }, hints: ["did you mean `web-lwc`?", expect.anything()] },
    },
  ]);
});

test("a file that is not there is told", () => {
  const { diagnostics } = read("", "printers/amce.yaml");
  expect(diagnostics).toMatchObject([{ code: "profile/missing" }]);
});
