import type { PageFinding } from "./finding.ts";
import type { Limits } from "./printer.ts";
import { calledPicture, type Seen, type SeenPicture } from "./seen.ts";

/** What is wrong with the pictures of a page: too few pixels, colors of a screen. */
export function checkPictures(seen: readonly Seen[], limits: Limits): readonly PageFinding[] {
  return seen.flatMap((one) =>
    one.kind === "picture" ? [...checkResolution(one, limits), ...checkSpace(one)] : [],
  );
}

/** So few pixels are a tint or a swatch, which has no detail that could be coarse. */
const SWATCH = 16;

function checkResolution(seen: SeenPicture, limits: Limits): readonly PageFinding[] {
  const { picture, frame } = seen;
  // What lies over two pages is told on the first of them.
  if (seen.isRest === true || picture.width * picture.height <= SWATCH) return [];
  const isDrawn = picture.lineArt === true;
  const { least, good } = isDrawn ? limits.lineArtPpi : limits.ppi;
  const [inchesWide, inchesHigh] = [frame.width / 72, frame.height / 72];
  const ppi = Math.round(Math.min(picture.width / inchesWide, picture.height / inchesHigh));
  if (ppi >= good) return [];
  const what = calledPicture(picture, isDrawn ? "line art" : "picture");
  const needed = `${Math.ceil(inchesWide * good)} × ${Math.ceil(inchesHigh * good)}`;
  return [
    {
      ...placed(seen),
      check: isDrawn ? "line-art" : "resolution",
      mild: ppi >= least,
      says: `${what} has ${ppi} pixels an inch, less than ${ppi >= least ? good : least},`,
      hint: `take one of ${needed} pixels or more, or show it smaller`,
    },
  ];
}

function checkSpace(seen: SeenPicture): readonly PageFinding[] {
  if (seen.picture.space !== "rgb") return [];
  return [
    {
      ...placed(seen),
      check: "rgb",
      says: `${calledPicture(seen.picture)} is in RGB`,
      hint: "give it in the inks of the press, or have it separated: `print: { standard: PDF/X-4 }`",
    },
  ];
}

const placed = ({ bounds: { x, y }, span }: SeenPicture) => ({ at: { x, y }, span, alone: true });
