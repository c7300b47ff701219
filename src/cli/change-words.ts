import type { PlanChanges } from "../build-order.ts";
import { inCount } from "./phrases.ts";

/** How the pages differ from those of the last build, in a line or two; empty where none does. */
export function changeWords({ before, folios, shift }: PlanChanges, pages: number): string {
  const fewer = Math.max(0, before - pages);
  if (folios.length === 0 && fewer === 0) return "";
  const changed = folios.length === 0 ? "no page that is left" : inPages(folios);
  const gone = fewer === 0 ? "" : `, and there ${fewer === 1 ? "is" : "are"} ${fewer} fewer`;
  return `changed since the last build: ${changed}${gone}\n${shift === undefined ? "" : shiftWords(shift)}`;
}

function shiftWords({ from, pages, behindAdverts }: NonNullable<PlanChanges["shift"]>): string {
  const count = Math.abs(pages);
  const moved = `${inCount(count, "page")} ${pages < 0 ? "fewer" : "more"} from page ${from} on`;
  if (behindAdverts === undefined) return `${moved}\n`;
  const { first, last } = behindAdverts;
  const stay =
    first === last
      ? `page ${first} stays as it was`
      : `pages ${first} to ${last} stay as they were`;
  return `${moved}: book the advert again with \`canceled: true\`, and ${stay}\n`;
}

/** "page 12", "pages 12, 14 to 16". */
function inPages(folios: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const folio of folios) {
    const run = runs.at(-1);
    if (run?.[1] === folio - 1) run[1] = folio;
    else runs.push([folio, folio]);
  }
  const said = runs.map(([first, last]) => {
    if (first === last) return String(first);
    return last === first + 1 ? `${first}, ${last}` : `${first} to ${last}`;
  });
  return `${folios.length === 1 ? "page" : "pages"} ${said.join(", ")}`;
}
