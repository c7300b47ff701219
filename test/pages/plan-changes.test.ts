import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeWords } from "../../src/cli/change-words.ts";
import { changesSince, type PageTrace } from "../../src/pages/plan-changes.ts";

/** Pages by letters: capitals are adverts, `.` fills up the issue, and what stands behind a slash is how they look. */
const pages = (typed: string): readonly PageTrace[] =>
  typed.split(" ").map((word) => ({
    ...{ name: word.charAt(0), looks: word },
    isAdvert: /^[A-Z]/u.test(word),
    isAdded: word.startsWith("."),
  }));

const said = (before: string, now: string): string =>
  changeWords(changesSince(pages(before), pages(now)), pages(now).length);

describe("what changed since the last build", () => {
  test.each([
    ["a b c", "a b c", ""],
    ["a b/1 c", "a b/2 c", "changed since the last build: page 2\n"],
    ["a b c d e f", "a x y d x z", "changed since the last build: pages 2, 3, 5, 6\n"],
    ["a b c d e", "a v w x e", "changed since the last build: pages 2 to 4\n"],
    ["a b c", "a b x c", "changed since the last build: pages 3, 4\n1 page more from page 3 on\n"],
    [
      "a B c d .",
      "a c d . .",
      "changed since the last build: pages 2 to 4\n" +
        "1 page fewer from page 2 on: book the advert again with `canceled: true`, and pages 3 to 4 stay as they were\n",
    ],
    // What fills up before the last page has a folio, and is nobody's page.
    [
      "a B c . D",
      "a c . . D",
      "changed since the last build: pages 2, 3\n" +
        "1 page fewer from page 2 on: book the advert again with `canceled: true`, and pages 3 to 5 stay as they were\n",
    ],
    ["a . b D", "a . . D", "changed since the last build: page 3\n1 page fewer from page 3 on\n"],
    [
      "a b",
      "a",
      "changed since the last build: no page that is left, and there is 1 fewer\n1 page fewer from page 2 on\n",
    ],
  ])("%s, then %s", (before, now, expected) => {
    expect(said(before, now)).toBe(expected);
  });

  test("of the same pages is nothing", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "b", "C", "."), { minLength: 1 }), (words) => {
        expect(said(words.join(" "), words.join(" "))).toBe("");
      }),
    );
  });
});
