import { describe, expect, test } from "vitest";
import { BLACK, cmyk } from "../../src/color/ink.ts";
import { dumpPage, pageText } from "../../src/display/dump.ts";
import type { Mark, PictureMark } from "../../src/display/mark.ts";
import { rect } from "../../src/geometry/geometry.ts";
import { line, page, squareFace, squares } from "./build.ts";

const dumps = (mark: Mark, expected: string) => {
  expect(dumpPage(page(mark)).split("\n").slice(1)).toEqual([expected, ""]);
};

const spot = (tint: number) =>
  ({ kind: "spot", name: "Tide 5", tint, alternate: cmyk(0, 1, 1, 0) }) as const;

const barge: PictureMark = {
  kind: "picture",
  picture: {
    kind: "raster",
    id: "1",
    file: "assets/barge.jpg",
    width: 2,
    height: 2,
    space: "gray",
    coding: "samples",
    load: () => Promise.resolve(new Uint8Array(4)),
    inverted: false,
  },
  frame: rect(-9, -9, 318, 200),
  clip: rect(-9, -9, 318, 200),
};

const advert: PictureMark = {
  kind: "picture",
  picture: {
    ...{ kind: "page", id: "1", file: "adverts/acme.pdf", number: 2 },
    ...{ width: 320, height: 420, trim: rect(10, 10, 300, 400) },
    excerpt: {
      source: "1",
      form: { value: { kind: "dictionary", entries: new Map() }, bytes: Uint8Array.of(10) },
      objects: new Map(),
    },
  },
  frame: rect(-10, -10, 320, 420),
  clip: rect(-9, -9, 318, 418),
};

describe("a page as text", () => {
  test("a page of a PDF: file, number, place", () => {
    dumps(
      advert,
      'page "adverts/acme.pdf" 2 at -10.00 -10.00 320.00 420.00 clip -9.00 -9.00 318.00 418.00',
    );
    expect(pageText(page(line(1, 2, "a tide"), advert))).toBe("a tide\n");
  });

  test("an empty page is its head", () => {
    expect(dumpPage(page())).toBe("page 1 300.00 400.00 bleed 9.00\n");
  });

  test("a line: place, face, size, words", () => {
    dumps(line(56.693, 70.866, "a tide"), 'text 56.69 70.87 Square 10 "a tide"');
  });

  test("runs that look alike are one", () => {
    dumps(line(1, 2, "a ", "tide"), 'text 1.00 2.00 Square 10 "a tide"');
  });

  test("a change of face stands before its words", () => {
    const bold = squares("lead", { face: squareFace("Bold"), size: 9.5 });
    dumps(line(1, 2, bold, " on"), 'text 1.00 2.00 Bold 9.5 "lead" Square 10 " on"');
  });

  test("scale, rise, ink and furniture are told where they are not the usual ones", () => {
    const look = { scale: 1.0125, rise: 3, ink: spot(0.5), furniture: true };
    dumps(
      line(0, 0, squares("1", look)),
      'text 0.00 0.00 Square 10 ×1.0125 rise 3 spot("Tide 5" 50) furniture "1"',
    );
  });

  test("what the eye cannot see is written out", () => {
    dumps(line(0, 0, 'to\u00a0"be\u00ad'), 'text 0.00 0.00 Square 10 "to\\u{a0}\\"be\\u{ad}"');
  });

  test("a line without glyphs has no words", () => {
    dumps(line(0, 0), "text 0.00 0.00");
  });

  test("nothing has no sign", () => {
    dumps(line(-0.001, 0, "a"), 'text 0.00 0.00 Square 10 "a"');
  });

  test("rules", () => {
    const rule = { kind: "rule", rect: rect(54, 60, 240, 0.5), ink: BLACK } as const;
    dumps(rule, "rule 54.00 60.00 240.00 0.50 cmyk(0 0 0 100)");
  });

  test("pictures, with the clip where it is not the frame", () => {
    dumps(barge, "picture assets/barge.jpg -9.00 -9.00 318.00 200.00");
    dumps(
      { ...barge, clip: rect(0, 0, 300, 100) },
      "picture assets/barge.jpg -9.00 -9.00 318.00 200.00 clip 0.00 0.00 300.00 100.00",
    );
  });
});

describe("a page's words", () => {
  test("lines in paint order, whatever lies between them", () => {
    const rule = { kind: "rule", rect: rect(0, 0, 1, 1), ink: BLACK } as const;
    const text = pageText(page(line(0, 90, "low"), rule, barge, line(0, 10, "high ", "tide")));
    expect(text).toBe("low\nhigh tide");
  });

  test("glyphs extract as their texts say", () => {
    const run = { ...squares("ab-"), texts: ["ffi", "", "\u00ad"] };
    expect(pageText(page(line(0, 0, run)))).toBe("ffi\u00ad");
  });
});
