import type { AdvertBooking, Across, PicturePlace } from "../issue/issue.ts";
import type { PictureOrder } from "../schema/phrase.ts";
import { advertToCome, lateAdvert } from "./advert-to-come.ts";
import { pictureSketch } from "./article-section.ts";
import type { Sketch } from "./sketch.ts";
import { halvesOf, type SpreadSide } from "./spread.ts";
import type { Stone } from "./stone.ts";
import { lackingFaults } from "./waiting-words.ts";

/** A picture's page, or its two pages; what could not be made ready has a tint. */
export function layPicture({ picture, across }: PicturePlace, stone: Stone): readonly Sketch[] {
  return across === undefined
    ? [pictureSketch(picture, stone)]
    : spreadSketches(picture, across, stone);
}

/**
 * An advert's page, or its two pages. One that is late, or could not be made ready, has a page that says who booked
 * it; one that was canceled has blank ones, until something takes its place. Warnings: `advert/late`, `font/missing-glyph`.
 */
export function layAdvert(booking: AdvertBooking, folio: number, stone: Stone): readonly Sketch[] {
  const { picture, across, canceled } = booking;
  if (canceled) return pagesOf(booking).map(() => ({ marks: [] }));
  if (picture === undefined) {
    const lacking = lackingFaults(booking.client, stone);
    stone.faults.push(lateAdvert(booking, folio, stone.leaf), ...lacking);
  }
  const wanted = [picture, ...(across?.right ? [across.right] : [])];
  const isReady = wanted.every((order) => order !== undefined && stone.picture(order));
  if (picture === undefined || !isReady) {
    return pagesOf(booking).map((side) => advertToCome(booking, side, stone));
  }
  return across === undefined
    ? [pictureSketch(picture, stone)]
    : spreadSketches(picture, across, stone);
}

const pagesOf = ({ across }: AdvertBooking): readonly SpreadSide[] =>
  across === undefined ? [undefined] : ["left", "right"];

function spreadSketches(order: PictureOrder, across: Across, stone: Stone): readonly Sketch[] {
  if (across.right !== undefined) {
    return [order, across.right].map((half) => pictureSketch(half, stone));
  }
  const picture = stone.picture(order);
  // Where there is none, a tint stands for each half.
  if (picture === undefined) return [order, order].map((half) => pictureSketch(half, stone));
  const halves = halvesOf({ picture, order, across }, stone.leaf, stone.faults);
  return halves.map((mark) => ({ marks: [mark] }));
}
