import { pageDigest } from "../display/page-digest.ts";
import type { Page } from "../display/mark.ts";
import type { PlannedPage } from "./plan.ts";

/** What is remembered of a page of a build. */
export interface PageTrace {
  /** What stands on it, whatever it looks like. */
  readonly name: string;
  /** Digest of what is painted on it. */
  readonly looks: string;
  /** It is an advert's. */
  readonly isAdvert: boolean;
  /** It is there to fill up the issue. */
  readonly isAdded: boolean;
}

/** How the pages differ from those of a build before. */
export interface PlanChanges {
  /** How many pages that build had. */
  readonly before: number;
  /** The pages that look otherwise than those with their folios did, and those that there were none of. */
  readonly folios: readonly number[];
  /** Absent where all that stands in the issue stands on the page on which it stood. */
  readonly shift?: Shift;
}

/** That there are pages more or fewer, so that all behind them moved. */
export interface Shift {
  /** The folio from which on. */
  readonly from: number;
  /** So many more, or under 0 fewer. */
  readonly pages: number;
  /** What was taken out were adverts alone: the pages behind them, by the folios that they had. */
  readonly behindAdverts?: { readonly first: number; readonly last: number };
}

/** What is to be remembered of each page. */
export const tracePages = (
  planned: readonly PlannedPage[],
  pages: readonly Page[],
): readonly PageTrace[] =>
  planned.flatMap((one, index) => {
    const page = pages[index];
    if (page === undefined) return [];
    const { kind, file, picture, client, part, fills } = one;
    const name = [kind, file, picture, client, part].filter((word) => word !== undefined).join(" ");
    const isAdvert = kind === "advert";
    return [{ name, looks: pageDigest(page), isAdvert, isAdded: fills === "multiple" }];
  });

/** How an issue's pages differ from those of a build before. */
export function changesSince(before: readonly PageTrace[], now: readonly PageTrace[]): PlanChanges {
  const folios = now.flatMap(({ looks }, at) => (before[at]?.looks === looks ? [] : [at + 1]));
  const shift = shiftOf(ownOf(before), ownOf(now));
  return { before: before.length, folios, ...(shift && { shift }) };
}

/** A page that was ordered, where it stood. */
interface OwnPage extends PageTrace {
  readonly folio: number;
}

const ownOf = (pages: readonly PageTrace[]): readonly OwnPage[] =>
  pages.map((one, at) => ({ ...one, folio: at + 1 })).filter(({ isAdded }) => !isAdded);

function shiftOf(before: readonly OwnPage[], now: readonly OwnPage[]): Shift | undefined {
  const pages = now.length - before.length;
  if (pages === 0) return undefined;
  const most = Math.min(before.length, now.length);
  const head = alike(before, now, most);
  const tail = alike(before.toReversed(), now.toReversed(), most - head);
  const gone = before.slice(head, before.length - tail);
  const [first, last] = [before.at(before.length - tail), before.at(-1)];
  const isClean = head + tail === now.length && tail > 0 && gone.every(({ isAdvert }) => isAdvert);
  const from = Math.min(before[head]?.folio ?? Infinity, now[head]?.folio ?? Infinity);
  if (!isClean || !first || !last) return { from, pages };
  return { from, pages, behindAdverts: { first: first.folio, last: last.folio } };
}

/** On how many pages from the first the same things stand, of at most so many. */
function alike(one: readonly PageTrace[], other: readonly PageTrace[], most: number): number {
  const differs = one.slice(0, most).findIndex(({ name }, at) => name !== other[at]?.name);
  return differs < 0 ? most : differs;
}
