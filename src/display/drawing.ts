import type { Ink } from "../color/ink.ts";
import type { Point, Pt } from "../geometry/geometry.ts";
import type { Matrix } from "../geometry/matrix.ts";
import type { Picture } from "../images/picture.ts";
import type { GlyphRun } from "./glyph-run.ts";
import type { Outline } from "./outline.ts";
import type { PageArtwork } from "./page-artwork.ts";

/** What a picture mark may show: pixels, shapes, or a page of somebody's PDF. */
export type Artwork = Picture | Drawing | PageArtwork;

/**
 * A picture made of shapes in ink. Its lengths are in units of its own, x from its left edge and y from
 * its head, downwards; what lies outside its width and height is not seen.
 */
export interface Drawing {
  readonly kind: "drawing";
  /** Hash of what it is made of: the same drawing is embedded once. */
  readonly id: string;
  /** The source file, as spans name it. */
  readonly file: string;
  /** From 100 to 10,000 on its longer side, so that thousandths of a unit are never seen. */
  readonly width: number;
  readonly height: number;
  /** In paint order. */
  readonly things: readonly Thing[];
  /** The id that it had before its lines were drawn for the size at which it stands; absent: it is as it was drawn. */
  readonly original?: string;
}

/** One part of a drawing. All coordinates are the drawing's own. */
export type Thing = Shape | Lettering | Group;

export type FillRule = "nonzero" | "evenodd";

/** An outline, filled first and stroked on top of that. */
export interface Shape {
  readonly kind: "shape";
  readonly outline: Outline;
  readonly rule: FillRule;
  readonly fill?: Fill | undefined;
  readonly stroke?: Stroke | undefined;
}

/** Text on one straight line. */
export interface Lettering {
  readonly kind: "lettering";
  /** From the line's own space, its first glyph's origin at 0 0 and y downwards, to the drawing's. */
  readonly matrix: Matrix;
  readonly runs: readonly LetterRun[];
  readonly fill?: Fill | undefined;
  /** Its lengths are those of the line's own space. */
  readonly stroke?: Stroke | undefined;
}

/** Glyphs of one face and size; the lists run in parallel, as those of a line on a page. */
export type LetterRun = Pick<
  GlyphRun,
  "face" | "size" | "scale" | "glyphs" | "advances" | "texts" | "rise" | "reads"
>;

/** Things that are painted together: as one where they are not opaque, and seen only inside a clip. */
export interface Group {
  readonly kind: "group";
  /** 0 to 1, of the group as a whole. */
  readonly opacity: number;
  readonly clip?: Clip | undefined;
  readonly things: readonly Thing[];
}

export type Clip =
  | { readonly kind: "outline"; readonly outline: Outline; readonly rule: FillRule }
  /** What these things cover, whatever their ink. */
  | { readonly kind: "stencil"; readonly things: readonly Thing[] };

export interface Fill {
  readonly paint: Paint;
  /** 0 to 1. */
  readonly opacity: number;
}

/** How an outline is drawn along. */
export interface Stroke extends Fill {
  readonly width: number;
  readonly cap: "butt" | "round" | "square";
  readonly join: "miter" | "round" | "bevel";
  readonly miterLimit: number;
  /** Lengths of dashes and gaps by turns, an even number of them; none: drawn through. */
  readonly dashes: readonly number[];
  readonly dashOffset: number;
  /**
   * From the pen's space, where it is round and `width` wide, to the drawing's; absent where they are
   * the same.
   */
  readonly pen?: Matrix | undefined;
  /** What it becomes where it stands too thin on the page; absent: it stays as it is. */
  readonly thin?: ThinLine | undefined;
}

/** A line that is thinner than plates meet, in one ink. */
export interface ThinLine {
  /** On the page. */
  readonly under: Pt;
  readonly ink: Ink;
}

export type Paint = Ink | LinearGradient | RadialGradient;

/** Ink that changes along a line, and before and behind it stays as it is at its ends. */
export interface LinearGradient {
  readonly kind: "linear";
  readonly from: Point;
  readonly to: Point;
  readonly stops: readonly Stop[];
  /** From the gradient's space to the drawing's. */
  readonly matrix: Matrix;
}

/** Ink that changes from one circle to another that holds it, and inside and outside stays as it is. */
export interface RadialGradient {
  readonly kind: "radial";
  readonly from: Circle;
  readonly to: Circle;
  readonly stops: readonly Stop[];
  readonly matrix: Matrix;
}

export interface Circle extends Point {
  readonly radius: number;
}

/** Ink at a place of a gradient; offsets rise from 0 to 1, and two at one place are an edge. */
export interface Stop {
  readonly offset: number;
  readonly ink: Ink;
  readonly opacity: number;
}

/** The lines of text of a drawing, in paint order. */
export function letteringOf(things: readonly Thing[]): readonly Lettering[] {
  return things.flatMap((thing): readonly Lettering[] => {
    switch (thing.kind) {
      case "shape":
        return [];
      case "lettering":
        return [thing];
      case "group":
        return letteringOf(thing.things);
    }
  });
}
