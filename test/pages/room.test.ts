import { expect, test } from "vitest";
import { readTheme } from "../../src/design/read-theme.ts";
import { readIssue } from "../../src/issue/read-issue.ts";
import { roomFaults } from "../../src/pages/room.ts";
import { shippedText } from "../../src/io/shipped.ts";
import { told } from "../support/faults.ts";

const MANIFEST =
  "title: T\npublication: P\ndate: 2020-12-31\ntheme: t.yaml\npage: { trim: letter }\nflatplan: [a.md]\n";

/** What is said of a theme on letter paper, and of what its manifest says beside. */
function faults(theme: string, manifest = "", plan = "[a.md]"): readonly string[] {
  const text = MANIFEST.replace("[a.md]", plan) + manifest;
  const issue = readIssue({ file: "issue.yaml", text }).value;
  const source = { file: "t.yaml", text: `extends: review\n${theme}` };
  const base = { file: "review.yaml", text: shippedText("assets/themes/review.yaml") };
  const design = readTheme(source, "en-US", () => ({ value: base, diagnostics: [] })).value;
  if (issue === undefined || design === undefined) throw new Error("not read");
  // The type's own height plays no part in how much room there is.
  const grid = { leading: design.grid, baseline: 9, capHeight: 7 };
  return roomFaults(design, issue, grid).map((one) => told(one, text));
}

test.each([
  ["", ""],
  ["furniture: { footer-baseline: 780pt }", ""],
  ["furniture: { footer-baseline: 900pt }", 'footer: ""'],
  ["head: { measure: 20% }", ""],
])("there is room: %s %s", (theme, manifest) => {
  expect(faults(theme, manifest)).toEqual([]);
});

test("pictures and blank pages need none", () => {
  expect(
    faults("page: { gutter: 450pt }", "", '[{ picture: { image: a.jpg, alt: "" } }, blank]'),
  ).toEqual([]);
});

test.each([
  ["page: { margins: { head: 700pt } }", /a column has 2 lines →/u],
  ["page: { margins: { head: 715pt } }", /a column has 1 line →/u],
  ["page: { gutter: 450pt }", /a column is 27 pt wide/u],
  [
    "furniture: { footer-baseline: 900pt }",
    /the footer reaches 908 pt over the foot of a page that is 792 pt high → .*`footer-baseline`$/u,
  ],
  ["furniture: { footer-baseline: 770pt, footer-rule: 20pt }", /the footer reaches 802 pt/u],
  ["head: { measure: 1% }", /headlines are 5 pt wide → give `head` a larger `measure`$/u],
])("there is none: %s", (theme, expected) => {
  const [first, ...others] = faults(theme);
  expect(first).toMatch(/^theme\/no-room «t.yaml» the theme `t.yaml` leaves no room for text: /u);
  expect(first).toMatch(expected);
  expect(others).toEqual([]);
});
