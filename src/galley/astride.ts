import { warning, type Span } from "../diagnostics/diagnostic.ts";
import type { Artwork } from "../display/drawing.ts";
import { drawingSilhouette } from "../display/silhouette.ts";
import type { Pt, Rect } from "../geometry/geometry.ts";
import { extentOf, type Extent, type Silhouette } from "../geometry/silhouette.ts";
import type { Astride, BlockPiece, InFrame, Quoted } from "./galley.ts";
import type { Compositor, Sheet, TypeCase } from "./type-case.ts";

/** Lines beside it have at least this share of their column, or they could not be set. */
const LEAST_BESIDE = 1 / 2;

/** … and of this measure, in ems of the body: fewer letters a line are torn apart. */
const NARROWEST = 10;

/**
 * How wide something may be that straddles the gutter; undefined where there is none, and where its columns are too
 * narrow to be set round anything.
 */
export function widthAstride(
  share: number,
  { column, gutter }: Sheet,
  { runaround, styles }: TypeCase["design"],
): Pt | undefined {
  if (gutter === undefined || column * LEAST_BESIDE < NARROWEST * styles.body.size)
    return undefined;
  const widest = gutter + 2 * (column * (1 - LEAST_BESIDE) - runaround.white);
  return Math.max(0, Math.min(share * column, widest));
}

/** What is told where the copy asks for something over a gutter whose columns are too narrow for it. */
export function tellNarrow(
  width: number | string | undefined,
  span: Span,
  { sheet, faults }: Compositor,
): void {
  if (width !== "straddle" || sheet.gutter === undefined) return;
  const sentence = "the columns are too narrow for text round something: it is set one column wide";
  const hints = ["`span=2` makes it as wide as the page; or give the theme fewer columns"];
  faults.push(warning("runaround/narrow", sentence, { span, hints }));
}

/** Sets what it is given once more, later: what that calls and tells has been called and told. */
export function setApart<T>(compositor: Compositor, set: (apart: Compositor) => T): () => T {
  const called = new Set(compositor.called);
  let known: { readonly it: T } | undefined;
  return () => {
    known ??= { it: set({ ...compositor, called, faults: [] }) };
    return known.it;
  };
}

/** A picture within its block, and what shows of it. */
export interface CutOut {
  readonly frame: Rect;
  readonly silhouette: Silhouette;
}

/** What shows of a picture; undefined where it fills its frame. */
export function silhouetteOf(picture: Artwork | undefined): Silhouette | undefined {
  if (picture?.kind === "drawing") return drawingSilhouette(picture);
  return picture?.kind === "raster" ? picture.silhouette : undefined;
}

interface AstrideOrder {
  readonly content: BlockPiece;
  readonly width: Pt;
  readonly inColumn: () => InFrame;
  /** Its head; what is under that takes the whole width. */
  readonly cutOut?: CutOut | undefined;
  readonly quote?: Quoted;
}

/** A block as a float over the gutter: the text keeps off it, and off a cut-out picture as it is shaped. */
export function setAstride(order: AstrideOrder, { design, grid }: TypeCase): Astride {
  const { content, width, inColumn, cutOut, quote } = order;
  const { white } = design.runaround;
  const whole: Extent = { left: -white, right: width + white };
  const rows = Array.from({ length: content.height }, (_, row): Extent | undefined => {
    if (cutOut === undefined) return whole;
    const band = { from: row * grid.leading, to: (row + 1) * grid.leading };
    const { frame } = cutOut;
    // Under the picture stand its words.
    if (band.to > frame.y + frame.height) return whole;
    return shownIn(band, cutOut, white);
  });
  const over = Array.from({ length: content.before }, () => rows[0]);
  const under = Array.from({ length: content.after }, () => rows.at(-1));
  return {
    ...{ kind: "float", over: "gutter", content, width, inColumn },
    outline: [...over, ...rows, ...under],
    ...(quote && { quote }),
  };
}

interface Band {
  readonly from: Pt;
  readonly to: Pt;
}

/** How far the picture reaches in a band of the block and a little over and under it, with white at both sides. */
function shownIn({ from, to }: Band, { frame, silhouette }: CutOut, white: Pt): Extent | undefined {
  const head = (from - white / 2 - frame.y) / frame.height;
  const foot = (to + white / 2 - frame.y) / frame.height;
  const shown = extentOf(silhouette, head, foot);
  if (shown === undefined) return undefined;
  const left = frame.x + shown.left * frame.width - white;
  const right = frame.x + shown.right * frame.width + white;
  return { left, right };
}
