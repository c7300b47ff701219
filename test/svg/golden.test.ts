import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dumpDrawing } from "../../src/display/dump-drawing.ts";
import { drawing } from "./build.ts";

/** Files as Illustrator, Inkscape and d3 write them, drawn without a word of complaint. */
test.each(["illustrator", "inkscape", "d3"])("a drawing by %s", async (maker) => {
  const file = readFileSync(new URL(`files/${maker}.svg`, import.meta.url), "utf8");
  const dump = dumpDrawing(await drawing(file));
  await expect(dump).toMatchFileSnapshot(`../golden/${maker}.drawing.txt`);
});
