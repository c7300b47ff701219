import type { Mark } from "../display/mark.ts";
import { rect, type Pt } from "../geometry/geometry.ts";
import type { PullQuote } from "../story/story.ts";
import type { BlockPiece, FloatPiece } from "./galley.ts";
import { setEvenly } from "./evenly.ts";
import { moved } from "./marks.ts";
import { asInlines } from "./phrase.ts";
import { slotsFor, stackLines, type Stack } from "./stack.ts";
import { setIn, type Compositor } from "./type-case.ts";

/** A pull quote: large, between two rules, one column wide. */
export function setPullQuote(quote: PullQuote, compositor: Compositor): FloatPiece {
  return { kind: "float", over: "column", content: quoteBlock(quote, compositor) };
}

function quoteBlock(quote: PullQuote, compositor: Compositor): BlockPiece {
  const { grid, design, sheet } = compositor;
  const look = design.boxes.pullquote;
  const head = grid.baseline - grid.capHeight;
  const text = setQuote(quote, head + look.rule + look.padding, compositor);
  const height = slotsFor(text.baseline + look.padding + look.rule, grid);
  const foot = (height - 1) * grid.leading + grid.baseline;
  // What the whole grid units leave over is shared by the white over and under the words.
  const slack = (foot - look.rule - look.padding - text.baseline) / 2;
  return {
    kind: "block",
    height,
    marks: [...quoteRules(sheet.column, head, foot, compositor), ...moved(text.marks, 0, slack)],
    before: look.before,
    after: look.after,
    keepWithNext: false,
    notes: text.notes,
    span: quote.span,
  };
}

interface Quote extends Stack {
  readonly notes: readonly number[];
}

function setQuote(quote: PullQuote, top: Pt, compositor: Compositor): Quote {
  const { pullquote, pullquoteBy } = compositor.design.styles;
  const { padding } = compositor.design.boxes.pullquote;
  const measure = compositor.sheet.column;
  const origin = { stream: compositor.keys.get(quote), span: quote.span };
  const words = quote.paragraphs.flatMap((inlines) =>
    setEvenly(compositor, inlines, "pullquote", measure),
  );
  const capital = compositor.fonts.face(pullquote.face).metrics.capHeight * pullquote.size;
  const order = { x: 0, from: top + capital, leading: pullquote.leading, origin };
  const said = stackLines(words, order);
  const notes = words.flatMap((line) => line.notes);
  if (quote.by === undefined) return { ...said, notes };
  const name = setIn(compositor, asInlines(quote.by), "pullquoteBy", { measure }).settings[0].lines;
  const from = said.baseline + pullquoteBy.leading + padding / 2;
  const by = stackLines(name, { x: 0, from, leading: pullquoteBy.leading, origin });
  return { marks: [...said.marks, ...by.marks], baseline: by.baseline, notes };
}

function quoteRules(width: Pt, head: Pt, foot: Pt, { design }: Compositor): readonly Mark[] {
  const { rule, ruleInk, tint } = design.boxes.pullquote;
  const marks: Mark[] = [];
  if (tint !== undefined)
    marks.push({ kind: "rule", rect: rect(0, head, width, foot - head), ink: tint });
  if (rule === 0) return marks;
  marks.push({ kind: "rule", rect: rect(0, head, width, rule), ink: ruleInk });
  marks.push({ kind: "rule", rect: rect(0, foot - rule, width, rule), ink: ruleInk });
  return marks;
}
