import type { Block, Paragraph, SectionBreak, Subhead } from "../story/story.ts";
import { stepOf } from "./grid.ts";
import { withEndMark } from "./end-mark.ts";
import { setEvenly } from "./evenly.ts";
import { setOpening } from "./opening.ts";
import type { BlockPiece, TextPiece } from "./galley.ts";
import { plainWords } from "./phrase.ts";
import { slotsFor, stackLines } from "./stack.ts";
import { leadBeside, setIn, type Compositor, type Place } from "./type-case.ts";

/** The blocks over and under: they decide on indents and keeps. */
export interface Neighbors {
  readonly above: Block | undefined;
  readonly below: Block | undefined;
}

/** A paragraph of the body: indented after another one, flush after heads and breaks. A bold lead in the column stands flush under some white. */
export function setBodyParagraph(
  paragraph: Paragraph,
  { above, below }: Neighbors,
  place: Place,
  compositor: Compositor,
): TextPiece {
  const { styles } = compositor.design;
  const style = styles[place.style];
  const led = paragraph.lead !== undefined;
  const isOpening = paragraph === compositor.opens;
  const indent = continuesText(above) && !led && !isOpening ? style.indent : 0;
  const setOff = led && above !== undefined && place.style === "body" && place.x === 0;
  const look = place.align === undefined ? style : { ...style, align: place.align };
  // A lead line is a small head, and looks like one.
  const lead = paragraph.lead === "line" ? styles.minorSubhead : leadBeside(style, styles);
  const ends = paragraph === compositor.ends;
  const inlines = ends ? withEndMark(paragraph, look, compositor) : paragraph.inlines;
  const measured = { measure: place.measure, indent, lead };
  const set = isOpening
    ? setOpening(inlines, look, measured, compositor)
    : { ...setIn(compositor, inlines, look, measured), together: 0 };
  // Under an editor's note, a drop cap stands clear of it.
  const capped = set.together > 0 && above !== undefined;
  return {
    kind: "text",
    settings: set.settings,
    loose: set.loose,
    step: stepOf(style.leading, compositor.grid),
    x: place.x,
    measure: place.measure,
    before: Math.max(style.before, setOff ? styles.lead.before : 0, capped ? 1 : 0),
    // What a lead line announces follows it at once.
    after: paragraph.lead === "line" ? 0 : style.after,
    together: set.together,
    keepWithNext: paragraph.lead === "line" || (isAnnounced(below) && announces(paragraph)),
    stream: place.stream,
    span: paragraph.span,
  };
}

/** An indent tells a paragraph from the one above; under a head or a break there is nothing to tell. */
function continuesText(above: Block | undefined): boolean {
  switch (above?.kind) {
    case undefined:
    case "subhead":
    case "section-break":
      return false;
    case "paragraph":
      return above.lead !== "line";
    case "list":
    case "quotation":
    case "pullquote":
    case "figure":
    case "chart":
    case "sidebar":
    case "table":
    case "code":
      return true;
  }
}

const isAnnounced = (block: Block | undefined): boolean =>
  block?.kind === "list" || block?.kind === "quotation" || block?.kind === "code";

/** "The contenders:" belongs to the list under it. */
function announces({ inlines }: Paragraph): boolean {
  const last = inlines.findLast((inline) => inline.kind === "words");
  return last?.kind === "words" && last.text.trimEnd().endsWith(":");
}

/** A subhead: undivided, and never parted from the text it announces. */
export function setSubhead(subhead: Subhead, place: Place, compositor: Compositor): BlockPiece {
  const name = subhead.level === 2 ? "subhead" : "minorSubhead";
  const style = compositor.design.styles[name];
  const { grid } = compositor;
  const lines = setEvenly(compositor, subhead.inlines, name, place.measure);
  const extra = slotsFor(grid.baseline + (lines.length - 1) * style.leading, grid);
  const last = (extra - 1) * grid.leading + grid.baseline;
  const from = last - (lines.length - 1) * style.leading;
  const origin = { stream: place.stream, span: subhead.span };
  const { marks } = stackLines(lines, { x: place.x, from, leading: style.leading, origin });
  return {
    kind: "block",
    height: extra,
    marks,
    before: style.before,
    after: style.after,
    keepWithNext: true,
    notes: lines.flatMap((line) => line.notes),
    width: place.x + Math.max(...lines.map((line) => line.x + line.width)),
    span: subhead.span,
  };
}

/** The ornament of a section break: it may end a column, but seldom begins one. */
export function setSectionBreak(
  { span }: SectionBreak,
  place: Place,
  compositor: Compositor,
): BlockPiece {
  const { sectionBreak, styles } = compositor.design;
  const style = { ...styles[place.style], align: "center", indent: 0 } as const;
  const ornament = [plainWords(sectionBreak.ornament, span)];
  const [{ lines }] = setIn(compositor, ornament, style, { measure: place.measure }).settings;
  const { grid } = compositor;
  const order = { x: place.x, from: grid.baseline, leading: grid.leading };
  const { marks, baseline } = stackLines(lines, order);
  return {
    kind: "block",
    height: slotsFor(baseline, grid),
    marks,
    before: sectionBreak.before,
    after: sectionBreak.after,
    keepWithNext: true,
    pause: true,
    notes: [],
    span,
  };
}
