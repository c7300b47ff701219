import type { Mark } from "../display/mark.ts";
import { warning, type Diagnostic, type Span } from "../diagnostics/diagnostic.ts";
import type { TextStyle } from "../design/design.ts";
import { furnitureMark } from "../galley/marks.ts";
import { plainWords } from "../galley/phrase.ts";
import { setIn, type TypeCase } from "../galley/type-case.ts";
import { rect, type Pt, type Size } from "../geometry/geometry.ts";
import { isRecto, type Frame } from "./frame.ts";

/** What the braces of a footer's pattern stand for on one page. */
export interface FooterFields {
  readonly page: string;
  readonly title: string;
  readonly publication: string;
  readonly article: string;
  readonly date: string;
}

/** The running footer's words: `{page}` and its like replaced, other braces left as they are. */
export function footerText(pattern: string, fields: FooterFields): string {
  const known = new Map<string, string>(Object.entries(fields));
  return pattern.replace(/\{(\w+)\}/gu, (brace, name: string) => known.get(name) ?? brace);
}

export interface FooterOrder {
  readonly text: string;
  readonly span: Span;
  readonly folio: number;
  readonly trim: Size;
  readonly frame: Frame;
}

/** From the footer's baseline up to its rule, in ems of the footer: clear of its capitals. */
export const UNDER_RULE = 1.5;

/** The footer on its baseline under the type area, at the edge that the theme names. */
export function setFooter(
  { text, span, folio, trim, frame }: FooterOrder,
  typeCase: TypeCase,
  faults: Diagnostic[],
): readonly Mark[] {
  const { footerAlign, footerBaseline } = typeCase.design.furniture;
  const style: TextStyle = {
    ...typeCase.design.styles.footer,
    align: footerAlign === "center" ? "center" : footerEdge(footerAlign, folio),
  };
  const measure = frame.area.width;
  const set = setIn({ ...typeCase, faults }, [plainWords(text, span)], style, { measure });
  if (set.settings[0].lines.length > 1) faults.push(tooLong(span));
  const y = trim.height - footerBaseline;
  const marks = set.settings[0].lines
    .slice(0, 1)
    .map((line) => furnitureMark(line.runs, { x: frame.area.x + line.x, y }));
  return [...ruleMarks(y - UNDER_RULE * style.size, frame, typeCase), ...marks];
}

function ruleMarks(y: Pt, { area }: Frame, { design }: TypeCase): readonly Mark[] {
  const { footerRule, footerRuleInk: ink } = design.furniture;
  if (footerRule === 0) return [];
  return [{ kind: "rule", rect: rect(area.x, y - footerRule, area.width, footerRule), ink }];
}

function tooLong(span: Span): Diagnostic {
  return warning("pages/footer", "the running footer is longer than its line and is cut", {
    span,
    hints: ["take a field out of it, or make its type smaller in the theme"],
  });
}

function footerEdge(edge: "outside" | "inside", folio: number): "left" | "right" {
  const outside = isRecto(folio) ? "right" : "left";
  if (edge === "outside") return outside;
  return outside === "right" ? "left" : "right";
}
