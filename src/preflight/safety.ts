import type { Page } from "../display/mark.ts";
import type { Size } from "../geometry/geometry.ts";
import { inMm, type PageFinding } from "./finding.ts";
import type { Limits } from "./printer.ts";
import { wordsOf, type Seen, type SeenType } from "./seen.ts";
import { reachOf, UNSEEN } from "./sides.ts";

/** Type that comes too near to the trim, or is cut by it. */
export const checkSafety = (
  seen: readonly Seen[],
  { trim }: Page,
  limits: Limits,
): readonly PageFinding[] =>
  seen.flatMap((one) => (one.kind === "type" ? checkType(one, trim, limits) : []));

function checkType(one: SeenType, trim: Size, limits: Limits): readonly PageFinding[] {
  const inside = -Math.max(...Object.values(reachOf(one.bounds, trim)));
  if (inside >= limits.safety - UNSEEN) return [];
  const { x, y } = one.bounds;
  const place = { at: { x, y }, span: one.span, margin: inside };
  if (inside >= -UNSEEN) {
    const says = `${wordsOf(one)} stands ${inMm(Math.max(0, inside))} from the trim, nearer than ${inMm(limits.safety)},`;
    const hint = "move it farther inside: a cut may be off by as much";
    return [{ ...place, check: "safety", says, hint }];
  }
  // Words of drawings that are cut are told of where drawings are looked at (`drawing/cut`).
  if (one.drawing !== undefined) return [];
  const says = `${wordsOf(one)} stands over the trim and is cut`;
  return [{ ...place, check: "cut-text", says, hint: "move it inside the page" }];
}
