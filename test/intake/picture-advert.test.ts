import { expect, test } from "vitest";
import { mm } from "../../src/geometry/geometry.ts";
import { inspectPictureAdvert } from "../../src/intake/picture-advert.ts";
import { FULL, SPAN, told } from "./booked.ts";
import { printer } from "./look.ts";

/** A picture that is an advert fills the page and its bleed, 216 × 303 mm: what is cut off is told. */

const SHEETFED = printer("sheetfed-coated");
const HALF = {
  ...{ thing: "half page", trim: { width: mm(180), height: mm(120) }, bleed: 0, isCut: false },
};

test.each<readonly [width: number, height: number, booking: object, sentences: readonly string[]]>([
  [2160, 3030, {}, []],
  [2100, 2970, {}, []],
  [180, 120, HALF, []],
  [2400, 3030, {}, ["`acme.jpg` is wider than the full page: 10 % of its width would be cut off"]],
  [
    1000,
    1750,
    {},
    ["`acme.jpg` is higher than the full page: 20 % of its height would be cut off"],
  ],
  [3030, 2160, {}, ["`acme.jpg` lies across: 49 % of its width would be cut off"]],
  [120, 180, HALF, ["`acme.jpg` stands upright: 56 % of its height would be cut off"]],
])("%d × %d pixels", (width, height, booking, sentences) => {
  const diagnostics = inspectPictureAdvert(
    { width, height },
    "acme.jpg",
    { ...FULL, ...booking },
    SHEETFED,
  );
  expect(told({ diagnostics })).toEqual(sentences.map((one) => `warning advert-crop: ${one}`));
});

test("the way out is the advertiser's, and the place is where the picture is named", () => {
  const size = { width: 1, height: 1 };
  expect(inspectPictureAdvert(size, "acme.jpg", FULL, SHEETFED)).toMatchObject([
    {
      span: SPAN,
      hints: [
        "ask Acme for it at 216 × 303 mm, bleed included, or say with `safe:` what must be seen of it",
      ],
    },
  ]);
});
