import { error, warning, type Diagnostic, type Span } from "../diagnostics/diagnostic.ts";
import type { Mark } from "../display/mark.ts";
import type { Galley } from "../galley/galley.ts";
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

/** A last page of fewer lines a column looks like a mistake. */
const FEWEST_LAST = 8;

/** How many lines all columns of an article may be shortened by to let its last page out. */
const MOST_SHORTENED = 4;

/**
 * Makes up an article: its head, then page after page until nothing is left. Where that leaves only a few
 * lines on the last page, all columns are made a little shorter, alike, until it has enough of them.
 */
export function makeUpArticle(copy: ArticleCopy, frameOf: (folio: number) => Frame): MadeUpArticle {
  const plain = layArticle(copy, frameOf, 0);
  if (!plain.endsThin) return plain;
  for (let shorter = 1; shorter <= MOST_SHORTENED; shorter += 1) {
    const trial = layArticle(copy, frameOf, shorter);
    const sound = trial.diagnostics.length <= plain.diagnostics.length;
    if (sound && trial.pages.length === plain.pages.length && !trial.endsThin) return trial;
  }
  return plain;
}

function layArticle(
  { galley: full, head, leaf, span, folio, maxPages }: ArticleCopy,
  frameOf: (folio: number) => Frame,
  shorter: number,
): MadeUpArticle {
  const galley = { ...full, lines: full.lines - shorter };
  const pages: (readonly Mark[])[] = [];
  const diagnostics: Diagnostic[] = [];
  let progress: Progress = { resume: GALLEY_HEAD, wide: [] };
  let lastDepth = 0;
  do {
    const first = pages.length === 0;
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
  const endsThin = pages.length > 1 && lastDepth < FEWEST_LAST;
  return { pages, endsThin, diagnostics };
}

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
