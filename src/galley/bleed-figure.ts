import { rect, type Pt } from "../geometry/geometry.ts";
import type { Place } from "../images/place.ts";
import type { Figure } from "../story/story.ts";
import { setCaption, type Caption } from "./caption.ts";
import { covering, cropFaults, cutToGrid, keepSafe, type Window } from "./crop.ts";
import type { BleedBlock, FloatPiece, Grid } from "./galley.ts";
import { moved } from "./marks.ts";
import { figureMark, FRAME_SHAPE } from "./picture-mark.ts";
import { slotsFor } from "./stack.ts";
import type { Compositor, Paper } from "./type-case.ts";

/**
 * A figure over the whole page. At a page's head its picture runs off the trim at the head and both sides;
 * under text at the sides alone, for the foot belongs to the footer. Caption and credit stand under it, in
 * the type area. Warning: `image/crop`.
 */
export function setBleedFigure(figure: Figure, paper: Paper, compositor: Compositor): FloatPiece {
  const { grid, sheet } = compositor;
  const measure = sheet.page * compositor.design.figure.captionMeasure;
  const caption = setCaption(figure, measure, compositor);
  const page = paper.head + paper.bleed;
  // A taller one is cropped, as far as what is safe allows.
  const tallest = compositor.design.figure.tallest * paper.trim.height;
  const head = { top: -page, hidden: paper.bleed, least: page + grid.baseline };
  const band = { top: grid.baseline - grid.capHeight, hidden: 0, least: grid.leading };
  const order = { figure, caption, paper };
  return {
    kind: "float",
    over: "trim",
    atHead: bleedBlock(order, { ...head, tallest: tallest + paper.bleed }, compositor),
    // The faults of the same figure are told once.
    content: bleedBlock(order, { ...band, tallest }, { ...compositor, faults: [] }),
  };
}

/** The largest that its picture can be printed: as wide as it runs, or high enough to reach the type area. */
export function bleedPlace({ trim, bleed, head }: Paper, grid: Grid): Place {
  return {
    fit: "over",
    width: trim.width + 2 * bleed,
    height: head + bleed + grid.baseline,
  };
}

interface BleedOrder {
  readonly figure: Figure;
  readonly caption: Caption;
  readonly paper: Paper;
}

/** How the picture stands: distances from the block's head, and between which heights it may be. */
interface Stand {
  /** Where it begins; negative: it reaches up from the type area. */
  readonly top: Pt;
  /** So much of its head lies in the bleed. */
  readonly hidden: Pt;
  readonly least: Pt;
  readonly tallest: Pt;
}

function bleedBlock(order: BleedOrder, stand: Stand, compositor: Compositor): BleedBlock {
  const { figure, caption, paper } = order;
  const { trim, bleed } = paper;
  const { before, after } = compositor.design.figure;
  const picture = compositor.picture(figure.picture);
  const height = pictureHeight(order, stand, compositor);
  const clip = rect(-bleed, stand.top, trim.width + 2 * bleed, height);
  const shown = rect(0, stand.top + stand.hidden, trim.width, height - stand.hidden);
  const frame = covering(picture ?? FRAME_SHAPE, clip);
  if (picture !== undefined) compositor.faults.push(...lostSafe(figure, frame, { clip, shown }));
  const foot = stand.top + height;
  return {
    kind: "block",
    height: slotsFor(foot + caption.baseline, compositor.grid),
    offPage: [figureMark(figure, frame, { clip, shown }, compositor)],
    marks: moved(caption.marks, 0, foot),
    ...{ before, after, keepWithNext: false },
    notes: caption.notes,
    span: figure.span,
  };
}

const lostSafe = ({ picture }: Figure, frame: ReturnType<typeof covering>, window: Window) =>
  cropFaults(picture, keepSafe(frame, window, picture.safe), window);

/**
 * By its shape, up to the tallest; higher where what is safe wants it; never so high that its caption has no
 * room on the page. Then a little less, so that the caption ends on a grid line.
 */
function pictureHeight(
  { figure, caption, paper }: BleedOrder,
  { top, hidden, least, tallest }: Stand,
  { grid, sheet, picture }: Compositor,
): Pt {
  const shape = picture(figure.picture) ?? FRAME_SHAPE;
  const whole = ((paper.trim.width + 2 * paper.bleed) * shape.height) / shape.width;
  const { y = 0, height: share = 0 } = figure.picture.safe ?? {};
  const safe = Math.min((y + share) * whole, share * whole + hidden);
  const room = (sheet.lines - 1) * grid.leading + grid.baseline - caption.baseline - top;
  const height = Math.max(least, Math.min(whole, Math.max(tallest, safe), room));
  const over = (top + height + caption.baseline - grid.baseline) % grid.leading;
  return height - cutToGrid(height, height - Math.max(least, safe), over);
}
