import type { Design } from "../design/design.ts";
import { figurePlace } from "../galley/figure.ts";
import type { Grid } from "../galley/galley.ts";
import type { Pt, Size } from "../geometry/geometry.ts";
import type { Place, PlacedOrder } from "../images/place.ts";
import type { Across, PartBooking } from "../issue/issue.ts";
import type { PictureOrder } from "../schema/phrase.ts";
import { blocksOf } from "../story/streams.ts";
import type { IssueCopy } from "./copy.ts";
import { spotOf } from "./advert-places.ts";
import { pageFrame, sheetOf, type Frame, type Leaf } from "./frame.ts";
import { spreadTrim } from "./spread.ts";

/** Every picture that the copy orders, in page order, each with the largest place that it may be given. */
export function placedPictures(
  { issue, entries }: IssueCopy,
  design: Design,
  grid: Grid,
): readonly PlacedOrder[] {
  const page = overAll(issue.trim, issue.bleed);
  const adverts = issue.houseAdverts.map((order) => ({ order, place: page }));
  return entries
    .flatMap((entry): readonly PlacedOrder[] => {
      switch (entry.kind) {
        case "cover":
          return [{ order: entry.picture, place: page }];
        case "picture":
          return placesOf(entry.picture, entry.across, issue);
        case "advert":
          return entry.canceled || entry.picture === undefined
            ? []
            : placesOf(entry.picture, entry.across, issue).map(awaited);
        case "article": {
          const { head, body } = entry.story;
          const master = head.letter ? design.masters.letter : design.page;
          const sheet = sheetOf(master, issue, grid);
          const figures = [...blocksOf(body)].flatMap((block) =>
            block.kind === "figure"
              ? [{ order: block.picture, place: figurePlace(block, sheet, { design, grid }) }]
              : [],
          );
          const parts = partPlaces(
            entry.adverts ?? [],
            pageFrame(master, issue.trim, grid, 1),
            grid,
          );
          const opener = head.opener === undefined ? [] : [{ order: head.opener, place: page }];
          return [...opener, ...figures, ...parts];
        }
        case "advert-pages":
          return partPlaces(entry.parts, pageFrame(design.page, issue.trim, grid, 1), grid);
        case "contents":
        case "blank":
          return [];
      }
    })
    .concat(adverts);
}

/** Of adverts of part of a page: as large on all pages of a master. */
const partPlaces = (
  parts: readonly PartBooking[],
  frame: Frame,
  grid: Grid,
): readonly PlacedOrder[] =>
  parts.flatMap((part) => {
    if (part.picture === undefined) return [];
    const { width, height } = spotOf(part, frame, grid, 1).rect;
    return [awaited({ order: part.picture, place: { fit: "over", width, height } })];
  });

const awaited = (one: PlacedOrder): PlacedOrder => ({ ...one, mayBeLate: true });

const overAll = ({ width, height }: Size, bleed: Pt): Place => ({
  ...{ fit: "over", width: width + 2 * bleed, height: height + 2 * bleed },
});

/** Of a picture on a page, or over a spread, in one piece or in two. */
function placesOf(
  order: PictureOrder,
  across: Across | undefined,
  { trim, bleed }: Leaf,
): readonly PlacedOrder[] {
  if (across === undefined) return [{ order, place: overAll(trim, bleed) }];
  const { right } = across;
  if (right === undefined) return [{ order, place: overAll(spreadTrim(trim, across), bleed) }];
  return [order, right].map((half) => ({ order: half, place: overAll(trim, bleed) }));
}
