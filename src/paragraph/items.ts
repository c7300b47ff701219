import type { Pt } from "../geometry/geometry.ts";

/**
 * A paragraph as numbers (Knuth & Plass, "Breaking Paragraphs into Lines", 1981): boxes that are
 * printed, glue between them, and penalties where a line may or must not end. No font, no page.
 */
export type Item = Box | Glue | Penalty;

/** Printed matter that no line end can part. */
export interface Box {
  readonly kind: "box";
  readonly width: Pt;
  /** How far its glyphs may be widened (scaling and tracking together) at ratio 1, and narrowed at ratio −1. */
  readonly stretch: Pt;
  readonly shrink: Pt;
  /** How far it may hang out of the measure where it begins or ends a line. */
  readonly hangStart: Pt;
  readonly hangEnd: Pt;
}

/** White between boxes; vanishes at a line's end and head. A line may end at glue that follows a box. */
export interface Glue {
  readonly kind: "glue";
  readonly width: Pt;
  /** `Infinity` fills the line: one that holds such glue ends short for nothing. */
  readonly stretch: Pt;
  readonly shrink: Pt;
}

/** A chance to end a line. */
export interface Penalty {
  readonly kind: "penalty";
  /** What is added to the line if it ends here (a hyphen, and the difference it makes to its neighbor). */
  readonly width: Pt;
  /** What is added to the next line's head if this one ends here (kern or ligature undone). */
  readonly after: Pt;
  /** `Infinity` forbids, `-Infinity` forces the break. */
  readonly cost: number;
  /** True for hyphens: two in a row, and one in the last line but one, carry demerits. */
  readonly flagged: boolean;
  /** How far the line may hang out of the measure if it ends here; the last box's own hang does not count then. */
  readonly hang: Pt;
}

/** True where a line must end. */
export const isForced = (item: Item): boolean => item.kind === "penalty" && item.cost === -Infinity;
