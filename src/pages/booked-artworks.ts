import type { Design } from "../design/design.ts";
import type { Grid } from "../galley/galley.ts";
import type { Pt, Size } from "../geometry/geometry.ts";
import type { AdvertBooking, PartBooking } from "../issue/issue.ts";
import type { PictureOrder } from "../schema/phrase.ts";
import { spotOf } from "./advert-places.ts";
import { masterOf } from "./article-section.ts";
import type { IssueCopy } from "./copy.ts";
import { pageFrame } from "./frame.ts";
import { spreadTrim } from "./spread.ts";

/** Artwork that was sent for a place in the issue, and what that place wants of it. */
export interface BookedArtwork {
  readonly order: PictureOrder;
  /** The right half of a spread, where it is a page of its own. */
  readonly right?: PictureOrder;
  /** What it is called: an advert's size, or a page that the house itself ordered. */
  readonly thing: AdvertBooking["size"] | PartBooking["size"] | "page";
  /** Who booked it; absent of the house's own pages, and where the manifest does not say it. */
  readonly client?: string;
  /** From trim to trim; of a spread both pages together. */
  readonly trim: Size;
  /** 0 of what stands within a page. */
  readonly bleed: Pt;
}

/** What was sent for the adverts and whole pages of an issue, in page order, house adverts last. */
export function bookedArtworks(
  { issue, entries }: IssueCopy,
  design: Design,
  grid: Grid,
): readonly BookedArtwork[] {
  const { trim, bleed } = issue;
  const part = (booking: PartBooking, master = design.page): readonly BookedArtwork[] => {
    const { picture, size } = booking;
    if (picture === undefined) return [];
    const { width, height } = spotOf(booking, pageFrame(master, trim, grid, 1), grid, 1).rect;
    return [{ order: picture, thing: size, ...named(booking), trim: { width, height }, bleed: 0 }];
  };
  const booked = entries.flatMap((entry): readonly BookedArtwork[] => {
    switch (entry.kind) {
      case "advert": {
        const { picture, size, across, canceled } = entry;
        if (picture === undefined || canceled) return [];
        const area = across === undefined ? trim : spreadTrim(trim, across);
        const whole = across?.right === undefined ? area : { ...trim, width: 2 * trim.width };
        const right = across?.right && { right: across.right };
        return [{ order: picture, ...right, thing: size, ...named(entry), trim: whole, bleed }];
      }
      case "advert-pages":
        return entry.parts.flatMap((one) => part(one));
      case "article":
        return (entry.adverts ?? []).flatMap((one) => part(one, masterOf(entry.story, { design })));
      case "picture": {
        const { picture, across } = entry;
        const area = across === undefined ? trim : spreadTrim(trim, across);
        return [{ order: picture, thing: "page", trim: area, bleed }];
      }
      case "cover":
      case "contents":
      case "blank":
        return [];
    }
  });
  const house = issue.houseAdverts.map((order): BookedArtwork => ({
    order,
    thing: "page",
    trim,
    bleed,
  }));
  return [...booked, ...house];
}

const named = ({ client }: Pick<PartBooking, "client">): Pick<BookedArtwork, "client"> =>
  client === undefined ? {} : { client: client.text };
