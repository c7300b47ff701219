import { USUAL_SEPARATION } from "../color/press.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Ink } from "../color/ink.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { Checked } from "../schema/document.ts";
import { toPoints } from "../schema/length.ts";
import type { BOX_KEYS } from "./block-keys.ts";
import type { BoxLook, Design, HouseQuotes, PageMaster } from "./design.ts";
import { resolveStyles } from "./resolve-styles.ts";
import { resolveFurniture } from "./resolve-furniture.ts";
import { gridLines, groundOf, inkOf, points, white, type Resolving } from "./resolving.ts";
import type { CompleteTheme } from "./schema.ts";

/** The values of a complete theme, and the sizes and colors that it names and does not have. */
export function resolveDesign(
  { name, file }: { readonly name: string; readonly file: string },
  checked: Checked<CompleteTheme>,
): { readonly design: Design; readonly faults: readonly Diagnostic[] } {
  const { body, masters, quotes, opening, hyphenation = [], separation = {} } = checked.value;
  // The body's own size in ems would be measured by itself; there an em is the usual 10 points.
  const em = toPoints(body.size, 10);
  const resolving = { checked, em, grid: toPoints(body.leading, em), faults: [], file };
  const page = pageMaster(checked.value.page, resolving);
  const design = {
    name,
    page,
    masters: {
      letter: onGridOf(page, pageMaster(masters.letter, resolving), resolving.grid),
      contents: onGridOf(page, pageMaster(masters.contents, resolving), resolving.grid),
    },
    grid: resolving.grid,
    colors: new Map(Object.entries(checked.value.colors)),
    ...(quotes && { quotes: houseQuotes(quotes) }),
    hyphenation,
    separation: {
      intent: separation.intent ?? USUAL_SEPARATION.intent,
      blackPoint: separation["black-point"] ?? USUAL_SEPARATION.blackPoint,
    },
    opening: { dropCap: opening["drop-cap"], strong: opening.strong },
    styles: resolveStyles(resolving),
    ...blocks(resolving),
    ...resolveFurniture(resolving),
  };
  return { design, faults: resolving.faults };
}

function houseQuotes({ outer, inner }: NonNullable<CompleteTheme["quotes"]>): HouseQuotes {
  return { ...(outer && { outer }), ...(inner && { inner }) };
}

function pageMaster(typed: CompleteTheme["page"], resolving: Resolving): PageMaster {
  const { head, foot, inside, outside } = typed.margins;
  const at = (length: typeof head): Pt => points(length, resolving);
  return {
    margins: { head: at(head), foot: at(foot), inside: at(inside), outside: at(outside) },
    columns: typed.columns,
    gutter: at(typed.gutter),
  };
}

/** The master with its head moved by less than a line, so that its lines stand on the grid of the text pages. */
function onGridOf(page: PageMaster, master: PageMaster, grid: Pt): PageMaster {
  const { head } = page.margins;
  const lines = Math.round((master.margins.head - head) / grid);
  return { ...master, margins: { ...master.margins, head: Math.max(0, head + lines * grid) } };
}

type Blocks = Pick<
  Design,
  | "boxes"
  | "pullquote"
  | "runaround"
  | "figure"
  | "list"
  | "quotation"
  | "table"
  | "chart"
  | "notes"
  | "sectionBreak"
>;

function blocks(resolving: Resolving): Blocks {
  const { value } = resolving.checked;
  const { runaround, figure, list, quotation, notes } = value;
  return {
    boxes: {
      sidebar: box("sidebar", resolving),
      pullquote: box("pullquote", resolving),
      pullquoteWide: box("pullquote-wide", resolving),
      code: box("code", resolving),
    },
    pullquote: value.pullquote,
    runaround: { ...runaround, white: points(runaround.white, resolving) },
    figure: {
      gap: points(figure.gap, resolving),
      tallest: figure.tallest,
      captionMeasure: figure["caption-measure"],
      placeholder: inkOf(figure.placeholder, ["figure", "placeholder"], resolving),
      ...white(figure, resolving),
    },
    list: {
      bullet: list.bullet,
      nestedBullet: list["nested-bullet"],
      number: list.number,
      labelInk: inkOf(list["label-color"], ["list", "label-color"], resolving),
      align: list.align,
      indent: points(list.indent, resolving),
      ...white(list, resolving),
      between: gridLines(list.between, resolving),
    },
    quotation: { indent: points(quotation.indent, resolving), ...white(quotation, resolving) },
    table: table(resolving),
    chart: chart(resolving),
    notes: {
      rule: points(notes.rule, resolving),
      ruleInk: inkOf(notes["rule-color"], ["notes", "rule-color"], resolving),
      ruleWidth: points(notes["rule-width"], resolving),
      gap: points(notes.gap, resolving),
    },
    sectionBreak: {
      ornament: value["section-break"].ornament,
      ...white(value["section-break"], resolving),
    },
  };
}

function chart(resolving: Resolving): Design["chart"] {
  const look = resolving.checked.value.chart;
  const ink = (key: `${"first" | "second" | "third" | "fourth" | "grid"}-color`): Ink =>
    inkOf(look[key], ["chart", key], resolving);
  return {
    inks: [ink("first-color"), ink("second-color"), ink("third-color"), ink("fourth-color")],
    gridInk: ink("grid-color"),
    line: points(look.line, resolving),
    ...white(look, resolving),
  };
}

function table(resolving: Resolving): Design["table"] {
  const look = resolving.checked.value.table;
  const headTint = groundOf(look["head-tint"], ["table", "head-tint"], resolving);
  return {
    rule: points(look.rule, resolving),
    ruleInk: inkOf(look["rule-color"], ["table", "rule-color"], resolving),
    divider: points(look.divider, resolving),
    dividerInk: inkOf(look["divider-color"], ["table", "divider-color"], resolving),
    ...(headTint && { headTint }),
    cellPadding: points(look["cell-padding"], resolving),
    ...white(look, resolving),
  };
}

function box(key: (typeof BOX_KEYS)[number], resolving: Resolving): BoxLook {
  const look = resolving.checked.value.boxes[key];
  const path = ["boxes", key];
  const tint = groundOf(look.tint, [...path, "tint"], resolving);
  return {
    ...(tint && { tint }),
    rule: points(look.rule, resolving),
    ruleInk: inkOf(look["rule-color"], [...path, "rule-color"], resolving),
    ruled: look.ruled,
    padding: points(look.padding, resolving),
    ...white(look, resolving),
  };
}
