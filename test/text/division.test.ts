import { describe, expect, it } from "vitest";
import { chancesIn } from "../../src/text/chances.ts";
import { COST } from "../../src/text/costs.ts";
import { divisionOf } from "../../src/text/division.ts";
import { loadHyphenator } from "../../src/text/hyphenator.ts";
import { collectRuns } from "../../src/text/runs.ts";
import { shapeRuns } from "../../src/text/words.ts";
import { paragraphOrder, words } from "../support/copy.ts";
import { squareBook } from "../support/square-face.ts";

/** What each division of a word costs amid its sentence, by the parts that it makes. */
async function pricesOf(text: string, language: string): Promise<Readonly<Record<string, number>>> {
  const order = paragraphOrder(40, { language, hyphenator: await loadHyphenator(language) });
  const [tokens = []] = shapeRuns(collectRuns([words(text)], order, squareBook()).runs);
  const [word] = tokens;
  if (word?.kind !== "word") return {};
  const chances = chancesIn(word, divisionOf(order), { last: false, opensSentence: false });
  return Object.fromEntries(
    chances.map(({ offset, cost }) => [`${text.slice(0, offset)}-${text.slice(offset)}`, cost]),
  );
}

describe("what dividing a word costs", () => {
  it("is more where a capital tells a name", async () => {
    expect(await pricesOf("lighthouse", "en-US")).toEqual({ "light-house": COST.hyphen });
    expect(await pricesOf("Lighthouse", "en-US")).toEqual({
      "Light-house": COST.hyphen + COST.name,
    });
  });

  it("is the same for all words of German, where every noun has a capital", async () => {
    const price = COST.hyphenInLongWords;
    expect(await pricesOf("Leuchtturm", "de-DE")).toEqual({ "Leucht-turm": price });
    expect(await pricesOf("leuchtturm", "de-DE")).toEqual({ "leucht-turm": price });
  });

  it("is more where two letters stand before the hyphen, or up to three behind it", async () => {
    const price = COST.hyphenInLongWords;
    expect(await pricesOf("Uferschwalben", "de-DE")).toEqual({
      "Ufer-schwalben": price,
      "Uferschwal-ben": price + COST.fragment,
    });
    expect(await pricesOf("genommen", "de-DE")).toEqual({
      "ge-nommen": price + COST.fragment,
      "genom-men": price + COST.fragment,
    });
  });
});
