import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { dumpPage, pageText } from "../../src/display/dump.ts";
import type { Mark, Page, PictureMark } from "../../src/display/mark.ts";
import { mm, outset, rect, type Pt } from "../../src/geometry/geometry.ts";
import type { MadeUpIssue } from "../../src/pages/make-up.ts";
import { planPages } from "../../src/pages/plan.ts";
import { halvesOf } from "../../src/pages/spread.ts";
import { article, madeUp, type Typed } from "../support/made-up.ts";

const COVER = 'cover: { image: sky.png, alt: "" }';
const LATE = "advert: { client: Acme }";
const ACME = "advert: { client: Acme, file: acme.png }";
const SPREAD = 'picture: { image: sea.png, alt: "", spread: true }';
const TITLE = { text: "Test", span: { file: "issue.yaml", start: 0, end: 0 } };

const HOUSE = "house-adverts: [h/1.png, h/2.png, h/3.png]";

/** An article of one page, and one of two. */
const ONE = article("One", 3);
const TWO = article("Two", 30);

/** Each page in words: "2 advert Acme acme.png". */
const planned = (made: MadeUpIssue): readonly string[] =>
  planPages(made, { title: TITLE, language: "en-US" }).map(
    ({ folio, kind, title, client, picture, late, fills }) =>
      [folio, kind, title, client, picture, late && "late", fills && `(${fills})`]
        .filter((word) => word !== undefined)
        .join(" "),
  );

const set = (flatplan: readonly string[], more: Partial<Typed> = {}): Promise<MadeUpIssue> =>
  madeUp({ flatplan, articles: { "one.md": ONE, "two.md": TWO }, ...more });

const told = ({ diagnostics }: MadeUpIssue): readonly string[] =>
  diagnostics.map(({ code, message, hints }) => [`${code}: ${message}`, ...hints].join(" → "));

const marksOn = ({ publication }: MadeUpIssue, folio: number): readonly Mark[] =>
  publication.pages[folio - 1]?.marks ?? [];

const pictureOn = (made: MadeUpIssue, folio: number): PictureMark => {
  const [mark] = marksOn(made, folio);
  if (mark?.kind !== "picture") throw new Error(`no picture on page ${folio}`);
  return mark;
};

const EMPTY: Page = { folio: 0, trim: { width: 0, height: 0 }, bleed: 0, marks: [] };

describe("a booked advert", () => {
  it("has a page of its own, off the page on all sides, without footer or folio", async () => {
    const made = await set([COVER, ACME, "one.md"]);
    expect(planned(made)).toEqual(["1 cover Test", "2 advert Acme acme.png", "3 article One"]);
    expect(marksOn(made, 2)).toMatchObject([
      { kind: "picture", clip: outset(rect(0, 0, 612, 792), mm(3)) },
    ]);
    expect(told(made)).toEqual([]);
  });

  it("stands on the side that it was booked for, the page before it filled", async () => {
    const made = await set([COVER, "advert: { client: Acme, file: acme.png, start: recto }"], {
      manifest: HOUSE,
    });
    expect(planned(made)).toEqual([
      "1 cover Test",
      "2 house advert h/1.png (start)",
      "3 advert Acme acme.png",
    ]);
  });

  it("is named in neither contents nor outline", async () => {
    const made = await set(["contents", ACME, "one.md"]);
    const { pages, outline } = made.publication;
    expect(outline.map(({ title }) => title)).toEqual(["Contents", "One"]);
    expect(pageText(pages[0] ?? EMPTY)).not.toContain("Acme");
  });

  it("shows what is safe in it, as pictures do", async () => {
    const file = 'file: acme.png, safe: "0 0 20 100"';
    const made = await set([COVER, `advert: { client: Acme, ${file} }`]);
    expect(pictureOn(made, 2).frame.x).toBeCloseTo(-mm(3), 6);
  });
});

describe("a late advert", () => {
  it("keeps its page, with a warning that says what is to be sent", async () => {
    const made = await set([COVER, LATE, "one.md"]);
    expect(planned(made)[1]).toBe("2 advert Acme late");
    expect(told(made)).toEqual([
      expect.stringMatching(
        /^advert\/late: page 2 waits for Acme's advert \(full page, 215.9 × 279.4 mm and 3 mm bleed\) → /u,
      ),
    ]);
  });

  it("is its client's, whatever the name ends in", async () => {
    const made = await set([COVER, 'advert: { client: "Late & Sons" }', "one.md"]);
    expect(told(made)[0]).toContain("waits for Late & Sons' advert (");
  });

  it("says on its page whose it is and how large, in words that are no copy", async () => {
    const made = await set([COVER, LATE]);
    const page = made.publication.pages[1] ?? EMPTY;
    expect(pageText(page)).toBe("ADVERT\nAcme\nfull page, 215.9 × 279.4 mm\nto come");
    const streams = page.marks.flatMap((mark) => (mark.kind === "text" ? [mark.stream] : []));
    expect(streams).toEqual([undefined, undefined, undefined, undefined]);
  });

  it("says so in the issue's language, and without a client too", async () => {
    const made = await set([COVER, "advert: {}"], { manifest: "language: de\npage: { trim: a4 }" });
    const page = made.publication.pages[1] ?? EMPTY;
    expect(pageText(page)).toBe("Anzeige\nganze Seite, 210 × 297 mm\nfolgt");
    expect(told(made)[0]).toContain("page 2 waits for an advert (full page");
  });

  it("has a page all over: a tint into the bleed, a thin frame, the words", async () => {
    const made = await set([COVER, LATE]);
    expect(dumpPage(made.publication.pages[1] ?? EMPTY)).toMatchSnapshot();
  });

  it("has the same page where its file could not be made ready", async () => {
    const late = await set([COVER, LATE]);
    const broken = await set([COVER, "advert: { client: Acme, file: missing.png }"]);
    const words = (made: MadeUpIssue): string => pageText(made.publication.pages[1] ?? EMPTY);
    expect(words(broken)).toBe(words(late));
    expect(told(broken)).toEqual([]);
  });

  it("over a spread has both pages, the frame open at the spine", async () => {
    const made = await set([COVER, "advert: { client: Acme, size: spread }"]);
    expect(told(made)[0]).toContain("pages 2 and 3 wait for Acme's advert (spread, 431.8 × 279.4");
    const frame = (folio: number) =>
      marksOn(made, folio).flatMap((mark) =>
        mark.kind === "rule" && Math.min(mark.rect.width, mark.rect.height) < 1 ? [mark.rect] : [],
      );
    expect([frame(2), frame(3)].map((rules) => rules.length)).toEqual([3, 3]);
    expect(Math.max(...frame(2).map(({ x, width }) => x + width))).toBeCloseTo(612 + mm(3), 6);
    expect(Math.min(...frame(3).map(({ x }) => x))).toBeCloseTo(-mm(3), 6);
  });
});

describe("a canceled advert", () => {
  const CANCELED = "advert: { client: Acme, file: missing.png, canceled: true }";

  it("leaves its place to the next house advert, and changes no other page", async () => {
    const plan = (advert: string) => [COVER, advert, "two.md", "{ article: one.md, start: verso }"];
    const more = {
      manifest: `print: { multiple: 4 }\n${HOUSE.replace("]", ", h/4.png, h/5.png]")}`,
    };
    const before = await set(plan(ACME), more);
    const after = await set(plan(CANCELED), more);
    const looks = ({ publication }: MadeUpIssue) => publication.pages.map(dumpPage);
    const changed = looks(after).flatMap((page, at) =>
      page === looks(before)[at] ? [] : [at + 1],
    );
    expect(planned(before)[1]).toBe("2 advert Acme acme.png");
    expect(planned(after)[1]).toBe("2 house advert h/4.png (canceled)");
    expect(planned(after).toSpliced(1, 1)).toEqual(planned(before).toSpliced(1, 1));
    // All pictures of these tests are one.
    expect(changed).toEqual([]);
    expect(told(after)).toEqual([]);
  });

  it("leaves a blank page where no house advert is left, and says so where one was to be", async () => {
    const made = await set([COVER, CANCELED, "one.md"]);
    expect(planned(made)[1]).toBe("2 blank (canceled)");
    expect(told(made)).toEqual([]);
    const house = await set([COVER, CANCELED, "one.md"], { manifest: "print: { fill: house }" });
    expect(told(house)[0]).toMatch(/^pages\/gap: no house advert is left for page 2: it is blank/u);
  });

  it("of a spread leaves two places, wherever they fall", async () => {
    const gone = "advert: { size: spread, canceled: true, start: verso }";
    const made = await set(["one.md", gone, "one.md"], { manifest: HOUSE });
    expect(planned(made).slice(1, 3)).toEqual([
      "2 house advert h/1.png (canceled)",
      "3 house advert h/2.png (canceled)",
    ]);
    const odd = await set(["one.md", "blank", gone.replace(", start: verso", "")]);
    expect(told(odd)).toEqual([]);
  });
});

describe("a spread", () => {
  it("shows one picture on two pages, each half with its bleed, and at the spine the other's", async () => {
    const made = await set([COVER, SPREAD]);
    const [left, right] = [pictureOn(made, 2), pictureOn(made, 3)];
    const page = outset(rect(0, 0, 612, 792), mm(3));
    expect([left.clip, right.clip]).toEqual([page, page]);
    expect(right.frame.x).toBeCloseTo(left.frame.x - 612, 6);
    // The outer edges are the picture's, with the bleed.
    expect(left.frame.x).toBeCloseTo(-mm(3), 6);
    expect(right.frame.x + right.frame.width).toBeCloseTo(612 + mm(3), 6);
    expect(told(made)).toEqual([]);
  });

  const SHAPES = { trim: { width: 600, height: 800 }, bleed: 9 };
  const across = (crossover: Pt, picture = { width: 1218, height: 818 }) => {
    const order = { src: TITLE };
    const drawing = { kind: "drawing", id: "d", file: "d.svg", things: [], ...picture } as const;
    const marks = halvesOf({ picture: drawing, order, across: { crossover } }, SHAPES, []);
    return marks.map((mark) => {
      if (mark.kind !== "picture") throw new Error("no picture");
      return mark;
    });
  };

  /** Where on the picture a place of a page lies, from its left edge in its own units. */
  const onPicture = ({ frame, picture }: PictureMark, x: Pt): number =>
    ((x - frame.x) / frame.width) * picture.width;

  it("without a crossover is cut at the spine, and nothing is shown twice inside the trim", () => {
    const [left, right] = across(0);
    expect(left && onPicture(left, 600)).toBeCloseTo(609, 6);
    expect(right && onPicture(right, 0)).toBeCloseTo(609, 6);
  });

  it("with a crossover of 12 shows a strip of 12 on both pages, its middle at 6 from each spine", () => {
    // Of the very size: twice 600, less 12, and 9 of bleed at either side.
    const [left, right] = across(12, { width: 1206, height: 818 });
    expect(left && [onPicture(left, 588), onPicture(left, 600)]).toEqual([
      expect.closeTo(597, 6),
      expect.closeTo(609, 6),
    ]);
    expect(right && [onPicture(right, 0), onPicture(right, 12)]).toEqual([
      expect.closeTo(597, 6),
      expect.closeTo(609, 6),
    ]);
    expect(left && onPicture(left, 594)).toBeCloseTo(603, 6);
  });

  test("whatever its shape covers both pages and their bleed, and goes on over the spine", () => {
    const sides = fc.integer({ min: 100, max: 3000 });
    fc.assert(
      fc.property(sides, sides, fc.integer({ min: 0, max: 70 }), (width, height, crossover) => {
        const [left, right] = across(crossover, { width, height });
        if (left === undefined || right === undefined) return false;
        for (const { frame, clip } of [left, right]) {
          expect(frame.x).toBeLessThanOrEqual(clip.x + 1e-6);
          expect(frame.x + frame.width).toBeGreaterThanOrEqual(clip.x + clip.width - 1e-6);
          expect(clip).toEqual(rect(-9, -9, 618, 818));
        }
        // The reader's eye passes from so far left of the spine to so far right of it.
        const seam = crossover / 2;
        const there = onPicture(left, 600 - seam);
        expect(onPicture(right, seam)).toBeCloseTo(there, 4);
        expect([left.goesOn, right.goesOn]).toEqual(["right", "left"]);
        return true;
      }),
    );
  });

  it("of two pictures has each on a page of its own", async () => {
    const made = await set([COVER, "advert: { file: x.pdf, size: spread, halves: true }"]);
    const [left, right] = [pictureOn(made, 2), pictureOn(made, 3)];
    expect(left.frame).toEqual(right.frame);
    expect(left.goesOn).toBeUndefined();
  });
});

describe("a spread on a right-hand page", () => {
  const errors = async (plan: readonly string[], more: Partial<Typed> = {}) =>
    told(await set(plan, more)).filter((one) => one.startsWith("pages/spread"));

  test.each<[string, readonly string[], string, RegExp]>([
    [
      "behind an article of one page: before it",
      [COVER, "one.md", SPREAD, "blank", "one.md"],
      "",
      /begin on page 3, a right-hand page: its halves would not face → .* page 3 is then blank → or move it before `one.md`, where it would begin on page 2$/u,
    ],
    [
      "after what follows, where that is nearer",
      [COVER, "one.md", "two.md", SPREAD, ACME, "one.md"],
      "",
      /page 5, .* move it behind the advert of Acme, where it would begin on page 6$/u,
    ],
    [
      "naming the house advert that would fill the page",
      [COVER, "one.md", SPREAD],
      HOUSE,
      /page 3 is then the house advert `h\/1.png`/u,
    ],
    ["as the first page", [SPREAD, "one.md"], "", /begin on page 1, which faces no other/u],
  ])("%s", async (_, plan, manifest, expected) => {
    expect(await errors(plan, { manifest })).toEqual([expect.stringMatching(expected)]);
  });

  it("that says `start: verso` has the page before it filled", async () => {
    const spread = SPREAD.replace("spread:", "start: verso, spread:");
    const made = await set([COVER, "one.md", spread], { manifest: HOUSE });
    expect(planned(made)).toEqual([
      ...["1 cover Test", "2 article One", "3 house advert h/1.png (start)"],
      ...["4 picture sea.png", "5 picture sea.png"],
    ]);
    expect(told(made)).toEqual([]);
  });

  test("where its error says it may stand, it faces", async () => {
    const entries = fc.array(fc.constantFrom("one.md", "blank", ACME, "contents"), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(entries, fc.nat(6), async (others, at) => {
        const plan = [COVER, ...others];
        const place = 1 + Math.min(at, others.length);
        const moved = (to: number) => set(plan.toSpliced(to, 0, SPREAD));
        const faultIn = ({ diagnostics }: MadeUpIssue) =>
          diagnostics.find(({ code }) => code === "pages/spread");
        const fault = faultIn(await moved(place));
        if (fault === undefined) return;
        // Every place at which it faces, by trying.
        const folios: number[] = [];
        for (let to = 1; to <= plan.length; to++) {
          const made = await moved(to);
          if (faultIn(made) === undefined) {
            folios.push(planned(made).findIndex((page) => page.endsWith("sea.png")) + 1);
          }
        }
        const [, named = ""] = /on page (\d+)$/u.exec(fault.hints[1] ?? "") ?? [];
        expect(named === "" ? folios : folios.includes(Number(named))).toEqual(
          named === "" ? [] : true,
        );
      }),
      { numRuns: 12 },
    );
  });
});
