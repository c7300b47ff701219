import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { failed, error, ok } from "../../src/diagnostics/diagnostic.ts";
import { readTheme } from "../../src/design/read-theme.ts";
import type { FindBase } from "../../src/design/read-theme.ts";
import type { StyleName } from "../../src/design/design.ts";
import { cmyk } from "../../src/color/ink.ts";
import { themeReferencePage } from "../../src/schema-documents.ts";
import { faultsIn } from "../support/faults.ts";

const review = { file: "review.yaml", text: readFileSync("assets/themes/review.yaml", "utf8") };

/** A shelf of themes by name, with the built-in one. */
function shelf(themes: Readonly<Record<string, string>>): FindBase {
  return (name, span) => {
    const text = name === "review" ? review.text : themes[name];
    if (text !== undefined) return ok({ file: `${name}.yaml`, text });
    return failed(error("theme/missing", `no theme \`${name}\``, { span }));
  };
}

const read = (text: string, themes: Readonly<Record<string, string>> = {}) =>
  readTheme({ file: "themes/house.yaml", text }, "en-US", shelf(themes));

function house(lines: string) {
  const outcome = read(`extends: review\n${lines}`);
  if (outcome.value === undefined) throw new Error(faultsIn(outcome, lines).join("\n"));
  return outcome.value;
}

function faults(lines: string): string[] {
  const text = `extends: review\n${lines}`;
  return faultsIn(read(text), text);
}

const builtIn = house("");

describe("the built-in theme", () => {
  test("is complete by itself", () => {
    const { value, diagnostics } = readTheme(review, "en-US", shelf({}));
    expect(diagnostics).toEqual([]);
    expect(value?.name).toBe("review");
    expect(value?.styles).toEqual(builtIn.styles);
  });

  test("has the page of a dense review", () => {
    const { page, grid, furniture } = builtIn;
    expect(page.columns).toBe(2);
    expect(page.gutter).toBe(18);
    expect(grid).toBe(13);
    expect(furniture.footerBaseline).toBeLessThan(page.margins.foot);
  });

  test("sets all that stands in a column on the grid, and no lines closer than they are tall", () => {
    const running: StyleName[] = ["body", "code", "subhead", "quotation", "signOff", "sidebar"];
    for (const name of running) expect(builtIn.styles[name].leading, name).toBe(builtIn.grid);
    const single: StyleName[] = ["dropCap", "masthead", "pullquoteMark", "contentsFolio"];
    for (const [name, { leading, size }] of Object.entries(builtIn.styles)) {
      if (!single.some((one) => one === name)) expect(leading, name).toBeGreaterThan(size);
    }
  });

  test("sets its figures as each place needs them", () => {
    expect(builtIn.styles.body.features).toEqual(["onum", "pnum"]);
    expect(builtIn.styles.table.features).toEqual(["lnum", "tnum"]);
    expect(builtIn.styles.headline.features).toEqual(["lnum", "pnum"]);
  });

  test("prints its type in one ink, so that no plate can slip", () => {
    expect(builtIn.styles.body.ink).toEqual(cmyk(0, 0, 0, 1));
    for (const name of ["body", "note", "caption", "table", "sidebar", "footer"] as const) {
      expect(builtIn.styles[name].ink).toMatchObject({ c: 0, m: 0, y: 0 });
    }
  });
});

test("the themes that are built in have no lines that touch", () => {
  const text = readFileSync("assets/themes/annual.yaml", "utf8");
  const outcome = readTheme({ file: "annual.yaml", text }, "en-US", shelf({}));
  expect(outcome.value?.name).toBe("annual");
  expect(outcome.diagnostics).toEqual([]);
});

test("a spot ink may be used in many places, if it is the same ink", () => {
  const red = "{ spot: Red, cmyk: [0, 90, 80, 0] }";
  expect(faults(`colors: { red: ${red} }\nstyles: { deck: { color: ${red} } }`)).toEqual([]);
});

describe("a theme of the house", () => {
  test("changes what it says and nothing else", () => {
    const { styles, page, name } = house("page: { margins: { head: 2cm }, columns: 3 }");
    expect(name).toBe("house");
    expect(page).toEqual({
      ...builtIn.page,
      columns: 3,
      margins: { ...builtIn.page.margins, head: expect.closeTo(56.69, 2) as number },
    });
    expect(styles).toEqual(builtIn.styles);
  });

  test("moves the styles that follow the body with it", () => {
    const { styles, grid } = house("body: { family: Playfair Display, size: 9pt, leading: 12pt }");
    expect(grid).toBe(12);
    expect(styles.body.face.family).toBe("Playfair Display");
    expect(styles.quotation.face.family).toBe("Playfair Display");
    expect(styles.body.indent).toBeCloseTo(1.3 * 9);
    expect(styles.caption.face.family).toBe("Source Sans 3");
    expect(styles.lead).toMatchObject({ size: 9, leading: 12 });
  });

  test("measures white in grid lines, and rounds lengths to them", () => {
    expect(house("body: { paragraph-space: 1 }").styles.body.after).toBe(1);
    expect(house("body: { paragraph-space: 8pt }").styles.body.after).toBe(1);
    expect(house("styles: { deck: { before: 40pt } }").styles.deck.before).toBe(3);
  });

  test("names inks, gives them on the spot, or takes spots from the tin", () => {
    const { colors, styles, boxes } = house(
      `colors: { house: { spot: PANTONE 485 C, cmyk: [0, 95, 100, 0] }, ink: "cmyk(10 0 0 100)" }
styles: { kicker: { color: house }, deck: { color: cmyk(0 50 0 0) } }
boxes: { sidebar: { tint: none }, code: { tint: { spot: Gold, cmyk: [0, 20, 60, 20], tint: 50% } } }`,
    );
    const spot = { kind: "spot", name: "PANTONE 485 C", tint: 1, alternate: cmyk(0, 0.95, 1, 0) };
    expect(colors.get("house")).toEqual(spot);
    expect(styles.kicker.ink).toEqual(spot);
    expect(styles.deck.ink).toEqual(cmyk(0, 0.5, 0, 0));
    expect(styles.body.ink).toEqual(cmyk(0.1, 0, 0, 1));
    expect(boxes.sidebar).not.toHaveProperty("tint");
    expect(boxes.code.tint).toMatchObject({ name: "Gold", tint: 0.5 });
  });

  test("asks for figures and small capitals by what they look like", () => {
    const features = (typed: string) =>
      house(`styles: { deck: { ${typed} } }`).styles.deck.features;
    expect(features("figures: old-style, caps: small")).toEqual(["onum", "pnum", "smcp"]);
    expect(features("figures: tabular, caps: all-small")).toEqual(["c2sc", "lnum", "smcp", "tnum"]);
  });

  test("stands on a chain of others", () => {
    const chain = { middle: "extends: review\nbody: { size: 11pt }\npage: { gutter: 1in }" };
    const { value } = read("extends: middle\nbody: { leading: 14pt }", chain);
    expect(value?.styles.body).toMatchObject({ size: 11, leading: 14 });
    expect(value?.page.gutter).toBe(72);
    expect(value?.table).toEqual(builtIn.table);
  });
});

describe("faces", () => {
  const text = "extends: review\nbody: { family: Nosuch }\nstyles: { deck: { weight: 200 } }";
  const asked = read(text).value?.facesAsked ?? [];

  test("every style's face is asked for, at the key that asks", () => {
    expect(asked).toHaveLength(Object.keys(builtIn.styles).length);
    const [body] = asked;
    expect(body?.query).toEqual({ family: "Nosuch", weight: 400, italic: false });
    expect(text.slice(body?.span.start, body?.span.end)).toBe("Nosuch");
    const quotation = asked.filter(({ query }) => query.family === "Nosuch");
    expect(quotation.length).toBeGreaterThan(2);
    const places = quotation.map(({ span }) => span.file);
    expect(places).toContain("themes/house.yaml");
  });
});

describe("faults", () => {
  test.each([
    [
      "styles: { deck: { color: acent } }",
      /^theme\/unknown-color «acent» .*did you mean `accent`\?$/u,
    ],
    [
      "styles: { deck: { color: teal } }",
      /«teal» there is no color `teal` → the colors are `ink`/u,
    ],
    ["boxes: { code: { tint: tnt } }", /«tnt» there is no color `tnt` → did you mean `tint`\?$/u],
    [
      "colors: { red: { spot: magenta, cmyk: [0, 100, 0, 0] } }",
      /^schema\/value «magenta» `spot` is a name that presses keep for themselves → call the ink/u,
    ],
    [
      "colors: { red: { spot: Red, cmyk: [0, 90, 80, 0] } }\nboxes: { code: { tint: { spot: Red, cmyk: [0, 90, 70, 0], tint: 20% } } }",
      /^theme\/spot-twice «\[0, 90, 70, 0\]» the ink `Red` is `\[0, 90, 80, 0\]` elsewhere/u,
    ],
    [
      "styles: { pullquote: { size: 60pt } }",
      /^theme\/tight-leading «60pt» `pullquote` is 60pt on a leading of 19.5pt: its lines touch → give it a leading of 66pt/u,
    ],
    ["styles: { deck: { leading: 6pt } }", /^theme\/tight-leading «6pt» `deck` is 14pt on/u],
    ["scale: { display: 60pt }", /^theme\/tight-leading «60pt» `headline` is 60pt on/u],
    [
      "styles: { quotation: { size: 20pt } }",
      /^theme\/tight-leading «20pt» `quotation` .* the body's leading: give it smaller type$/u,
    ],
    ["styles: { dek: { size: 9pt } }", /^schema\/unknown-key «dek» .*did you mean `deck`\?$/u],
    ["body: { leding: 9pt }", /^schema\/unknown-key «leding» .*did you mean `leading`\?$/u],
    ["body: { leading: 0 }", /«0» `leading` must be more than 0, not 0$/u],
    [
      "body: { leading: 13 }",
      /«13» `leading` must be a length such as `3mm`, not 13 → give it a unit/u,
    ],
    ["body: { align: center }", /«center» `align` must be `justify` or `left`, not `center`/u],
    ["page: { columns: 4 }", /«4» `columns` must be `1`, `2` or `3`, not `4`$/u],
    [
      "body: { paragraph-space: 1.5 }",
      /must be a whole number of grid lines, or a length such as `13pt`, not 1.5$/u,
    ],
    [
      'colors: { red: "#ff0000" }',
      /«"#ff0000"» `red` must be a color such as .*is about `cmyk\(0 100 100 0\)`$/u,
    ],
    ["colors: { sea: 'rgb(0, 64, 128)' }", /is about `cmyk\(100 50 0 50\)`$/u],
    [
      "colors:\n  red: #ff0000 # our red",
      /^schema\/type «red» `red` is empty: `#` begins a comment → .*cmyk.*, not `#ff0000` → .*is about `cmyk\(0 100 100 0\)`$/u,
    ],
    [
      "styles:\n  deck:\n    color: #000",
      /«color» `color` is empty: `#` begins a comment → .*is about `cmyk\(0 0 0 100\)`$/u,
    ],
    ["colors: { red: #ff0000 }", /never closed → `#` begins a comment to the line's end/u],
    [
      "page: { columns: 3 }\npage: { gutter: 5mm }",
      /^schema\/duplicate-key «page» `page` is given twice → put the keys of both under one `page:`$/u,
    ],
    ['pullquote: { mark: "““““" }', /`mark` must have at most 3 letters$/u],
    ['styles: { deck: { color: "#000" } }', /is about `cmyk\(0 0 0 100\)`$/u],
    ["colors: { red: cmyk(0 101 0 0) }", /four inks in percent/u],
    [
      "colors: { Red: cmyk(0 0 0 0) }",
      /^schema\/value «Red» `Red` must be a name of small letters/u,
    ],
    ["colors: { house: { spot: X, cmyk: [0, 1, 2] } }", /`cmyk` must have at least 4 items/u],
    ["styles: { deck: { weight: 1000 } }", /`weight` must be at most 900, not 1000$/u],
    ['furniture: { footer: "{folio}" }', /has the field `\{folio\}`, which there is not/u],
  ])("%s", (lines, expected) => {
    expect(faults(lines)).toEqual([expect.stringMatching(expected)]);
  });

  test("a theme that extends nothing must be complete", () => {
    const text = "body: { size: 9pt }";
    expect(faultsIn(read(text), text)).toEqual([
      expect.stringMatching(/^theme\/incomplete .* → begin with `extends: review`/u),
    ]);
  });

  test("themes that extend each other", () => {
    const { diagnostics } = read("extends: a", { a: "extends: b", b: "extends: a" });
    expect(diagnostics.map(({ code, span }) => [code, span?.file])).toEqual([
      ["theme/cycle", "b.yaml"],
    ]);
  });

  test("a theme that is not there, and one that is faulty itself", () => {
    expect(read("extends: none").diagnostics[0]?.code).toBe("theme/missing");
    const { diagnostics } = read("extends: a", { a: "extends: review\nbody: { size: x }" });
    expect(diagnostics.map(({ code, span }) => [code, span?.file])).toEqual([
      ["schema/value", "a.yaml"],
    ]);
  });
});

describe("the schema of themes", () => {
  test("says of every key what it means", () => {
    const rows = themeReferencePage()
      .text.split("\n")
      .filter((line) => line.startsWith("| `"));
    const silent = rows.filter((row) => /^\| `[^`]+` \|\s*\|/u.test(row));
    expect(rows.length).toBeGreaterThan(150);
    expect(silent).toEqual([]);
  });
});

describe("a language", () => {
  const theme = `extends: review
languages:
  de-AT: { body: { size: 12pt } }
  de: { quotes: { outer: ["»", "«"] }, body: { size: 11pt, hyphenate: false } }`;
  const inTongue = (language: string) =>
    readTheme({ file: "house.yaml", text: theme }, language, shelf({})).value;

  test("has what is said for it, and for the languages that it is a kind of", () => {
    expect(inTongue("en-US")?.styles.body).toMatchObject({ size: 10, hyphenate: true });
    expect(inTongue("de-DE")?.styles.body).toMatchObject({ size: 11, hyphenate: false });
    expect(inTongue("de-AT")?.styles.body).toMatchObject({ size: 12, hyphenate: false });
    expect(inTongue("den")?.styles.body.size).toBe(10);
  });

  test("in a base gives way to what the house says itself", () => {
    const base = `extends: review
body: { size: 9pt }
languages: { en: { body: { size: 8pt, leading: 12pt } } }`;
    const over = (text: string) => read(`extends: base\n${text}`, { base }).value?.styles.body;
    expect(over("")).toMatchObject({ size: 8, leading: 12 });
    expect(over("body: { size: 11pt }")).toMatchObject({ size: 11, leading: 12 });
    const both = "body: { size: 11pt }\nlanguages: { en-US: { body: { size: 7pt } } }";
    expect(over(both)).toMatchObject({ size: 7, leading: 12 });
  });

  test("is quoted as the house does", () => {
    expect(inTongue("de-DE")?.quotes).toEqual({ outer: ["»", "«"] });
    expect(inTongue("en-US")?.quotes).toBeUndefined();
  });
});
