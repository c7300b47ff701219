import type { Anatomy } from "../display/anatomy.ts";
import type { Drawing } from "../display/drawing.ts";
import type { Overlay, Page, Publication } from "../display/mark.ts";
import type { Sources } from "../diagnostics/sources.ts";
import type { FontBook } from "../fonts/face.ts";
import type { Pt } from "../geometry/geometry.ts";
import {
  columnNotes,
  fitWords,
  lineFinder,
  ofColumn,
  type LineOf,
  type ProofFit,
} from "./article-notes.ts";
import { guides, ladders, tints } from "./guides.ts";
import { leadersOf, type Leader, type LeaderPage } from "./leaders.ts";
import { leaderStrokes } from "./leader-strokes.ts";
import { marginNotes, sideOf, type Side } from "./margins.ts";
import { PARTS, strokesOf, type Penciled } from "./parts.ts";
import { shiftedStroke, type Stroke } from "./pencil.ts";
import { columnPrices, pagePrices } from "./prices.ts";
import { legend, SLUG, slugHead } from "./slug.ts";

/** What a proof shows beside the pages themselves. */
export interface ProofOrder {
  /** Of each page in turn; undefined where there is nothing to show but the page. */
  readonly anatomies: readonly (Anatomy | undefined)[];
  readonly articles: readonly ProofArticle[];
  readonly fonts: FontBook;
  readonly sources: Sources;
}

export interface ProofArticle {
  readonly headline: string;
  readonly file: string;
  /** Folios of its first page, its title page and its last. */
  readonly first: number;
  readonly title: number;
  readonly last: number;
  /** Absent where it shares its pages with the contents. */
  readonly fit?: ProofFit;
}

const LAYER = "Proof";

/**
 * The proof edition: the same pages with the same marks, and over them, in layers of their own, grid and column
 * boxes, loose and tight lines, what the ends of columns cost, leaders from the text to its floats, and notes.
 */
export function proofEdition(publication: Publication, order: ProofOrder): Publication {
  const texts = publication.pages.flatMap((page, index): readonly LeaderPage[] => {
    const anatomy = order.anatomies[index];
    return anatomy === undefined ? [] : [{ page, anatomy }];
  });
  const leaders = leadersOf(texts);
  const lineOf = lineFinder(order.sources);
  const pages = publication.pages.map((page, index): Page => {
    const desk: Desk = {
      page,
      anatomy: order.anatomies[index],
      leaders: leaders.filter(({ folio }) => folio === page.folio),
      article: order.articles.find(({ first, last }) => first <= page.folio && page.folio <= last),
      fonts: order.fonts,
      lineOf,
    };
    return { ...page, overlay: overlayOf(desk, publication.title) };
  });
  return { ...publication, pages };
}

/** One page on the proofreader's desk. */
interface Desk {
  readonly page: Page;
  readonly anatomy: Anatomy | undefined;
  readonly leaders: readonly Leader[];
  readonly article: ProofArticle | undefined;
  readonly fonts: FontBook;
  readonly lineOf: LineOf;
}

function overlayOf(desk: Desk, issue: string): Overlay {
  const { page, anatomy, leaders, fonts } = desk;
  const led = leaders.flatMap((leader) => leaderStrokes(leader, page, fonts));
  const penciled: readonly Penciled[] = [
    { part: "grid", strokes: guides(page, anatomy) },
    { part: "leaders", strokes: led },
    { part: "slug", strokes: headOf(desk, issue) },
    ...(anatomy === undefined ? [] : textParts(desk, anatomy)),
  ];
  return {
    name: LAYER,
    slug: SLUG,
    layers: PARTS.map(({ part, name, darkens }) => {
      return { name, darkens, drawing: onSheet(part, strokesOf(part, penciled), page) };
    }),
  };
}

/** On the lines, beside the columns and under them, and what the signs mean. */
function textParts({ page, article, fonts, lineOf }: Desk, anatomy: Anatomy): readonly Penciled[] {
  const { columns, prices, area } = anatomy;
  const beside = columns.map((column, index) => ({
    side: sideOf(index, anatomy, page),
    notes: columnNotes(column, page.folio, article?.fit, lineOf).map((note) =>
      isInner(index, columns.length) ? ofColumn(index, note) : note,
    ),
  }));
  const outside: Side = page.folio % 2 === 1 ? "right" : "left";
  const whole = { side: outside, notes: pagePrices(prices, area.y + area.height) };
  return [
    { part: "lines", strokes: [...tints(anatomy), ...ladders(anatomy)] },
    ...(["left", "right"] as const).flatMap((side) => {
      const notes = [...beside, whole].filter((one) => one.side === side);
      return marginNotes(
        notes.flatMap((one) => one.notes),
        side,
        anatomy,
        fonts,
      );
    }),
    { part: "costs", strokes: columns.flatMap((column) => columnPrices(column, fonts)) },
    { part: "slug", strokes: legend(page, fonts) },
  ];
}

/** True for a column that another one parts from its margin. */
const isInner = (index: number, count: number): boolean => index > 0 && index < count - 1;

function headOf({ page, article, fonts }: Desk, issue: string): readonly Stroke[] {
  if (article === undefined) return slugHead(page, { issue }, fonts);
  const { headline, file, fit, title } = article;
  const said = { issue, article: { title: headline, file } };
  const tells = fit !== undefined && page.folio === title;
  return slugHead(page, tells ? { ...said, fit: fitWords(fit) } : said, fonts);
}

/** Strokes in the page's measure as a drawing of the whole sheet. */
function onSheet(name: string, strokes: readonly Stroke[], { folio, trim, bleed }: Page): Drawing {
  const margin: Pt = bleed + SLUG;
  return {
    kind: "drawing",
    id: `proof ${name} ${folio}`,
    file: `proof ${name} ${folio}`,
    width: trim.width + 2 * margin,
    height: trim.height + 2 * margin,
    things: strokes.map((stroke) => shiftedStroke(stroke, margin)),
  };
}
