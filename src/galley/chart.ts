import { drawBars } from "../charts/bars.ts";
import type { ChartKit, ChartType, DrawnChart } from "../charts/chart.ts";
import { drawLines } from "../charts/lines.ts";
import { drawTimeline } from "../charts/timeline.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Drawing } from "../display/drawing.ts";
import type { Mark } from "../display/mark.ts";
import { rect, type Pt } from "../geometry/geometry.ts";
import type { Chart, ChartFigures } from "../story/story.ts";
import type { FloatPiece } from "./galley.ts";
import { asFurniture, lineMarks, moved } from "./marks.ts";
import { asInlines, plainWords } from "./phrase.ts";
import { slotsFor, stackLines, type Stack } from "./stack.ts";
import { setIn, type Compositor } from "./type-case.ts";

/**
 * A chart: its title, what is counted, the drawing, then where the figures come from. It is as much higher than it would
 * be that its last line of type stands on the grid.
 */
export function setChart(chart: Chart, compositor: Compositor): FloatPiece {
  const { sheet, grid, design } = compositor;
  const over = chart.width === 2 && sheet.page > sheet.column ? "page" : "column";
  const width = sheet[over];
  const head = setHead(chart, width, compositor);
  const foot = setCredit(chart, width, compositor);
  const told: Diagnostic[] = [];
  const kit = kitOf(chart, width, { ...compositor, faults: told });
  const depthOf = ({ height }: DrawnChart): Pt => head.baseline + height + foot.baseline;
  const least = drawFigures(chart.figures, kit, 0);
  const past = (depthOf(least) - grid.baseline) % grid.leading;
  const drawn = drawFigures(chart.figures, kit, past > 1e-6 ? grid.leading - past : 0);
  // Words are set more than once until they have their place; their faults are told once.
  compositor.faults.push(...new Map(told.map((fault) => [fault.message, fault])).values());
  const depth = depthOf(drawn);
  const { before, after } = design.chart;
  return {
    ...{ kind: "float", over },
    content: {
      kind: "block",
      height: slotsFor(depth, grid),
      marks: [
        ...head.marks,
        ...chartMarks(drawn, chart, { width, top: head.baseline }, compositor),
        ...moved(foot.marks, 0, depth - foot.baseline),
      ],
      ...{ before, after, keepWithNext: false },
      notes: head.notes,
      span: chart.span,
    },
  };
}

function drawFigures(figures: ChartFigures, kit: ChartKit, spare: Pt): DrawnChart {
  switch (figures.kind) {
    case "bars":
      return drawBars(figures, kit, spare);
    case "lines":
      return drawLines(figures, kit, spare);
    case "timeline":
      return drawTimeline(figures, kit, spare);
  }
}

/** White between the head and the drawing, and between that and the credit, in lines of the credit. */
const UNDER_UNIT = 0.85;
const UNDER_TITLE = 1.1;
const OVER_CREDIT = 1.35;

interface ChartHead extends Stack {
  readonly notes: readonly number[];
}

/** The title and what is counted; the drawing begins at `baseline`. */
function setHead(chart: Chart, width: Pt, compositor: Compositor): ChartHead {
  const { grid, design, fonts, keys } = compositor;
  const { chartTitle, chartUnit } = design.styles;
  const origin = { stream: keys.get(chart), span: chart.span };
  const measure = { measure: width };
  const title = setIn(compositor, chart.caption, "chartTitle", { ...measure, display: true });
  const { lines } = title.settings[0];
  const unit =
    chart.unit === undefined
      ? []
      : setIn(compositor, asInlines(chart.unit), chartUnit, measure).settings[0].lines;
  const top = grid.baseline - grid.capHeight;
  if (lines.length + unit.length === 0) return { marks: [], baseline: top, notes: [] };
  const first = lines.length > 0 ? chartTitle : chartUnit;
  const capital = fonts.face(first.face).metrics.capHeight * first.size;
  const from = top + capital;
  const over = stackLines(lines, { x: 0, from, leading: chartTitle.leading, origin });
  const next = lines.length > 0 ? over.baseline + chartUnit.leading : from;
  const under = stackLines(unit, { x: 0, from: next, leading: chartUnit.leading, origin });
  const last = unit.length > 0 ? under.baseline : over.baseline;
  return {
    marks: [...over.marks, ...under.marks],
    baseline: last + (unit.length > 0 ? UNDER_UNIT : UNDER_TITLE) * chartUnit.leading,
    notes: lines.flatMap((line) => line.notes),
  };
}

/** Where the figures come from, from the drawing's foot down. */
function setCredit(chart: Chart, width: Pt, compositor: Compositor): Stack {
  const { styles } = compositor.design;
  if (chart.credit === undefined) return { marks: [], baseline: 0 };
  const credit = { ...styles.credit, align: styles.chartTitle.align };
  const [{ lines }] = setIn(compositor, asInlines(chart.credit), credit, {
    measure: width,
  }).settings;
  const origin = { stream: compositor.keys.get(chart), span: chart.span };
  const from = OVER_CREDIT * credit.leading;
  return stackLines(lines, { x: 0, from, leading: credit.leading, origin });
}

function kitOf({ span }: Chart, width: Pt, compositor: Compositor): ChartKit {
  const { design, fonts, language } = compositor;
  const digits = new Intl.NumberFormat(language);
  const typeOf = (name: "chart" | "chartValue"): ChartType => {
    const style = design.styles[name];
    return {
      set: (words, measure) =>
        setIn(
          compositor,
          [plainWords(words, span)],
          { ...style, align: "left", hyphenate: false },
          { measure },
        ).settings[0].lines,
      leading: style.leading,
      capital: fonts.face(style.face).metrics.capHeight * style.size,
    };
  };
  const { inks, gridInk, line } = design.chart;
  return {
    ...{ width, inks, gridInk, line },
    axisInk: design.styles.chart.ink,
    label: typeOf("chart"),
    value: typeOf("chartValue"),
    inDigits: (value) => digits.format(value).replace("-", "\u2212"),
  };
}

interface ChartPlace {
  readonly width: Pt;
  readonly top: Pt;
}

function chartMarks(
  { shapes, words, height }: DrawnChart,
  chart: Chart,
  { width, top }: ChartPlace,
  { keys }: Compositor,
): readonly Mark[] {
  const { span } = chart;
  const drawn = { width, height, things: shapes };
  const drawing: Drawing = {
    ...drawn,
    kind: "drawing",
    id: JSON.stringify(drawn),
    file: span.file,
  };
  const frame = rect(0, top, width, height);
  const origin = { stream: keys.get(chart), span };
  const lines = words.flatMap(({ line, at, axis }) => {
    const marks = lineMarks(line, { x: at.x, y: top + at.y }, axis ? { span } : origin);
    return axis ? marks.map(asFurniture) : marks;
  });
  return [{ kind: "picture", picture: drawing, frame, clip: frame, span }, ...lines];
}
