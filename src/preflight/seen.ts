import type { Shade } from "./gradient.ts";
import { isWhite } from "./plates.ts";
import type { Ink } from "../color/ink.ts";
import type { Span } from "../diagnostics/diagnostic.ts";
import type { Point, Pt, Rect } from "../geometry/geometry.ts";
import { isBareAt } from "../images/bare.ts";
import type { Picture } from "../images/picture.ts";

/**
 * What is seen of a page, thing by thing, in the order of painting: all in points of the page, drawings taken
 * apart under the scale at which they are placed, and cut off where the page's bleed ends.
 */
export type Seen = SeenArea | SeenStroke | SeenType | SeenPicture;

/** Stands for a drawing that is all of a page, as in a file of somebody else's. */
export const PAGE_ITSELF = "";

interface Placed {
  /** The smallest upright rectangle round what is seen of it. */
  readonly bounds: Rect;
  readonly span?: Span | undefined;
  /** The drawing that it is a part of, or `PAGE_ITSELF`; absent: it is a mark of the page. */
  readonly drawing?: string;
}

interface Inked extends Placed {
  /** Of a gradient one for each of its stops. */
  readonly inks: readonly Ink[];
  /** 0 to 1; of a gradient over what its stops have. */
  readonly opacity: number;
  /** Of a gradient, what it paints at a point; undefined where it paints nothing. */
  readonly shadeAt?: ((point: Point) => Shade | undefined) | undefined;
  /** It is printed over what lies under it, and does not knock it out. */
  readonly overprints: boolean;
}

/** A rule, a tint, a shape that is filled. */
export interface SeenArea extends Inked {
  readonly kind: "area";
  /** Of what is seen, in square points. */
  readonly area: number;
  /** Of its thinnest part, before anything is cut off; absent where all parts are dots. */
  readonly thickness?: Pt | undefined;
  covers(point: Point): boolean;
}

/** The line along an outline. */
export interface SeenStroke extends Inked {
  readonly kind: "stroke";
  readonly width: Pt;
  /** In square points. */
  readonly area: number;
  /** So many points on it, evenly spread; fewer where not all of it is seen. */
  along(count: number): readonly Point[];
  /** False of dashed lines, and of those along letters: what they leave between them is not known. */
  covers(point: Point): boolean;
}

/** Type of one face and size on one line. */
export interface SeenType extends Inked {
  readonly kind: "type";
  readonly size: Pt;
  /** What each glyph stands for. */
  readonly texts: readonly string[];
  /** How much of the page its letters cover, about, in square points. */
  readonly area: number;
}

export interface SeenPicture extends Placed {
  readonly kind: "picture";
  readonly picture: SeenImage;
  /** It is the right half of a picture over two pages. */
  readonly isRest?: true;
  /** Where the whole of it would lie. */
  readonly frame: Rect;
}

/** What is known of a picture: of one of our own all that it was made ready with, of another's file what that says. */
export interface SeenImage
  extends
    Pick<Picture, "width" | "height" | "space" | "lineArt">,
    Pick<Picture, "bareMap" | "inkMap" | "overInked" | "loadAlpha"> {
  /** Absent of another's: the names that files give to pictures say nothing. */
  readonly file?: string;
}

/** ``the picture `boats.jpg` ``, or by its pixels where it has no name. */
export const calledPicture = (
  { file, width, height }: Pick<SeenImage, "file" | "width" | "height">,
  noun = "picture",
): string =>
  file === undefined ? `the ${noun} of ${width} × ${height} pixels` : `the ${noun} \`${file}\``;

/** `` of the drawing `boats.svg` ``, where it is not the page itself. */
export const ofDrawing = ({ drawing = PAGE_ITSELF }: Pick<Placed, "drawing">): string =>
  drawing === PAGE_ITSELF ? "" : ` of the drawing \`${drawing}\``;

/** More of a line is not needed to find it. */
const LONGEST = 40;

/** What type says, or its beginning: `Nobody saw them leave.` */
export function wordsOf({ texts }: SeenType): string {
  const words = texts.join("").replaceAll("\u00ad", "-").trim();
  return words.length > LONGEST ? `\`${words.slice(0, LONGEST)}…\`` : `\`${words}\``;
}

/** What is no longer than this, in points, is a dot and no line. */
const LONGEST_DOT = 4;

/** Whether something is long enough to be a line. */
export const isLong = ({ width, height }: Rect): boolean => Math.max(width, height) > LONGEST_DOT;

/** Whether there is anything between its edges. */
export const isSomething = ({ width, height }: Rect): boolean => width > 0 && height > 0;

/** So many places across and down stand for an area. */
const ACROSS = 7;

/** Places all over a rectangle, evenly spread. */
export function gridOver({ x, y, width, height }: Rect, count: number = ACROSS): readonly Point[] {
  const steps = Array.from({ length: count }, (_, i) => (i + 0.5) / count);
  return steps.flatMap((across) =>
    steps.map((down) => ({ x: x + across * width, y: y + down * height })),
  );
}

/** True of a point in a rectangle. */
export const lies = ({ x, y }: Point, area: Rect): boolean =>
  x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height;

/** Whether a picture has no ink at a point: it is white there, or nothing of it. */
export const isBare = ({ picture: { bareMap }, frame }: SeenPicture, { x, y }: Point): boolean =>
  bareMap !== undefined &&
  isBareAt(bareMap, (x - frame.x) / frame.width, (y - frame.y) / frame.height);

/** What a thing prints at a point; undefined where it does not lie. */
export const layerAt = (one: SeenArea | SeenStroke, point: Point): Shade | undefined =>
  one.covers(point) ? paintAt(one, point) : undefined;

/** What a thing prints at a point that it is known to lie on. */
export function paintAt(one: Exclude<Seen, SeenPicture>, point: Point): Shade | undefined {
  const [ink] = one.inks;
  const shade = one.shadeAt === undefined ? ink && { ink, opacity: 1 } : one.shadeAt(point);
  return shade && { ink: shade.ink, opacity: shade.opacity * one.opacity };
}

/** What is seen through as much is no ground. */
const VEIL = 0.05;
const OPAQUE = 0.99;

/** What of the page is seen at a point, type apart: what was printed there last; undefined where the paper is bare. */
export function shownAt(point: Point, seen: readonly Seen[]): Seen | undefined {
  for (let index = seen.length - 1; index >= 0; index -= 1) {
    const one = seen[index];
    if (one?.kind === "area" || one?.kind === "stroke") {
      const layer = layerAt(one, point);
      if (layer === undefined || layer.opacity < VEIL) continue;
      if (!isWhite(layer.ink)) return one;
      if (layer.opacity > OPAQUE && !one.overprints) return undefined;
    }
    if (one?.kind === "picture" && lies(point, one.bounds)) {
      if (!isBare(one, point)) return one;
      if (one.picture.loadAlpha === undefined) return undefined;
    }
  }
  return undefined;
}

/** Whether a thing lets nothing be seen of what lies under it at a point. */
export function hides(one: Seen, point: Point): boolean {
  if (one.kind === "picture") return one.picture.loadAlpha === undefined && lies(point, one.bounds);
  if (one.kind === "type" || one.overprints) return false;
  return (layerAt(one, point)?.opacity ?? 0) > OPAQUE;
}
