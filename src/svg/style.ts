import { BLACK } from "../color/ink.ts";
import type { FillRule, Stroke } from "../display/drawing.ts";
import type { Tint } from "./color.ts";

/** What of an element's look its children have, too. */
export interface Style {
  /** What `currentColor` stands for. */
  readonly color: Tint;
  readonly fill: PaintOrder;
  readonly stroke: PaintOrder;
  readonly fillOpacity: number;
  readonly strokeOpacity: number;
  readonly fillRule: FillRule;
  readonly clipRule: FillRule;
  readonly strokeWidth: number;
  readonly cap: Stroke["cap"];
  readonly join: Stroke["join"];
  readonly miterLimit: number;
  readonly dashes: readonly number[];
  readonly dashOffset: number;
  /** As typed: families parted by commas. */
  readonly family: string;
  readonly fontSize: number;
  readonly weight: number;
  readonly italic: boolean;
  readonly letterSpacing: number;
  readonly anchor: "start" | "middle" | "end";
  readonly baseline: Baseline;
  readonly keepsSpaces: boolean;
  readonly visible: boolean;
}

export type Baseline = "alphabetic" | "middle" | "central" | "hanging" | "before" | "after";

/** What is asked to be painted with; which ink that is depends on where it is used. */
export type PaintOrder =
  | { readonly kind: "none" }
  | { readonly kind: "current" }
  | { readonly kind: "tint"; readonly tint: Tint }
  /** A gradient by its id, and what stands in where there is none with it. */
  | { readonly kind: "server"; readonly id: string; readonly fallback: PaintOrder | undefined };

const SOLID: Tint = { ink: BLACK, opacity: 1 };

/** The look of a drawing that says nothing. */
export const PLAIN: Style = {
  color: SOLID,
  fill: { kind: "tint", tint: SOLID },
  stroke: { kind: "none" },
  fillOpacity: 1,
  strokeOpacity: 1,
  fillRule: "nonzero",
  clipRule: "nonzero",
  strokeWidth: 1,
  cap: "butt",
  join: "miter",
  miterLimit: 4,
  dashes: [],
  dashOffset: 0,
  family: "",
  fontSize: 16,
  weight: 400,
  italic: false,
  letterSpacing: 0,
  anchor: "start",
  baseline: "alphabetic",
  keepsSpaces: false,
  visible: true,
};
