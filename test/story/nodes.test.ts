import type { Root } from "mdast";
import { expect, test } from "vitest";
import { nodesOf } from "../../src/story/markdown.ts";

test("a tree's nodes come each before what it holds, however many there are", () => {
  const children = Array.from({ length: 300_000 }, (_, at) => ({
    ...{ type: "paragraph" as const },
    children: [{ type: "text" as const, value: String(at) }],
  }));
  const root: Root = { type: "root", children };
  const texts = [...nodesOf(root)].flatMap((node) => (node.type === "text" ? [node.value] : []));
  expect(texts).toHaveLength(300_000);
  expect([texts[0], texts.at(-1)]).toEqual(["0", "299999"]);
});
