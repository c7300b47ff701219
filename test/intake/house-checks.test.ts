import { expect, test } from "vitest";
import type { Severity } from "../../src/diagnostics/diagnostic.ts";
import { inspectAdvert } from "../../src/intake/inspect-advert.ts";
import { inspectFile } from "../../src/intake/inspect.ts";
import { inspectPictureAdvert } from "../../src/intake/picture-advert.ts";
import type { Printer } from "../../src/preflight/printer.ts";
import { all, GOOD, more, paint, written } from "./advert.ts";
import { FULL, told } from "./booked.ts";
import { box } from "./broken-colors.ts";
import { printer } from "./look.ts";

/** A printer takes what is found in files of other people's as he likes, by the same names as what is found in ours. */

function takes(check: keyof Printer["checks"], as: Severity | "off"): Printer {
  const { limits, checks } = printer("sheetfed-coated");
  return { limits, checks: { ...checks, [check]: as } };
}

const two = all(more("page", "/Rotate 180"), paint(`1 0 0 rg ${box}`));
const turnedInRgb = written(two(GOOD));

test.each<readonly [check: "rotation" | "rgb", as: Severity | "off", sentences: readonly string[]]>(
  [
    ["rotation", "error", ["error rotation", "error rgb"]],
    ["rotation", "off", ["error rgb"]],
    ["rgb", "warning", ["warning rotation", "warning rgb"]],
    ["rgb", "off", ["warning rotation"]],
  ],
)("in a file, %s: %s", async (check, as, sentences) => {
  const { diagnostics } = await inspectFile(turnedInRgb, takes(check, as));
  expect(told({ diagnostics }).map((one) => one.split(":")[0])).toEqual(sentences);
});

test("what cannot be looked at is an error whatever he says", async () => {
  const { diagnostics } = await inspectFile(Buffer.from("PK"), takes("end", "off"));
  expect(told({ diagnostics })).toEqual([expect.stringContaining("error not-a-pdf")]);
});

test("an advert of another size may be a warning, and a picture of other proportions an error", () => {
  const wide = { ...FULL, trim: { width: 700, height: 842 } };
  const artwork = { bytes: written(GOOD), name: "acme.pdf" };
  const size = inspectAdvert(artwork, wide, takes("advert-size", "warning"));
  expect(told(size)).toEqual([expect.stringContaining("warning advert-size")]);
  const square = { width: 1, height: 1 };
  const crop = inspectPictureAdvert(square, "acme.jpg", FULL, takes("advert-crop", "error"));
  expect(told({ diagnostics: crop })).toEqual([expect.stringContaining("error advert-crop")]);
});

test("what is broken and let pass is placed", () => {
  const bytes = written(paint("0 0 nonsense\n")(GOOD));
  const found = inspectAdvert({ bytes, name: "acme.pdf" }, FULL, takes("contents", "off"));
  expect(found).toMatchObject({ diagnostics: [], isPlaceable: true });
});
