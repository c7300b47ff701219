import type { Features } from "../fonts/face.ts";
import type { Path } from "../schema/document.ts";
import type { Design, TextStyle } from "./design.ts";
import { gridLines, inkOf, points, sizeOf, type Resolving } from "./resolving.ts";
import { leadingFaults, takesLines } from "./tight-leading.ts";
import type { StyleKey, StyleValue, TypedStyle } from "./style-keys.ts";

/** Every style as values. */
export function resolveStyles(resolving: Resolving): Design["styles"] {
  const { body, styles } = resolving.checked.value;
  const of = (key: StyleKey): TextStyle => {
    const path = ["styles", key];
    const style = textStyle(styles[key], path, resolving);
    const order = styles[key].size ?? body.size;
    if (takesLines(key)) resolving.faults.push(...leadingFaults(path, order, style, resolving));
    return style;
  };
  const running = textStyle({ ...body, after: body["paragraph-space"] }, ["body"], resolving);
  resolving.faults.push(...leadingFaults(["body"], body.size, running, resolving));
  return {
    body: running,
    opening: of("opening"),
    dropCap: of("drop-cap"),
    lead: of("lead"),
    code: of("code"),
    subhead: of("subhead"),
    minorSubhead: of("minor-subhead"),
    quotation: of("quotation"),
    signOff: of("sign-off"),
    note: of("note"),
    number: of("number"),
    kicker: of("kicker"),
    headline: of("headline"),
    deck: of("deck"),
    byline: of("byline"),
    pullquote: of("pullquote"),
    pullquoteWide: of("pullquote-wide"),
    pullquoteMark: of("pullquote-mark"),
    pullquoteBy: of("pullquote-by"),
    caption: of("caption"),
    credit: of("credit"),
    sidebar: of("sidebar"),
    sidebarTitle: of("sidebar-title"),
    table: of("table"),
    tableHead: of("table-head"),
    chartTitle: of("chart-title"),
    chartUnit: of("chart-unit"),
    chart: of("chart"),
    chartValue: of("chart-value"),
    footer: of("footer"),
    contentsTitle: of("contents-title"),
    contentsNumber: of("contents-number"),
    contentsKicker: of("contents-kicker"),
    contentsEntry: of("contents-entry"),
    contentsByline: of("contents-byline"),
    contentsFolio: of("contents-folio"),
    masthead: of("masthead"),
    coverTitle: of("cover-title"),
    coverData: of("cover-data"),
    coverLine: of("cover-line"),
  };
}

/** What holds where a style cannot say otherwise: flush left, undivided, on the body's size and grid. */
function withDefaults(typed: TypedStyle, { checked }: Resolving): Required<TypedStyle> {
  const { body } = checked.value;
  const plain = { align: "left", hyphenate: false, hang: false, indent: NOTHING } as const;
  return { ...body, ...plain, before: 0, after: 0, ...typed };
}

const NOTHING = { value: 0, unit: "pt" } as const;

function textStyle(said: TypedStyle, path: Path, resolving: Resolving): TextStyle {
  const typed = withDefaults(said, resolving);
  const at = (value: StyleValue): Path => [...path, value];
  return {
    face: { family: typed.family, weight: typed.weight, italic: typed.italic },
    size: sizeOf(typed.size, at("size"), resolving),
    leading: points(typed.leading, resolving),
    align: typed.align,
    hyphenate: typed.hyphenate,
    indent: points(typed.indent, resolving),
    before: gridLines(typed.before, resolving),
    after: gridLines(typed.after, resolving),
    features: featuresOf(typed),
    caps: typed.caps,
    tracking: typed.tracking,
    ink: inkOf(typed.color, at("color"), resolving),
    hang: typed.hang,
  };
}

const FIGURES = {
  "old-style": ["onum", "pnum"],
  lining: ["lnum", "pnum"],
  tabular: ["lnum", "tnum"],
};
const CAPS = { none: [], upper: [], small: ["smcp"], "all-small": ["c2sc", "smcp"] };

const featuresOf = ({ figures, caps }: Pick<Required<TypedStyle>, "figures" | "caps">): Features =>
  [...FIGURES[figures], ...CAPS[caps]].sort();
