import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Mark, Page, TextMark } from "../../src/display/mark.ts";
import { bylineWords } from "../../src/pages/head-fields.ts";
import type { MadeUpIssue } from "../../src/pages/make-up.ts";
import { proveConservation } from "../../src/proof/conservation.ts";
import { storyWords } from "../../src/story/words.ts";
import { madeUp } from "../support/made-up.ts";

/** Whatever stands in a head and whatever a theme says of furniture, these hold. */

const RUNS = { numRuns: 30 };

const WORDS =
  "harbor quay of the crane lift—slow ships’ 1,200 gates; Hafenbehörde 港口 no-one".split(" ");

const words = (least: number, most: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...WORDS), { minLength: least, maxLength: most })
    .map((some) => some.join(" "));

const maybe = (key: string, value: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .option(value, { nil: undefined })
    .map((said) => (said === undefined ? "" : `${key}: ${said}\n`));

const quoted = (text: fc.Arbitrary<string>): fc.Arbitrary<string> => text.map((one) => `"${one}"`);

const body = fc
  .integer({ min: 1, max: 60 })
  .map((times) => `${"The crane lifts. ".repeat(times)}\n`);

const anyHead = fc
  .tuple(
    fc.constantFrom("number: 12\n", "label: Bonus video\n", "date: 2020-05-06\n"),
    maybe("kicker", quoted(words(1, 5))),
    quoted(words(1, 22)).map((text) => `title: ${text}\n`),
    maybe("deck", quoted(words(3, 40))),
    maybe("authors", fc.constantFrom("[A. Writer]", "[A. Writer, B. Second, C. Third]")),
    maybe("opener", fc.constantFrom("{ image: x.jpg, alt: x, credit: Some Agency }")),
  )
  .map((parts) => parts.join(""));

const anyArticle = fc.tuple(anyHead, body).map(([head, text]) => `---\n${head}---\n\n${text}`);

const anyLetter = fc
  .tuple(words(1, 8), fc.integer({ min: 1, max: 200 }))
  .map(
    ([title, times]) =>
      `---\ntitle: "${title}"\nauthors: [A. Editor]\n---\n\n${"We thank you. ".repeat(times)}\n\nYours,\\\nA. Editor\n`,
  );

const ground = fc.constantFrom("none", "tint", "accent");
const rule = fc.constantFrom<string | number>(0, "1pt", "3pt");

const anyTheme = fc.record({
  extends: fc.constantFrom("review", "annual"),
  masters: fc.record({
    letter: fc.record({ columns: fc.constantFrom(1, 2, 3) }),
    contents: fc.record({ columns: fc.constantFrom(1, 2, 3) }),
  }),
  head: fc.record({
    align: fc.constantFrom("left", "center"),
    sink: fc.integer({ min: 0, max: 5 }),
    measure: fc.constantFrom("60%", "100%"),
    number: fc.constantFrom("beside", "above"),
    ground,
    rule,
    "rule-place": fc.constantFrom("over-byline", "under-byline"),
    gap: fc.integer({ min: 1, max: 3 }),
  }),
  contents: fc.record({
    place: fc.constantFrom("page", "beside-letter"),
    folio: fc.constantFrom("left", "right"),
    leader: fc.constantFrom("none", "dots", "rule"),
    bylines: fc.boolean(),
    rule,
    between: fc.integer({ min: 0, max: 2 }),
  }),
  cover: fc.record({
    picture: fc.constantFrom("page", "below"),
    align: fc.constantFrom("left", "center"),
    "masthead-ground": ground,
    lines: fc.constantFrom("under-masthead", "at-foot"),
    "lines-ground": ground,
  }),
  furniture: fc.record({ "footer-rule": rule }),
});

const COVER = "cover: { image: x.jpg, alt: x, lines: [One line, Another] }";

const anyFlatplan = fc
  .tuple(fc.constantFrom(["l.md", "contents"], ["contents", "l.md"]), fc.boolean())
  .map(([front, blank]) => [COVER, ...(blank ? ["blank"] : []), ...front, "a.md", "b.md"]);

const forAnyIssue = async (law: (made: MadeUpIssue) => void): Promise<void> => {
  const property = fc.asyncProperty(
    anyTheme,
    anyFlatplan,
    fc.record({ "l.md": anyLetter, "a.md": anyArticle, "b.md": anyArticle }),
    async (theme, flatplan, articles) => {
      law(await madeUp({ theme: JSON.stringify(theme), flatplan, articles }));
    },
  );
  await fc.assert(property, RUNS);
};

const lines = ({ marks }: Page): readonly TextMark[] =>
  marks.filter((mark): mark is TextMark => mark.kind === "text");

const width = ({ runs }: TextMark): number =>
  runs.flatMap((run) => run.advances).reduce((sum, advance) => sum + advance, 0);

const textOf = ({ runs }: TextMark): string => runs.flatMap((run) => run.texts).join("");

describe("whatever the heads and the theme", () => {
  it("every word of a head stands on the pages once, in its order", async () => {
    await forAnyIssue(({ articles, publication }) => {
      const streams = articles.flatMap(({ story }) => [
        ...storyWords(story),
        bylineWords(story, "en-US"),
      ]);
      expect(proveConservation(streams, publication.pages).map(({ message }) => message)).toEqual(
        [],
      );
    });
  });

  it("nothing is painted outside the bleed, and no line outside the trim", async () => {
    await forAnyIssue(({ publication }) => {
      for (const page of publication.pages) {
        for (const mark of page.marks) expect(sticksOut(mark, page)).toBe(false);
      }
    });
  });

  it("no line is set over another", async () => {
    await forAnyIssue(({ publication }) => {
      for (const page of publication.pages) {
        const all = lines(page);
        for (const [index, one] of all.entries()) {
          for (const other of all.slice(index + 1)) {
            if (collide(one, other)) throw new Error(`${textOf(one)} / ${textOf(other)}`);
          }
        }
      }
    });
  });

  it("the contents give the folios of the title pages", async () => {
    await forAnyIssue(({ articles, publication }) => {
      for (const { story, title } of articles) {
        const page = publication.pages[title - 1];
        const heads = page ? lines(page).filter((line) => line.stream?.endsWith("#title")) : [];
        expect(heads.every((line) => line.stream?.startsWith(story.file))).toBe(true);
        expect(heads.length).toBeGreaterThan(0);
      }
      const furniture = publication.pages.flatMap(lines).filter((line) => !line.stream);
      const said = new Set(furniture.map(textOf));
      for (const { title } of articles) expect(said.has(String(title))).toBe(true);
    });
  });
});

function sticksOut(mark: Mark, { trim, bleed }: Page): boolean {
  if (mark.kind === "text") {
    const hang = 0.6 * (mark.runs[0]?.size ?? 0);
    const inside = mark.at.x >= -hang && mark.at.x + width(mark) <= trim.width + hang;
    return !inside || mark.at.y > trim.height - 18 || mark.at.y < 0;
  }
  const { x, y, width: wide, height } = mark.kind === "rule" ? mark.rect : mark.clip;
  const out = bleed + 0.01;
  return x < -out || y < -out || x + wide > trim.width + out || y + height > trim.height + out;
}

function collide(one: TextMark, other: TextMark): boolean {
  const beside =
    one.at.x + width(one) <= other.at.x + 3 || other.at.x + width(other) <= one.at.x + 3;
  const smaller = Math.min(one.runs[0]?.size ?? 0, other.runs[0]?.size ?? 0);
  return !beside && Math.abs(one.at.y - other.at.y) < 0.6 * smaller;
}
