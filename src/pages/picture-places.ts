import type { Design } from "../design/design.ts";
import { figurePlace } from "../galley/figure.ts";
import type { Grid } from "../galley/galley.ts";
import type { Place, PlacedOrder } from "../images/place.ts";
import { blocksOf } from "../story/streams.ts";
import type { IssueCopy } from "./copy.ts";
import { sheetOf } from "./frame.ts";

/** Every picture that the copy orders, in page order, each with the largest place that it may be given. */
export function placedPictures(
  { issue, entries }: IssueCopy,
  design: Design,
  grid: Grid,
): readonly PlacedOrder[] {
  const { trim, bleed } = issue;
  const [width, height] = [trim.width + 2 * bleed, trim.height + 2 * bleed];
  const page: Place = { fit: "over", width, height };
  const adverts = issue.houseAdverts.map((order) => ({ order, place: page }));
  return entries
    .flatMap((entry): readonly PlacedOrder[] => {
      switch (entry.kind) {
        case "cover":
        case "picture":
          return [{ order: entry.picture, place: page }];
        case "article": {
          const { head, body } = entry.story;
          const master = head.letter ? design.masters.letter : design.page;
          const sheet = sheetOf(master, issue, grid);
          const figures = [...blocksOf(body)].flatMap((block) =>
            block.kind === "figure"
              ? [{ order: block.picture, place: figurePlace(block, sheet, { design, grid }) }]
              : [],
          );
          return head.opener === undefined
            ? figures
            : [{ order: head.opener, place: page }, ...figures];
        }
        case "contents":
        case "blank":
          return [];
      }
    })
    .concat(adverts);
}
