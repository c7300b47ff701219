import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { error, warning } from "../../src/diagnostics/diagnostic.ts";
import { exitCode } from "../../src/diagnostics/exit-code.ts";
import { inSourceOrder } from "../../src/diagnostics/order.ts";

const at = (file: string, start: number, message = "m"): Diagnostic =>
  error("a/b", message, { span: { file, start, end: start + 1 } });

test("files in the order of reading, then offsets, then what has no place", () => {
  const met = [error("a/b", "last"), at("b.md", 1), at("a.md", 9), at("new.md", 0), at("a.md", 2)];
  const places = inSourceOrder(met, ["b.md", "a.md"]).map(
    ({ span }) => span && `${span.file}:${span.start}`,
  );
  expect(places).toEqual(["b.md:1", "a.md:2", "a.md:9", "new.md:0", undefined]);
});

test("what was met twice is said once", () => {
  const met = [
    at("a.md", 1),
    at("a.md", 1),
    at("a.md", 1, "other"),
    error("c/d", "x"),
    error("c/d", "x"),
  ];
  expect(inSourceOrder(met, ["a.md"])).toHaveLength(3);
});

test("faults at one place keep the order in which they were met", () => {
  const met = [at("a.md", 1, "z"), at("a.md", 1, "a")];
  expect(inSourceOrder(met, ["a.md"]).map((one) => one.message)).toEqual(["z", "a"]);
});

const source = error("a/b", "m");
const odd = warning("a/b", "m");
const of = (kind: NonNullable<Diagnostic["kind"]>): Diagnostic => error("a/b", "m", { kind });

test.each<[string, readonly Diagnostic[], boolean, number]>([
  ["nothing", [], false, 0],
  ["nothing, strictly", [], true, 0],
  ["a warning", [odd], false, 0],
  ["a warning, strictly", [odd], true, 3],
  ["the sources", [source], false, 1],
  ["an error is more than strictness", [odd, source], true, 1],
  ["usage", [of("usage")], false, 2],
  ["finished pages", [of("rejected")], false, 4],
  ["the disk", [of("unwritable")], false, 5],
  ["a limit", [of("limit")], false, 6],
  ["the first error decides: a limit", [odd, of("limit"), source], false, 6],
  ["the first error decides: the sources", [source, of("limit")], false, 1],
])("exit code of %s", (_, met, strict, code) => {
  expect(exitCode(met, { strict })).toBe(code);
});
