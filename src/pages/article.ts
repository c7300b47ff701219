import { error, warning, type Diagnostic, type Span } from "../diagnostics/diagnostic.ts";
import type { Mark } from "../display/mark.ts";
import type { Galley } from "../galley/galley.ts";
import { moved } from "../galley/marks.ts";
import { GALLEY_HEAD, isSet } from "../galley/resume.ts";
import type { ArticleHead } from "./article-head.ts";
import { slotTop, type Frame } from "./frame.ts";
import { layPage, type LaidPage, type Progress } from "./lay-page.ts";

/** An article ready to be made up. */
export interface ArticleCopy {
  readonly galley: Galley;
  readonly head: ArticleHead;
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
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes up an article: its head, then page after page until nothing is left. */
export function makeUpArticle(
  { galley, head, span, folio, maxPages }: ArticleCopy,
  frameOf: (folio: number) => Frame,
): MadeUpArticle {
  const pages: (readonly Mark[])[] = [];
  const diagnostics: Diagnostic[] = [];
  let progress: Progress = { resume: GALLEY_HEAD, wide: [] };
  do {
    const first = pages.length === 0;
    const frame = frameOf(folio + pages.length);
    const laid = layPage(galley, progress, frame, first ? head.height : 0);
    const top = slotTop(frame, galley.grid, 0);
    pages.push([...(first ? moved(head.marks, frame.area.x, top) : []), ...laid.marks]);
    diagnostics.push(...pageFaults(laid, folio + pages.length - 1, span));
    if (!first && stoodStill(progress, laid.next)) {
      diagnostics.push(stuck(folio + pages.length - 1, span));
      break;
    }
    progress = laid.next;
  } while (!isDone(galley, progress) && pages.length < maxPages);
  return { pages, diagnostics };
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

function stuck(folio: number, span: Span): Diagnostic {
  return error("pages/no-room", `what follows has no room on page ${folio} or any other`, {
    span,
    hints: ["give the theme smaller margins, or make the tallest box shorter"],
  });
}
