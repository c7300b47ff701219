import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { StyleName, TextStyle } from "../design/design.ts";
import type { Setter, TypeCase } from "../galley/type-case.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { Issue } from "../issue/issue.ts";
import type { Phrase } from "../schema/phrase.ts";
import {
  lineWidth,
  scaled,
  stackFields,
  withStyles,
  type Field,
  type FieldOrder,
  type FieldStack,
} from "./field-stack.ts";
import { monthOf } from "./furniture-words.ts";

/** The two groups of words on a cover, each from its first capitals down. */
export interface CoverWords {
  readonly masthead: FieldStack;
  /** How far its letters reach under its baseline. */
  readonly descent: Pt;
  /** Date, title and the cover lines. */
  readonly lines: FieldStack;
}

/** Type sizes of a masthead are this share of the theme's apart. */
const MASTHEAD_STEP = 0.02;

/** Under this size, in points, a name takes more lines instead: up to so many. */
const LEAST_MASTHEAD: Pt = 24;
const MOST_LINES = [2, 3];

const DESCENDERS = /[Qgjpqyçşţ,;()]/u;

/** Of letters that have a descender, in ems. */
const DESCENT = 0.2;

export function setCoverWords(
  issue: Issue,
  lines: readonly Phrase[],
  measure: Pt,
  { typeCase, faults }: { readonly typeCase: TypeCase; readonly faults: Diagnostic[] },
): CoverWords {
  const setter: Setter = { ...typeCase, faults };
  const order = { top: 0, measure, align: typeCase.design.cover.align } as const;
  const { title, date, language } = issue;
  const fields: readonly Field[] = [
    field({ text: monthOf(date, language), span: title.span }, "coverData"),
    field(title, "coverTitle"),
    ...lines.map((line) => field(line, "coverLine")),
  ];
  const large = fitted(issue, order, setter);
  const descends = DESCENDERS.test(issue.publication.text);
  return {
    masthead: stackFields([field(issue.publication, "masthead")], order, large),
    descent: descends ? DESCENT * large.design.styles.masthead.size : 0,
    lines: stackFields(fields, order, setter),
  };
}

const field = ({ text, span }: Phrase, style: StyleName): Field => ({ text, span, style });

/**
 * The setter with a masthead of the largest size, by steps from the theme's down, that fits on one line; where
 * that were too small, on two or three. Smaller still only if a word would be wider than the cover.
 */
function fitted(issue: Issue, order: FieldOrder, setter: Setter): Setter {
  const { publication } = issue;
  const at = (by: number): Setter =>
    withStyles(setter, ["masthead"], (style) => solid(scaled(style, by)));
  const largest = (width: Pt): number => {
    const steps = Math.floor(order.measure / Math.max(1, width) / MASTHEAD_STEP - 1e-6);
    return Math.min(1, Math.max(1, steps) * MASTHEAD_STEP);
  };
  const whole = lineWidth(publication, "masthead", setter);
  const { size } = setter.design.styles.masthead;
  const least = Math.min(1, LEAST_MASTHEAD / size);
  const by = largest(whole);
  if (by >= least) return at(by);
  const words = publication.text.split(" ").map((text) => ({ ...publication, text }));
  const widest = largest(Math.max(...words.map((word) => lineWidth(word, "masthead", setter))));
  for (const lines of MOST_LINES) {
    const first = Math.min(widest, largest(whole / lines));
    for (let smaller = first; smaller >= least; smaller -= MASTHEAD_STEP) {
      if (linesOf(publication, order, at(smaller)) <= lines) return at(smaller);
    }
  }
  return at(Math.min(widest, least));
}

/** Lines of capitals may stand close, and do not follow the leading of the text. */
const solid = (style: TextStyle): TextStyle => ({ ...style, leading: 1.05 * style.size });

function linesOf(publication: Phrase, order: FieldOrder, setter: Setter): number {
  const quiet = { ...setter, faults: [] };
  const { rows } = stackFields([field(publication, "masthead")], order, quiet);
  const { leading } = setter.design.styles.masthead;
  return 1 + Math.max(0, ...rows.map(({ first, last }) => Math.round((last - first) / leading)));
}
