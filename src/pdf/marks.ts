import { mm, type Pt } from "../geometry/geometry.ts";
import { decimal, decimals } from "./decimal.ts";
import type { PressMark } from "./order.ts";
import type { Sheet } from "./sheet.ts";

const LENGTH = mm(6);
/** Marks stand clear of the bleed, and off the trim even where nothing bleeds. */
const CLEAR = mm(0.5);
const LEAST_OFFSET = mm(2);
const HAIRLINE = 0.25;

/** The ink that marks are drawn in: the resource name of the separation that prints on every plate; absent: black. */
export type MarkInk = string | undefined;

/** The printer's marks of a sheet, all of them outside the bleed. */
export function printersMarks(sheet: Sheet, marks: readonly PressMark[], every: MarkInk): string {
  const drawn = [
    ...(marks.includes("crop") ? [...cropMarks(sheet), ...foldMarks(sheet)] : []),
    ...(marks.includes("registration") ? registrationMarks(sheet) : []),
  ];
  const bars = marks.includes("bars") ? colorBars(sheet) : "";
  const ink = every === undefined ? "0 0 0 1 K" : `/${every} CS 1 SCN`;
  return `${drawn.length === 0 ? "" : [`q ${HAIRLINE} w ${ink}`, ...drawn, "Q\n"].join("\n")}${bars}`;
}

/** The trim on the sheet, in PDF's own measures, and how far off it marks begin. */
interface Frame {
  readonly left: Pt;
  readonly right: Pt;
  readonly foot: Pt;
  readonly head: Pt;
  readonly near: Pt;
}

function frameOf({ trim, bleed, media }: Sheet): Frame {
  const foot = media.height - trim.y - trim.height;
  const [left, right, head] = [trim.x, trim.x + trim.width, foot + trim.height];
  return { left, right, foot, head, near: Math.max(trim.x - bleed.x + CLEAR, LEAST_OFFSET) };
}

/** Two hairlines at each corner of the trim. */
function cropMarks(sheet: Sheet): readonly string[] {
  const { left, right, foot, head, near } = frameOf(sheet);
  const far = near + LENGTH;
  const lines = [left, right].flatMap((x) => [
    line(x, foot - far, x, foot - near),
    line(x, head + near, x, head + far),
  ]);
  const across = [foot, head].flatMap((y) => [
    line(left - far, y, left - near, y),
    line(right + near, y, right + far, y),
  ]);
  return [...lines, ...across, "S"];
}

/** A dashed hairline over and under each fold. */
function foldMarks(sheet: Sheet): readonly string[] {
  if (sheet.folds.length === 0) return [];
  const { left, foot, head, near } = frameOf(sheet);
  const far = near + LENGTH;
  const lines = sheet.folds.flatMap((fold) => [
    line(left + fold, foot - far, left + fold, foot - near),
    line(left + fold, head + near, left + fold, head + far),
  ]);
  return ["[2 1.5] 0 d", ...lines, "S", "[] 0 d"];
}

const line = (x1: Pt, y1: Pt, x2: Pt, y2: Pt): string =>
  `${decimals(x1, y1)} m ${decimals(x2, y2)} l`;

const CROSS = mm(2.75);
const RING = mm(1.5);

/** Over and under the page; beside the folds of what is folded, so that both are seen. */
function crossPlace({ folds, trim }: Sheet): Pt {
  const last = folds.at(-1);
  return trim.x + (last === undefined ? trim.width / 2 : last + mm(4));
}

/** In the middle of each edge, or beside a fold there, a ring and a cross: where they meet on paper, the plates do. */
function registrationMarks(sheet: Sheet): readonly string[] {
  const { left, right, foot, head, near } = frameOf(sheet);
  const off = near + mm(0.5) + CROSS;
  const [across, up] = [crossPlace(sheet), (foot + head) / 2];
  const centers = [
    [across, foot - off],
    [across, head + off],
    [left - off, up],
    [right + off, up],
  ] as const;
  return centers.flatMap(([x, y]) => [
    line(x - CROSS, y, x + CROSS, y),
    line(x, y - CROSS, x, y + CROSS),
    ring(x, y),
    "S",
  ]);
}

/** How far the handles of a quarter of a circle reach, as a share of its radius. */
const QUARTER = 0.5523;

function ring(x: Pt, y: Pt): string {
  const h = QUARTER * RING;
  return [
    `${decimals(x + RING, y)} m`,
    `${decimals(x + RING, y + h, x + h, y + RING, x, y + RING)} c`,
    `${decimals(x - h, y + RING, x - RING, y + h, x - RING, y)} c`,
    `${decimals(x - RING, y - h, x - h, y - RING, x, y - RING)} c`,
    `${decimals(x + h, y - RING, x + RING, y - h, x + RING, y)} c`,
    "h",
  ].join("\n");
}

const PATCH = mm(5);

/** Each ink whole and half, two inks over each other, and gray made of three: what the press is set by. */
const PATCHES: readonly (readonly [c: number, m: number, y: number, k: number])[] = [
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, 0, 1, 0],
  [0, 0, 0, 1],
  [1, 1, 0, 0],
  [1, 0, 1, 0],
  [0, 1, 1, 0],
  [0.5, 0, 0, 0],
  [0, 0.5, 0, 0],
  [0, 0, 0.5, 0],
  [0, 0, 0, 0.5],
  [0.5, 0.4, 0.4, 0],
];

/** Patches under the page, in its right half, clear of the marks at the corner and in the middle. */
function colorBars(sheet: Sheet): string {
  const { right, foot, near } = frameOf(sheet);
  const from = crossPlace(sheet) + mm(6);
  const room = Math.floor((right - mm(2) - from) / PATCH);
  const y = foot - near - mm(1) - PATCH;
  const patches = PATCHES.slice(0, Math.max(0, room)).map(
    (inks, i) =>
      `${inks.map((share) => decimal(share, 2)).join(" ")} k ${decimals(from + i * PATCH, y, PATCH, PATCH)} re f`,
  );
  return patches.length === 0 ? "" : ["q", ...patches, "Q\n"].join("\n");
}

/** Where the line about the sheet begins, left of the bars, and how wide it may be. */
export function slugLinePlace(sheet: Sheet): {
  readonly x: Pt;
  readonly y: Pt;
  readonly width: Pt;
} {
  const { left, right, foot, near } = frameOf(sheet);
  const x = left + mm(2);
  const [fold] = sheet.folds;
  const end = fold === undefined ? (left + right) / 2 : left + fold;
  return { x, y: foot - near - mm(4), width: end - mm(5) - x };
}
