import { error, warning, type Diagnostic, type Span } from "../diagnostics/diagnostic.ts";
import type { Mark } from "../display/mark.ts";
import { keepsWithNext, type Galley, type Piece } from "../galley/galley.ts";
import { GALLEY_HEAD, isSet } from "../galley/resume.ts";
import { headOn, type ArticleHead } from "./article-head.ts";
import type { Frame, Leaf } from "./frame.ts";
import { layPage, type LaidPage, type Progress } from "./lay-page.ts";

/** An article ready to be made up. */
export interface ArticleCopy {
  readonly galley: Galley;
  readonly head: ArticleHead;
  /** The page that its marks stand on. */
  readonly leaf: Leaf;
  /** Its headline: where faults of the whole article are told. */
  readonly span: Span;
  /** The folio of its title page. */
  readonly folio: number;
  /** How many pages it may take before we call it endless. */
  readonly maxPages: number;
}

export interface MadeUpArticle {
  /** Marks of each page in turn, without footers. */
  readonly pages: readonly (readonly Mark[])[];
  /** True where the last of several pages has only a few lines, and nothing could be done about it. */
  readonly endsThin: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** A last page of fewer lines a column looks like a mistake: a quarter of a column, and never less than these. */
const FEWEST_LAST = 8;
const LEAST_LAST = 1 / 4;

/** How many lines all columns of an article may be shortened by to let its last page out. */
const MOST_SHORTENED = 6;

/** By how many pieces a float may be brought forward, so that it has no page to itself. */
const MOST_FORWARD = 12;

/**
 * Makes up an article: its head, then page after page until nothing is left. A float that would have the last
 * page to itself is brought forward. Where only a few lines are left for the last page, all columns are made a
 * little shorter, alike, until it has enough of them, or as many as can be had.
 */
export function makeUpArticle(copy: ArticleCopy, frameOf: (folio: number) => Frame): MadeUpArticle {
  const plain = layArticle(copy, frameOf, 0);
  if (plain.strandsFloat) {
    const forward = bringForward(copy, plain, frameOf);
    if (forward !== undefined) return letOut(forward.copy, forward.laid, frameOf);
  }
  return letOut(copy, plain, frameOf);
}

function letOut(
  copy: ArticleCopy,
  plain: LaidArticle,
  frameOf: (folio: number) => Frame,
): LaidArticle {
  if (!plain.endsThin) return plain;
  let best = plain;
  for (let shorter = 1; shorter <= MOST_SHORTENED; shorter += 1) {
    const trial = layArticle(copy, frameOf, shorter);
    const worse = !isNoWorse(trial, plain) || trial.pages.length > plain.pages.length;
    if (worse || trial.strandsFloat) continue;
    if (!trial.endsThin) return trial;
    if (trial.lastDepth > best.lastDepth) best = trial;
  }
  return best;
}

/** The article with its last float so many pieces earlier that no page holds it alone. */
function bringForward(copy: ArticleCopy, plain: LaidArticle, frameOf: (folio: number) => Frame) {
  for (let by = 1; by <= MOST_FORWARD; by += 1) {
    const moved = { ...copy, galley: withFloatEarlier(copy.galley, by) };
    const laid = layArticle(moved, frameOf, 0);
    if (isNoWorse(laid, plain) && !laid.strandsFloat) return { copy: moved, laid };
  }
  return undefined;
}

/** Nothing comes between a head and what it announces. */
function withFloatEarlier(galley: Galley, by: number): Galley {
  const { pieces } = galley;
  const from = pieces.findLastIndex(({ kind }) => kind === "float");
  const float = pieces[from];
  if (float === undefined) return galley;
  let to = Math.max(0, from - by);
  while (to > 0 && keepsBefore(pieces, to)) to -= 1;
  return { ...galley, pieces: pieces.toSpliced(from, 1).toSpliced(to, 0, float) };
}

function keepsBefore(pieces: readonly Piece[], at: number): boolean {
  const above = pieces[at - 1];
  return above !== undefined && keepsWithNext(above);
}

const isNoWorse = (trial: LaidArticle, plain: LaidArticle): boolean =>
  trial.diagnostics.length <= plain.diagnostics.length;

interface LaidArticle extends MadeUpArticle {
  /** Grid lines in use on the last page. */
  readonly lastDepth: number;
  /** The last page holds floats alone. */
  readonly strandsFloat: boolean;
}

function layArticle(
  { galley: full, head, leaf, span, folio, maxPages }: ArticleCopy,
  frameOf: (folio: number) => Frame,
  shorter: number,
): LaidArticle {
  const galley = { ...full, lines: full.lines - shorter };
  const pages: (readonly Mark[])[] = [];
  const diagnostics: Diagnostic[] = [];
  let progress: Progress = { resume: GALLEY_HEAD, wide: [] };
  let lastDepth = 0;
  let strandsFloat = false;
  do {
    const first = pages.length === 0;
    strandsFloat = !first && holdsFloatsAlone(galley, progress);
    const tall = frameOf(folio + pages.length);
    const frame = { ...tall, lines: tall.lines - shorter };
    const laid = layPage(galley, progress, frame, first ? head.height : 0);
    pages.push([...(first ? headOn(head, frame, leaf) : []), ...laid.marks]);
    lastDepth = laid.used;
    diagnostics.push(...pageFaults(laid, folio + pages.length - 1, span));
    if (first && head.height > frame.lines) diagnostics.push(headTooTall(folio, span));
    if (!first && stoodStill(progress, laid.next)) {
      diagnostics.push(stuck(folio + pages.length - 1, waitsFor(progress) ?? span));
      break;
    }
    progress = laid.next;
  } while (!isDone(galley, progress) && pages.length <= maxPages);
  const fewest = Math.max(FEWEST_LAST, full.lines * LEAST_LAST);
  const endsThin = pages.length > 1 && lastDepth < fewest;
  return { pages, endsThin, diagnostics, lastDepth, strandsFloat };
}

const holdsFloatsAlone = ({ pieces }: Galley, { resume }: Progress): boolean =>
  pieces.slice(resume.piece).every(({ kind }) => kind === "float");

const isDone = (galley: Galley, { resume, wide }: Progress): boolean =>
  isSet(galley, resume) && wide.length === 0;

/** A page that took nothing: everything left is too tall for any page. */
function stoodStill(before: Progress, after: Progress): boolean {
  return JSON.stringify(placeOf(before)) === JSON.stringify(placeOf(after));
}

function placeOf({ resume, wide }: Progress): unknown {
  const { piece, line, inner, waiting, notes } = resume;
  const parts = (floats: Progress["wide"]): unknown => floats.map((float) => float.part);
  return { piece, line, inner, waiting: parts(waiting), notes, wide: parts(wide) };
}

function pageFaults(
  { overset, strained }: LaidPage,
  folio: number,
  headline: Span,
): readonly Diagnostic[] {
  const tooTall = overset.map((span) =>
    error("pages/overset", `this is taller than the column on page ${folio}`, {
      span,
      hints: ["make it shorter, or divide it in two"],
    }),
  );
  if (!strained || overset.length > 0) return tooTall;
  const sentence = `a column of page ${folio} ends with a widow, an orphan or a subhead left behind`;
  const hints = ["nothing else had room there: make the subheads or boxes on that page shorter"];
  return [warning("pages/strained", sentence, { span: headline, hints })];
}

function headTooTall(folio: number, span: Span): Diagnostic {
  return error("pages/overset", `the head of page ${folio} is taller than the page`, {
    span,
    hints: ["make the headline or the deck shorter, or their type smaller in the theme"],
  });
}

/** What it is that has no room. */
const waitsFor = ({ resume, wide }: Progress): Span | undefined =>
  (wide[0] ?? resume.waiting[0])?.float.content.span;

function stuck(folio: number, span: Span): Diagnostic {
  return error("pages/no-room", `this has no room on page ${folio} or any other`, {
    span,
    hints: ["make it shorter, or divide it in two"],
  });
}
