import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { StyleName } from "../design/design.ts";
import type { Mark } from "../display/mark.ts";
import { setEvenly } from "../galley/evenly.ts";
import { signOffOf } from "../galley/letter.ts";
import { asFurniture, moved } from "../galley/marks.ts";
import { asInlines } from "../galley/phrase.ts";
import { stackLines } from "../galley/stack.ts";
import type { Setter, TypeCase } from "../galley/type-case.ts";
import { rect, type Pt } from "../geometry/geometry.ts";
import type { Phrase } from "../schema/phrase.ts";
import type { Story } from "../story/story.ts";
import {
  bylineStream,
  deckStream,
  kickerStream,
  labelStream,
  openerStream,
  titleStream,
} from "../story/streams.ts";
import type { Stream } from "../story/words.ts";
import { byline, numberWords, shortDate } from "./furniture-words.ts";

/** The head of a title page, set over the page's full width. Marks from its upper left corner. */
export interface ArticleHead {
  /** Grid lines, the white under the head included. */
  readonly height: number;
  readonly marks: readonly Mark[];
  readonly diagnostics: readonly Diagnostic[];
}

/** One field of the head: its words, its style, its stream; without one it is furniture. */
interface Field {
  readonly phrase: Phrase;
  readonly style: StyleName;
  readonly stream?: string;
  /** Stands on the line of the field before it. */
  readonly beside?: boolean;
}

/** Fields under one another, from the capitals of the first to the last baseline. */
interface Group {
  readonly marks: readonly Mark[];
  readonly baseline: Pt;
}

/** From the last baseline over the rule to the rule, in ems of the byline. */
const OVER_RULE = 1.2;

/**
 * Number or label and kicker on a line, headline, deck; then, hung from the theme's rule, date, byline and
 * credit. What the grid leaves over lies between the two groups; the body begins on the grid again.
 */
export function setHead(story: Story, typeCase: TypeCase, measure: Pt): ArticleHead {
  const faults: Diagnostic[] = [];
  const setter: Setter = { ...typeCase, faults };
  const { design, grid } = typeCase;
  const head = grid.baseline - grid.capHeight;
  const title = setGroup(titleFields(story, setter), head, measure, setter);
  const foot = setGroup(footFields(story, typeCase.language), 0, measure, setter);
  const white = foot.marks.length === 0 ? 0 : design.styles.byline.before * grid.leading;
  const overRule = OVER_RULE * design.styles.byline.size;
  const depth = title.baseline + white + foot.baseline + overRule;
  const slots = Math.ceil((depth - head) / grid.leading - 1e-6);
  const rule = head + slots * grid.leading;
  const footMarks = moved(foot.marks, 0, rule - overRule - foot.baseline);
  return {
    height: slots + design.head.gap,
    marks: [...title.marks, ...footMarks, ...ruleMarks(rule, measure, typeCase)],
    diagnostics: faults,
  };
}

function ruleMarks(y: Pt, width: Pt, { design }: TypeCase): readonly Mark[] {
  const { rule, ruleInk: ink } = design.head;
  return rule > 0 ? [{ kind: "rule", rect: rect(0, y, width, rule), ink }] : [];
}

function setGroup(fields: readonly Field[], top: Pt, measure: Pt, setter: Setter): Group {
  const { design, grid, fonts } = setter;
  const marks: Mark[] = [];
  let baseline = top;
  let owed = 0;
  let right = 0;
  let above = 0;
  for (const { phrase, style: name, stream, beside = false } of fields) {
    const style = design.styles[name];
    const lines = setEvenly(setter, asInlines(phrase), name, measure - (beside ? right : 0));
    const first = marks.length === 0;
    const white = Math.max(owed, style.before) * grid.leading;
    const capital = fonts.face(style.face).metrics.capHeight * style.size;
    // Under larger type than its own, a line keeps the mean of both leadings.
    const step = Math.max(style.leading, (above + style.leading) / 2);
    const from = first ? baseline + capital : baseline + (beside ? 0 : white + step);
    const order = { x: beside ? right : 0, from, leading: style.leading };
    const stack = stackLines(lines, { ...order, origin: { stream, span: phrase.span } });
    marks.push(...(stream === undefined ? stack.marks.map(asFurniture) : stack.marks));
    right = order.x + (lines[0]?.width ?? 0) + style.size;
    baseline = stack.baseline;
    above = style.leading;
    owed = style.after;
  }
  return { marks, baseline };
}

function titleFields({ file, head }: Story, { language }: TypeCase): readonly Field[] {
  const { number, label, kicker, title, deck } = head;
  const fields: Field[] = [];
  if (number !== undefined) {
    const text = numberWords(number, language);
    fields.push({ style: "number", phrase: { ...title, text } });
  }
  if (label) fields.push({ style: "number", phrase: label, stream: labelStream(file) });
  if (kicker) {
    const beside = fields.length > 0;
    fields.push({ style: "kicker", phrase: kicker, stream: kickerStream(file), beside });
  }
  fields.push({ style: "headline", phrase: title, stream: titleStream(file) });
  if (deck) fields.push({ style: "deck", phrase: deck, stream: deckStream(file) });
  return fields;
}

function footFields(story: Story, language: string): readonly Field[] {
  const { file, head } = story;
  const text = dateAndByline(story, language);
  const phrase = { ...head.title, text };
  const fields: Field[] = [];
  if (text !== "") fields.push({ style: "byline", phrase, stream: bylineStream(file) });
  const credit = head.opener?.credit;
  if (credit) fields.push({ style: "credit", phrase: credit, stream: openerStream(file) });
  return fields;
}

/** The words that we make of date and authors, as the proof of conservation wants them. */
export function bylineWords(story: Story, language: string): Stream {
  const { file, head } = story;
  return { key: bylineStream(file), text: dateAndByline(story, language), span: head.title.span };
}

/** "Jan 14, 2020 | By A, B and C"; a letter that is signed in its text prints no second signature. */
function dateAndByline({ head, body }: Story, language: string): string {
  const signed = head.letter && signOffOf(body) !== undefined;
  const parts: string[] = [];
  if (head.date !== undefined) parts.push(shortDate(head.date, language));
  if (head.authors.length > 0 && !signed) {
    const names = head.authors.map((author) => author.text);
    const role = head.role === undefined || names.length > 1 ? "" : `, ${head.role.text}`;
    parts.push(byline(names, language) + role);
  }
  return parts.join(" | ");
}
