import type { Page } from "../display/mark.ts";
import { inMm, type PageFinding } from "./finding.ts";
import type { Limits } from "./printer.ts";
import { reachOf, SIDES, TOUCHES, UNSEEN } from "./sides.ts";

/**
 * Pages of PDFs that reach the trim and have less outside of it than the bleed for which our page has room. Whether they have
 * color there at all is not known, so it is never more than a warning.
 */
export function checkPlacedPages(
  { marks, trim, bleed: room }: Pick<Page, "marks" | "trim" | "bleed">,
  limits: Limits,
): readonly PageFinding[] {
  const bleed = Math.min(limits.bleed, room);
  return marks.flatMap((mark): readonly PageFinding[] => {
    if (mark.kind !== "picture" || mark.picture.kind !== "page") return [];
    const { picture, clip, span } = mark;
    const reach = reachOf(clip, trim);
    const short = SIDES.filter((side) => reach[side] >= -TOUCHES && reach[side] < bleed - UNSEEN);
    const [first] = short;
    if (first === undefined) return [];
    const name = `page ${picture.number} of \`${picture.file}\``;
    const past = inMm(Math.max(0, Math.min(...short.map((side) => reach[side]))));
    return [
      {
        ...{ check: "bleed", at: { x: clip.x, y: clip.y }, span, alone: true, mild: true },
        says: `${name} reaches the trim at the ${short.join(", ")} and has ${past} past it, not ${inMm(bleed)},`,
        hint: "have it sent with its bleed, unless it is white at that edge",
      },
    ];
  });
}
