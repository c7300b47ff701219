import type { ArticleFit, ReportedArticle } from "../build-order.ts";
import { inCount, line } from "./phrases.ts";

/** An article that has pages of its own. */
type Fitted = ReportedArticle & { readonly fit: ArticleFit };

/**
 * How the articles came out, in one line: those that miss the pages asked for, how many stand level and what the
 * others had to accept, and what part of all lines is divided or loose. Empty where there is nothing to say.
 */
export function fitLine(articles: readonly ReportedArticle[]): string {
  const fitted = articles.filter((one): one is Fitted => one.fit !== undefined);
  const missed = fitted.filter(({ fit }) => fit.asked !== undefined && fit.asked !== fit.pages);
  const accepted = CONCESSIONS.flatMap(({ names, phrase }) => {
    const count = fitted.filter(({ fit }) => hasAccepted(fit, names)).length;
    return count === 0 ? [] : [`${count} with ${phrase}`];
  });
  const shares = [
    ...share(fitted, ({ hyphens }) => hyphens, "hyphens"),
    ...share(fitted, ({ loose }) => loose, "loose lines"),
  ];
  if (missed.length + accepted.length + shares.length === 0) return "";
  const level = fitted.filter((one) => !missed.includes(one) && isLevel(one)).length;
  return line([
    ...tellMissed(missed),
    [inLevel(level, fitted.length), ...accepted].join(", "),
    ...shares,
  ]);
}

type CostName = ArticleFit["accepted"][number]["what"];

/** What a reader sees of a page that is not as it should be, the worst first. */
const CONCESSIONS: readonly { readonly names: readonly CostName[]; readonly phrase: string }[] = [
  { names: ["brokenKeep"], phrase: "a widow, an orphan or a stranded subhead" },
  { names: ["white"], phrase: "white at a column's foot" },
  { names: ["thinEnd"], phrase: "a thin last page" },
  { names: ["raggedEnd"], phrase: "an uneven last page" },
  { names: ["shortPage"], phrase: "a short page" },
  { names: ["otherSpread"], phrase: "a picture or box on the next spread" },
  { names: ["noText"], phrase: "a quote or picture over the gutter that found no text" },
  { names: ["hyphenAtFoot", "hyphenAtTurn"], phrase: "a word divided at a column's end" },
];

const hasAccepted = ({ accepted }: ArticleFit, names: readonly CostName[]): boolean =>
  accepted.some(({ what }) => names.includes(what));

const isLevel = ({ fit }: Fitted): boolean =>
  !CONCESSIONS.some(({ names }) => hasAccepted(fit, names));

function inLevel(level: number, all: number): string {
  if (level === 0) return "no article level";
  return `${level === all ? "" : `${level} of `}${inCount(all, "article")} level`;
}

/** So many are told by name. */
const NAMED = 2;

function tellMissed(missed: readonly Fitted[]): readonly string[] {
  const more = missed.length - NAMED;
  return [
    ...missed.slice(0, NAMED).map(inLines),
    ...(more > 0 ? [`${more} more not on the pages asked for`] : []),
  ];
}

function inLines({ file, fit }: Fitted): string {
  const { over, words, pages, asked = pages } = fit;
  const name = file.slice(file.lastIndexOf("/") + 1);
  const about = `about ${inCount(words, "word")}`;
  return over > 0
    ? `${name}: ${inCount(over, "line")} over, cut ${about}`
    : `${name}: ${inCount(asked - pages, "page")} short, ${about}`;
}

/** What part of all lines that is; nothing where it is none. */
function share(
  articles: readonly Fitted[],
  count: (fit: ArticleFit) => number,
  noun: string,
): readonly string[] {
  const sum = (of: (fit: ArticleFit) => number): number =>
    articles.reduce((total, { fit }) => total + of(fit), 0);
  const some = sum(count);
  if (some === 0) return [];
  return [`${((100 * some) / sum(({ lines }) => lines)).toFixed(1)} % ${noun}`];
}
