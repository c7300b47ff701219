import type { Mark } from "../display/mark.ts";
import { rect, type Pt } from "../geometry/geometry.ts";
import { asFurniture } from "../galley/marks.ts";
import { asInlines, plainWords } from "../galley/phrase.ts";
import { slotsFor, stackLines } from "../galley/stack.ts";
import { setIn, type TypeCase } from "../galley/type-case.ts";
import type { Stream } from "../story/words.ts";
import type { StyleName } from "../design/design.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Phrase } from "../schema/phrase.ts";
import type { Inline, Story, StoryHead } from "../story/story.ts";
import {
  bylineStream,
  deckStream,
  kickerStream,
  labelStream,
  openerStream,
  titleStream,
} from "../story/streams.ts";
import { byline, numberWords, shortDate } from "./furniture-words.ts";

/** The head of a title page, set over the page's full width. Marks from its upper left corner. */
export interface ArticleHead {
  /** Grid lines, the white under the head included. */
  readonly height: number;
  readonly marks: readonly Mark[];
  readonly diagnostics: readonly Diagnostic[];
}

/** One line of the head: what it says, in which style, and whether the copy has the words. */
interface HeadLine {
  readonly style: StyleName;
  readonly inlines: readonly Inline[];
  readonly stream?: string;
}

/**
 * Number or label, kicker, headline, deck, date and byline, under one another. Each style's white (in
 * grid lines) parts it from its neighbor; the body begins on the grid again, under the theme's rule.
 */
export function setHead(story: Story, typeCase: TypeCase, measure: Pt): ArticleHead {
  const faults: Diagnostic[] = [];
  const { design, grid, fonts } = typeCase;
  const marks: Mark[] = [];
  let baseline = grid.baseline - grid.capHeight;
  let owed = 0;
  for (const { style: name, inlines, stream } of headLines(story, typeCase.language)) {
    const style = design.styles[name];
    const [{ lines }] = setIn({ ...typeCase, faults }, inlines, name, { measure }).settings;
    const first = marks.length === 0;
    const capital = fonts.face(style.face).metrics.capHeight * style.size;
    const white = Math.max(owed, style.before) * grid.leading;
    const from = first ? baseline + capital : baseline + white + style.leading;
    const origin = { stream, span: story.head.title.span };
    const stack = stackLines(lines, { x: 0, from, leading: style.leading, origin });
    marks.push(...(stream === undefined ? stack.marks.map(asFurniture) : stack.marks));
    baseline = stack.baseline;
    owed = style.after;
  }
  return { ...closeHead(marks, baseline, measure, typeCase), diagnostics: faults };
}

/** The head's height in whole grid lines, and the rule between it and the body. */
function closeHead(
  marks: readonly Mark[],
  baseline: Pt,
  measure: Pt,
  { design, grid }: TypeCase,
): Pick<ArticleHead, "height" | "marks"> {
  const { headRule, headRuleInk, headGap } = design.furniture;
  const height = slotsFor(baseline, grid) + headGap;
  const y = (height - 1) * grid.leading + grid.baseline - grid.capHeight;
  const rule: Mark = { kind: "rule", rect: rect(0, y, measure, headRule), ink: headRuleInk };
  return { height, marks: headRule > 0 ? [...marks, rule] : marks };
}

function headLines({ file, head }: Story, language: string): readonly HeadLine[] {
  const lines: HeadLine[] = [];
  const copy = (style: StyleName, phrase: Phrase | undefined, stream: string): void => {
    if (phrase !== undefined) lines.push({ style, inlines: asInlines(phrase), stream });
  };
  if (head.number !== undefined) {
    const number = numberWords(head.number, language);
    lines.push({ style: "number", inlines: [plainWords(number, head.title.span)] });
  }
  copy("number", head.label, labelStream(file));
  copy("kicker", head.kicker, kickerStream(file));
  copy("headline", head.title, titleStream(file));
  copy("deck", head.deck, deckStream(file));
  const made = dateAndByline(head, language);
  copy("byline", made === "" ? undefined : { ...head.title, text: made }, bylineStream(file));
  copy("credit", head.opener?.credit, openerStream(file));
  return lines;
}

/** The words that we make of date and authors, as the proof of conservation wants them. */
export function bylineWords({ file, head }: Story, language: string): Stream {
  const text = dateAndByline(head, language);
  return { key: bylineStream(file), text, span: head.title.span };
}

/** "Jan 14, 2020 | By A, B and C"; a letter is signed in its text and prints neither. */
function dateAndByline(head: StoryHead, language: string): string {
  const parts: string[] = [];
  if (head.date !== undefined) parts.push(shortDate(head.date, language));
  if (head.authors.length > 0 && !head.letter) {
    const names = head.authors.map((author) => author.text);
    const role = head.role === undefined || names.length > 1 ? "" : `, ${head.role.text}`;
    parts.push(byline(names, language) + role);
  }
  return parts.join(" | ");
}
