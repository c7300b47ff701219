import fc from "fast-check";
import english from "hyphen/en-us/index.js";
import czech from "hyphen/cs/index.js";
import german from "hyphen/de/index.js";
import russian from "hyphen/ru/index.js";
import { expect, it, test } from "vitest";
import { loadHyphenator } from "../../src/text/hyphenator.ts";
import { pointsIn } from "../../src/text/patterns.ts";

const enUS = await loadHyphenator("en-US");
const parts = (word: string, offsets: readonly number[]) =>
  [0, ...offsets].map((from, i) => word.slice(from, offsets[i])).join("-");

it("divides as TeX does", () => {
  expect(parts("hyphenation", enUS("hyphenation"))).toBe("hy-phen-ation");
  expect(parts("Government", enUS("Government"))).toBe("Gov-ern-ment");
});

it("leaves two letters before and three after an English hyphen", () => {
  for (const word of ["again", "table", "university", "ready", "machinery"]) {
    for (const offset of enUS(word)) {
      expect(offset).toBeGreaterThanOrEqual(2);
      expect(word.length - offset).toBeGreaterThanOrEqual(3);
    }
  }
});

test("has the package's points, less those too near the end", () => {
  const words = "typographer irresponsible newspaper alphabetical printing association".split(" ");
  for (const word of words) {
    const theirs = english.hyphenateSync(word, { hyphenChar: "|" }).split("|");
    let at = 0;
    const offsets = theirs.slice(0, -1).map((part) => (at += part.length));
    expect(enUS(word)).toEqual(offsets.filter((offset) => word.length - offset >= 3));
  }
});

test.each([
  ["English", english, "abcdefghijklmnopqrstuvwxyz"],
  ["German", german, "abcdefghiklmnoprstuvwzäöüß"],
  ["Czech", czech, "abcdefhijklmnoprstuvyzáčéěíř"],
  ["Russian", russian, "абвгдежзиклмнопрстуфхцчшщыьэюя"],
])(
  "has the package's points in any word of %s letters",
  (_, { patterns, hyphenateSync }, letters) => {
    const word = fc.array(fc.constantFrom(...letters.split("")), { minLength: 1, maxLength: 20 });
    let points = 0;
    fc.assert(
      fc.property(word, (some) => {
        const ours = pointsIn(some.join(""), patterns);
        const cut = [0, ...ours].map((from, i) => some.slice(from, ours[i]).join(""));
        expect(cut.join("|")).toBe(hyphenateSync(some.join(""), { hyphenChar: "|" }));
        points += ours.length;
      }),
      { numRuns: 300 },
    );
    expect(points).toBeGreaterThan(100);
  },
);

it("knows words that the patterns would divide otherwise", () => {
  for (const [word, offsets] of Object.entries(english.patterns[2] ?? {})) {
    expect(pointsIn(word, english.patterns)).toEqual(offsets);
  }
});

it("knows other languages by their region or without it", async () => {
  const word = "Silbentrennung";
  const theirs = german.hyphenateSync(word.toLowerCase(), { hyphenChar: "|" });
  for (const language of ["de", "de-AT", "DE"]) {
    const divided = parts(word, (await loadHyphenator(language))(word)).toLowerCase();
    expect(divided.replaceAll("-", "|")).toBe(theirs);
  }
  const british = await loadHyphenator("en-GB");
  expect(parts("photographer", british("photographer"))).not.toBe(
    parts("photographer", enUS("photographer")),
  );
});

it.each(["fr", "es", "it", "nl", "pt", "pl", "sv", "da", "nb", "no", "nn", "fi", "ru", "cs", "tr"])(
  "has patterns for %s",
  async (language) => {
    const word = language === "ru" ? "типография" : "organizational";
    expect((await loadHyphenator(language))(word)).not.toEqual([]);
  },
);

it("divides nothing in a language without patterns, nothing but letters, and no endless word", async () => {
  expect((await loadHyphenator("tlh"))("hyphenation")).toEqual([]);
  expect(["co-operation", "don’t", "A4paper", "n".repeat(65), ""].flatMap(enUS)).toEqual([]);
});

test("offsets ascend inside the word, whatever the word", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (word) => {
      const offsets = enUS(word);
      expect([...offsets]).toEqual([...new Set(offsets)].sort((a, b) => a - b));
      expect(offsets.every((offset) => offset > 0 && offset < word.length)).toBe(true);
    }),
  );
});

test("the house's own words go before the patterns, in any case, and in languages without patterns", async () => {
  const own = ["data-base", "Xpeng", "as-so-cia-tion"];
  for (const language of ["en-US", "tlh"]) {
    const divide = await loadHyphenator(language, own);
    expect(["database", "DATABASE", "xpeng", "Association"].map((word) => divide(word))).toEqual([
      [4],
      [4],
      [],
      [2, 4, 7],
    ]);
  }
  expect((await loadHyphenator("en-US", own))("organizational")).toEqual(enUS("organizational"));
});
