import type { Ink } from "../color/ink.ts";
import { error } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { Features } from "../fonts/face.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { Checked, Path } from "../schema/document.ts";
import { toPoints } from "../schema/length.ts";
import type { Length } from "../schema/length.ts";
import type { ColorOrder } from "./color.ts";
import type { BoxLook, BoxName, Design, StyleName, TextStyle } from "./design.ts";
import type { BOX_KEYS, CompleteTheme, STYLE_KEYS } from "./schema.ts";

type StyleKey = (typeof STYLE_KEYS)[number];
type TypedStyle = CompleteTheme["styles"][StyleKey];

/** A theme on its way to values: lengths become points, names of colors become inks. */
interface Resolving {
  readonly checked: Checked<CompleteTheme>;
  readonly em: Pt;
  readonly grid: Pt;
  readonly faults: Diagnostic[];
}

/** The values of a complete theme, and the colors that it names and does not have. */
export function resolveDesign(
  name: string,
  checked: Checked<CompleteTheme>,
): { readonly design: Design; readonly faults: readonly Diagnostic[] } {
  const { body } = checked.value;
  // The body's own size in ems would be measured by itself; there an em is the usual 10 points.
  const em = toPoints(body.size, 10);
  const resolving = { checked, em, grid: toPoints(body.leading, em), faults: [] };
  const design = {
    name,
    ...frame(resolving),
    colors: new Map(Object.entries(checked.value.colors)),
    styles: styles(resolving),
    boxes: boxes(resolving),
    furniture: furniture(resolving),
  };
  return { design, faults: resolving.faults };
}

const points = (typed: Length, { em }: Resolving): Pt => toPoints(typed, em);

function gridLines(typed: number | Length, resolving: Resolving): number {
  if (typeof typed === "number") return typed;
  return Math.round(points(typed, resolving) / resolving.grid);
}

function white(
  typed: { readonly before: number | Length; readonly after: number | Length },
  resolving: Resolving,
): { readonly before: number; readonly after: number } {
  return {
    before: gridLines(typed.before, resolving),
    after: gridLines(typed.after, resolving),
  };
}

function inkOf(order: ColorOrder, path: Path, { checked, faults }: Resolving): Ink {
  if (order.kind === "ink") return order.ink;
  const { colors } = checked.value;
  const ink = Object.hasOwn(colors, order.name) ? colors[order.name] : undefined;
  if (ink !== undefined) return ink;
  const names = Object.keys(colors);
  const near = nearest(order.name, names);
  const hints = near
    ? [`did you mean \`${near}\`?`]
    : [`the colors are ${names.map((name) => `\`${name}\``).join(", ")}`];
  const span = checked.spanAt(path);
  faults.push(error("theme/unknown-color", `there is no color \`${order.name}\``, { span, hints }));
  return { kind: "cmyk", c: 0, m: 0, y: 0, k: 1 };
}

function frame(
  resolving: Resolving,
): Pick<Design, "page" | "grid" | "list" | "quotation" | "table" | "sectionBreak"> {
  const { page, list, quotation, table, ...rest } = resolving.checked.value;
  const { head, foot, inside, outside } = page.margins;
  const at = (typed: Length): Pt => points(typed, resolving);
  return {
    page: {
      margins: { head: at(head), foot: at(foot), inside: at(inside), outside: at(outside) },
      columns: page.columns,
      gutter: at(page.gutter),
    },
    grid: resolving.grid,
    list: {
      bullet: list.bullet,
      nestedBullet: list["nested-bullet"],
      align: list.align,
      indent: at(list.indent),
      ...white(list, resolving),
      between: gridLines(list.between, resolving),
    },
    quotation: { indent: at(quotation.indent), ...white(quotation, resolving) },
    table: {
      rule: at(table.rule),
      ruleInk: inkOf(table["rule-color"], ["table", "rule-color"], resolving),
      cellPadding: at(table["cell-padding"]),
    },
    sectionBreak: {
      ornament: rest["section-break"].ornament,
      ...white(rest["section-break"], resolving),
    },
  };
}

function furniture(resolving: Resolving): Design["furniture"] {
  const look = resolving.checked.value.furniture;
  return {
    footer: look.footer,
    footerBaseline: points(look["footer-baseline"], resolving),
    footerAlign: look["footer-align"],
    headGap: gridLines(look["head-gap"], resolving),
    headRule: points(look["head-rule"], resolving),
    headRuleInk: inkOf(look["head-rule-color"], ["furniture", "head-rule-color"], resolving),
  };
}

function boxes(resolving: Resolving): Record<BoxName, BoxLook> {
  const box = (key: (typeof BOX_KEYS)[number]): BoxLook => {
    const look = resolving.checked.value.boxes[key];
    const path = ["boxes", key];
    const { tint } = look;
    return {
      ...(tint !== "none" && { tint: inkOf(tint, [...path, "tint"], resolving) }),
      rule: points(look.rule, resolving),
      ruleInk: inkOf(look["rule-color"], [...path, "rule-color"], resolving),
      padding: points(look.padding, resolving),
      ...white(look, resolving),
    };
  };
  return {
    sidebar: box("sidebar"),
    pullquote: box("pullquote"),
    code: box("code"),
    figure: box("figure"),
    table: box("table"),
  };
}

function styles(resolving: Resolving): Record<StyleName, TextStyle> {
  const { body, styles: typed } = resolving.checked.value;
  const of = (key: StyleKey): TextStyle => textStyle(typed[key], ["styles", key], resolving);
  const running = { ...body, before: 0, after: body["paragraph-space"] };
  return {
    body: textStyle(running, ["body"], resolving),
    ...{ lead: of("lead"), code: of("code"), subhead: of("subhead") },
    ...{ minorSubhead: of("minor-subhead"), number: of("number"), kicker: of("kicker") },
    ...{ headline: of("headline"), deck: of("deck"), byline: of("byline") },
    ...{ quotation: of("quotation"), pullquote: of("pullquote") },
    ...{ pullquoteBy: of("pullquote-by"), caption: of("caption"), credit: of("credit") },
    ...{ sidebar: of("sidebar"), sidebarTitle: of("sidebar-title"), table: of("table") },
    ...{ tableHead: of("table-head"), note: of("note"), footer: of("footer") },
    ...{ contentsTitle: of("contents-title"), contentsEntry: of("contents-entry") },
    ...{ contentsKicker: of("contents-kicker"), contentsByline: of("contents-byline") },
    ...{ masthead: of("masthead"), coverLine: of("cover-line"), signOff: of("sign-off") },
  };
}

function textStyle(typed: TypedStyle, path: Path, resolving: Resolving): TextStyle {
  return {
    face: { family: typed.family, weight: typed.weight, italic: typed.italic },
    size: points(typed.size, resolving),
    leading: points(typed.leading, resolving),
    align: typed.align,
    hyphenate: typed.hyphenate,
    indent: points(typed.indent, resolving),
    ...white(typed, resolving),
    features: featuresOf(typed),
    caps: typed.caps,
    tracking: typed.tracking,
    ink: inkOf(typed.color, [...path, "color"], resolving),
    hang: typed.hang,
  };
}

const FIGURES = {
  "old-style": ["onum", "pnum"],
  lining: ["lnum", "pnum"],
  tabular: ["lnum", "tnum"],
};
const CAPS = { none: [], upper: [], small: ["smcp"], "all-small": ["c2sc", "smcp"] };

const featuresOf = ({ figures, caps }: Pick<TypedStyle, "figures" | "caps">): Features =>
  [...FIGURES[figures], ...CAPS[caps]].sort();
