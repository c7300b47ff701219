import type { BoxLook } from "../design/design.ts";
import type { Mark } from "../display/mark.ts";
import { rect, type Pt, type Rect } from "../geometry/geometry.ts";

/** What of a box's look is painted. */
export type Ground = Pick<BoxLook, "tint" | "rule" | "ruleInk" | "ruled">;

/** A box's tint, and its rules inside its edges. */
export function boxGround({ tint, rule, ruleInk, ruled }: Ground, area: Rect): readonly Mark[] {
  const ground: readonly Mark[] = tint ? [{ kind: "rule", rect: area, ink: tint }] : [];
  if (rule === 0) return ground;
  return [
    ...ground,
    ...edgesOf(ruled, area, rule).map((edge): Mark => ({ kind: "rule", rect: edge, ink: ruleInk })),
  ];
}

function edgesOf(
  ruled: BoxLook["ruled"],
  { x, y, width, height }: Rect,
  rule: Pt,
): readonly Rect[] {
  const head = rect(x, y, width, rule);
  const foot = rect(x, y + height - rule, width, rule);
  const left = rect(x, y, rule, height);
  switch (ruled) {
    case "head":
      return [head];
    case "foot":
      return [foot];
    case "head-and-foot":
      return [head, foot];
    case "left":
      return [left];
    case "all":
      return [head, foot, left, rect(x + width - rule, y, rule, height)];
  }
}
