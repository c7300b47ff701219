import { expect, test } from "vitest";
import { drawingSilhouette } from "../../src/display/silhouette.ts";
import { drawing, svg } from "../svg/build.ts";

/** What shows of a drawing of 100 by 100: 96 bands, each a little more than a unit high. */

const extentAt = async (inside: string, y: number) => {
  const silhouette = drawingSilhouette(await drawing(svg(inside)));
  const extent = silhouette[Math.floor((y / 100) * silhouette.length)];
  return extent && [Math.round(100 * extent.left), Math.round(100 * extent.right)];
};

test.each([
  ["a rectangle", '<path d="M20 30H60V70H20Z"/>', { 10: undefined, 50: [20, 60], 80: undefined }],
  [
    "two things beside one another",
    '<path d="M10 30H20V70H10ZM80 30H90V70H80Z"/>',
    { 50: [10, 90] },
  ],
  ["a triangle", '<path d="M50 0L100 100H0Z"/>', { 50: [24, 76], 25: [37, 63] }],
  ["a disk", '<circle cx="50" cy="50" r="40"/>', { 50: [10, 90], 5: undefined, 20: [23, 77] }],
  [
    "a stroke",
    '<path d="M50 20V80" stroke="black" stroke-width="10"/>',
    { 50: [45, 55], 10: undefined },
  ],
  [
    "what is clipped",
    '<clipPath id="c"><path d="M0 0H40V100H0Z"/></clipPath><path clip-path="url(#c)" d="M10 0H90V100H10Z"/>',
    { 50: [10, 40] },
  ],
  [
    "what is moved",
    '<g transform="translate(30 0)"><path d="M0 40H10V60H0Z"/></g>',
    { 50: [30, 40] },
  ],
  ["what runs off", '<path d="M-50 40H200V60H-50Z"/>', { 50: [0, 100] }],
])("%s", async (_, inside, extents) => {
  for (const [y, extent] of Object.entries(extents)) {
    expect(await extentAt(inside, Number(y))).toEqual(extent);
  }
});
