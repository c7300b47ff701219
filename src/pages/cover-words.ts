import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { StyleName } from "../design/design.ts";
import { plainWords } from "../galley/phrase.ts";
import { setIn, type Setter, type TypeCase } from "../galley/type-case.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { Issue } from "../issue/issue.ts";
import type { Phrase } from "../schema/phrase.ts";
import { scaled, stackFields, withStyles, type Field, type FieldStack } from "./field-stack.ts";
import { monthOf } from "./furniture-words.ts";

/** The two groups of words on a cover, each from its first capitals down. */
export interface CoverWords {
  readonly masthead: FieldStack;
  /** Date, title and the cover lines. */
  readonly lines: FieldStack;
}

/** Type sizes of a masthead are this share of the theme's apart. */
const MASTHEAD_STEP = 0.02;

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
  return {
    masthead: stackFields(
      [field(issue.publication, "masthead")],
      order,
      fitted(issue, order, setter),
    ),
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
  const words = [plainWords(publication.text, publication.span)];
  const trial = { ...setter, faults: [] };
  const [{ lines }] = setIn(trial, words, "masthead", { measure: ENDLESS }).settings;
  const width = Math.max(1, ...lines.map((line) => line.width));
  const steps = Math.floor(measure / width / MASTHEAD_STEP - 1e-6);
  const by = Math.min(1, Math.max(1, steps) * MASTHEAD_STEP);
  return withStyles(setter, ["masthead"], (style) => scaled(style, by));
}

/** Wider than any line of type. */
const ENDLESS: Pt = 1e6;
