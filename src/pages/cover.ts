import type { Mark } from "../display/mark.ts";
import { error, type Diagnostic, type Span } from "../diagnostics/diagnostic.ts";
import type { StyleName } from "../design/design.ts";
import { outset, rect, type Pt, type Rect, type Size } from "../geometry/geometry.ts";
import { asFurniture } from "../galley/marks.ts";
import { asInlines, plainWords } from "../galley/phrase.ts";
import { stackLines } from "../galley/stack.ts";
import { setIn, type Setter, type TypeCase } from "../galley/type-case.ts";
import type { Artwork } from "../display/drawing.ts";
import type { Issue } from "../issue/issue.ts";
import type { Phrase } from "../schema/phrase.ts";
import type { Inline } from "../story/story.ts";
import { monthOf } from "./furniture-words.ts";
import { covering } from "./picture-page.ts";

export interface CoverOrder {
  readonly issue: Issue;
  readonly picture: Artwork | undefined;
  readonly lines: readonly Phrase[];
  readonly span: Span;
}

/** A plain cover: masthead, title, date and lines on paper, the picture under them to the trim and beyond. */
export function setCover(
  { issue, picture, lines, span }: CoverOrder,
  typeCase: TypeCase,
  faults: Diagnostic[],
): readonly Mark[] {
  const { trim, bleed } = issue;
  const { margins } = typeCase.design.page;
  const inside = { x: margins.inside, measure: trim.width - margins.inside - margins.outside };
  const month = monthOf(issue.date, issue.language);
  const head: readonly CoverLine[] = [
    { style: "masthead", inlines: asInlines(issue.publication) },
    { style: "byline", inlines: [plainWords(`${issue.title.text} · ${month}`, span)] },
    ...lines.map((line): CoverLine => ({ style: "coverLine", inlines: asInlines(line) })),
  ];
  const { marks, foot } = setLines(head, inside, margins.head, { ...typeCase, faults });
  if (foot > trim.height - margins.foot) faults.push(tooManyLines(span));
  if (picture === undefined) return marks;
  const area = pictureArea(trim, bleed, foot + 1.5 * typeCase.grid.leading);
  const frame = covering(picture, area);
  return [{ kind: "picture", picture, frame, clip: area, span }, ...marks];
}

function tooManyLines(span: Span): Diagnostic {
  return error("pages/overset", "the words of the cover are taller than the page", {
    span,
    hints: ["take lines off the cover, or make their type smaller in the theme"],
  });
}

interface CoverLine {
  readonly style: StyleName;
  readonly inlines: readonly Inline[];
}

/** From under the words down into the bleed, and into it at both sides. */
function pictureArea(trim: Size, bleed: Pt, top: Pt): Rect {
  const page = outset(rect(0, 0, trim.width, trim.height), bleed);
  return rect(page.x, top, page.width, page.y + page.height - top);
}

function setLines(
  lines: readonly CoverLine[],
  { x, measure }: { readonly x: Pt; readonly measure: Pt },
  head: Pt,
  typeCase: Setter,
): { readonly marks: readonly Mark[]; readonly foot: Pt } {
  const marks: Mark[] = [];
  let foot = head;
  let owed = 0;
  for (const { style: name, inlines } of lines) {
    const style = typeCase.design.styles[name];
    const [{ lines: set }] = setIn(typeCase, inlines, name, { measure }).settings;
    const white = Math.max(owed, style.before) * typeCase.grid.leading;
    const from = foot + white + (marks.length === 0 ? 0.8 : 1) * style.leading;
    const stack = stackLines(set, { x, from, leading: style.leading });
    marks.push(...stack.marks);
    foot = stack.baseline;
    owed = style.after;
  }
  return { marks: marks.map(asFurniture), foot };
}
