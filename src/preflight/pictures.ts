import type { Page, PictureMark } from "../display/mark.ts";
import { POINTS_PER_INCH } from "../geometry/geometry.ts";
import type { Picture } from "../images/picture.ts";
import { drawingFindings } from "./drawings.ts";
import type { Finding } from "./finding.ts";
import type { Limits } from "./limits.ts";
import { bleedFindings, seenOf } from "./solids.ts";

/** What is wrong with a picture as it is placed: its pixels for its size, its edges, the lines of a drawing. */
export function pictureFindings(mark: PictureMark, page: Page, limits: Limits): readonly Finding[] {
  const { picture, clip, span } = mark;
  if (seenOf(clip, page) === undefined) return [];
  const edges = bleedFindings({ area: clip, what: `the picture \`${picture.file}\``, span }, page);
  return picture.kind === "raster"
    ? [...pixelFindings(mark, picture, limits), ...edges]
    : [...drawingFindings(mark, picture, page, limits), ...edges];
}

/** A tint or a swatch has no detail that could be coarse. */
const FEWEST_PIXELS = 16;

function pixelFindings(
  { frame, clip, span }: PictureMark,
  { file, width, height }: Picture,
  { coarse, coarseWarning }: Limits,
): readonly Finding[] {
  if (width * height <= FEWEST_PIXELS) return [];
  const across = (width * POINTS_PER_INCH) / frame.width;
  const down = (height * POINTS_PER_INCH) / frame.height;
  const ppi = Math.min(across, down);
  if (ppi >= coarseWarning) return [];
  const wanted = Math.ceil((width * 300) / ppi);
  const what = `the picture \`${file}\` at ${Math.floor(ppi)} pixels an inch`;
  const hint = `send one that is ${wanted} pixels wide, or place it smaller`;
  const severity = ppi < coarse ? "error" : "warning";
  return [
    {
      code: "resolution",
      severity,
      what,
      at: { x: Math.max(0, clip.x), y: Math.max(0, clip.y) },
      hint,
      span,
    },
  ];
}
