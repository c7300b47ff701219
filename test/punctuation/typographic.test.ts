import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { curl, typographic } from "../../src/punctuation/typographic.ts";
import { processorTime } from "../support/processor-time.ts";

/** Cases of a language: what is typed, and what is printed. */
function prints(language: string, cases: Readonly<Record<string, string>>): void {
  test.each(Object.entries(cases))(`${language}: %s`, (typed, printed) => {
    expect(typographic(typed, language)).toBe(printed);
  });
}

describe("English quotations", () => {
  prints("en-US", {
    'She said "yes."': "She said “yes.”",
    '"Yes," she said.': "“Yes,” she said.",
    "He called it 'art'.": "He called it ‘art’.",
    "\"He said 'no' twice,\" she wrote.": "“He said ‘no’ twice,” she wrote.",
    "\"She called it 'art'\"": "“She called it ‘art’”",
    "\"'Art' it is\"": "“‘Art’ it is”",
    "'She said \"no\" twice'": "‘She said “no” twice’",
    '("So it goes.")': "(“So it goes.”)",
    '["sic"]': "[“sic”]",
    'one—"two"—three': "one—“two”—three",
    'one--"two"--three': "one–“two”–three",
    '"I was—"': "“I was—”",
    '"...and then"': "“…and then”",
    'either "a"/"b"': "either “a”/“b”",
    'the "x"-ray': "the “x”-ray",
    'Who said "why"?': "Who said “why”?",
    '"One" "two"': "“One” “two”",
    '"A", "b"; "c"': "“A”, “b”; “c”",
    '他说"你好"了': "他说“你好”了",
    '"a first paragraph that goes on': "“a first paragraph that goes on",
    "'a first paragraph that goes on": "‘a first paragraph that goes on",
  });
});

describe("apostrophes", () => {
  prints("en-US", {
    "don't": "don’t",
    "O'Brien's": "O’Brien’s",
    "the dogs' bones": "the dogs’ bones",
    'James\' "plan"': "James’ “plan”",
    "the '90s": "the ’90s",
    "the '90s' \"hits\"": "the ’90s’ “hits”",
    "'Twas in '68": "’Twas in ’68",
    "rock 'n' roll": "rock ’n’ roll",
    "Rock 'N' Roll": "Rock ’N’ Roll",
    "get 'em": "get ’em",
    '"\'Tis nothing," he said': "“’Tis nothing,” he said",
    "'cause I say so": "’cause I say so",
    "'Cause and effect'": "‘Cause and effect’",
    "the 1990's": "the 1990’s",
    "'don't'": "‘don’t’",
    "'98 was 'fine'": "‘98 was ‘fine’",
    "it 's": "it ‘s",
  });
  prints("nl", { "'s avonds": "’s avonds", "zo'n 'mooi' huis": "zo’n ‘mooi’ huis" });
  prints("fr", { "l'art d'aujourd'hui": "l’art d’aujourd’hui", 'l\'"art"': "l’«\u202Fart\u202F»" });
  prints("de", { "Hans' Haus": "Hans’ Haus", "so 'ne Sache": "so ’ne Sache" });
  prints("it", { "l'anno '68": "l’anno ’68" });
});

describe("primes", () => {
  prints("en", {
    "He is 6'2\" tall": "He is 6′2″ tall",
    'a 5" disk': "a 5″ disk",
    "40° 26' 46\" N": "40° 26′ 46″ N",
    '"He is 6\'2" tall," she said': "“He is 6′2″ tall,” she said",
    '"in 2010" it was': "“in 2010” it was",
    "'in 2010' it was": "‘in 2010’ it was",
    '"the best of 2020"': "“the best of 2020”",
  });
});

describe("dashes and dots", () => {
  prints("en", {
    "2010--2014": "2010–2014",
    "so---well": "so—well",
    "so -- well": "so – well",
    "wait...": "wait…",
    "the end....": "the end….",
    "-----": "-----",
    "......": "......",
    "a-b": "a-b",
    "already – typographic — …": "already – typographic — …",
    "10:30, 16:9, Col. 3:17": "10:30, 16:9, Col. 3:17",
  });
});

describe("other languages", () => {
  prints("de", {
    '"Ja", sagte sie.': "„Ja“, sagte sie.",
    "\"Er rief 'nein' und ging.\"": "„Er rief ‚nein‘ und ging.“",
    '„Schon gesetzt“ und "noch nicht"': "„Schon gesetzt“ und „noch nicht“",
  });
  prints("de-AT", { '"Ja"': "„Ja“" });
  prints("de-CH", { "\"Ja, 'nein'\"": "«Ja, ‹nein›»", "Wer: ich?": "Wer: ich?" });
  prints("de-Latn-CH", { '"Ja"': "«Ja»" });
  prints("es", { '¿"Qué" dijo?': "¿«Qué» dijo?" });
  prints("it-IT", { '"Sì" disse': "«Sì» disse" });
  prints("nl-NL", { '"Ja" zei ze': "“Ja” zei ze" });
  prints("pl", { "\"Tak\" i 'nie'": "„Tak” i «nie»" });
  prints("sv", { '"Ja", sa hon. "Nej."': "”Ja”, sa hon. ”Nej.”", "'Ja' då": "’Ja’ då" });
  prints("da", { '"Ja"': "»Ja«" });
  prints("pt-BR", { '"Sim"': "“Sim”" });
  prints("pt-PT", { '"Sim"': "«Sim»" });
  prints("ja", { '"x"': "「x」" });
  prints("x-klingon", { '"x"': "“x”" });
});

describe("French spaces", () => {
  prints("fr", {
    '"Oui", dit-elle.': "«\u202FOui\u202F», dit-elle.",
    "« Oui »": "«\u202FOui\u202F»",
    "«Oui»": "«\u202FOui\u202F»",
    "Quoi?": "Quoi\u202F?",
    "Quoi ?": "Quoi\u202F?",
    "Quoi\u00A0?": "Quoi\u00A0?",
    "Quoi ?!": "Quoi\u202F?!",
    "Ceci: cela; et puis!": "Ceci\u00A0: cela\u202F; et puis\u202F!",
    "à 10:30 sur https://a.fr/b?c": "à 10:30 sur https://a.fr/b?c",
    "(!) (?)": "(!) (?)",
    '"Quoi?"': "«\u202FQuoi\u202F?\u202F»",
    "\"Il a dit 'non'.\"": "«\u202FIl a dit “non”.\u202F»",
    "«»": "«»",
    "? seul": "? seul",
  });
  prints("fr-CA", { '"Quoi?": oui': "«\u202FQuoi?\u202F»\u00A0: oui" });
  prints("en", { "Really? « So »": "Really? « So »" });
});

describe("a paragraph in pieces", () => {
  test("a quotation opens in one and closes in another", () => {
    expect(curl(['He said "', "never", '" again'], "en")).toEqual([
      "He said “",
      "never",
      "” again",
    ]);
    expect(curl(['"', "never", '"'], "de")).toEqual(["„", "never", "“"]);
    expect(curl(["It", "'", "s"], "en")).toEqual(["It", "’", "s"]);
    expect(curl(["one-", "-two"], "en")).toEqual(["one–", "two"]);
    expect(curl(["Quoi ", "?"], "fr")).toEqual(["Quoi\u202F", "?"]);
  });
  test("an opaque piece stays as it is and counts as a letter", () => {
    const code = { opaque: 'print("--")' };
    expect(curl(['"', code, '" and ', code, "'s"], "en")).toEqual([
      "“",
      'print("--")',
      "” and ",
      'print("--")',
      "’s",
    ]);
    expect(curl([code, "?"], "fr")).toEqual(['print("--")', "\u202F?"]);
    expect(curl([{ opaque: "?" }, " x"], "fr")).toEqual(["?", " x"]);
  });
  test("nothing in, nothing out", () => {
    expect(curl([], "en")).toEqual([]);
    expect(curl(["", ""], "fr")).toEqual(["", ""]);
  });
});

describe("laws", () => {
  const language = fc.constantFrom(
    "en",
    "de",
    "de-CH",
    "fr",
    "fr-CA",
    "es",
    "nl",
    "sv",
    "da",
    "pl",
    "hu",
    "ja",
  );
  const unit = fc.constantFrom(
    ..."ab1 \"\"''.-—–:;!?()«»“”„‚‘’…\u00A0\u202F/é语😀".split(/(?:)/u),
    "'90s",
    "6'2\"",
  );
  const text = fc.array(unit, { maxLength: 24 }).map((units) => units.join(""));

  test("twice is once", () => {
    fc.assert(
      fc.property(text, language, (typed, tongue) => {
        const printed = typographic(typed, tongue);
        expect(typographic(printed, tongue)).toBe(printed);
      }),
      { numRuns: 5000 },
    );
  });

  test("no straight quote is left, and no letter is lost or added", () => {
    const letters = (of: string) => of.replaceAll(/[^\p{L}\p{N}\p{So}]/gu, "");
    fc.assert(
      fc.property(text, language, (typed, tongue) => {
        const printed = typographic(typed, tongue);
        expect(printed).not.toMatch(/["']/u);
        expect(letters(printed)).toBe(letters(typed));
      }),
      { numRuns: 2000 },
    );
  });

  test("where the pieces are cut does not matter", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), language, (pieces, tongue) => {
        const set = curl(pieces, tongue);
        expect(set).toHaveLength(pieces.length);
        expect(set.join("")).toBe(typographic(pieces.join(""), tongue));
      }),
      { numRuns: 2000 },
    );
  });

  test("a quotation of plain words is opened and closed in every language", () => {
    const words = fc.array(fc.constantFrom("oak", "elm", "ash"), { minLength: 1 });
    fc.assert(
      fc.property(words, words, (before, quoted) => {
        const typed = `${before.join(" ")} "${quoted.join(" ")}" end`;
        expect(typographic(typed, "en")).toBe(`${before.join(" ")} “${quoted.join(" ")}” end`);
      }),
    );
  });
});

test("a very long row of quotes takes no time to speak of", () => {
  for (const typed of ["'", '"', "('", "'a ", '"1'].map((unit) => unit.repeat(60_000))) {
    const worked = processorTime();
    typographic(typed, "fr");
    expect(worked()).toBeLessThan(3_000);
  }
});
