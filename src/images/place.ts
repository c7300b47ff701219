import type { Pt, Size } from "../geometry/geometry.ts";
import type { PictureOrder } from "../schema/phrase.ts";

/** The largest place that a picture may come to stand in, known before anything is set. */
export interface Place extends Size {
  /** `inside`: scaled down until it lies in the place; `over`: until it just covers it. */
  readonly fit: "inside" | "over";
}

/** A picture ordered, and where it will stand. */
export interface PlacedOrder {
  readonly order: PictureOrder;
  readonly place: Place;
  /** Of an advert: where it is missing, its place may be kept for it. */
  readonly mayBeLate?: true;
}

/** What a screen of 175 lines an inch can show, twice over; more only makes the file heavy. */
const FINEST = 350;
/** A picture not much finer than that is left as it is: each resampling costs some sharpness. */
const SPARE = 1.25;

/**
 * The pixels to which an upright picture is scaled down for its places; undefined where it stays as it is.
 * The largest of them decides.
 */
export function pixelsFor(picture: Size, places: readonly Place[]): Size | undefined {
  const widest = Math.max(...places.map((place) => widthIn(place, picture)));
  const scale = ((widest / 72) * FINEST) / picture.width;
  if (!(scale * SPARE < 1)) return undefined;
  const width = Math.ceil(picture.width * scale);
  return { width, height: Math.max(1, Math.round(picture.height * scale)) };
}

function widthIn({ fit, width, height }: Place, picture: Size): Pt {
  const other = (height * picture.width) / picture.height;
  return fit === "inside" ? Math.min(width, other) : Math.max(width, other);
}
