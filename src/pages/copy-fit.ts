import { warning, type Diagnostic, type Span } from "../diagnostics/diagnostic.ts";
import type { Fill, ShownLines } from "../galley/stick.ts";
import { SPACE_SHRINK, SPACE_STRETCH } from "../text/costs.ts";
import type { SetLine } from "../text/line.ts";
import { lineText } from "../text/paragraph.ts";
import type { COST } from "../galley/costs.ts";
import type { PAGE_COST } from "./costs.ts";

/** How an article came out: what staff ask before they cut or add. */
export interface ArticleFit {
  /** Pages that its front matter asks for. */
  readonly asked?: number;
  /** Without the opener's. */
  readonly pages: number;
  /** Lines of running text. */
  readonly lines: number;
  /** Lines that end in a word that was divided by us. */
  readonly hyphens: number;
  /** Lines whose word spaces are half as wide again as their nature, or wider. */
  readonly loose: number;
  /** Lines beyond the pages that were asked for; under 0: lines that these would hold besides; 0 if none were asked for. */
  readonly over: number;
  /** About so many words are that. */
  readonly words: number;
  /** The loosest and the tightest justified lines, the worst first. */
  readonly loosest: readonly FittedLine[];
  readonly tightest: readonly FittedLine[];
  /** What the make-up had to accept, the dearest first. */
  readonly accepted: readonly Accepted[];
  /** Paragraphs that become a line shorter for the fewest words, the best first. */
  readonly levers: readonly Lever[];
}

export interface FittedLine {
  readonly folio: number;
  /** Its word spaces, as a multiple of their nature. */
  readonly space: number;
  readonly text: string;
  /** Its paragraph. */
  readonly span: Span;
}

export type CostName = keyof typeof COST | keyof typeof PAGE_COST;

export interface Accepted {
  readonly folio: number;
  /** As the tables of costs call it. */
  readonly what: CostName;
  readonly cost: number;
}

export interface Lever {
  /** How many words stand on its last line. */
  readonly words: number;
  readonly begins: string;
  readonly span: Span;
}

/** A page that was chosen: its columns, and what speaks against it as a page. */
export interface FittedPage {
  readonly folio: number;
  readonly fills: readonly Fill[];
  readonly prices: readonly Omit<Accepted, "folio">[];
  /** How many lines of text its columns have. */
  readonly room: number;
}

/** As multiples of their nature: word spaces wider than this are seen. */
const LOOSE = 1.5;

/** So many of each are told. */
const TOLD = 3;
const MOST_ACCEPTED = 12;

/** What costs less than this is nobody's business. */
const WORTH_TELLING = 8;

/** A last line of no more words than this is worth cutting. */
const FEW_WORDS = 4;

export function fitOf(pages: readonly FittedPage[], asked: number | undefined): ArticleFit {
  const lines = pages.flatMap((page) => page.fills.flatMap((fill) => linesIn(fill, page.folio)));
  const justified = lines.filter(({ line, shown }) => isJustified(line, shown));
  const over = asked === undefined ? 0 : linesOver(pages, asked);
  const words = lines.reduce((sum, { line }) => sum + wordsOf(line), 0);
  return {
    ...(asked === undefined ? {} : { asked }),
    pages: pages.length,
    lines: lines.length,
    hyphens: lines.filter(({ line }) => line.hyphenated).length,
    loose: justified.filter(({ line }) => spaceOf(line) > LOOSE).length,
    over,
    words: Math.ceil((Math.abs(over) * words) / Math.max(1, lines.length)),
    loosest: worst(justified, (ratio) => ratio),
    tightest: worst(justified, (ratio) => -ratio),
    accepted: acceptedOn(pages),
    levers: leversIn(lines),
  };
}

interface PlacedLine {
  readonly line: SetLine;
  readonly shown: ShownLines;
  readonly folio: number;
  /** Of its paragraph, from 0. */
  readonly index: number;
}

function linesIn({ laid: last }: Fill, folio: number): readonly PlacedLine[] {
  const stacks: (readonly PlacedLine[])[] = [];
  for (let laid = last; laid !== undefined; laid = laid.above) {
    const shown = laid.atom.lines;
    if (shown === undefined) continue;
    const lines = shown.setting.lines.slice(shown.from, shown.to);
    stacks.push(lines.map((line, i) => ({ line, shown, folio, index: shown.from + i })));
  }
  return stacks.reverse().flat();
}

/** The last line of a paragraph is as it is; ragged lines are filled by nothing. */
export const isJustified = ({ justified }: SetLine, { setting }: ShownLines): boolean =>
  justified && setting.count > 1;

function worst(
  lines: readonly PlacedLine[],
  badness: (ratio: number) => number,
): readonly FittedLine[] {
  return lines
    .filter(({ line }) => badness(line.ratio) > 0)
    .toSorted((a, b) => badness(b.line.ratio) - badness(a.line.ratio))
    .slice(0, TOLD)
    .map(({ line, shown, folio }) => {
      const text = lineText(line).replaceAll("\u00AD", "-");
      return { folio, space: wordSpace(line), text, span: shown.piece.span };
    });
}

/** A justified line's word spaces as a multiple of their nature, to two decimals. */
export const wordSpace = (line: SetLine): number => Math.round(spaceOf(line) * 100) / 100;

const spaceOf = ({ ratio }: SetLine): number =>
  1 + ratio * (ratio > 0 ? SPACE_STRETCH : SPACE_SHRINK);

function linesOver(pages: readonly FittedPage[], asked: number): number {
  const over = pages.slice(asked).flatMap(({ fills }) => fills);
  if (pages.length > asked) return over.reduce((sum, fill) => sum + linesIn(fill, 0).length, 0);
  const room = pages.at(-1)?.room ?? 0;
  return pages.length < asked ? -(asked - pages.length) * room : 0;
}

function acceptedOn(pages: readonly FittedPage[]): readonly Accepted[] {
  return pages
    .flatMap(({ folio, fills, prices }) => [
      ...prices.map((price) => ({ folio, ...price })),
      ...fills.flatMap((fill) => pricesOf(fill).map((price) => ({ folio, ...price }))),
    ])
    .filter(({ cost }) => cost >= WORTH_TELLING)
    .toSorted((a, b) => b.cost - a.cost)
    .slice(0, MOST_ACCEPTED)
    .map(({ folio, what, cost }) => ({ folio, what, cost: Math.round(cost) }));
}

/** What speaks against a column, each thing by itself. */
export function pricesOf({
  laid: last,
  foot,
  whiteCost,
}: Fill): readonly Omit<Accepted, "folio">[] {
  const prices: Omit<Accepted, "folio">[] =
    whiteCost > 0 ? [{ what: "white", cost: whiteCost }] : [];
  for (let laid = last; laid !== undefined; laid = laid.above) {
    const { cost, costsFor } = laid.atom;
    if (costsFor !== undefined) prices.push({ what: costsFor, cost });
  }
  if (foot?.costsFor !== undefined) prices.push({ what: foot.costsFor, cost: foot.cost });
  return prices;
}

function leversIn(lines: readonly PlacedLine[]): readonly Lever[] {
  return lines
    .filter(({ shown, index }) => index > 0 && index === shown.setting.count - 1)
    .map(({ line, shown }) => ({ words: wordsOf(line), shown }))
    .filter(({ words }) => words <= FEW_WORDS)
    .toSorted((a, b) => a.words - b.words)
    .slice(0, TOLD)
    .map(({ words, shown: { piece, setting } }) => {
      const [first] = setting.lines;
      const begins = first === undefined ? "" : lineText(first).split(" ").slice(0, 4).join(" ");
      return { words, begins, span: piece.span };
    });
}

const wordsOf = (line: SetLine): number => lineText(line).trim().split(/\s+/u).length;

/**
 * Tells staff in words how far an article is from the pages that its front matter asks for: so many lines
 * over and about so many words to cut, or so many pages short, and which paragraphs give best. Nothing where it fits
 * or nothing is asked.
 */
export function fitFaults(fit: ArticleFit, headline: Span): readonly Diagnostic[] {
  const { asked, pages } = fit;
  if (asked === undefined || asked === pages) return [];
  const sentence = `the article takes ${inPages(pages)} where ${inPages(asked)} ${asked === 1 ? "was" : "were"} asked for`;
  return [warning("pages/fit", sentence, { span: headline, hints: adviceFor(fit, asked) })];
}

function adviceFor({ over, words, levers, pages }: ArticleFit, asked: number): readonly string[] {
  if (over < 0) {
    return [`it is short by ${inPages(asked - pages)}: about ${words} words, or a picture`];
  }
  const cuts = levers.map(({ words: few, begins }) => `${few} from “${begins} …”`);
  return [
    `it is ${over} lines over: cut about ${words} words, or allow it a page more`,
    ...(cuts.length === 0 ? [] : [`a line each is won for the fewest words by ${cuts.join(", ")}`]),
  ];
}

const inPages = (count: number): string => `${count} ${count === 1 ? "page" : "pages"}`;
