import type { Outline } from "../display/outline.ts";
import type { FillRule } from "../display/drawing.ts";
import type { Rect } from "../geometry/geometry.ts";
import type { Matrix } from "../geometry/matrix.ts";
import type { FileFont } from "./fonts.ts";
import type { Space } from "./spaces.ts";
import { firstColor, GRAY } from "./spaces.ts";

/** A color as contents set it. */
export interface FileColor {
  readonly space: Space;
  readonly shares: readonly number[];
}

/** How things are painted, as operators have set it so far (ISO 32000-1, 8.4). Lengths are in the space's own units. */
export interface Graphics {
  /** To points of the page, from the trim's upper left corner. */
  readonly matrix: Matrix;
  readonly fill: FileColor;
  readonly stroke: FileColor;
  readonly lineWidth: number;
  readonly cap: "butt" | "round" | "square";
  readonly isDashed: boolean;
  readonly fillOverprints: boolean;
  readonly strokeOverprints: boolean;
  /** 1: inks that are none leave what lies under them as it is. */
  readonly overprintMode: number;
  readonly fillOpacity: number;
  readonly strokeOpacity: number;
  readonly isMasked: boolean;
  readonly text: TextState;
  readonly clip: FileClip;
}

export interface TextState {
  readonly font: FileFont | undefined;
  readonly size: number;
  readonly letterSpace: number;
  readonly wordSpace: number;
  /** 1 is as wide as it was drawn. */
  readonly stretch: number;
  readonly leading: number;
  readonly rise: number;
  /** 0 fills, 1 strokes, 2 both, 3 shows nothing; 4 more and it clips, too. */
  readonly mode: number;
}

/** What may be seen, on the page: nothing outside the bounds nor of any of the outlines. */
export interface FileClip {
  readonly bounds: Rect;
  readonly outlines: readonly { readonly outline: Outline; readonly rule: FillRule }[];
}

export const BLACK: FileColor = { space: GRAY, shares: firstColor(GRAY) };

const FIRST_TEXT: TextState = {
  font: undefined,
  size: 0,
  letterSpace: 0,
  wordSpace: 0,
  stretch: 1,
  leading: 0,
  rise: 0,
  mode: 0,
};

/** What holds where contents begin. */
export const firstGraphics = (matrix: Matrix, bounds: Rect): Graphics => ({
  matrix,
  fill: BLACK,
  stroke: BLACK,
  lineWidth: 1,
  cap: "butt",
  isDashed: false,
  fillOverprints: false,
  strokeOverprints: false,
  overprintMode: 0,
  fillOpacity: 1,
  strokeOpacity: 1,
  isMasked: false,
  text: FIRST_TEXT,
  clip: { bounds, outlines: [] },
});
