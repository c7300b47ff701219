import { describe, expect, test } from "vitest";
import { read, svg, tells } from "./build.ts";

describe("what is no drawing", () => {
  test.each([
    [
      "a tag that is not closed",
      "<svg><g></svg>",
      /^drawing\/broken line 1, column 15: it is not well-formed XML: unexpected close tag/u,
    ],
    ["two attributes of one name", '<svg width="1" width="2"/>', /^drawing\/broken /u],
    ["an entity of its own", "<svg>&boat;</svg>", /^drawing\/broken .*entity/u],
    ["a prefix that nobody declared", "<svg><x:g/></svg>", /^drawing\/broken /u],
    [
      "nothing of SVG",
      '<svg xmlns="http://quay.example/"/>',
      /^drawing\/broken .*no element of SVG/u,
    ],
    ["a group outermost", "<g/>", /^drawing\/broken .*`g`, not `svg`/u],
    [
      "a DOCTYPE",
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd"><svg/>',
      /^drawing\/doctype /u,
    ],
    ["neither view box nor size", "<svg/>", /^drawing\/size .*says no size/u],
    ["a view box without area", '<svg viewBox="0 0 0 9"/>', /^drawing\/size .*no area/u],
    ["a size without area", '<svg width="0" height="9"/>', /^drawing\/size .*no area/u],
    ["a width that is none", '<svg width="NaN" viewBox="0 0 9 9"/>', /^drawing\/size .*`NaN`/u],
  ])("%s", async (_, file, expected) => {
    const { value, diagnostics } = await read(file);
    expect(value).toBeUndefined();
    expect(diagnostics).toHaveLength(1);
    const [fault] = diagnostics;
    expect(`${fault?.code ?? ""} ${fault?.message.replace("`art/boat.svg`, ", "") ?? ""}`).toMatch(
      expected,
    );
    expect(fault?.hints[0]).toMatch(/./u);
    expect(fault?.span?.file).toBe("a.md");
  });
});

describe("what cannot be drawn is an error at its line", () => {
  test.each([
    [
      '\n<path id="hull" d="M0 0L"/>',
      "drawing/path line 2: `d` of `path` `#hull` cannot be read: `M0 0L`",
    ],
    ['<path d="M0 NaN"/>', "drawing/path line 1: `d` of `path` cannot be read: `M0 NaN`"],
    ['<path d="M0 1e999"/>', "drawing/path line 1: `d` of `path` cannot be read: `M0 1e999`"],
    [
      '<polygon points="1 2 3"/>',
      "drawing/path line 1: `points` of `polygon` cannot be read: `1 2 3`",
    ],
    [
      '<rect width="wide" height="1"/>',
      "drawing/number line 1: `width` of `rect` cannot be read: `wide`",
    ],
    [
      '<path stroke-width="NaN"/>',
      "drawing/number line 1: `stroke-width` of `path` cannot be `NaN`",
    ],
    ['<g opacity="half"/>', "drawing/number line 1: `opacity` of `g` cannot be `half`"],
    [
      '<g transform="turn(3)"/>',
      "drawing/number line 1: `transform` of `g` cannot be read: `turn(3)`",
    ],
    [
      '<g transform="scale(1e9) scale(1e9)"/>',
      "drawing/number line 1: `transform` of `g` cannot be read: `scale(1e9) scale(1e9)`",
    ],
    [
      '<rect width="1e8" height="1" transform="scale(99)"/>',
      "drawing/number line 1: `rect` lies beyond all bounds",
    ],
    [
      '<g stroke-linecap="constructor"/>',
      "drawing/number line 1: `stroke-linecap` of `g` cannot be `constructor`",
    ],
    [
      '<g visibility="toString"/>',
      "drawing/number line 1: `visibility` of `g` cannot be `toString`",
    ],
    ['<g font-size="valueOf"/>', "drawing/number line 1: `font-size` of `g` cannot be `valueOf`"],
    [
      '<rect style="width:calc(1px + 1%)" height="1"/>',
      "drawing/number line 1: `width` of `rect` cannot be read: `calc(1px + 1%)`",
    ],
    ['<g fill="rad"/>', "drawing/color line 1: `rad` is no color"],
    ['<g fill="theme:acent"/>', "drawing/color line 1: the theme has no color `acent`"],
    ['<g fill="device-cmyk(1 1 1)"/>', "drawing/color line 1: `device-cmyk(1 1 1)` is no color"],
    ['<use href="#no"/>', "drawing/reference line 1: there is nothing with the id `no`"],
    [
      '<path d="M0 0H1" fill="url(#no)"/>',
      "drawing/reference line 1: there is nothing with the id `no`",
    ],
    ['<g id="g"><use href="#g"/></g>', "drawing/reference line 1: `g` `#g` is made of itself"],
    [
      '<clipPath id="c"><path d="M0 0H1" clip-path="url(#c)"/></clipPath><path d="M0 0H1" clip-path="url(#c)"/>',
      "drawing/reference line 1: `clipPath` `#c` is made of itself",
    ],
    [
      '<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/><path d="M0 0H1" fill="url(#a)"/>',
      "drawing/reference line 1: `linearGradient` `#a` is made of itself",
    ],
  ])("%s", (inside, expected) => tells(svg(inside), expected));

  test("a color that was nearly one of the theme's, with the one that was meant", async () => {
    const { diagnostics } = await read(svg('<g fill="theme:acent"/>'));
    expect(diagnostics[0]?.hints).toEqual(["did you mean `theme:accent`?"]);
  });

  test("the same mistake in every line is not told in every line", async () => {
    const { diagnostics } = await read(svg('<path d="x"/>'.repeat(50)));
    expect(diagnostics).toHaveLength(6);
    expect(diagnostics[5]?.message).toBe("`art/boat.svg` has 45 more of these faults");
  });
});

describe("nothing is run, and nothing outside the file is read", () => {
  test.each([
    ["<script>alert(1)</script>", /`script` is a script/u],
    ['<g onload="alert(1)"/>', /`onload` of `g` is a script/u],
    ['<a href="javascript:alert(1)"/>', /`javascript:alert\(1\)`/u],
    ["<switch><foreignObject/><title/></switch>", /`foreignObject` is a piece of a web page/u],
    ["<foreignObject/>", /`foreignObject` is a piece of a web page/u],
    ['<image href="http://quay.example/boat.png"/>', /`http:\/\/quay/u],
    ['<image xlink:href="file:///etc/passwd"/>', /`file:\/\/\/etc\/passwd`/u],
    ['<use href="other.svg#boat"/>', /`other\.svg#boat`/u],
    ['<path d="M0 0H1" fill="url(http://quay.example/#g)"/>', /`url\(http/u],
    ['<path d="M0 0H1" style="clip-path: url(\'a.svg#c\')"/>', /`url\('a\.svg#c'\)`/u],
    ['<path d="M0 0H1" filter="url(a.svg#f)"/>', /`url\(a\.svg#f\)`/u],
    ["<style>@import url(a.css);</style>", /style sheet asks for another file/u],
    ['<linearGradient id="g" href="a.svg#g"/><path d="M0 0H1" fill="url(#g)"/>', /`a\.svg#g`/u],
  ])("%s", async (inside, sentence) => {
    const { value, diagnostics } = await read(svg(inside));
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toContain("drawing/foreign");
    expect(diagnostics[0]?.message).toMatch(sentence);
  });
});

describe("what is not on the list is left out, and said so", () => {
  test.each([
    ["<filter id='f'><feBlend/></filter>", "drawing/element line 1: `filter` is left out"],
    ["<mask/><mask/>", "drawing/element line 1: `mask` is left out (2 times)"],
    ["<pattern><path d='M0 0H1'/></pattern>", "drawing/element line 1: `pattern` is left out"],
    ["<image href='data:image/png;base64,AAAA'/>", "drawing/element line 1: `image` is left out"],
    ["<switch><title/></switch>", "drawing/element line 1: `switch` is left out"],
    [
      "<path d='M0 0H1' style='d: path(\"M0 0H2\")'/>",
      "drawing/property line 1: `d` is not heeded",
    ],
    ["<constructor/>", "drawing/element line 1: `constructor` is left out"],
    ["<path d='M0 0H1'><animate/></path>", "drawing/element line 1: `animate` is left out"],
    [
      "<text y='9'>a<textPath href='#p'>b</textPath></text>",
      "drawing/element line 1: `textPath` is left out",
    ],
    [
      "<g style='mix-blend-mode:multiply'/>",
      "drawing/property line 1: `mix-blend-mode` is not heeded",
    ],
    [
      "<text text-decoration='underline' y='9'>a</text>",
      "drawing/property line 1: `text-decoration` is not heeded",
    ],
    [
      "<style>g > path{fill:red}</style>",
      "drawing/style line 1: a selector that is no element, class or id is left out",
    ],
    [
      "<style>@media print{g{fill:red}}</style>",
      "drawing/style line 1: `@media` in its style sheet is left out",
    ],
    [
      "<linearGradient id='g'><stop stop-color='theme:house'/><stop offset='1' stop-color='#f00'/></linearGradient><path d='M0 0H9V9' fill='url(#g)'/>",
      "drawing/spot line 1: a gradient from the spot ink `Buoy 5` to another ink is printed in process inks",
    ],
  ])("%s", async (inside, expected) => {
    await tells(svg(inside), expected);
    expect((await read(svg(inside))).value).toBeDefined();
  });

  test.each(["theme:mist", "#fff", "transparent"])(
    "a gradient from a spot ink to %s stays on its plate without a word",
    async (color) => {
      const stops = `<stop stop-color='theme:house'/><stop offset='1' stop-color='${color}'/>`;
      const inside = `<linearGradient id='g'>${stops}</linearGradient><path d='M0 0H9V9' fill='url(#g)'/>`;
      expect((await read(svg(inside))).diagnostics).toEqual([]);
    },
  );

  test("what editors leave for themselves, and words about the drawing, go without a word", () =>
    tells(
      svg(
        '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:li/></rdf:RDF></metadata><title>Boat</title><desc/><i:pgf xmlns:i="http://ns.adobe.com/AdobeIllustrator/10.0/"><script/></i:pgf><g xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:label="L" data-name="a" role="img" aria-label="x" class="a"/>',
      ),
    ));
});

describe("what no property is called goes without a word", () => {
  test.each([
    ['<rect constructor="x" toString="y"/>'],
    ['<rect style="constructor: x; __proto__: y"/>'],
    ["<style>rect{constructor:x;hasOwnProperty:initial}</style><rect/>"],
  ])("%s", (inside) => tells(svg(inside)));
});

describe("a drawing that is too slight to be seen", () => {
  test.each([
    ["0 0 1 1000000", "too narrow to be seen: it is 1 × 1000000 units"],
    ["0 0 33333.333 1.23456", "too low to be seen: it is 33300 × 1.23 units"],
  ])("%s", (box, sentence) =>
    tells(svg("", `viewBox="${box}"`), `drawing/size line 1: it is ${sentence}`),
  );
});

describe("limits", () => {
  const passes = async (inside: string, sentence: RegExp) => {
    const { value, diagnostics } = await read(svg(inside));
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: "drawing/limit", kind: "limit" }]);
    expect(diagnostics[0]?.message).toMatch(sentence);
  };

  test("nested deeper than anybody groups", () =>
    passes("<g>".repeat(300) + "</g>".repeat(300), /nested more than 256 deep/u));

  test("a use of a use of a use of a use of a use", () => {
    const chain = [1, 2, 3, 4, 5].map((i) => `<g id="g${i}"><use href="#g${i - 1}"/></g>`).join("");
    return passes(
      `<defs><path id="g0" d="M0 0H1"/>${chain}</defs><use href="#g5"/>`,
      /more than 4 deep/u,
    );
  });

  test("a few lines that would draw a hundred million shapes", () => {
    const hundred = (i: number) => `<use href="#g${i}"/>`.repeat(100);
    const groups = [1, 2, 3].map((i) => `<g id="g${i}">${hundred(i - 1)}</g>`).join("");
    return passes(
      `<defs><path id="g0" d="M0 0H1"/>${groups}</defs>${hundred(3)}`,
      /more than 200000 elements/u,
    );
  });

  test("a chain of clip paths that clip each other", () => {
    const chain = Array.from(
      { length: 3000 },
      (_, i) => `<clipPath id="c${i}" clip-path="url(#c${i + 1})"><path d="M0 0H9V9"/></clipPath>`,
    ).join("");
    return passes(
      `${chain}<clipPath id="c3000"/><path d="M0 0H9V9" clip-path="url(#c0)"/>`,
      /clip each other more than 16 deep/u,
    );
  });

  test("a path of millions of points", () =>
    passes(`<path d="M0 0${"h1v1".repeat(2_100_000)}"/>`, /1000000 points/u));
});
