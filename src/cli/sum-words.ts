import type { PageSum } from "../build-order.ts";
import { inCount, line } from "./phrases.ts";
import { inHoldings } from "./plan-table.ts";

/**
 * The page arithmetic in words: what makes the count divide by the printer's multiple, or which articles are
 * nearest to a page less; empty where it divides as it is.
 */
export function sumWords(sum: PageSum): string {
  const { multiple, count, missing, cut } = sum;
  if (missing === 0) return "";
  const head = `${inCount(count, "page")} ${count === 1 ? "does" : "do"} not divide by ${multiple}: ${waysUp(sum)}`;
  if (cut === undefined) return `${head}\n`;
  const { ends } = cut;
  // A gap that the cut closes saves a page more.
  const saved = count - cut.count;
  const pages = `cut ${inCount(ends.length, "page")}`;
  const gain =
    saved === ends.length
      ? `for ${cut.count}`
      : `for ${cut.count}, since gaps before starts change, too`;
  return `${head}, or ${pages} ${gain}:\n${ends.map(endLine).join("")}`;
}

/** "2 blank pages make 80"; "add 2 pages" where nothing was put there. */
function waysUp({ count, adverts, blanks, missing }: PageSum): string {
  if (adverts + blanks === 0) return `add ${inCount(missing, "page")} for ${count + missing}`;
  return `${inFillers({ adverts, blanks })} ${adverts + blanks === 1 ? "makes" : "make"} ${count + missing}`;
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
