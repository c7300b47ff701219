import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { missingPages, pageRule, sparePages } from "../../src/issue/binding.ts";
import { inPrint } from "../../src/issue/in-print.ts";
import { readIssue } from "../../src/issue/read-issue.ts";
import { mm } from "../../src/geometry/geometry.ts";
import { faultsIn } from "../support/faults.ts";

const HEAD = "title: Winter\npublication: The Quarterly\ndate: 2021-02-28\n";
const PLAN = "flatplan: [a.md]\n";

const read = (text: string) => {
  const { value, diagnostics } = readIssue({ file: "issue.yaml", text });
  return { ...(value && { value: inPrint(value, value) }), diagnostics };
};

/** The issue that the lines make, with what is required added. */
function issue(lines: string) {
  const { value } = read(HEAD + (lines.includes("flatplan:") ? "" : PLAN) + lines);
  if (value === undefined) throw new Error(`not an issue: ${lines}`);
  return value;
}

function faults(lines: string): string[] {
  const text = HEAD + (lines.includes("flatplan:") ? "" : PLAN) + lines;
  return faultsIn(read(text), text);
}

test("what is not ordered has the house's defaults", () => {
  const { language, trim, bleed, theme, print, footer } = issue("");
  expect({ language, trim, theme, print, footer }).toEqual({
    language: "en-US",
    trim: { width: 612, height: 792 },
    theme: { name: "review" },
    print: {
      standard: "PDF/X-4",
      condition: { name: "fogra39-300" },
      profile: { name: "sheetfed-coated" },
      marks: ["crop"],
      cover: "included",
    },
    footer: undefined,
  });
  expect(bleed).toBeCloseTo(8.504, 3);
});

test("printed fields are set with typographic forms, in the issue's language", () => {
  const text = `title: '"Ja" -- so'\npublication: O'Brien\ndate: 2021-02-28\n`;
  const german = read(`${text}language: de\nfooter: "'x' {page}"\nflatplan: [a.md]`).value;
  expect(german?.title.text).toBe("„Ja“ – so");
  expect(german?.publication.text).toBe("O’Brien");
  expect(german?.footer?.text).toBe("‚x‘ {page}");
});

describe("the page", () => {
  const trim = (typed: string) => issue(`page: { trim: ${typed} }`).trim;
  test("trims by name and by lengths", () => {
    expect(trim("tabloid")).toEqual({ width: 792, height: 1224 });
    expect(trim("a4").width).toBeCloseTo(595.28, 2);
    expect(trim("b5").height).toBeCloseTo(708.66, 2);
    expect(trim("[8.375in, 10.875in]")).toEqual({ width: 603, height: 783 });
    expect(trim("[21cm, 297mm]").height).toBeCloseTo(mm(297), 10);
  });
  test("bleed", () => {
    expect(issue("page: { bleed: 0 }").bleed).toBe(0);
    expect(issue("page: { bleed: 9pt }").bleed).toBe(9);
  });
  test.each([
    ["page: { trim: a44 }", /«a44» `trim` must be `letter`.*did you mean `a4`\?$/u],
    [
      "page: { trim: [1mm, 2in] }",
      /«1mm» item 1 of `trim` must be a length from `50mm` to `2000mm`/u,
    ],
    ["page: { trim: [3em, 2in] }", /«3em» item 1 of `trim` must be a length of paper/u],
    ["page: { bleed: 40mm }", /«40mm» `bleed` must be a length of at most `25mm`, not `40mm`$/u],
    ["page: { bled: 3mm }", /^schema\/unknown-key «bled» .*did you mean `bleed`\?$/u],
  ])("%s", (lines, expected) => {
    expect(faults(lines)).toEqual([expect.stringMatching(expected)]);
  });
});

describe("the flatplan", () => {
  const plan = `flatplan:
  - cover: { image: a/c.jpg, alt: Snow, lines: ["It's cold", Two] }
  - letter.md
  - contents
  - contents: { title: "What's in" }
    start: recto
  - article: a.md
    start: verso
  - picture: { image: p.jpg, spread: false }
  - blank
`;
  const entries = issue(plan).flatplan;

  test("in page order, with what was ordered", () => {
    expect(entries.map((entry) => entry.kind).join(" ")).toBe(
      "cover article contents contents article picture blank",
    );
    const [cover, letter, contents, titled, article, picture] = entries;
    expect(cover).toMatchObject({ picture: { src: { text: "a/c.jpg" }, alt: "Snow" } });
    expect(cover).toMatchObject({ lines: [{ text: "It’s cold" }, { text: "Two" }] });
    expect(letter).toMatchObject({ path: { text: "letter.md" }, start: "any" });
    expect(contents).not.toHaveProperty("title");
    expect(titled).toMatchObject({ title: { text: "What’s in" }, start: "recto" });
    expect(article).toMatchObject({ path: { text: "a.md" }, start: "verso" });
    expect(picture).toMatchObject({ picture: { src: { text: "p.jpg" } } });
  });

  test("every entry knows its place", () => {
    const places = entries.map(({ span }) => (HEAD + plan).slice(span.start, span.end));
    expect(places).toEqual([
      ...["cover", "letter.md", "contents", "contents", "a.md", "picture", "blank"],
    ]);
  });

  test.each([
    ["flatplan: []", /«\[\]» `flatplan` must have at least 1 item$/u],
    ["flatplan: [content]", /«content» .*must be an article's path, .*did you mean `contents`\?$/u],
    ["flatplan: [cover]", /«cover» .*give it its values: `cover: …`$/u],
    ["flatplan: [{ artikle: a.md }]", /«artikle» .*did you mean `article`\?$/u],
    [
      "flatplan: [{ article: a.md, start: left }]",
      /«left» `start` must be `any`, `recto` or `verso`.*did you mean `verso`\?$/u,
    ],
    ["flatplan: [{ cover: a.jpg }]", /«a.jpg» .*write `cover: \{ image: a.jpg \}`$/u],
    [
      "flatplan: [a.md, { cover: { image: a.jpg } }]",
      /^issue\/cover «cover» this cover is not the issue's first page.*move it to the head/u,
    ],
    ["flatplan: [{ cover: { alt: x } }]", /`image` is missing in `cover`/u],
    [
      "flatplan: [a.md, b.md, a.md]",
      /^issue\/repeated «a.md» `a.md` stands in the flatplan before/u,
    ],
  ])("%s", (lines, expected) => {
    expect(faults(lines)).toEqual([expect.stringMatching(expected)]);
  });
});

describe("an advert", () => {
  const booked = (typed: string) => issue(`flatplan: [{ advert: ${typed} }]`).flatplan[0];

  test.each<[string, object]>([
    ["{}", { size: "full", start: "any", canceled: false }],
    [
      '{ file: ads/a.pdf, page: 2, client: "Ann\'s", start: recto, alt: A boat, safe: "0 0 50 50" }',
      {
        ...{ client: { text: "Ann’s" }, start: "recto" },
        picture: { src: { text: "ads/a.pdf" }, page: 2, alt: "A boat", safe: { width: 0.5 } },
      },
    ],
    ["{ size: spread, crossover: 9pt }", { size: "spread", across: { crossover: 9 } }],
    [
      "{ file: a.pdf, size: spread, halves: true }",
      { picture: { src: { text: "a.pdf" } }, across: { crossover: 0, right: { page: 2 } } },
    ],
    ["{ file: a.jpg, canceled: true }", { canceled: true }],
  ])("%s", (typed, expected) => {
    expect(booked(typed)).toMatchObject({ kind: "advert", ...expected });
  });

  test("that is late has no picture, and one page no spread", () => {
    expect(booked("{ client: Acme }")).not.toHaveProperty("picture");
    expect(booked("{ client: Acme }")).not.toHaveProperty("across");
  });

  test("a picture may lie over a spread", () => {
    const typed = "{ image: a.jpg, spread: true, crossover: 4mm, start: verso }";
    expect(issue(`flatplan: [{ picture: ${typed} }]`).flatplan[0]).toMatchObject({
      ...{ kind: "picture", across: { crossover: mm(4) }, start: "verso" },
    });
  });

  test.each([
    ["advert: { size: double }", /«double» `size` must be `full`, `half`, `quarter` or `spread`/u],
    ["advert: { size: 1/2 }", /«1\/2» `size` must be .*did you mean `half`\?$/u],
    ["advert: { size: half page }", /«half page» .*did you mean `half`\?$/u],
    ["advert: { size: half, place: bottom }", /«bottom» .*did you mean `foot`\?$/u],
    ["advert: { size: half, place: left }", /did you mean `outside` or `inside`\?$/u],
    ["advert: { size: quarter, place: inside head }", /did you mean `head inside`\?$/u],
    [
      "advert: { size: quarter, place: top left }",
      /did you mean `head outside` or `head inside`\?$/u,
    ],
    ["advert: { client: 1848 }", /«1848» `client` must be text.*put it in quotes: "1848"$/u],
    [
      "advert: ads/a.pdf",
      /must be keys with their values.*write `advert: \{ file: ads\/a.pdf \}`$/u,
    ],
    ["advert: { cancelled: true }", /no key `cancelled` in `advert` → did you mean `canceled`\?$/u],
    ["advert: { page: 0 }", /«0» `page` must be/u],
    [
      "advert: { crossover: 3mm }",
      /«3mm» `crossover` is for spreads alone → say `size: spread`, or take it out$/u,
    ],
    ["advert: { halves: true }", /`halves` is for spreads alone/u],
    ["advert: { size: spread, crossover: 3cm }", /`crossover` must be a length of at most `25mm`/u],
    [
      "advert: { size: spread, halves: true, crossover: 3mm }",
      /`crossover` is for spreads in one piece/u,
    ],
    [
      "advert: { size: spread, start: recto }",
      /«recto» `start` of a spread cannot be `recto`: its left half comes first/u,
    ],
    ["picture: { image: a.jpg, spread: true, start: recto }", /cannot be `recto`/u],
    ["advert: { on: 3 }", /`on` is for adverts that share a page → say `size: half`/u],
    ["advert: { size: spread, place: foot }", /`place` is for adverts that share a page/u],
    ["advert: { size: half, start: recto }", /`start` is for adverts with pages of their own/u],
    ["advert: { size: half, place: head inside }", /`place` of a half is one word/u],
    [
      "advert: { size: half, place: outside }",
      /^issue\/advert «place» no article stands directly before this advert/u,
    ],
    ["advert: { size: quarter, on: 2 }", /^issue\/advert «on» no article/u],
    ["picture: { image: a.jpg, crossover: 3mm }", /for spreads alone → say `spread: true`/u],
  ])("%s", (entry, expected) => {
    expect(faults(`flatplan: [{ ${entry} }]`)).toEqual([expect.stringMatching(expected)]);
  });
});

describe("paper and binding", () => {
  const paper =
    "print: { paper: { thickness: 0.09mm, cover-thickness: 0.2mm, binding: perfect, spine: 6mm } }";

  test("are passed on, in points", () => {
    const { print } = issue(paper);
    const { thickness, coverThickness, spine, binding } = print.paper ?? {};
    expect([thickness, coverThickness, spine, binding]).toEqual([
      ...[mm(0.09), mm(0.2), mm(6), "perfect"],
    ]);
    expect(print.cover).toBe("included");
    expect(issue("print: { cover: included }").print.cover).toBe("included");
  });

  test.each([
    [paper, []],
    ["print: { cover: separate, paper: { binding: saddle } }", []],
    ["print: { cover: separate, paper: { binding: perfect, spine: 6mm } }", []],
    ["print: { multiple: 16, paper: { binding: saddle } }", []],
    ["print: { multiple: 1, paper: { binding: saddle } }", []],
    [
      "print: { cover: separate }",
      [/^print\/binding «cover» .*say `paper: \{ binding: saddle \}` or `perfect`/u],
    ],
    [
      "print: { cover: separate, paper: { binding: perfect } }",
      [/^print\/spine «cover» how wide the spine/u],
    ],
    [
      "print: { paper: { binding: saddle, spine: 3mm } }",
      [/^print\/spine «spine» only what is bound `perfect` has a spine/u],
    ],
    [
      "print: { multiple: 6, paper: { binding: saddle } }",
      [
        /^print\/multiple «6» folded sheets of 4 pages divide by 6 only where the pages divide by 12/u,
      ],
    ],
    [
      "print: { paper: { thickness: 90mm } }",
      [/«90mm» `thickness` must be a length from `0.01mm`/u],
    ],
    [
      "print: { paper: { thickness: 0.1mm } }",
      [/^print\/binding «thickness» what the thickness of the paper comes to/u],
    ],
    ["print: { paper: { spine: 0 } }", [/«0» `spine` must be a length over `0`/u]],
    ["print: { cover: apart }", [/«apart» `cover` must be `included` or `separate`/u]],
  ])("%s", (lines, expected) => {
    expect(faults(lines)).toEqual(expected.map((one) => expect.stringMatching(one) as unknown));
  });
});

describe("by what the pages must divide", () => {
  const rule = (print: string, ofPrinter?: number) => {
    const { multiple, apart } = pageRule(issue(`print: ${print}`).print, ofPrinter);
    return [multiple, apart];
  };
  test.each([
    ["{}", undefined, [1, 0]],
    ["{}", 8, [8, 0]],
    ["{ multiple: 16 }", 8, [16, 0]],
    ["{ paper: { binding: saddle } }", undefined, [4, 0]],
    ["{ paper: { binding: saddle } }", 16, [16, 0]],
    ["{ paper: { binding: perfect } }", undefined, [2, 0]],
    ["{ multiple: 6, paper: { binding: saddle } }", undefined, [12, 0]],
    ["{ multiple: 16, cover: separate, paper: { binding: saddle } }", undefined, [16, 4]],
  ] as const)("%s, of a printer who wants %s", (print, ofPrinter, expected) => {
    expect(rule(print, ofPrinter)).toEqual(expected);
  });

  const counts = fc.record({
    multiple: fc.integer({ min: 1, max: 64 }),
    apart: fc.constantFrom(0, 4),
  });
  test("what is missing, added, divides, and so does what is left without the spare", () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 500 }), (rule, count) => {
        const [missing, spare] = [missingPages(count, rule), sparePages(count, rule)];
        expect(Math.abs((count + missing - rule.apart) % rule.multiple)).toBe(0);
        expect(Math.abs((count - spare - rule.apart) % rule.multiple)).toBe(0);
        expect([0, rule.multiple]).toContain(missing + spare);
      }),
    );
  });
});

describe("what is not built yet", () => {
  const cases: readonly (readonly [string, "error", string])[] = [
    ["digital: { standard: PDF/UA-1 }", "error", "digital"],
  ];
  test.each(cases)("%s: %s", (lines, severity, place) => {
    const text = HEAD + (lines.includes("flatplan:") ? "" : PLAN) + lines;
    const { value, diagnostics } = read(text);
    expect(value).toBeDefined();
    expect(diagnostics.map((one) => [one.code, one.severity])).toEqual([
      ["issue/not-built", severity],
    ]);
    expect(faults(lines)[0]).toContain(`«${place}»`);
    expect(diagnostics[0]?.hints).toHaveLength(1);
  });

  test("is not ordered where nothing of it is", () => {
    expect(faults("house-adverts: []\nprint: { standard: none, marks: [] }")).toEqual([]);
    expect(issue("print: { marks: [] }").print.marks).toEqual([]);
  });

  test("what the printer asks for is passed on", () => {
    const typed = "print: { standard: none, max-ink: 280%, marks: [bars, info] }";
    expect(issue(typed).print).toMatchObject({
      standard: "none",
      maxInk: 2.8,
      marks: ["bars", "info"],
    });
    const { condition } = issue("print: { condition: printers/acme.icc }").print;
    expect(condition).toMatchObject({ name: "printers/acme.icc", span: { file: "issue.yaml" } });
  });

  test("the page count is passed on", () => {
    expect(issue("print: { multiple: 8, fill: fail }").print).toMatchObject({
      multiple: 8,
      fill: "fail",
    });
  });

  test("house adverts are passed on where they are to fill pages", () => {
    const paths = (lines: string) => issue(lines).houseAdverts.map(({ src }) => src.text);
    const listed = "house-adverts: [h/1.jpg, h/2.svg]\n";
    expect(paths(listed)).toEqual(["h/1.jpg", "h/2.svg"]);
    expect(issue(listed).print.fill).toBe("house");
    expect(paths(`${listed}print: { fill: house }`)).toEqual(["h/1.jpg", "h/2.svg"]);
    expect(paths(`${listed}print: { fill: blank }`)).toEqual([]);
    const described = issue('house-adverts: [a.jpg, { image: b.svg, alt: "Ours." }]').houseAdverts;
    expect(described).toMatchObject([{ src: { text: "a.jpg" } }, { alt: "Ours." }]);
    const paged = issue("house-adverts: [a.pdf, { image: b.pdf, page: 3 }]").houseAdverts;
    expect(paged).toMatchObject([{ page: 1 }, { page: 3 }]);
  });
});

describe("fields", () => {
  test.each([
    ["language: english_x", /«english_x» `language` must be a language such as `en-US`/u],
    [
      'footer: "{pgae}"',
      /`footer` has the field `\{pgae\}`, which there is not → did you mean `\{page\}`\?$/u,
    ],
    ["print: { max-ink: 300 }", /`max-ink` must be a percentage such as `300%`, not 300$/u],
    [
      "print: { max-ink: 500% }",
      /`max-ink` must be at most `400%`, all four process inks, not `?500%/u,
    ],
    ["print: { marks: none }", /`marks` must be a list.* → write it as a list: \[\]$/u],
    ["theme: ''", /`theme` must not be empty$/u],
  ])("%s", (lines, expected) => {
    expect(faults(lines)).toEqual([expect.stringMatching(expected)]);
  });

  test("a language is kept in its canonical form", () => {
    expect(issue("language: zh-hans-cn").language).toBe("zh-Hans-CN");
  });
  test("a theme keeps the place where it was named", () => {
    expect(issue("theme: house.yaml").theme).toMatchObject({
      name: "house.yaml",
      span: { file: "issue.yaml" },
    });
  });
});

const seed = process.env["TYPESET_SEED_ISSUE"] ?? "../shared/seed-issue";
const manifest = join(seed, "issue.yaml");
if (!existsSync(manifest)) console.log(`no seed issue at ${seed}: its manifest is not read`);
test.skipIf(!existsSync(manifest))("a real issue's manifest is read without a fault", () => {
  const { value, diagnostics } = read(readFileSync(manifest, "utf8"));
  expect(diagnostics).toEqual([]);
  expect(value?.flatplan[0]?.kind).toBe("cover");
  expect(value?.flatplan.filter(({ kind }) => kind === "article").length).toBeGreaterThan(5);
});
