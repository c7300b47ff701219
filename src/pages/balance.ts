import type { Resume } from "../galley/resume.ts";
import { isSet } from "../galley/resume.ts";
import { PAGE_COST, type Price } from "./costs.ts";
import {
  depthOf,
  endsAtAdvert,
  fillColumns,
  isStrained,
  linesOf,
  whiteOf,
  type FilledColumns,
  type Filler,
} from "./fill-columns.ts";
import type { Frame } from "./frame.ts";

/** So many heights are tried for the last columns of an article, from the lowest that could do. */
const HEIGHTS = 3;

/**
 * The end of an article: of the lowest columns that still hold all that is left, those whose feet meet best. The
 * given columns where no lower ones do.
 */
export function balance(
  filler: Filler,
  from: Resume,
  frame: Frame,
  filled: FilledColumns,
): FilledColumns {
  const { galley } = filler;
  const total = filled.fills.reduce((sum, fill) => sum + linesOf(galley, fill), 0);
  const fewest = Math.max(filled.band.least ?? 1, Math.floor(total / frame.columns.length) - 1);
  let level: FilledColumns | undefined;
  for (let [lines, held] = [fewest, 0]; lines <= filled.band.lines && held < HEIGHTS; lines += 1) {
    const ways = fillColumns(filler, from, frame, { ...filled.band, lines })
      .filter(({ next, wide }) => isSet(galley, next) && wide.length === filled.wide.length)
      .filter((way) => !isStrained(way) && !dividesNotes(way))
      .map((way) => levelled(way, frame));
    if (ways.length > 0) held += 1;
    for (const way of ways) if (level === undefined || way.cost < level.cost) level = way;
  }
  return level ?? levelled(filled, frame);
}

/** Under the last columns of an article white is no fault, only that they differ. */
function levelled(way: FilledColumns, frame: Frame): FilledColumns {
  const white = whiteOf(way);
  const uneven = unevenness(way, frame);
  const fills = way.fills.map((fill) => {
    return { ...fill, cost: fill.cost - fill.whiteCost, whiteCost: 0 };
  });
  return { ...way, fills, cost: way.cost - white + uneven.cost, prices: [...way.prices, uneven] };
}

/** What it costs that the last columns end at different heights, or that some of them stay empty. */
function unevenness(filled: FilledColumns, { columns }: Frame): Price {
  const depths = columns.flatMap((_, index) =>
    endsAtAdvert(filled, index) ? [] : [depthOf(filled, index)],
  );
  if (depths.length === 0) return { what: "unevenEnd", cost: 0 };
  const difference = Math.max(...depths) - Math.min(...depths);
  if (difference <= 1) return { what: "unevenEnd", cost: PAGE_COST.unevenEnd * difference };
  const beyond = Math.max(0, difference - WORST_RAGGED);
  const cost = PAGE_COST.raggedEnd * (difference - beyond) + PAGE_COST.unevenEnd * beyond;
  return { what: "raggedEnd", cost };
}

/** Columns that differ by more lines than this look like different things, and a line more is hardly seen. */
const WORST_RAGGED = 4;

/** True where a footnote goes on in another column: no reason to make columns low. */
const dividesNotes = ({ fills }: FilledColumns): boolean =>
  fills.some(({ notes }) => notes.some(({ until }) => until !== undefined));
