import { describe, expect, it } from "vitest";
import { dump, read } from "./build.ts";
import { processorTime } from "../support/processor-time.ts";

const lines = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join("\n");

describe("what would keep the parser busy for ever is refused at once", () => {
  it.each([
    ["quotations on a line", ">".repeat(8000) + " a"],
    ["lists on a line", "- ".repeat(8000) + "a"],
    ["numbers on a line", "1. ".repeat(8000) + "a"],
    ["notes on a line", "[^a]: ".repeat(8000) + "a"],
    ["ever deeper lists", lines(2000, (i) => "  ".repeat(i) + "- a")],
    ["ever deeper lists by tabs", lines(2000, (i) => "\t".repeat(i) + "* a")],
    ["containers", lines(2000, (i) => ":".repeat(2003 - i) + "sidebar")],
    ["unclosed containers", lines(8000, () => ":::sidebar")],
    ["emphasis", "**a ".repeat(4000) + "b**".repeat(4000)],
    ["emphasis a hundred deep", "**a ".repeat(200) + " b**".repeat(200)],
    ["brackets", "[a][b] ".repeat(20_000)],
    ["tags", "<b>".repeat(20_000)],
    ["a text of nine megabytes", "a".repeat(9 << 20)],
  ])("%s", (_name, text) => {
    const worked = processorTime();
    const { diagnostics } = read(text);
    expect(diagnostics.map(({ code, kind }) => [code, kind])).toEqual([["story/limit", "limit"]]);
    expect(worked()).toBeLessThan(2000);
  });
});

it("what only looks deep is not", () => {
  expect(dump("- ".repeat(300) + "\n\n" + ">".repeat(50) + "a")).toContain("a");
  expect(dump("```\n" + " ".repeat(1000) + "a - b\n```")).toContain("a - b");
});

it("a long article takes no long time", () => {
  const worked = processorTime();
  read(lines(4000, (i) => `Paragraph ${i} has *some* words and a "quotation" in it.\n`));
  expect(worked()).toBeLessThan(5000);
});
