import type { AdvertBooking } from "../issue/issue.ts";
import { layHouseAdvert, noneLeft, type Adverts } from "./fill-up.ts";
import type { Section } from "./section.ts";
import type { Stone } from "./stone.ts";

/**
 * The sections with something in the places of adverts that were canceled: the house adverts that nothing else wants,
 * in their order, then blank pages. Since the gaps and the end of the issue have had theirs before, a canceled advert
 * changes its own pages and no other. Warning: `pages/gap`, where house adverts were to fill it and none is left.
 */
export function fillCanceled(
  sections: readonly Section[],
  left: Adverts,
  stone: Stone,
): readonly Section[] {
  const house = left.values();
  return sections.flatMap((section) => {
    const { order, folio, pages } = section;
    if (order.kind !== "advert" || !order.canceled) return [section];
    return pages.map((blank, index): Section => {
      const start = index === 0 ? order.start : "any";
      const at = folio + index;
      const next = house.next();
      if (next.done === true)
        return leftBlank({ ...order, start }, { folio: at, pages: [blank] }, stone);
      return layHouseAdvert(next.value, { folio: at, fills: "canceled", start }, stone);
    });
  });
}

function leftBlank(
  order: AdvertBooking,
  page: Pick<Section, "folio" | "pages">,
  stone: Stone,
): Section {
  if (stone.copy.issue.print.fill === "house") stone.faults.push(noneLeft(page.folio, order.span));
  return { order, ...page, fills: "canceled" };
}
