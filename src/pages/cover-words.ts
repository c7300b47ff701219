import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { StyleName } from "../design/design.ts";
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

/** The setter with a masthead of the largest size, by steps from the theme's down, that fits on one line. */
function fitted(
  { publication }: Issue,
  { measure }: { readonly measure: Pt },
  setter: Setter,
): Setter {
  const width = Math.max(1, lineWidth(publication, "masthead", setter));
  const steps = Math.floor(measure / width / MASTHEAD_STEP - 1e-6);
  const by = Math.min(1, Math.max(1, steps) * MASTHEAD_STEP);
  return withStyles(setter, ["masthead"], (style) => scaled(style, by));
}
