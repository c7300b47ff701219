import { describe, test } from "vitest";
import { draws, paints } from "./build.ts";

describe("colors", () => {
  test.each([
    ["#000", "cmyk(0 0 0 100)"],
    ["white", "cmyk(0 0 0 0)"],
    ["#808080", "cmyk(0 0 0 49.8)"],
    ["#807f81", "cmyk(0 0 0 49.8)"],
    ["#f00", "cmyk(0 100 100 0)"],
    ["rgb(0, 0, 255)", "cmyk(100 100 0 0)"],
    ["hsl(120, 100%, 25%)", "cmyk(100 0 100 49.8)"],
    ["steelblue", "cmyk(61.1 27.8 0 29.4)"],
    ["theme:accent", "cmyk(0 100 80 10)"],
    ["theme:mist", 'spot("Buoy 5" 20)'],
    ["device-cmyk(0 1 0.8 10%)", "cmyk(0 100 80 10)"],
    ["device-cmyk(0%, 100%, 80%, 10%)", "cmyk(0 100 80 10)"],
    ["device-cmyk(0 0 0 1 / 50%)", "cmyk(0 0 0 100) opacity 0.5"],
    ["rgba(255, 0, 0, 0.25)", "cmyk(0 100 100 0) opacity 0.25"],
    ["#ff000080", "cmyk(0 100 100 0) opacity 0.5"],
    ["#cd853f icc-color(fogra, 0.1, 0.5, 0.8, 0)", "cmyk(0 35.1 69.3 19.6)"],
  ])("%s is %s", (color, ink) => paints(`fill="${color}"`, `fill ${ink}`));

  test.each(["none", "transparent", "#0000"])("%s paints nothing", (color) =>
    paints(`fill="${color}"`, ""),
  );

  test("currentColor is the color of where it stands", () =>
    draws('<g color="theme:house"><path d="M0 0H1" fill="currentColor"/></g>', [
      'path M 0 0 L 1 0 fill spot("Buoy 5" 100)',
    ]));
});

describe("strokes", () => {
  const stroke = (more: string): string => `fill="none" stroke="#000" ${more}`;
  test.each([
    ["", "stroke 1 cmyk(0 0 0 100)"],
    ['stroke-width="0.25mm"', "stroke 0.945 cmyk(0 0 0 100)"],
    [
      'stroke-linecap="round" stroke-linejoin="bevel"',
      "stroke 1 cmyk(0 0 0 100) cap round join bevel",
    ],
    ['stroke-miterlimit="10"', "stroke 1 cmyk(0 0 0 100) miter 10"],
    ['stroke-dasharray="3 2" stroke-dashoffset="1"', "stroke 1 cmyk(0 0 0 100) dashes 3 2 from 1"],
    ['stroke-dasharray="3"', "stroke 1 cmyk(0 0 0 100) dashes 3 3"],
    ['stroke-dasharray="0 0"', "stroke 1 cmyk(0 0 0 100)"],
    ['stroke-opacity="50%"', "stroke 1 cmyk(0 0 0 100) opacity 0.5"],
    ['stroke-width="0"', ""],
  ])("%s", (attributes, expected) => paints(stroke(attributes), expected));
});

describe("where a look comes from", () => {
  const one = (inside: string, paint: string) => draws(inside, [`path M 0 0 L 1 0 fill ${paint}`]);
  const [red, blue] = ["cmyk(0 100 100 0)", "cmyk(100 100 0 0)"];

  test("the style attribute is stronger than rules, and rules than attributes", async () => {
    const sheet = "<style>.a{fill:blue}</style>";
    await one(`${sheet}<path class="a" d="M0 0H1" fill="red"/>`, blue);
    await one(`${sheet}<path class="a" d="M0 0H1" style="fill:red;stroke-width:3"/>`, red);
    await one(
      `<style>.a{fill:blue!important}</style><path class="a" d="M0 0H1" style="fill:red"/>`,
      blue,
    );
  });

  test("ids are stronger than classes, classes than names, the later than the earlier", async () => {
    await one('<style>#i{fill:blue}.a{fill:red}</style><path id="i" class="a" d="M0 0H1"/>', blue);
    await one('<style>.a{fill:blue}path{fill:red}</style><path class="b a" d="M0 0H1"/>', blue);
    await one("<style>path,rect{fill:red}path{fill:blue}</style><path d='M0 0H1'/>", blue);
  });

  test("a style sheet in CDATA, with a color of the theme", () =>
    one(
      "<style><![CDATA[ .st0{fill:theme:house;} ]]></style><path class='st0' d='M0 0H1'/>",
      'spot("Buoy 5" 100)',
    ));

  test("children inherit, and may say so", () =>
    one('<g fill="red"><g style="fill: inherit"><path d="M0 0H1"/></g></g>', red));

  test("what is not displayed is not there; what is hidden may show its children", () =>
    draws(
      '<g display="none"><path d="M0 0H1"/></g><g visibility="hidden"><path d="M0 0H2"/><path d="M0 0H3" visibility="visible"/></g>',
      ["path M 0 0 L 3 0 fill cmyk(0 0 0 100)"],
    ));

  test("opacity: of one paint, of several, of nothing", () =>
    draws(
      '<path opacity=".5" fill-opacity=".5" d="M0 0H1"/><path opacity=".5" stroke="red" d="M0 0H2"/><path opacity="0" d="M0 0H3"/>',
      [
        "path M 0 0 L 1 0 fill cmyk(0 0 0 100) opacity 0.25",
        "group opacity 0.5",
        "  path M 0 0 L 2 0 fill cmyk(0 0 0 100) stroke 1 cmyk(0 100 100 0)",
      ],
    ));

  test("the even-odd rule", () =>
    draws('<path fill-rule="evenodd" d="M0 0H1"/>', [
      "path evenodd M 0 0 L 1 0 fill cmyk(0 0 0 100)",
    ]));
});

describe("gradients", () => {
  const stops = '<stop stop-color="#fff"/><stop offset="1"/>';
  const filled = (gradient: string, paint: string) =>
    draws(`${gradient}<rect width="50" height="20" fill="url(#g)"/>`, [
      `path M 0 0 L 50 0 L 50 20 L 0 20 Z fill ${paint}`,
    ]);
  const [paper, black] = ["cmyk(0 0 0 0)", "cmyk(0 0 0 100)"];

  test("across the shape's own box", () =>
    filled(
      `<linearGradient id="g">${stops}</linearGradient>`,
      `linear(0 0 → 31.62 0, 0 ${paper}, 1 ${black}; 1.581 0 0 0.632 0 0)`,
    ));

  test("in the drawing's own units, turned", () =>
    filled(
      `<linearGradient id="g" gradientUnits="userSpaceOnUse" x1="10" x2="20" gradientTransform="rotate(90)">${stops}</linearGradient>`,
      `linear(10 0 → 20 0, 0 ${paper}, 1 ${black}; 0 1 -1 0 0 0)`,
    ));

  test("stops and measures are taken over by href; offsets never fall, and have ends", () =>
    filled(
      `<linearGradient id="h" x2="0" y2="20" gradientUnits="userSpaceOnUse"><stop offset=".4" stop-color="red"/><stop offset="20%" stop-color="blue" stop-opacity=".5"/></linearGradient><linearGradient id="g" href="#h"/>`,
      "linear(0 0 → 0 20, 0 cmyk(0 100 100 0), 0.4 cmyk(0 100 100 0), 0.4 cmyk(100 100 0 0) 0.5, 1 cmyk(100 100 0 0) 0.5; 1 0 0 1 0 0)",
    ));

  test("a radial one with its focus aside", () =>
    filled(
      `<radialGradient id="g" gradientUnits="userSpaceOnUse" cx="25" cy="10" r="10" fx="20">${stops}</radialGradient>`,
      `radial(20 10 0 → 25 10 10, 0 ${paper}, 1 ${black}; 1 0 0 1 0 0)`,
    ));

  test("one that repeats is written out over all that it paints", () =>
    filled(
      `<linearGradient id="g" gradientUnits="userSpaceOnUse" x1="20" x2="40" spreadMethod="reflect">${stops}</linearGradient>`,
      `linear(0 0 → 60 0, 0 ${black}, 0.333 ${paper}, 0.333 ${paper}, 0.667 ${black}, 0.667 ${black}, 1 ${paper}; 1 0 0 1 0 0)`,
    ));

  test("one stop, or no length, is an ink; no stops are nothing", async () => {
    await filled(
      '<linearGradient id="g"><stop stop-color="red"/></linearGradient>',
      "cmyk(0 100 100 0)",
    );
    await filled(`<linearGradient id="g" x2="0">${stops}</linearGradient>`, black);
    await draws('<linearGradient id="g"/><rect width="5" height="5" fill="url(#g)"/>', []);
  });
});

describe("clip paths", () => {
  const body = '<rect width="9" height="9" clip-path="url(#c)"/>';
  const clipped = (path: string, ...clip: readonly string[]) =>
    draws(`<clipPath id="c" ${path}</clipPath>${body}`, [
      "group",
      ...clip.map((line) => `  ${line}`),
      "  path M 0 0 L 9 0 L 9 9 L 0 9 Z fill cmyk(0 0 0 100)",
    ]);

  test("one shape, whatever its ink, by its own rule", () =>
    clipped(
      '><path d="M0 0H4V4" clip-rule="evenodd" fill="none"/>',
      "clip evenodd M 0 0 L 4 0 L 4 4",
    ));

  test("several shapes run the same way round, so that they add up", () =>
    clipped(
      '><path d="M0 0H4V4Z"/><path d="M0 0V4H4Z"/>',
      "clip M 0 0 L 4 0 L 4 4 Z M 4 4 L 0 4 L 0 0 Z",
    ));

  test("in shares of the shape's box", () =>
    clipped('clipPathUnits="objectBoundingBox"><path d="M0 0H1V1"/>', "clip M 0 0 L 9 0 L 9 9"));

  test("what no outline can say is a stencil", () =>
    clipped(
      '><path clip-rule="evenodd" d="M0 0H9V9ZM1 1H2V2Z"/><path d="M0 0H4V4"/>',
      "stencil",
      "  path evenodd M 0 0 L 9 0 L 9 9 Z M 1 1 L 2 1 L 2 2 Z fill cmyk(0 0 0 100)",
      "  path M 0 0 L 4 0 L 4 4 fill cmyk(0 0 0 100)",
    ));

  test("an empty one hides everything", () => draws(`<clipPath id="c"/>${body}`, []));
});
