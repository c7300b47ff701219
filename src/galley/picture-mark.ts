import type { Span } from "../diagnostics/diagnostic.ts";
import type { Mark, PictureMark } from "../display/mark.ts";
import { standingIn } from "../display/thin-lines.ts";
import type { Rect, Size } from "../geometry/geometry.ts";
import type { Artwork } from "../display/drawing.ts";
import type { Figure } from "../story/story.ts";
import { keepSafe, type Window } from "./crop.ts";
import type { TypeCase } from "./type-case.ts";

/** The shape of what stands for a picture that could not be made ready. */
export const FRAME_SHAPE: Size = { width: 3, height: 2 };

/** A figure's picture in its window, what is safe in it kept; a tint where it could not be made ready. */
export function figureMark(figure: Figure, frame: Rect, window: Window, typeCase: TypeCase): Mark {
  const { picture: order, span } = figure;
  const picture = typeCase.picture(order);
  if (picture === undefined) return tint(window.clip, typeCase);
  return pictureMark(picture, keepSafe(frame, window, order.safe), window.clip, span);
}

/** A picture scaled to its frame and seen in its clip. */
export function pictureMark(picture: Artwork, frame: Rect, clip: Rect, span: Span): PictureMark {
  return { kind: "picture", picture: standingIn(frame, picture), frame, clip, span };
}

function tint(area: Rect, { design }: TypeCase): Mark {
  return { kind: "rule", rect: area, ink: design.figure.placeholder };
}
