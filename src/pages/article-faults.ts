import { error, warning, type Diagnostic, type Span } from "../diagnostics/diagnostic.ts";
import type { Galley } from "../galley/galley.ts";
import type { LaidPage } from "./lay-page.ts";
import type { Progress } from "./wide-floats.ts";
import { isStraddler } from "./float-places.ts";
import { ARTICLE_HEAD, type ArticleCopy, type Path } from "./paths.ts";

/** What is wrong with the pages that were found; the head may be too tall for the first of them. */
export function faultsOf(
  { span, folio, galley }: ArticleCopy,
  paths: readonly Path[],
  isTooTall: boolean,
): readonly Diagnostic[] {
  const last = paths.at(-1);
  const stillWaits = last?.previous?.page.next ?? ARTICLE_HEAD;
  return [
    ...paths.flatMap(({ page }, index) => [
      ...pageFaults(page, folio + index, span),
      ...(index === 0 && isTooTall ? [headTooTall(folio, span)] : []),
    ]),
    ...(last?.stuck === true
      ? [stuck(folio + paths.length - 1, waitsFor(stillWaits, galley) ?? span)]
      : []),
  ];
}

/** What was to straddle a gutter in one galley, and is one column wide in the other. */
export function narrowed(asked: Galley, made: Galley): readonly Diagnostic[] {
  return asked.pieces.filter(isStraddler).flatMap(({ content: { span }, inColumn }) => {
    if (!made.pieces.includes(inColumn())) return [];
    const sentence = "no text here can be set round this: it is set one column wide";
    const hints = ["move it to where its article has more text, or make it smaller in the theme"];
    return [warning("runaround/no-text", sentence, { span, hints })];
  });
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
function waitsFor({ resume, wide }: Progress, { notes }: Galley): Span | undefined {
  const float = wide[0] ?? resume.waiting[0];
  if (float !== undefined) return float.float.content.span;
  const [note] = resume.notes;
  return note === undefined ? undefined : notes.get(note.number)?.span;
}

function stuck(folio: number, span: Span): Diagnostic {
  return error("pages/no-room", `this has no room on page ${folio} or any other`, {
    span,
    hints: ["make it shorter, or divide it in two"],
  });
}
