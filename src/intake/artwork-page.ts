import { boundsOf, cornersOf } from "../display/outline.ts";
import type { Box, FilePage } from "../foreign/pages.ts";
import { mediaOf, rectOf, sound, toTrim, trimOf, trimSize } from "../foreign/pages.ts";
import { POINTS_PER_MM, rect, type Pt, type Size } from "../geometry/geometry.ts";
import { mapped } from "../geometry/matrix.ts";
import { reachOf, type Side } from "../preflight/sides.ts";
import { isAsLarge, isNearlyAsLarge, turned } from "./booking.ts";

/**
 * A page of a file as it is placed: the middle of its trim in the middle of ours, and nothing of it seen outside its
 * bleed box.
 */
export interface ArtworkPage {
  /** The page with two boxes alone: where we cut it, and as the sheet what there is to be seen. */
  readonly page: FilePage;
  /** Its own size from trim to trim, in points, as the page is read. */
  readonly size: Size;
  /** The page says where it is cut; otherwise the sheet is taken for the trim. */
  readonly saysTrim: boolean;
  /** How far the page goes on past where we cut it; below 0 where it ends before. */
  readonly room: Readonly<Record<Side, Pt>>;
}

/** The page as artwork that is cut to a size. */
export function artworkOf(page: FilePage, wanted: Size): ArtworkPage {
  const { BleedBox, CropBox, TrimBox, ArtBox } = page.boxes;
  const media = mediaOf(page);
  const sheet = within(sound(BleedBox) ?? sound(CropBox) ?? media, media);
  const size = trimSize(page);
  const trim = isAsLarge(size, wanted) ? trimOf(page) : middleOf(page, cutAt(size, wanted));
  const cut: FilePage = { ...page, boxes: { MediaBox: sheet, TrimBox: trim } };
  const saysTrim = [TrimBox, ArtBox].some((box) => sound(box) !== undefined);
  return { page: cut, size, saysTrim, room: roomRound(cut) };
}

/**
 * Artwork of another size is cut at ours. What is a hair too small is looked at as it was cut by its maker: that it is
 * smaller is told by itself, and its bleed is as wide as he made it.
 */
const cutAt = (size: Size, wanted: Size): Size =>
  isNearlyAsLarge(size, wanted)
    ? {
        width: Math.min(size.width, wanted.width),
        height: Math.min(size.height, wanted.height),
      }
    : wanted;

/** A box of a size in the middle of the page's trim. */
function middleOf(page: FilePage, wanted: Size): Box {
  const { left, foot, right, head } = trimOf(page);
  const { width, height } = page.rotation % 180 === 0 ? wanted : turned(wanted);
  const [x, y] = [(left + right) / 2, (foot + head) / 2];
  const [wide, high] = [width / 2 / page.unit, height / 2 / page.unit];
  return { left: x - wide, foot: y - high, right: x + wide, head: y + high };
}

const within = (one: Box, media: Box): Box => {
  const left = Math.max(one.left, media.left);
  const foot = Math.max(one.foot, media.foot);
  const right = Math.min(one.right, media.right);
  const head = Math.min(one.head, media.head);
  return right > left && head > foot ? { left, foot, right, head } : media;
};

function roomRound(page: FilePage): ArtworkPage["room"] {
  const { width, height } = trimSize(page);
  const corners = cornersOf(rectOf(mediaOf(page))).map((one) => mapped(toTrim(page), one));
  return reachOf(boundsOf(corners) ?? rect(0, 0, width, height), { width, height });
}

/** A tenth of a millimeter less is no less bleed. */
const LESS: Pt = 0.1 * POINTS_PER_MM;

/** The sides, of those that are asked for, on which there is less than so much past the trim. */
export const shortSides = (
  { room }: ArtworkPage,
  bleed: Pt,
  asked: readonly Side[],
): readonly Side[] => asked.filter((side) => room[side] < bleed - LESS);
