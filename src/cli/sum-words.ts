import type { PageSum } from "../build-order.ts";
import { inCount, line } from "./phrases.ts";
import { inHoldings } from "./plan-table.ts";

/**
 * The page arithmetic in words: what makes the count divide by the printer's multiple, or which articles are
 * nearest to a page less; empty where it divides as it is.
 */
export function sumWords(sum: PageSum): string {
  const { multiple, missing, cut } = sum;
  if (missing === 0) return "";
  const isOne = dividing(sum) === 1;
  const head = `${pagesIn(sum)} ${isOne ? "does" : "do"} not divide by ${multiple}: ${waysUp(sum)}`;
  if (cut === undefined) return `${head}\n`;
  const pages = `cut ${inCount(cut.ends.length, "page")}`;
  return `${head}, or ${pages} ${gainOf(sum, cut)}:\n${cut.ends.map(endLine).join("")}`;
}

/** The pages that must divide: those of a cover that is printed apart are not among them. */
const dividing = ({ count, apart = 0 }: PageSum): number => Math.max(0, count - apart);

/** "78 pages"; "74 pages inside the cover". */
const pagesIn = (sum: PageSum): string =>
  `${inCount(dividing(sum), "page")}${sum.apart === undefined ? "" : " inside the cover"}`;

/** How many they are with what is missing. */
const whole = (sum: PageSum): number => sum.count - (sum.apart ?? 0) + sum.missing;

/** "for 76". A gap that the cut closes saves a page more. */
function gainOf({ count, apart = 0 }: PageSum, cut: NonNullable<PageSum["cut"]>): string {
  const gain = `for ${cut.count - apart}`;
  return count - cut.count === cut.ends.length
    ? gain
    : `${gain}, since gaps before starts change, too`;
}

/** "2 blank pages make 80, or 2 house adverts"; "add 2 pages" where nothing was put there. */
function waysUp(sum: PageSum): string {
  const { adverts, blanks, missing } = sum;
  if (adverts + blanks === 0) {
    return `add ${inCount(missing, "page")} for ${whole(sum)}, blank or ${missing === 1 ? "a house advert" : "house adverts"}`;
  }
  const make = adverts + blanks === 1 ? "makes" : "make";
  const instead = blanks === 0 ? "" : `, or ${inCount(missing, "house advert")}`;
  return `${inFillers(sum)} ${make} ${whole(sum)}${instead}`;
}

/**
 * What the pages would come to under other multiples, a line each: "by 4: 78 pages: 2 blank pages for 80, or cut 1 page
 * (33) for 76, or 2 house adverts (1 at hand)".
 */
export const whatIfWords = (sums: readonly PageSum[]): string =>
  sums.map((sum) => `by ${sum.multiple}: ${whatIfLine(sum)}\n`).join("");

function whatIfLine(sum: PageSum): string {
  const { missing, adverts, cut } = sum;
  if (missing === 0) return `${pagesIn(sum)}, which ${dividing(sum) === 1 ? "divides" : "divide"}`;
  const cutting = cut && [
    `cut ${inCount(cut.ends.length, "page")}`,
    `(${cut.ends.map(({ folio }) => folio).join(", ")})`,
    gainOf(sum, cut),
  ];
  const ways = [
    `${inCount(missing, "blank page")} for ${whole(sum)}`,
    ...(cutting ? [cutting.join(" ")] : []),
    `${inCount(missing, "house advert")} (${adverts === 0 ? "none" : adverts} at hand)`,
  ];
  return `${pagesIn(sum)}: ${ways.join(", or ")}`;
}

/** "1 house advert and 2 blank pages". */
export function inFillers({ adverts, blanks }: Pick<PageSum, "adverts" | "blanks">): string {
  return [
    ...(adverts === 0 ? [] : [inCount(adverts, "house advert")]),
    ...(blanks === 0 ? [] : [inCount(blanks, "blank page")]),
  ].join(" and ");
}

type ArticleEnd = NonNullable<PageSum["cut"]>["ends"][number];

function endLine({ file, folio, lines, words, holds }: ArticleEnd): string {
  const beside = holds.length === 0 ? [] : [`with ${inHoldings(holds)}`];
  const size = [inCount(lines, "line"), `about ${inCount(words, "word")}`, ...beside].join(", ");
  return line([`  ${file}`, `last page ${folio}`, size]);
}
