import type { Sharp } from "sharp";
import type { Extent, Silhouette } from "../geometry/silhouette.ts";

/** Bands of a silhouette: finer than the lines of text that are set round it. */
const BANDS = 96;

/** Pixels across; each is a hundredth of the picture or less. */
const ACROSS = 256;

/** What is more transparent than this is not seen on paper: the end of a soft shadow. */
const FAINTEST = 24;

/**
 * What shows of a picture with an alpha channel, upright; undefined where it fills its frame: where no band lacks
 * more than a hair of its width.
 */
export async function silhouetteOf(upright: Sharp): Promise<Silhouette | undefined> {
  const { data } = await upright
    .clone()
    .extractChannel("alpha")
    .resize(ACROSS, BANDS, { fit: "fill" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const bands = Array.from({ length: BANDS }, (_, band) =>
    extentIn(data.subarray(band * ACROSS, (band + 1) * ACROSS)),
  );
  const fills = bands.every((one) => one?.left === 0 && one.right === 1);
  return fills ? undefined : bands;
}

function extentIn(row: Uint8Array): Extent | undefined {
  const left = row.findIndex((alpha) => alpha >= FAINTEST);
  if (left < 0) return undefined;
  const right = row.findLastIndex((alpha) => alpha >= FAINTEST) + 1;
  return { left: left / ACROSS, right: right / ACROSS };
}
