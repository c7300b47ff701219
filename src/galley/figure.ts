import type { Mark } from "../display/mark.ts";
import { rect, shifted, type Pt, type Rect } from "../geometry/geometry.ts";
import type { Artwork } from "../display/drawing.ts";
import type { Figure } from "../story/story.ts";
import type { BlockPiece, FloatPiece, Grid } from "./galley.ts";
import { moved } from "./marks.ts";
import { asInlines } from "./phrase.ts";
import { slotsFor, stackLines, type Stack } from "./stack.ts";
import { setIn, type Compositor } from "./type-case.ts";

/** A picture may take this share of a column's height; a taller one is made smaller, never cut. */
const TALLEST = 0.62;

/** At most this share of a picture is cut to end on the grid. */
const MOST_CUT = 0.05;

/** What stands for a picture that could not be made ready: a tint in the picture's usual shape. */
const FRAME_SHAPE = 2 / 3;

/** A figure: its picture, then caption and credit, which never part from it. */
export function setFigure(figure: Figure, compositor: Compositor): FloatPiece {
  const { column, page } = compositor.sheet;
  // In a sidebar, and on a page of one column, there is nothing wider.
  const over = figure.width === 1 || page <= column ? "column" : "page";
  const width = over === "page" ? page : column;
  return { kind: "float", over, content: figureBlock(figure, width, compositor) };
}

function figureBlock(figure: Figure, width: Pt, compositor: Compositor): BlockPiece {
  const { grid, design } = compositor;
  const look = design.boxes.figure;
  const picture = compositor.picture(figure.picture);
  const frame = pictureFrame(picture, width, compositor);
  const foot = frame.y + frame.height;
  const caption = setCaption(figure, { foot, width }, compositor);
  const depth = caption === undefined ? foot : caption.baseline;
  const cut = cutOf(figure, frame, (depth - grid.baseline) % grid.leading);
  return {
    kind: "block",
    height: slotsFor(depth - cut, grid),
    marks: [
      pictureMark(figure, picture, { frame, cut }, compositor),
      ...moved(caption?.marks ?? [], 0, -cut),
    ],
    before: look.before,
    after: look.after,
    keepWithNext: false,
    notes: caption?.notes ?? [],
    span: figure.span,
  };
}

/** The picture's place: as wide as its measure, its head at the height of the neighbors' capitals. */
function pictureFrame(picture: Artwork | undefined, width: Pt, { grid, sheet }: Compositor): Rect {
  const shape = picture === undefined ? FRAME_SHAPE : picture.height / picture.width;
  const tallest = TALLEST * sheet.lines * grid.leading;
  const height = Math.min(width * shape, tallest);
  return rect(0, headOf(grid), height / shape, height);
}

/**
 * How much of the picture's height is cut so that what stands under it ends on a grid line: a little, half
 * at its head and half at its foot, and nothing that the copy declares safe.
 */
function cutOf({ safe }: Figure, frame: Rect, over: Pt): Pt {
  const margin =
    safe === undefined
      ? frame.height
      : 2 * frame.height * Math.min(safe.y, 1 - safe.y - safe.height);
  return over <= MOST_CUT * frame.height && over <= margin ? over : 0;
}

const headOf = (grid: Grid): Pt => grid.baseline - grid.capHeight;

function pictureMark(
  { span }: Figure,
  picture: Artwork | undefined,
  { frame, cut }: { readonly frame: Rect; readonly cut: Pt },
  { design }: Compositor,
): Mark {
  const clip = { ...frame, height: frame.height - cut };
  if (picture !== undefined) {
    return { kind: "picture", picture, frame: shifted(frame, 0, -cut / 2), clip, span };
  }
  const ink = design.boxes.sidebar.tint ?? design.boxes.figure.ruleInk;
  return { kind: "rule", rect: clip, ink };
}

/** Caption, and under it the credit, on their own leading; undefined where the copy has neither. */
function setCaption(
  figure: Figure,
  { foot, width }: { readonly foot: Pt; readonly width: Pt },
  compositor: Compositor,
): (Stack & { readonly notes: readonly number[] }) | undefined {
  const { caption, credit } = compositor.design.styles;
  const measure = { measure: width };
  const origin = { stream: compositor.keys.get(figure), span: figure.span };
  const words = setIn(compositor, figure.caption, "caption", measure).settings[0].lines;
  const { credit: source } = figure.picture;
  const name =
    source === undefined
      ? []
      : setIn(compositor, asInlines(source), "credit", measure).settings[0].lines;
  if (words.length + name.length === 0) return undefined;
  const gap = compositor.design.boxes.figure.padding;
  // The baseline of a line's text lies about four fifths down its leading.
  const first = foot + gap + 0.8 * (words.length > 0 ? caption : credit).leading;
  const over = stackLines(words, { x: 0, from: first, leading: caption.leading, origin });
  const from = words.length > 0 ? over.baseline + credit.leading : first;
  const under = stackLines(name, { x: 0, from, leading: credit.leading, origin });
  return {
    marks: [...over.marks, ...under.marks],
    notes: [...words, ...name].flatMap((line) => line.notes),
    baseline: name.length > 0 ? under.baseline : over.baseline,
  };
}
