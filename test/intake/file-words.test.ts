import { expect, test } from "vitest";
import { GOOD, paint, written, type Change } from "./advert.ts";
import { looked, told } from "./booked.ts";
import { CMYK8, smaller } from "./broken-pictures.ts";
import { inspect } from "./look.ts";

/** What is told of a file's page is found by it: nothing is called by names that only the file knows. */

const THIN = "q 0 0 0 1 K 0.1 w 100 15 m 300 15 l S Q\n";

test.each<readonly [what: string, change: Change, sentence: string]>([
  [
    "a picture, by its pixels and its place",
    smaller(300, 200, CMYK8),
    "error resolution: the picture of 300 × 200 pixels has 90 pixels an inch, less than 150, in `acme.pdf`, 14.1 mm from the left and 35.9 mm from the head",
  ],
  [
    "a picture that is broken, too",
    smaller(1000, 667, `${CMYK8} /Filter /DCTDecode`),
    "error picture-data: the picture of 1000 × 667 pixels is no JPEG, or a damaged one in `acme.pdf`, 14.1 mm from the left and 35.9 mm from the head",
  ],
  [
    "a shape, without the file's name twice",
    paint("1 1 1 1 k 100 100 100 100 re f\n"),
    "error ink: a shape in C 100 M 100 Y 100 K 100 comes to 400 % of ink",
  ],
  [
    "a line in the bleed of the foot, by the edge that it is nearest to",
    paint(THIN),
    "error hairline: a line is 0.1 pt thick, less than 0.25 pt, in `acme.pdf`, 28.2 mm from the left and 297 mm from the head",
  ],
])("%s", (_, change, sentence) => {
  const sentences = told(looked(written(change(GOOD))));
  expect(sentences.map((one) => one.slice(0, sentence.length))).toEqual([sentence]);
});

test("the same of a file that is no advert", async () => {
  const { diagnostics } = await inspect(written(paint(THIN)(GOOD)));
  expect(told({ diagnostics })).toEqual([
    "error hairline: a line is 0.1 pt thick, less than 0.25 pt, on page 1, 28.2 mm from the left and 297 mm from the head",
  ]);
});
