import { expect, test } from "vitest";
import { trimSizeIn } from "../../src/preview/trim-size.ts";

test("the first page's trim counts", () => {
  const pdf = Buffer.from(
    "%PDF /MediaBox [0 0 9 9]\n/TrimBox [32.504 32.5 644.504 824.5] /TrimBox [0 0 1 1]",
  );
  const { width, height } = trimSizeIn(pdf);
  expect([width, height]).toEqual([612, 792]);
});

test.each(["%PDF", "%PDF /TrimBox [1 2]", "%PDF /TrimBox [5 5 5 5]"])(
  "%j is no PDF of ours",
  (text) => {
    expect(() => trimSizeIn(Buffer.from(text))).toThrow("without a trim");
  },
);
