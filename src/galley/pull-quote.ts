import type { BoxLook, StyleName } from "../design/design.ts";
import type { Mark } from "../display/mark.ts";
import { rect, type Pt } from "../geometry/geometry.ts";
import type { Inline, Paragraph, PullQuote, Story } from "../story/story.ts";
import { blocksOf } from "../story/streams.ts";
import { wordsIn } from "../story/words.ts";
import { setApart, setAstride, tellNarrow, widthAstride } from "./astride.ts";
import { boxGround } from "./box-ground.ts";
import type { BlockPiece, BlockShape, FloatPiece, InFrame } from "./galley.ts";
import { setEvenly } from "./evenly.ts";
import { asFurniture, moved } from "./marks.ts";
import { asInlines, plainWords } from "./phrase.ts";
import { slotsFor, stackLines, type Stack } from "./stack.ts";
import { setIn, type Compositor } from "./type-case.ts";

/** One of the forms of a pull quote: one column wide, as wide as the page, or over the gutter. */
interface Form {
  readonly style: StyleName;
  readonly look: BoxLook;
  readonly width: Pt;
  /** From the box's edge to the words: what rules at the side or a tint ask for. */
  readonly inset: Pt;
}

/** A pull quote in the form that the copy asks for, or else the theme. */
export function setPullQuote(quote: PullQuote, compositor: Compositor): FloatPiece {
  const { sheet, design } = compositor;
  const span = quote.width ?? design.pullquote.span;
  const repeated = repeatedBy(quote, compositor.story);
  const quoted = repeated ? { span: repeated.span } : {};
  const inFrame = (over: InFrame["over"], setter: Compositor): InFrame => {
    const content = quoteBlock(quote, formOf(over, setter), setter);
    return { kind: "float", over, content, quote: quoted };
  };
  const astride = span === "straddle" && widthAstride(design.runaround.quote, sheet, design);
  if (astride !== false && astride !== undefined) {
    const form = { ...formOf("column", compositor), width: astride };
    const inColumn = setApart(compositor, (apart) => inFrame("column", apart));
    const content = quoteBlock(quote, form, compositor);
    return setAstride({ content, width: astride, inColumn, quote: quoted }, compositor);
  }
  tellNarrow(quote.width, quote.span, compositor);
  return inFrame(span === 2 && sheet.page > sheet.column ? "page" : "column", compositor);
}

/** So many words in a row that both have are no chance. */
const FEWEST_WORDS = 5;

/** The paragraph of the story that the quote repeats, as far as it repeats one word for word. */
function repeatedBy({ paragraphs }: PullQuote, { body }: Story): Paragraph | undefined {
  const words = lettersOf(paragraphs.flat()).split(" ");
  const said = words.slice(0, FEWEST_WORDS).join(" ");
  return [...blocksOf(body)].find(
    (block): block is Paragraph =>
      block.kind === "paragraph" && lettersOf(block.inlines).includes(said),
  );
}

/** The words without marks and capitals. */
const lettersOf = (inlines: readonly Inline[]): string =>
  wordsIn(inlines)
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, "")
    .trim();

function formOf(over: FloatPiece["over"], { sheet, design }: Compositor): Form {
  const wide = over === "page";
  const look = wide ? design.boxes.pullquoteWide : design.boxes.pullquote;
  const beside = look.ruled === "left" || look.ruled === "all";
  const walled = look.tint !== undefined || (beside && look.rule > 0);
  return {
    style: wide ? "pullquoteWide" : "pullquote",
    look,
    width: wide ? sheet.page : sheet.column,
    inset: walled ? look.padding + (beside ? look.rule : 0) : 0,
  };
}

function quoteBlock(quote: PullQuote, form: Form, compositor: Compositor): BlockPiece {
  const { grid } = compositor;
  const { look, width } = form;
  const head = grid.baseline - grid.capHeight;
  const edge = look.rule + look.padding;
  const text = setQuote(quote, head + edge, form, compositor);
  const shape = (height: number): BlockShape => {
    const foot = (height - 1) * grid.leading + grid.baseline;
    // What the whole grid units leave over is shared by the white over and under the words.
    const slack = (foot - edge - text.baseline) / 2;
    const ground = boxGround(look, rect(0, head, width, foot - head));
    return { height, marks: [...ground, ...moved(text.marks, form.inset, slack)] };
  };
  const least = slotsFor(text.baseline + edge, grid);
  return {
    kind: "block",
    ...shape(least),
    also: [shape(least + 1)],
    short: Math.min(1, edge / grid.leading),
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

/** The mark, the words, and whose they are, from `top` down. */
function setQuote(quote: PullQuote, top: Pt, form: Form, compositor: Compositor): Quote {
  const { design, fonts } = compositor;
  const style = design.styles[form.style];
  const measure = form.width - 2 * form.inset;
  const origin = { stream: compositor.keys.get(quote), span: quote.span };
  const mark = setMark(quote, { top, measure, form }, compositor);
  const words = quote.paragraphs.flatMap((inlines) =>
    setEvenly(compositor, inlines, form.style, measure),
  );
  const capital = fonts.face(style.face).metrics.capHeight * style.size;
  const order = { x: 0, from: mark.baseline + capital, leading: style.leading, origin };
  const said = stackLines(words, order);
  const by = setBy(quote, said.baseline, { measure, form }, compositor);
  return {
    marks: [...mark.marks, ...said.marks, ...by.marks],
    baseline: by.baseline,
    notes: words.flatMap((line) => line.notes),
  };
}

/** A quotation mark hangs in the upper part of its line, so the words begin close under it. */
const HANGING = /^["“”„‘’‚«»‹›]+$/u;
const HANGING_DEPTH = 0.45;

/** The large mark over the words; `baseline` is where their capitals begin. */
function setMark(
  { span }: PullQuote,
  { top, measure, form }: { readonly top: Pt; readonly measure: Pt; readonly form: Form },
  compositor: Compositor,
): Stack {
  const { mark } = compositor.design.pullquote;
  if (mark === "") return { marks: [], baseline: top };
  const { align } = compositor.design.styles[form.style];
  const style = { ...compositor.design.styles.pullquoteMark, align };
  const capital = compositor.fonts.face(style.face).metrics.capHeight * style.size;
  const [{ lines }] = setIn(compositor, [plainWords(mark, span)], style, { measure }).settings;
  const { marks } = stackLines(lines, { x: 0, from: top + capital, leading: style.leading });
  const depth = HANGING.test(mark) ? HANGING_DEPTH * style.size : capital + form.look.padding;
  return { marks: marks.map(asFurniture), baseline: top + depth };
}

function setBy(
  quote: PullQuote,
  baseline: Pt,
  { measure, form }: { readonly measure: Pt; readonly form: Form },
  compositor: Compositor,
): { readonly marks: readonly Mark[]; readonly baseline: Pt } {
  if (quote.by === undefined) return { marks: [], baseline };
  const { styles } = compositor.design;
  const style = { ...styles.pullquoteBy, align: styles[form.style].align };
  const [{ lines }] = setIn(compositor, asInlines(quote.by), style, { measure }).settings;
  const white = form.look.padding / 2 + style.before * compositor.grid.leading;
  const origin = { stream: compositor.keys.get(quote), span: quote.span };
  const from = baseline + style.leading + white;
  return stackLines(lines, { x: 0, from, leading: style.leading, origin });
}
