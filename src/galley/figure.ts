import { rect, type Pt, type Rect, type Size } from "../geometry/geometry.ts";
import type { Artwork } from "../display/drawing.ts";
import type { Place } from "../images/place.ts";
import type { Figure } from "../story/story.ts";
import {
  setApart,
  setAstride,
  silhouetteOf,
  tellNarrow,
  widthAstride,
  type CutOut,
} from "./astride.ts";
import { bleedPlace, setBleedFigure } from "./bleed-figure.ts";
import { setCaption } from "./caption.ts";
import { cutToGrid } from "./crop.ts";
import type { BlockPiece, BlockShape, FloatPiece, InFrame } from "./galley.ts";
import { moved } from "./marks.ts";
import { figureMark, FRAME_SHAPE } from "./picture-mark.ts";
import { slotsFor } from "./stack.ts";
import type { Compositor, Sheet, TypeCase } from "./type-case.ts";

/** A figure: its picture, then caption and credit, which never part from it. */
export function setFigure(figure: Figure, compositor: Compositor): FloatPiece {
  const { sheet } = compositor;
  if (figure.width === "bleed" && sheet.paper !== undefined) {
    return setBleedFigure(figure, sheet.paper, compositor);
  }
  const astride = astrideWidth(figure, sheet, compositor.design);
  if (astride !== undefined) {
    const inColumn = setApart(compositor, (apart): InFrame => {
      const { block } = figureBlock(figure, sheet.column, apart);
      return { kind: "float", over: "column", content: block };
    });
    const { block, cutOut } = figureBlock(figure, astride, compositor);
    return setAstride({ content: block, width: astride, inColumn, cutOut }, compositor);
  }
  tellNarrow(figure.width, figure.span, compositor);
  const over = isWide(figure, sheet) ? "page" : "column";
  return { kind: "float", over, content: figureBlock(figure, sheet[over], compositor).block };
}

/** In a sidebar, and on a page of one column, there is nothing wider. */
const isWide = ({ width }: Figure, { column, page }: Sheet): boolean =>
  width !== 1 && width !== "straddle" && page > column;

/** How wide it is over the gutter; undefined where it does not stand there. */
const astrideWidth = ({ width }: Figure, sheet: Sheet, design: TypeCase["design"]) =>
  width === "straddle" ? widthAstride(design.runaround.picture, sheet, design) : undefined;

/** The largest that a figure's picture can be printed. */
export function figurePlace(figure: Figure, sheet: Sheet, look: Look): Place {
  if (figure.width === "bleed" && sheet.paper !== undefined)
    return bleedPlace(sheet.paper, look.grid);
  const usual = sheet[isWide(figure, sheet) ? "page" : "column"];
  // Where no text can be set round it, it stands in a column.
  const width = Math.max(usual, astrideWidth(figure, sheet, look.design) ?? 0);
  return { fit: "inside", width, height: tallestIn(sheet, look) };
}

/** What of the type case decides how tall a picture may be. */
type Look = Pick<TypeCase, "design" | "grid">;

/** A taller picture is made smaller, never cut. */
const tallestIn = ({ lines }: Sheet, { design, grid }: Look): Pt =>
  design.figure.tallest * lines * grid.leading;

/** A line of type so near to the grid stands on it. */
const ON_LINE: Pt = 0.3;

/** How far over its foot the last line of type stands that lies so deep. */
function shortOf(depth: Pt, { baseline, leading }: TypeCase["grid"]): Pick<BlockPiece, "short"> {
  const past = (depth - baseline) % leading;
  return past > ON_LINE ? { short: 1 - past / leading } : {};
}

/** So much of a picture may be cut so that its column ends on the last line. */
const MOST_CUT = 0.13;

/** Of a drawing nobody knows what may go, unless the copy says so; and what stands for a picture has its size. */
const isPhoto = (picture: Artwork | undefined): boolean => picture?.kind === "raster";

interface SetFigure {
  readonly block: BlockPiece;
  /** Its picture, where that has a shape of its own. */
  readonly cutOut: CutOut | undefined;
}

function figureBlock(figure: Figure, width: Pt, compositor: Compositor): SetFigure {
  const { grid, design } = compositor;
  const { before, after, captionMeasure } = design.figure;
  const picture = compositor.picture(figure.picture);
  const frame = pictureFrame(picture ?? FRAME_SHAPE, width, compositor);
  const foot = frame.y + frame.height;
  const wide = width > compositor.sheet.column;
  const caption = setCaption(figure, wide ? width * captionMeasure : width, compositor);
  const depth = foot + caption.baseline;
  const { safe } = figure.picture;
  // What the text is set round keeps its shape.
  const uncut = figure.width === "straddle" ? 0 : frame.height;
  const free = safe === undefined ? uncut : uncut * (1 - safe.height);
  const cut = cutToGrid(frame.height, free, (depth - grid.baseline) % grid.leading);
  const shape = (less: Pt): BlockShape => {
    const clip = { ...frame, height: frame.height - less };
    // Half of the cut at its head and half at its foot, unless what is safe has more room on one side.
    const centered = { ...frame, y: frame.y - less / 2 };
    const seen = figureMark(figure, centered, { clip, shown: clip }, compositor);
    const marks = [seen, ...moved(caption.marks, 0, foot - less)];
    return { height: slotsFor(depth - less, grid), marks };
  };
  const most = isPhoto(picture) || safe !== undefined ? Math.min(free, MOST_CUT * frame.height) : 0;
  const cuts = [1, 2].map((lines) => cut + lines * grid.leading).filter((less) => less <= most);
  const block: BlockPiece = {
    kind: "block",
    ...shape(cut),
    also: cuts.map(shape),
    ...shortOf(depth - cut, grid),
    ...{ before, after, keepWithNext: false },
    notes: caption.notes,
    span: figure.span,
  };
  const silhouette = silhouetteOf(picture);
  return { block, cutOut: silhouette && { frame, silhouette } };
}

/** The picture's place: as wide as its measure, its head at the height of the neighbors' capitals. */
function pictureFrame(picture: Size, width: Pt, compositor: Compositor): Rect {
  const { grid, sheet } = compositor;
  const shape = picture.height / picture.width;
  const height = Math.min(width * shape, tallestIn(sheet, compositor));
  return rect(0, grid.baseline - grid.capHeight, height / shape, height);
}
