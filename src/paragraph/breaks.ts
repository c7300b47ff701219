import { num } from "./fit.ts";
import { isForced } from "./items.ts";
import type { Item } from "./items.ts";
import { endLines, HOLLOW_DEMERITS, stillOpen } from "./lines.ts";
import type { Chance, Node, Pass, Stop, Work } from "./node.ts";
import type { Break, BreakOrder, Breaks } from "./order.ts";
import { NO_END } from "./shape.ts";
import { sumUp } from "./sums.ts";

/**
 * The best breaks of a paragraph for every line count that it can be set in, the cheapest first; never
 * empty. First with all lines within the tolerance; where that fails, with none looser than `loosest`;
 * at last, whatever there is: then for one line count alone, and a box wider than its measure stands
 * alone on an overfull line. In ragged setting a runt is no excuse for a line beyond the tolerance,
 * unless the lines have an ideal of their own. The items must end in a forced penalty.
 */
export function breakParagraph(items: readonly Item[], order: BreakOrder): readonly Breaks[] {
  if (items.length === 0) return [{ breaks: [], demerits: 0 }];
  const work = prepare(items, order);
  for (const pass of passesOf(order)) {
    const found = runPass(work, pass);
    if (found.length > 0) return found;
  }
  return runPass(work, { limit: Infinity, barred: true, emergency: true });
}

/** Looser lines than this are no choice, but a misfortune. */
const LOOSEST_CHOICE = 3.2;

/**
 * Line counts that a paragraph can be set in only with lines beyond the tolerance, next to those that it has: for
 * where nothing else makes a column end on its last line. None where it has no others.
 */
export function looserBreaks(
  items: readonly Item[],
  order: BreakOrder,
  known: readonly Breaks[],
): readonly Breaks[] {
  if (items.length === 0 || order.rag !== undefined) return [];
  const counts = known.map(({ breaks }) => breaks.length);
  const limit = Math.min(order.loosest, LOOSEST_CHOICE);
  const found = runPass(prepare(items, order), { limit, barred: false, emergency: false });
  return found.filter(({ breaks: { length } }) => {
    const isNext = counts.includes(length - 1) || counts.includes(length + 1);
    return isNext && !counts.includes(length);
  });
}

const passesOf = ({ tolerance, loosest, rag }: BreakOrder): readonly Pass[] => [
  { limit: tolerance, barred: false, emergency: false },
  { limit: loosest, barred: rag !== undefined && rag.ideal === undefined, emergency: false },
  // Lines with an ideal are counted: where all of their ways end in a runt, each count is still to be had.
  ...(rag?.ideal === undefined ? [] : [{ limit: loosest, barred: true, emergency: false }]),
];

function prepare(items: readonly Item[], order: BreakOrder): Work {
  const sums = sumUp(items);
  const { rag, tightest = 1 } = order;
  const least = sums.width.map((width, i) =>
    rag === undefined ? width - tightest * num(sums.glueShrink, i) - num(sums.boxShrink, i) : width,
  );
  let reach = 0;
  sums.hangEnd.forEach((hang, i) => {
    reach = Math.max(reach, hang - num(sums.added, i));
  });
  return { items, sums, order, least, reach };
}

const PARAGRAPH_HEAD: Node = {
  at: -1,
  from: 0,
  lines: 0,
  fitness: -1,
  hyphens: 0,
  ratio: 0,
  overfull: false,
  end: NO_END,
  slope: 0,
  demerits: 0,
  previous: undefined,
};

function runPass(work: Work, pass: Pass): readonly Breaks[] {
  const { items, sums, order } = work;
  let open: readonly Stop[] = [{ at: -1, number: 0, head: 0, after: 0, nodes: [PARAGRAPH_HEAD] }];
  let number = 0;
  let ends: readonly Node[] = [];
  for (let at = 0; at < items.length && open.length > 0; at++) {
    const chance = chanceAt(items, at, number + 1);
    if (chance === undefined || (order.barred?.has(at) === true && !chance.forced)) continue;
    number++;
    const nodes = endLines(work, pass, open, chance);
    if (chance.last) ends = nodes;
    const next = chance.forced ? [] : stillOpen(work, open, at);
    if (nodes.length > 0) {
      next.push({ at, number, head: num(sums.next, at), after: num(sums.after, at), nodes });
    }
    open = next;
  }
  return bestByCount(ends, order);
}

/** A line may end at a glue that follows a box, and at a penalty that does not forbid it. */
function chanceAt(items: readonly Item[], at: number, number: number): Chance | undefined {
  const item = items[at];
  if (item === undefined || item.kind === "box") return undefined;
  if (item.kind === "glue") {
    if (items[at - 1]?.kind !== "box") return undefined;
    return { at, number, cost: 0, flagged: false, forced: false, last: false };
  }
  if (item.cost === Infinity) return undefined;
  const { cost, flagged } = item;
  return { at, number, cost, flagged, forced: isForced(item), last: at === items.length - 1 };
}

/** A line beyond the tolerance that the best way can do without is no way to another line count. */
function bestByCount(ends: readonly Node[], { rag }: BreakOrder): readonly Breaks[] {
  const best = new Map<number, Node>();
  let least = Infinity;
  for (const end of ends) {
    if (end.demerits < (best.get(end.lines)?.demerits ?? Infinity)) best.set(end.lines, end);
    least = Math.min(least, end.demerits);
  }
  return [...best.values()]
    .filter(({ demerits }) => rag === undefined || demerits < least + HOLLOW_DEMERITS / 2)
    .sort((a, b) => a.demerits - b.demerits || a.lines - b.lines)
    .map((end) => ({ breaks: trace(end), demerits: end.demerits }));
}

function trace(end: Node): readonly Break[] {
  const breaks: Break[] = [];
  for (let node = end; node.previous !== undefined; node = node.previous) {
    const { at, from, ratio, overfull } = node;
    breaks.push({ from, at, line: node.lines - 1, ratio, overfull });
  }
  return breaks.reverse();
}
