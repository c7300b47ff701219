import type { Box, BoxName, FilePage } from "../foreign/pages.ts";
import { BOXES, mediaOf, trimOf, trimSize } from "../foreign/pages.ts";
import { POINTS_PER_MM } from "../geometry/geometry.ts";
import { inMm } from "../preflight/finding.ts";
import type { FileFinding, OnPage } from "./checks.ts";

/** Boxes are written to so much, in points; less is no difference. */
const ROUNDING = 0.02;
/** Pages whose sizes differ by less are cut as one. */
const SAME: number = 0.1 * POINTS_PER_MM;
/** No page is larger or smaller (ISO 32000-1, annex C), in units of its space. */
const [LEAST, MOST] = [3, 14_400];

const at = { x: 0, y: 0 };

/** Boxes that are no rectangles, or do not lie in one another, and units that are none. */
export const brokenBoxes = (page: FilePage): readonly OnPage[] => [
  ...checkShapes(page),
  ...checkNesting(page),
  ...checkUnit(page),
];

/** What is wrong with a page's boxes. Without a standard that asks for it, a page need not say where it is cut. */
export function checkBoxes(page: FilePage, claims: boolean, bleed: number): readonly OnPage[] {
  return [
    ...checkShapes(page),
    ...checkTrim(page, claims),
    ...checkNesting(page),
    ...checkBleed(page, bleed),
    ...checkUnit(page),
    ...checkView(page),
  ];
}

function checkUnit({ hasBrokenUnit }: FilePage): readonly OnPage[] {
  if (!hasBrokenUnit) return [];
  const says = "the page counts in units that are none (UserUnit); points are taken for them";
  return [{ check: "user-unit", at, says, hint: "export it in points" }];
}

function checkShapes({ boxes }: FilePage): readonly OnPage[] {
  const broken = BOXES.filter((name) => boxes[name] === "broken");
  const findings: OnPage[] = broken.map((name) => ({
    check: name === "MediaBox" ? "media-box" : "boxes",
    at,
    says: `the ${inWords(name)} is no rectangle`,
    hint: "export the page anew",
  }));
  if (boxes.MediaBox === undefined) {
    const says = "the page does not say how large its sheet is";
    findings.push({ check: "media-box", at, says, hint: "export the page anew" });
  }
  return findings;
}

const WORDS: Readonly<Record<BoxName, string>> = {
  MediaBox: "sheet (MediaBox)",
  CropBox: "crop box",
  BleedBox: "bleed box",
  TrimBox: "trim box",
  ArtBox: "art box",
};

const inWords = (name: BoxName): string => WORDS[name];

function checkTrim({ boxes }: FilePage, claims: boolean): readonly OnPage[] {
  if (boxes.TrimBox !== undefined && boxes.ArtBox !== undefined && claims) {
    const says = "the page has a trim box and an art box";
    return [{ check: "trim-box", at, says, hint: "PDF/X takes one of the two; keep the trim box" }];
  }
  if (boxes.TrimBox !== undefined || boxes.ArtBox !== undefined) return [];
  const says = "the page does not say where it is cut (TrimBox)";
  const hint = "export it with the trim as a box of its own: the sheet is taken for it here";
  return [{ check: "trim-box", at, says, hint, mild: !claims }];
}

/** Each box lies in the next. */
const NESTED: readonly (readonly [BoxName, BoxName])[] = [
  ["TrimBox", "BleedBox"],
  ["ArtBox", "BleedBox"],
  ["TrimBox", "CropBox"],
  ["BleedBox", "MediaBox"],
  ["TrimBox", "MediaBox"],
];

function checkNesting({ boxes }: FilePage): readonly OnPage[] {
  const [first] = NESTED.filter(([inner, outer]) => {
    const [small, large] = [boxes[inner], boxes[outer]];
    if (small === undefined || large === undefined) return false;
    return small !== "broken" && large !== "broken" && !lies(small, large);
  });
  if (first === undefined) return [];
  const [inner, outer] = first;
  const says = `the ${inWords(inner)} reaches out of the ${inWords(outer)}`;
  const hint =
    outer === "CropBox"
      ? "programs show and place no more than the crop box holds: make it as large as the sheet, or take it out, and export the page anew"
      : "the trim lies in the bleed, and the bleed in the sheet; export the page anew";
  return [{ check: "boxes", at, says, hint }];
}

const lies = (inner: Box, outer: Box): boolean =>
  inner.left >= outer.left - ROUNDING &&
  inner.foot >= outer.foot - ROUNDING &&
  inner.right <= outer.right + ROUNDING &&
  inner.head <= outer.head + ROUNDING;

/** Room for the bleed on the sheet; whether ink needs it is asked where ink is looked at. */
function checkBleed(page: FilePage, bleed: number): readonly OnPage[] {
  const { boxes, unit } = page;
  if (boxes.TrimBox === undefined || boxes.BleedBox === undefined || bleed === 0) return [];
  const [trim, outer] = [trimOf(page), boxes.BleedBox];
  if (outer === "broken") return [];
  const room = Math.min(
    trim.left - outer.left,
    trim.foot - outer.foot,
    outer.right - trim.right,
    outer.head - trim.head,
  );
  if (room < 0 || room * unit >= bleed - ROUNDING * 10) return [];
  const says = `the bleed box leaves ${inMm(room * unit)} round the trim, less than ${inMm(bleed)}`;
  return [{ check: "bleed-box", at, says, hint: `export the page with ${inMm(bleed)} of bleed` }];
}

function checkView(page: FilePage): readonly OnPage[] {
  const { rotation, unit } = page;
  const { right, left, head, foot } = mediaOf(page);
  const sides = [right - left, head - foot];
  const findings: OnPage[] = [];
  if (rotation !== 0) {
    const says = `the page is turned by ${rotation} degrees where it is looked at`;
    const hint = "some programs place it as it was before; turn it and export it anew";
    findings.push({ check: "rotation", at, says, hint });
  }
  if (unit !== 1) {
    const says = `the page counts in units of ${unit} points (UserUnit)`;
    findings.push({
      check: "user-unit",
      at,
      says,
      hint: "export it in points: most programs do not heed it",
    });
  }
  if (Math.min(...sides) < LEAST || Math.max(...sides) > MOST) {
    const says = "the sheet is smaller or larger than PDF knows";
    findings.push({ check: "media-box", at, says, hint: "export the page in its own size" });
  }
  return findings;
}

/** Pages of one file are cut to one size. */
export function checkSizes(pages: readonly FilePage[]): readonly FileFinding[] {
  const sizes = pages.map(trimSize);
  const [first] = sizes;
  const other = sizes.findIndex(
    ({ width, height }) =>
      first !== undefined &&
      (Math.abs(width - first.width) > SAME || Math.abs(height - first.height) > SAME),
  );
  const [one, two] = [first, sizes[other]];
  if (one === undefined || two === undefined) return [];
  const size = ({ width, height }: typeof one): string => `${inMm(width)} × ${inMm(height)}`;
  const says = `page 1 is ${size(one)} and page ${other + 1} is ${size(two)}`;
  return [{ check: "page-size", says, hint: "export all pages in one size" }];
}
