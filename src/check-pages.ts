import type { BuildOrder, ReportedArticle, ReportedBinding } from "./build-order.ts";
import { hasErrors, type Diagnostic } from "./diagnostics/diagnostic.ts";
import { inMillimeters } from "./geometry/geometry.ts";
import { lookOver } from "./look-over.ts";
import type { Bound } from "./pages/binding.ts";
import type { IssueCopy } from "./pages/copy.ts";
import { bylineWords } from "./pages/head-fields.ts";
import type { ArticlePlace, MadeUpIssue } from "./pages/make-up.ts";
import { proveConservation } from "./proof/conservation.ts";
import { cutWords } from "./proof/cut-words.ts";
import type { SetIssue } from "./set-issue.ts";
import type { Stopwatch } from "./stopwatch.ts";
import { storyWords } from "./story/words.ts";

/** What checks of finished pages came to. */
export interface CheckedPages {
  /** All faults, those of the setting first. */
  readonly faults: Diagnostic[];
  /** Words may be missing from the pages, or stand there twice. */
  readonly isSpoiled: boolean;
}

/** Proves that all words stand on the pages, and looks over what a printer would send back. */
export function checkPages(order: BuildOrder, set: SetIssue, watch: Stopwatch): CheckedPages {
  const { copy, printer, condition, made } = set;
  const faults = [...set.diagnostics];
  watch.begin("proving");
  faults.push(...cutWords(made?.publication.pages ?? []));
  // Where an article is missing or was not wholly laid, words are lost, and the reason was told.
  if (copy && made && !hasErrors(faults)) faults.push(...prove(copy, made));
  const isSpoiled = hasErrors(faults);
  watch.begin("preflight");
  const printing = printer && { printer, condition, isSpoiled };
  if (copy && made && printing) faults.push(...lookOver(order, copy.issue, made, printing));
  return { faults, isSpoiled };
}

/**
 * Whether the pages of sound articles may stand for the next build. A fault elsewhere does not make them worse; they
 * are proved again by whoever takes them up.
 */
export const mayKeep = (faults: readonly Diagnostic[]): boolean =>
  !faults.some(({ code }) => code.startsWith("proof/"));

/** Every word of every story stands on the pages once, in its order. */
function prove({ issue, entries }: IssueCopy, { publication }: MadeUpIssue): readonly Diagnostic[] {
  const streams = entries.flatMap((entry) =>
    entry.kind === "article"
      ? [...storyWords(entry.story), bylineWords(entry.story, issue.language)]
      : [],
  );
  return proveConservation(streams, publication.pages);
}

/** The binding as a report has it; undefined where nobody says how the issue is bound. */
export function reportBinding(bound: Bound | undefined): ReportedBinding | undefined {
  if (bound?.kind === "perfect") {
    const { kind, leaves, spine } = bound;
    return { kind, leaves, ...(spine !== undefined && { spine: inMillimeters(spine) }) };
  }
  if (bound === undefined) return undefined;
  const { kind, sheets, middle, paper } = bound;
  if (paper === undefined) return { kind, sheets, middle };
  const [creep, bulk] = [inMillimeters(paper.creep), inMillimeters(paper.bulk)];
  return { kind, sheets, middle, creep, bulk };
}

/** An article as a report has it. */
export function reportArticle({ story, first, last, fit }: ArticlePlace): ReportedArticle {
  const words = storyWords(story).reduce((sum, { text }) => sum + countWords(text), 0);
  const article = { title: story.head.title.text, file: story.file, first, last, words };
  return fit === undefined ? article : { ...article, fit };
}

const countWords = (text: string): number => (text === "" ? 0 : text.split(" ").length);
