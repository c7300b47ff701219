import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { article, madeUp } from "../support/made-up.ts";

const docs = readFileSync("docs/adverts.md", "utf8");
const rows = [...docs.matchAll(/^\| `(\w+)` +\| (an article|the letter) +\| (.+?) +\|$/gmu)];
const told = rows.map(([, theme = "", behind = "", sizes = ""]) => [theme, behind, sizes] as const);

const LONG = article("Long", 60);
const BOOKED = ["size: half", "size: half, place: outside", "size: quarter"];

/** What late adverts of each kind are to measure, as the build tells it. */
async function sizesIn(theme: string, behind: string): Promise<string> {
  const text = behind === "the letter" ? LONG.replace(/^date: .*\n/mu, "") : LONG;
  const entries = BOOKED.map((booking, index) => `advert: { ${booking}, on: ${index + 2} }`);
  const { diagnostics } = await madeUp({
    flatplan: ["a.md", ...entries],
    articles: { "a.md": text },
    theme: `extends: ${theme}`,
  });
  const [half, upright, quarter] = diagnostics.flatMap(
    ({ message }) => /page, (.+) mm\)$/u.exec(message)?.[1] ?? [],
  );
  const isThere = diagnostics.every(({ code }) => code !== "advert/place");
  return [half, isThere ? upright : "–", quarter].join(" | ");
}

test("the sizes of halves and quarters are told for each built-in theme, behind an article and behind the letter", () => {
  const themes = ["review", "bulletin", "annual"];
  expect(told.map(([theme, behind]) => `${theme} ${behind}`)).toEqual(
    themes.flatMap((theme) => [`${theme} an article`, `${theme} the letter`]),
  );
});

test.each(told)("in %s behind %s: %s", async (theme, behind, sizes) => {
  expect(sizes.split(/ +\| +/u).join(" | ")).toBe(await sizesIn(theme, behind));
});
