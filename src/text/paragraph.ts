import type { FontBook } from "../fonts/face.ts";
import type { Pt } from "../geometry/geometry.ts";
import { breakParagraph, looserBreaks } from "../paragraph/breaks.ts";
import type { Inline } from "../story/story.ts";
import type { BreakOrder, Breaks } from "../paragraph/order.ts";
import { breakAroundRivers } from "../paragraph/river-search.ts";
import { breakOrder, riverCosts } from "./costs.ts";
import { asDisplay, breakDisplay } from "./display.ts";
import { untieRopes } from "./emergency.ts";
import { edgesOf } from "./edges.ts";
import { finish, overfullFaults, type SetAgain } from "./finish.ts";
import { settingOf } from "./line.ts";
import type { ParagraphOrder, SetLine, SetParagraph, Setting } from "./line.ts";
import type { Composed } from "./matter.ts";
import { collectRuns } from "./runs.ts";
import { runtOf } from "./runt.ts";
import { toItems } from "./to-items.ts";
import { whiteOf } from "./white.ts";
import { shapeRuns } from "./words.ts";

/**
 * Sets a paragraph: its inlines as runs of one face, the runs shaped word by word, the words as boxes,
 * glue and penalties, these broken into lines of the order's measures, the lines filled with glyphs.
 * Display lines have one setting. An empty paragraph has one setting without lines. Errors: `font/missing-glyph`; warnings: `text/overfull`.
 */
export function setParagraph(
  inlines: readonly Inline[],
  asked: ParagraphOrder,
  fonts: FontBook,
): SetParagraph {
  const order = asked.display === true ? asDisplay(asked) : asked;
  const room = narrowestRoom(order);
  const { runs, diagnostics } = collectRuns(inlines, order, fonts);
  const passages = shapeRuns(runs);
  const typed = toItems(passages, order, room);
  const composed = { ...typed, items: untieRopes(typed.items, room) };
  const { ways, looser } = waysOf(composed, order);
  const setAgain = order.display === true ? undefined : settingAgain(composed, order);
  const [best = EMPTY, ...others] = finish(composed, ways, order, setAgain);
  let loose: readonly Setting[] | undefined;
  return {
    settings: [best, ...others],
    loose: () => (loose ??= finish(composed, looser(), order, setAgain)),
    diagnostics: [...diagnostics, ...overfullFaults(composed, ways[0], inlines[0]?.span)],
  };
}

/** Sets the paragraph again from an item on, in lines of other measures. */
const settingAgain =
  (composed: Composed, order: ParagraphOrder): SetAgain =>
  (from, measures) =>
    setFrom(composed, from, { ...order, measures, starts: from === 0 ? (order.starts ?? []) : [] });

function setFrom(
  { items, matter }: Composed,
  from: number,
  order: ParagraphOrder,
): readonly Setting[] {
  const rest = { items: items.slice(from), matter: matter.slice(from) };
  const ways = waysOf(rest, order).ways.filter(({ breaks }) => !breaks.some((one) => one.overfull));
  return finish(rest, ways, order, settingAgain(rest, order));
}

/** How often a paragraph is broken again for its rivers' sake: one of 200 items 50 times, one of 1000 twice. */
const MOST_TRIED = 2e6;

interface Ways {
  readonly ways: readonly Breaks[];
  readonly looser: () => readonly Breaks[];
}

function waysOf(composed: Composed, order: ParagraphOrder): Ways {
  if (order.display === true) return { ways: [breakDisplay(composed, order)], looser: () => [] };
  const { items } = composed;
  const edges = edgesOf(composed);
  const judgement = { ...breakOrder(order, runtOf(composed, order)), edges };
  const aroundRivers = (search: (judgement: BreakOrder) => readonly Breaks[]) =>
    breakAroundRivers(search(judgement), {
      whiteOf: whiteOf(composed, order),
      ...riverCosts(order),
      trials: Math.floor(MOST_TRIED / items.length ** 2),
      again: (barred) => search({ ...judgement, barred }),
    });
  const ways = aroundRivers((asked) => breakParagraph(items, asked));
  const looser = () => aroundRivers((asked) => looserBreaks(items, asked, ways));
  return { ways, looser };
}

const EMPTY: Setting = settingOf([]);

/** The narrowest line that the paragraph may come to stand on. */
function narrowestRoom({ measures, indent }: ParagraphOrder): Pt {
  const all = typeof measures === "number" ? [measures] : measures;
  const [first = 0] = all;
  return Math.min(...all, first - indent);
}

/** What a line says, as it extracts: note numbers included, the line-end hyphen as U+00AD. */
export const lineText = (line: SetLine): string => line.runs.flatMap((run) => run.texts).join("");
