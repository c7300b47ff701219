import type { FillRule } from "../display/drawing.ts";
import type { Outline } from "../display/outline.ts";
import type { Point } from "../geometry/geometry.ts";
import type { Matrix } from "../geometry/matrix.ts";
import type { FileFont } from "./fonts.ts";
import type { FileClip, FileColor } from "./graphics.ts";
import type { FilePicture } from "./picture.ts";
import type { Space } from "./spaces.ts";

/** What contents paint, in the order of painting: all of it on the page, in points from the trim's upper left corner. */
export type Painted = PaintedShape | PaintedType | PaintedPicture | PaintedGround;

export interface Look {
  readonly color: FileColor;
  readonly opacity: number;
  readonly overprints: boolean;
  readonly overprintMode: number;
}

interface Shown {
  readonly clip: FileClip;
}

export interface PaintedShape extends Shown {
  readonly kind: "shape";
  readonly outline: Outline;
  readonly fill?: Look & { readonly rule: FillRule };
  readonly stroke?: Look & PaintedPen;
}

/** A pen that draws a line. */
export interface PaintedPen {
  /** In the units of the space that it was set in. */
  readonly width: number;
  /** From that space to the page. */
  readonly matrix: Matrix;
  readonly cap: "butt" | "round" | "square";
  readonly isDashed: boolean;
}

export interface PaintedType extends Shown {
  readonly kind: "type";
  readonly font: FileFont;
  /** In points, as it is seen. */
  readonly size: number;
  readonly texts: readonly string[];
  /** Along the line, in points. */
  readonly advance: number;
  /** From a line that begins at 0, 0 and whose size is 1, to the page; upwards is up. */
  readonly matrix: Matrix;
  /** Of a line whose size is 1. */
  readonly length: number;
  readonly look: Look;
  /** The line along the letters. */
  readonly edge?: Look & PaintedPen;
  /** So many of its glyphs are the box that stands for a missing one. */
  readonly missing: number;
}

export interface PaintedPicture extends Shown {
  readonly kind: "picture";
  readonly picture: FilePicture;
  /** From the unit square to the page. */
  readonly matrix: Matrix;
  /** It is part of a pattern, wherever that is laid. */
  readonly isOfPattern?: true;
  /** How a stencil is filled; of pictures its color says nothing. */
  readonly look: Look;
}

/** A gradient over all that is to be seen. */
export interface PaintedGround extends Shown {
  readonly kind: "ground";
  readonly space: Space;
  readonly opacity: number;
}

/** What is found on the way and is not painted: each is a thing that some standard or press does not take. */
export type Noted =
  | { readonly kind: "color"; readonly space: Space; readonly use: ColorUse }
  | { readonly kind: "font"; readonly font: FileFont }
  | { readonly kind: "transparency"; readonly what: string }
  | { readonly kind: "state"; readonly what: StateFault; readonly says: string }
  | { readonly kind: "object"; readonly what: ObjectFault; readonly says: string }
  | { readonly kind: "contents"; readonly what: ContentsFault; readonly says: string };

export type ColorUse =
  "type" | "a shape" | "a line" | "a gradient" | "a group" | "a stencil" | "a picture";
export type StateFault =
  "transfer" | "plain-transfer" | "halftone" | "black-generation" | "blend-mode";
export type ObjectFault = "postscript" | "opi" | "reference" | "alternate";
export type ContentsFault =
  | "operator"
  | "operands"
  | "unbalanced"
  | "cut"
  | "font"
  | "object"
  | "state"
  | "pattern"
  | "shading"
  | "circle";

/** Told of all that a page's contents do, and where on the page they do it, as far as that is known. */
export interface Onlooker {
  readonly painted: (thing: Painted) => void;
  readonly noted: (note: Noted, at: Point) => void;
}
