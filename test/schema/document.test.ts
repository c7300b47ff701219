import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { z } from "zod";
import { check, parseYaml } from "../../src/schema/document.ts";
import { length } from "../../src/schema/length.ts";
import { isoDate, nonEmptyText, pathText } from "../../src/schema/scalars.ts";
import { faultsIn } from "../support/faults.ts";

const cover = z.strictObject({ image: pathText, lines: z.array(nonEmptyText).optional() });
const start = z.enum(["any", "recto", "verso"]);
const schema = z.strictObject({
  title: nonEmptyText,
  date: isoDate.optional(),
  pages: z.int().min(1).max(99).optional(),
  authors: z.array(nonEmptyText).optional(),
  draft: z.boolean().optional(),
  bleed: length.optional(),
  trim: z.union([z.enum(["letter", "a4"]), z.tuple([length, length])]).optional(),
  inks: z.record(z.string().regex(/^[a-z]+$/u, "must be in small letters"), z.number()).optional(),
  plan: z
    .array(
      z.union([
        nonEmptyText,
        z.strictObject({ cover }),
        z.strictObject({ article: pathText, start: start.optional() }),
        z.strictObject({ contents: z.strictObject({}), start: start.optional() }),
      ]),
    )
    .optional(),
});

const source = (text: string) => ({ file: "issue.yaml", text });

function read(text: string) {
  const yaml = parseYaml(source(text));
  return yaml.value === undefined ? yaml : check(schema, yaml.value);
}

function faults(text: string): string[] {
  return faultsIn(read(text), text);
}

/** The faults of a document whose title is as it should be. */
const faultsOf = (rest: string): string[] => faults(`title: Winter\n${rest}`);

function tells(rest: string, ...expected: string[]): void {
  expect(faultsOf(rest)).toEqual(expected);
}

describe("YAML that is none", () => {
  const cases: readonly (readonly [string, string])[] = [
    [
      "title: Winter: a story",
      "schema/yaml «Winter: a story» a second `: ` stands in this line" +
        ' → put it in quotes: "Winter: a story"',
    ],
    ["\ttitle: x", "schema/yaml «\t» a tab indents this line → indent with spaces"],
    [
      "authors: [Jo, Ann\npages: 3",
      "schema/yaml «[Jo, Ann» this list is never closed → close it with `]`",
    ],
    [
      "title: 'Winter\npages: 3",
      "schema/yaml «'Winter» this quotation is never closed → close it with the same quote mark",
    ],
    ["title: @home", "schema/yaml «@» a value cannot begin with `@` → put the value in quotes"],
    [
      "title: `x`",
      "schema/yaml «`» a value cannot begin with a backquote → put the value in quotes",
    ],
    [
      "title: x\ndeck\npages: 1",
      "schema/yaml «deck» this line has no key with a colon and a space behind it" +
        " → write `key: value`; text that goes on from the line before is indented",
    ],
    [
      "a:\n  b: 1\n c: 2",
      "schema/yaml « » this line is indented unlike its neighbors" +
        " → begin keys that belong together in the same column",
    ],
    [
      'title: "a\\qb"',
      "schema/yaml «\\" +
        "» this backslash means nothing in double quotes" +
        " → write it twice, or put the value in single quotes",
    ],
    [
      "title: x\n---\ntitle: y",
      "schema/yaml «---» a second document begins here → take the line `---` out",
    ],
    [
      "title: x\ntitle: y",
      "schema/duplicate-key «title» `title` is given twice → keep one of the two",
    ],
    [
      "title: !secret x",
      "schema/tag «x» the tag `!secret` means nothing here" +
        " → take the tag out; put the value in quotes if it is meant as text",
    ],
    [
      "title: !!js/function x",
      "schema/tag «x» the tag `!!js/function` means nothing here" +
        " → take the tag out; put the value in quotes if it is meant as text",
    ],
    [
      "title: *star",
      "schema/alias «*star» nothing is named `&star`" +
        " → name something before it with `&star`, or put the value in quotes",
    ],
  ];
  test.each(cases)("%j", (text, expected) => {
    expect(faults(text)).toEqual([expected]);
  });

  test("an empty document, one of comments alone, and one that is no mapping", () => {
    for (const text of ["", "# nothing yet\n", "~"])
      expect(faults(text)[0]).toMatch(/^schema\/empty/u);
    expect(faults("- a\n- b")[0]).toMatch(/^schema\/type «- a» .*not a list/u);
    expect(faults("words alone")[0]).toMatch(/^schema\/type «words alone» .*not bare text/u);
  });

  test("every line that is wrong is told once", () => {
    expect(faults("title: a: b: c\npages: d: e").map((one) => one.slice(0, 16))).toEqual([
      "schema/yaml «a: ",
      "schema/yaml «d: ",
    ]);
  });
});

describe("limits", () => {
  const limit = (text: string) => read(text).diagnostics.map(({ code, kind }) => [code, kind]);
  const passed = [["schema/limit", "limit"]];

  test("a bomb of aliases", () => {
    const lines = ["a0: &a0 [1, 1]"];
    for (let i = 1; i < 30; i++) lines.push(`a${i}: &a${i} [*a${i - 1}, *a${i - 1}]`);
    expect(limit(lines.join("\n"))).toEqual(passed);
  });
  test("a list that holds itself", () => {
    expect(limit("title: &t [*t, *t]")).toEqual(passed);
  });
  test("nesting without end", () => {
    for (const depth of [100, 5_000, 50_000]) {
      expect(limit(`title: ${"[".repeat(depth)}${"]".repeat(depth)}`)).toEqual(passed);
    }
  });
  test("more values than any copy has", () => {
    expect(limit(`authors: [${"a,".repeat(60_000)}]`)).toEqual(passed);
  });
});

describe("keys", () => {
  test("a missing key is shown at the first line of what it is missing in", () => {
    expect(faults("pages: 1\nauthors: []")).toEqual([
      "schema/missing-key «pages: 1» `title` is missing → add `title: …`",
    ]);
    tells(
      "plan:\n  - cover:\n      lines: [a]",
      "schema/missing-key «lines: [a]» `image` is missing in `cover` → add `image: …`",
    );
  });
  test("an unknown key is shown with what was meant, and the missing one is not told again", () => {
    expect(faults("tilte: x")).toEqual([
      "schema/unknown-key «tilte» there is no key `tilte` → did you mean `title`?",
    ]);
  });
  test("a key that is like no other is shown with all there are", () => {
    tells(
      "plan: [{ cover: { image: a.jpg, zzz: 1 } }]",
      "schema/unknown-key «zzz» there is no key `zzz` in `cover` → the keys here are `image`, `lines`",
    );
  });
  test("what is given already is not offered", () => {
    tells("titel: x", expect.not.stringContaining("did you mean") as string);
  });
  test("keys of objects are no keys of ours", () => {
    for (const key of ["__proto__", "constructor", "toString"]) {
      tells(`${key}: 1`, expect.stringContaining(`there is no key \`${key}\``) as string);
    }
  });
  test("a key of a free list that is written wrong is shown itself", () => {
    tells("inks: { RED: 1 }", "schema/value «RED» `RED` must be in small letters, not `RED`");
  });
});

describe("values", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["draft: maybe", "schema/type «maybe» `draft` must be `true` or `false`, not `maybe`"],
    ["pages: four", "schema/type «four» `pages` must be a number, not `four`"],
    [
      "pages: '4'",
      "schema/type «'4'» `pages` must be a number, not the text `4` → take the quotes away",
    ],
    ["pages: 1.5", "schema/type «1.5» `pages` must be a whole number, not 1.5"],
    ["pages: .inf", "schema/type «.inf» `pages` must be a number, not Infinity"],
    ["pages: 0", "schema/value «0» `pages` must be at least 1, not 0"],
    ["pages: 100", "schema/value «100» `pages` must be at most 99, not 100"],
    ["pages:", "schema/type «pages» `pages` is empty → give it a value, or take the key out"],
    [
      "authors: Jo Moss",
      "schema/type «Jo Moss» `authors` must be a list, not `Jo Moss` → write it as a list: [Jo Moss]",
    ],
    [
      "authors: [Jo, 1984]",
      "schema/type «1984» item 2 of `authors` must be text, not the number 1984" +
        ' → put it in quotes: "1984"',
    ],
    ["authors: ['  ']", "schema/value «'  '» item 1 of `authors` must not be empty"],
    [
      "date: 2020-02-30",
      "schema/value «2020-02-30» `date` is no day of the calendar" +
        " → that month ends with `2020-02-29`",
    ],
    [
      "date: 2100-02-29",
      "schema/value «2100-02-29» `date` is no day of the calendar" +
        " → that month ends with `2100-02-28`",
    ],
    [
      "date: 2020/3/7",
      "schema/value «2020/3/7» `date` must be a date such as `2020-12-31`, not `2020/3/7`" +
        " → write `2020-03-07`",
    ],
    [
      "date: last May",
      "schema/value «last May» `date` must be a date such as `2020-12-31`, not `last May`",
    ],
    [
      "date: 2020",
      "schema/type «2020» `date` must be a date such as `2020-12-31`, not the number 2020",
    ],
    [
      "bleed: 3",
      "schema/value «3» `bleed` must be a length such as `3mm`, not 3" +
        " → give it a unit: `3pt`, `3mm` or `3in`",
    ],
    [
      "bleed: 3px",
      "schema/value «3px» `bleed` must be a length such as `3mm`, not `3px`" +
        " → its unit is `pt`, `mm`, `cm`, `in` or `em`",
    ],
    ["bleed: -3mm", "schema/value «-3mm» `bleed` must not be less than 0"],
    [
      "trim: leter",
      "schema/value «leter» `trim` must be `letter` or `a4`, not `leter` → did you mean `letter`?",
    ],
    ["trim: 4", "schema/type «4» `trim` must be `letter` or `a4` or a list, not the number 4"],
    ["trim: [1in]", "schema/value «[1in]» `trim` must have at least 2 items"],
    [
      "trim: [1in, 2]",
      "schema/value «2» item 2 of `trim` must be a length such as `3mm`, not 2" +
        " → give it a unit: `2pt`, `2mm` or `2in`",
    ],
  ];
  test.each(cases)("%j", (rest, expected) => {
    tells(rest, expected);
  });
});

describe("one of several things", () => {
  test("a fault is told of the branch that was meant", () => {
    tells(
      "plan: [{ article: a.md, start: rect }]",
      "schema/value «rect» `start` must be `any`, `recto` or `verso`, not `rect` → did you mean `recto`?",
    );
    tells(
      "plan: [{ cover: { imge: a.jpg } }]",
      "schema/unknown-key «imge» there is no key `imge` in `cover` → did you mean `image`?",
    );
    tells(
      "plan: [{ cover: a.jpg }]",
      "schema/type «a.jpg» `cover` must be keys with their values, not `a.jpg`",
    );
    tells("plan: ['']", "schema/value «''» item 1 of `plan` must not be empty");
  });
  test("a key that belongs to none is compared with all", () => {
    tells(
      "plan: [{ artcle: a.md }]",
      "schema/unknown-key «artcle» there is no key `artcle` in item 1 of `plan` → did you mean `article`?",
    );
  });
  test("what could be two things, or nothing, is told so", () => {
    const just = "item 1 of `plan` must have just one of `cover`, `article` or `contents`";
    tells("plan: [{}]", `schema/value «{}» ${just}`);
    tells(
      "plan: [{ article: a.md, cover: { image: a } }]",
      `schema/value «{ article: a.md, cover: { image: a } }» ${just}`,
    );
  });
  test("what fits none by its type is told all that would", () => {
    tells(
      "plan: [7]",
      "schema/type «7» item 1 of `plan` must be text or keys with their values, not the number 7",
    );
    tells("plan: [~]", "schema/type «~» item 1 of `plan` is empty");
  });
});

test("all faults are told at once, in the order of the source", () => {
  expect(faults("pages: 0\nzzz: 1\ndate: x\ntitle: ''").map((one) => one.split(" ")[1])).toEqual([
    "«0»",
    "«zzz»",
    "«x»",
    "«''»",
  ]);
});

describe("places", () => {
  const text =
    'title: "Winter"\nplan:\n  - cover:\n      image: a.jpg\n  - b.md\nauthors: &a [Jo]\n';
  const at = (path: readonly (string | number)[], whole = text) => {
    const checked = read(whole).value;
    if (checked === undefined || !("spanAt" in checked)) throw new Error("not a good document");
    const [value, key] = [checked.spanAt(path), checked.keySpanAt(path)];
    return [whole.slice(value.start, value.end), whole.slice(key.start, key.end)];
  };

  test("of values and of their keys", () => {
    expect(at(["title"])).toEqual(['"Winter"', "title"]);
    expect(at(["plan", 0, "cover", "image"])).toEqual(["a.jpg", "image"]);
    expect(at(["plan", 1])).toEqual(["b.md", "b.md"]);
    expect(at(["plan", 0, "cover"])).toEqual(["image: a.jpg", "cover"]);
    expect(at(["authors", 0])).toEqual(["Jo", "Jo"]);
  });
  test("of what is not there: the nearest thing around it", () => {
    expect(at(["authors", 7])[0]).toBe("[Jo]");
    expect(at([])[0]).toBe(text.trimEnd());
  });
  test("of an alias: the alias; of what is in it: where that was typed", () => {
    const aliased = "title: x\nplan: &p [a.md]\nauthors: *p";
    expect(at(["authors"], aliased)[0]).toBe("*p");
    expect(at(["authors", 0], aliased)[0]).toBe("a.md");
  });
});

describe("front matter", () => {
  test("is read from its range, and its places are of the whole file", () => {
    const file = source("---\ntitle: Wörter 🦀\nzzz: 1\n---\nzzz text");
    const range = { start: 4, end: file.text.lastIndexOf("---") };
    const yaml = parseYaml(file, range);
    expect(yaml.value).toBeDefined();
    if (yaml.value === undefined) return;
    expect(faultsIn(check(schema, yaml.value), file.text)[0]).toMatch(
      /^schema\/unknown-key «zzz»/u,
    );
  });

  test("an offset moves every place by as much and changes nothing else", () => {
    const documents = fc.constantFrom(
      "title: x\nzzz: 1",
      "a: b: c",
      "title: !x y",
      "title: 3",
      "a: *b",
    );
    fc.assert(
      fc.property(documents, fc.string({ unit: "grapheme" }), (text, before) => {
        const whole = source(before + text);
        const yaml = parseYaml(whole, { start: before.length, end: whole.text.length });
        const found = yaml.value === undefined ? yaml : check(schema, yaml.value);
        expect(faultsIn(found, whole.text)).toEqual(faults(text));
      }),
    );
  });
});

test("a %YAML directive does not change what words mean", () => {
  expect(read("%YAML 1.1\n---\ntitle: no").value?.value).toEqual({ title: "no" });
});

test("no text whatever makes the reader throw", () => {
  const lines = fc.array(
    fc.constantFrom(
      "title: x",
      "a: [",
      "]",
      "- b",
      "  c: {",
      "}",
      "'",
      '"',
      "&a",
      "*a",
      "!t",
      "\t",
      ": ",
      "? ",
      "|",
      "---",
      "\u0000",
    ),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        lines.map((some) => some.join("\n")),
      ),
      (text) => {
        const { value, diagnostics } = read(text);
        expect(value === undefined).toBe(diagnostics.length > 0);
        for (const { span } of diagnostics) {
          expect(span && span.start <= span.end && span.end <= text.length).toBe(true);
        }
      },
    ),
    { numRuns: 500 },
  );
});
