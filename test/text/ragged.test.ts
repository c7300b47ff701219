import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { loadHyphenator } from "../../src/text/hyphenator.ts";
import type { SetLine } from "../../src/text/line.ts";
import { lineText, setParagraph } from "../../src/text/paragraph.ts";
import { best, lineBreak, paragraphOrder, words } from "../support/copy.ts";
import type { Asked, Copy } from "../support/copy.ts";
import { book, cut } from "../fonts/faces.ts";

const hyphenator = await loadHyphenator("en-US");

interface Setting extends Asked {
  readonly measure: number;
  readonly align?: "left" | "center" | "right" | "justify";
}

function lines(
  copy: Copy,
  { measure, align = "left", ...asked }: Setting,
  said: readonly string[],
): void {
  const look = { align, hyphenate: false, ...asked.look };
  expect(best(copy, measure, { ...asked, look }).map(lineText)).toEqual(said);
}

describe("a ragged line", () => {
  it("does not end with a small word, if the one before can end it", () => {
    lines("we sailed to the old harbor wall", { measure: 12 }, [
      "we sailed",
      "to the old",
      "harbor wall",
    ]);
  });

  it("is filled all the same where it is justified: there the word has no choice", () => {
    const text = "we all sailed out at once to islands far away";
    const [early, late] = ["we all sailed out at once", "we all sailed out at once to"];
    lines(text, { measure: 28 }, [early, "to islands far away"]);
    lines(text, { measure: 28, align: "justify" }, [late, "islands far away"]);
  });

  it("does not end with a sentence's short first word", () => {
    lines("all the boats were in harbor. And it rained", { measure: 33 }, [
      "all the boats were in harbor.",
      "And it rained",
    ]);
  });

  it("ends with a small word rather than under three quarters of its measure", () => {
    lines("we row to islands", { measure: 9 }, ["we row to", "islands"]);
  });

  it.each([
    ["and so in the end they paid", "$5 million", 30],
    ["and so on the last day they walked", "12 km more", 37],
    ["and then she slowly turned over", "page 14 for him", 36],
    ["and then after all came", "J. Hale too", 26],
    ["and then after all came", "Mr. Hale too", 27],
    ["they sailed before noon on Sunday,", "Dec. 14 after all", 39],
  ])("keeps together what belongs together: %s | %s", (one, two, measure) => {
    lines(`${one} ${two}`, { measure }, [one, two]);
    expect(`${one} ${two}`.indexOf(" ", one.length + 1)).toBeLessThanOrEqual(measure);
  });

  it("knows the small words of the copy's language", () => {
    const text = "wir beugten uns am Ende alle der Welt und mehr";
    const late = ["wir beugten uns am Ende alle der", "Welt und mehr"];
    const early = ["wir beugten uns am Ende alle", "der Welt und mehr"];
    lines(text, { measure: 32, language: "de-AT" }, early);
    lines(text, { measure: 32, language: "en-US" }, late);
    lines(text, { measure: 32, language: "eu" }, late);
  });

  it("takes capitals for a name: they may end it", () => {
    lines("we look at the US navy again", { measure: 17 }, ["we look at the US", "navy again"]);
  });

  it("that is last is no short word alone", () => {
    lines("the harbor was closed all day today", { measure: 29 }, [
      "the harbor was closed all",
      "day today",
    ]);
  });

  it.each(["center", "right"] as const)("may be set %s, too", (align) => {
    const text = "we sailed to the old harbor wall";
    lines(text, { measure: 12, align }, ["we sailed", "to the old", "harbor wall"]);
  });
});

describe("display lines", () => {
  const display = { display: true };

  it("are even", () => {
    lines("we never know what comes", { measure: 20, ...display }, ["we never know", "what comes"]);
  });

  it("are as few as the measure allows", () => {
    lines("we never know what comes", { measure: 24, ...display }, ["we never know what comes"]);
  });

  it("leave no short word alone", () => {
    lines("aaaaaaaa bbb cc", { measure: 12, ...display }, ["aaaaaaaa", "bbb cc"]);
  });

  it("set a long word alone where the measure asks for it", () => {
    lines("in harbors", { measure: 8, ...display }, ["in", "harbors"]);
  });

  it("end with a colon rather than a small word, if that is nearly as even", () => {
    lines("Our harbor: a cost we bear", { measure: 20, ...display }, [
      "Our harbor:",
      "a cost we bear",
    ]);
  });

  it.each<[what: string, measure: number, said: readonly string[]]>([
    [
      "a figure from its unit",
      27,
      ["The credit ran to 15 months", "at most. The goodwill", "had no due date."],
    ],
    ["a figure from the things that it counts", 26, ["he rented out", "15 cabins, all empty"]],
    ["a number in words of its own", 26, ["boats for some", "3 million yuan in sum"]],
    ["a number from its sign", 20, ["we sailed with", "No. 4 on Sunday"]],
    ["a pronoun from its verb", 30, ["the one who knows", "who owns the boats today"]],
    [
      "a small word from its noun",
      36,
      ["such a promise is good", "for as long as its maker has money"],
    ],
    ["a genitive from its noun", 30, ["nobody owned", "Al’s boats or harbors"]],
    ["what is quoted together", 30, ["they own", "‘internet literature’?"]],
  ])("do not part %s, if that is nearly as even", (_, measure, said) => {
    lines(said.join(" "), { measure, ...display }, said);
  });

  it("know what leans on the next word in the copy's language", () => {
    const text = "heute haben sie keine Boote im Hafen";
    const asked = { measure: 19, ...display };
    lines(text, { ...asked, language: "de-DE" }, ["heute haben", "sie keine Boote", "im Hafen"]);
    lines(text, { ...asked, language: "eu" }, ["heute haben", "sie keine", "Boote im Hafen"]);
  });

  it("leave no long word alone on the last line, where another can stand with it", () => {
    const said = ["boats that", "sailed away", "without permission"];
    lines(said.join(" "), { measure: 20, ...display }, said);
  });

  it("do not part a name, if that is nearly as even", () => {
    const text = "seven bridges Ada Hale once built";
    lines(text, { measure: 28, ...display }, ["seven bridges", "Ada Hale once built"]);
  });

  it("take no capitals for names where all words have them", () => {
    const text = "Seven Bridges Ada Hale Once Built";
    lines(text, { measure: 28, ...display }, ["Seven Bridges Ada", "Hale Once Built"]);
  });

  it("know a small word in capitals", () => {
    lines("LONG HARBORS OF NORTHERN ISLANDS", { measure: 30, ...display }, [
      "LONG HARBORS",
      "OF NORTHERN ISLANDS",
    ]);
  });

  it("are no staircase", () => {
    const text = "aaaaaaaaaa bbbbbb cccccccccccc dd eeeeeeee ffffff";
    const [one, two, three] = best(text, 20, { ...display, look: { align: "left" } });
    const widths = [one, two, three].map((line) => line?.width ?? 0);
    const steps = [(widths[1] ?? 0) - (widths[0] ?? 0), (widths[2] ?? 0) - (widths[1] ?? 0)];
    expect(steps.every((step) => step > 0) || steps.every((step) => step < 0)).toBe(false);
  });

  it("divide no word, though the style would, nor to be even", () => {
    const look = { align: "left", hyphenate: true } as const;
    const said = best("who owns internationalization", 22, { display: true, hyphenator, look });
    expect(said.map(lineText)).toEqual(["who owns", "internationalization"]);
  });

  it("are never justified", () => {
    const said = best("we never know what comes", 20, { display: true });
    expect(said.map((line) => line.width)).toEqual([13, 10]);
  });

  it("are evened between typed breaks, each part for itself", () => {
    const copy = [words("one"), lineBreak, words("we never know what comes")];
    lines(copy, { measure: 20, ...display }, ["one", "we never know", "what comes"]);
  });

  it("stand in the middle or at the right of the whole measure", () => {
    const at = (align: "center" | "right") =>
      best("we never know what comes", 20, { display: true, look: { align } }).map(({ x }) => x);
    expect(at("center")).toEqual([3.5, 5]);
    expect(at("right")).toEqual([7, 10]);
  });

  it("part a word that is wider than the measure, and do not run over", () => {
    const said = best("a bbbbbb c", 4, { ...display, look: { align: "left" } });
    expect(said.map(({ width }) => width <= 4)).not.toContain(false);
    expect(
      said
        .map(lineText)
        .join("")
        .replace(/[ \u00AD]/g, ""),
    ).toBe("abbbbbbc");
  });
});

/** Every way to part words into lines that fit. */
function everyWay(all: readonly string[], measure: number): readonly (readonly string[])[] {
  const [first, ...rest] = all;
  if (first === undefined) return [[]];
  return rest
    .map((_, count) => count)
    .concat(rest.length)
    .flatMap((count) => {
      const line = [first, ...rest.slice(0, count)].join(" ");
      if (line.length > measure) return [];
      return everyWay(rest.slice(count), measure).map((tail) => [line, ...tail]);
    });
}

/** Fewer than eight characters of one word, or than five of several. */
function endsInRunt(way: readonly string[]): boolean {
  const last = way.at(-1) ?? "";
  const letters = last.replaceAll(" ", "").length;
  return way.length > 1 && letters < (last.includes(" ") ? 5 : 8);
}

test("display lines are the fewest there are where every way of breaking them leaves a short word alone", () => {
  const words = "aa aaa aaaa aaaaaa a aaa aaaaaaaa aaa";
  expect(best(words, 11, { display: true, look: { align: "left" } })).toHaveLength(5);
});

test("display lines are the fewest there are; one more only to spare a short word alone", () => {
  const copy = fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(copy, fc.integer({ min: 9, max: 24 }), (all, measure) => {
      const ways = everyWay(all, measure);
      const fewest = Math.min(...ways.map((way) => way.length));
      const sound = ways.filter((way) => !endsInRunt(way) && way.length <= fewest + 1);
      const wanted = Math.min(...(sound.length > 0 ? sound : ways).map((way) => way.length));
      const asked = { display: true, look: { align: "left" } } as const;
      const said = best(all.join(" "), measure, asked).map(lineText);
      expect(ways).toContainEqual(said);
      expect(said).toHaveLength(wanted);
      if (sound.length > 0) expect(endsInRunt(said)).toBe(false);
    }),
    { numRuns: 300 },
  );
});

describe("pages of prose in a real face", () => {
  const STORY = [
    "The ferry left the pier at six, in a rain so fine that it did not fall but stood in the air. On the upper deck a man in a yellow coat counted the gulls, lost his place, and began again. It was the first of the month, and the boat was full of clerks who had been to the city to sign their names in a book and were now on the way home to their islands.",
    "No one spoke of the bridge. It had been promised to them for the better part of a century, by four governments and by a king, and the drawings hung in the waiting room under a sheet of glass that was wiped once a year. In the end it was the fish that decided. A survey found that the herring turn at the third pier, and that to build in the strait is to send them to the neighbors.",
    "I asked the captain if he was glad of it. He looked at me for a while as if I had offered to buy his hat. Then he said that a boat is a slow road with a kettle on it, and that he had never met a road that would wait for you. At the last stop he let me sound the horn, to the joy of a child and to the grief of a dog, and we tied up at the foot of the hill.",
    "At night the lamps of the harbor are lit by hand. An old woman does it, as her aunt did, and she is paid by the lamp; she says that she could do the round in an hour if it were not for the talk. Of the nineteen lamps, two are on the far side of the basin, and to get to them she has to row. On a still evening you can hear the oars, and then a match, and then nothing at all.",
  ];
  const SMALL = /(?:^|\s)(?:a|i|of|to|the|in|an|it|is|on|at|by|as|if|he|we|be|me|do|so|or)$/i;

  interface Figures {
    readonly count: number;
    readonly hanging: number;
    readonly white: number;
    readonly shortest: number;
  }

  const faces = ["Source Sans 3", "Source Serif 4"];
  const widthOf = (family: string, text: string) =>
    book.face(cut(family)).shape(text, ["lang=en-US"]).width * 10.5;

  function filled(text: string, measure: number, family: string): readonly string[] {
    const said: string[] = [];
    for (const word of text.split(" ")) {
      const longer = `${said.at(-1) ?? ""} ${word}`.trim();
      if (said.length > 0 && widthOf(family, longer) <= measure) said[said.length - 1] = longer;
      else said.push(word);
    }
    return said;
  }

  function set(text: string, measure: number, family: string): readonly string[] {
    const face = { family, weight: 400, italic: false };
    const look = { face, size: 10.5, align: "left", hyphenate: false } as const;
    const { settings } = setParagraph([words(text)], paragraphOrder(measure, { look }), book);
    return settings[0].lines.map((line: SetLine) => lineText(line));
  }

  function figuresOf(measure: number, family: string, how: typeof set): Figures {
    const paragraphs = STORY.map((text) => how(text, measure, family));
    const inner = paragraphs.flatMap((said) => said.slice(0, -1));
    const white = inner.map((line) => 1 - widthOf(family, line) / measure);
    return {
      count: paragraphs.flat().length,
      hanging: inner.filter((line) => SMALL.test(line)).length,
      white: white.reduce((sum, one) => sum + one, 0) / white.length,
      shortest: 1 - Math.max(...white),
    };
  }

  test.each(faces.flatMap((family) => [243, 246].map((measure) => [family, measure] as const)))(
    "%s to %d points: hardly a small word hangs, for little white and no more lines",
    (family, measure) => {
      const greedy = figuresOf(measure, family, filled);
      const ours = figuresOf(measure, family, set);
      expect(greedy.hanging).toBeGreaterThan(8);
      expect(ours.hanging).toBeLessThanOrEqual(greedy.hanging / 3);
      expect(ours.count).toBeLessThanOrEqual(Math.ceil(greedy.count * 1.02));
      expect(ours.white).toBeLessThan(greedy.white + 0.03);
      expect(ours.shortest).toBeGreaterThanOrEqual(0.75 - 1e-9);
    },
  );
});
