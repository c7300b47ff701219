import type { Mark } from "../display/mark.ts";
import { covering } from "../galley/crop.ts";
import { moved } from "../galley/marks.ts";
import { pictureMark } from "../galley/picture-mark.ts";
import { rect } from "../geometry/geometry.ts";
import type { PictureOrder } from "../schema/phrase.ts";
import type { ArticleHead } from "./article-head.ts";
import { cropped } from "./crop.ts";
import type { Frame } from "./frame.ts";
import type { ArticleStone } from "./stone.ts";

/** How far down the page the picture reaches, as a share of its height, where the words leave it so much. */
const REACH = 0.5;

/** Grid lines that the body has under such a head, if the picture can spare them, and that the picture keeps. */
const FEWEST_UNDER = 9;
const FEWEST_OVER = 8;

/** Grid lines between the picture and the first capitals under it. */
export const SINK_UNDER_PICTURE = 2;

/**
 * A head under a picture that runs off the page at its head and both sides. It is as high as the words under it
 * allow; what of it is safe is kept. Warning: `image/crop`.
 */
export function underPicture(
  head: ArticleHead,
  order: PictureOrder,
  { area, lines }: Frame,
  stone: ArticleStone,
): ArticleHead {
  const { leading } = stone.grid;
  const { trim, bleed } = stone.leaf;
  const wanted = Math.floor((REACH * trim.height - area.y) / leading);
  const most = lines - head.height - FEWEST_UNDER;
  const slots = Math.max(FEWEST_OVER, Math.min(wanted, most));
  const down = slots * leading;
  const clip = rect(-bleed, -bleed, trim.width + 2 * bleed, bleed + area.y + down);
  const picture = stone.picture(order);
  const shown: readonly Mark[] =
    picture === undefined
      ? [{ kind: "rule", rect: clip, ink: stone.design.figure.placeholder }]
      : [pictureMark(picture, covering(picture, clip), clip, order.src.span)];
  const { ground } = head;
  return {
    ...head,
    height: head.height + slots,
    marks: moved(head.marks, 0, down),
    ...(ground && { ground: { ...ground, depth: ground.depth + down } }),
    over: cropped(shown, order, trim, stone.faults),
  };
}
