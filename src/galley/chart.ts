import { drawBars } from "../charts/bars.ts";
import type { ChartKit, ChartType, DrawnChart } from "../charts/chart.ts";
import { drawLines } from "../charts/lines.ts";
import { drawTimeline } from "../charts/timeline.ts";
import type { Drawing } from "../display/drawing.ts";
import type { Mark } from "../display/mark.ts";
import { rect, type Pt } from "../geometry/geometry.ts";
import type { Chart, ChartFigures } from "../story/story.ts";
import { setCaption } from "./caption.ts";
import type { FloatPiece } from "./galley.ts";
import { asFurniture, lineMarks, moved } from "./marks.ts";
import { asInlines, plainWords } from "./phrase.ts";
import { slotsFor, stackLines } from "./stack.ts";
import { setIn, type Compositor } from "./type-case.ts";

/**
 * A chart: what is counted, the drawing, then caption and credit, which never part from it. It is as much higher than
 * it would be that its last line of type stands on the grid.
 */
export function setChart(chart: Chart, compositor: Compositor): FloatPiece {
  const { sheet, grid, design } = compositor;
  const over = chart.width === 2 && sheet.page > sheet.column ? "page" : "column";
  const width = sheet[over];
  const head = grid.baseline - grid.capHeight;
  const unit = setUnit(chart, width, head, compositor);
  const kit = kitOf(chart, width, compositor);
  const measure = over === "page" ? width * design.figure.captionMeasure : width;
  const caption = setCaption(chart, measure, compositor);
  const depthOf = ({ height }: DrawnChart): Pt => unit.foot + height + UNDER + caption.baseline;
  const least = drawFigures(chart.figures, kit, 0);
  const past = (depthOf(least) - grid.baseline) % grid.leading;
  const drawn = drawFigures(chart.figures, kit, past > 1e-6 ? grid.leading - past : 0);
  const depth = depthOf(drawn);
  const { before, after } = design.chart;
  return {
    ...{ kind: "float", over },
    content: {
      kind: "block",
      height: slotsFor(depth, grid),
      marks: [
        ...unit.marks,
        ...chartMarks(drawn, chart, { width, top: unit.foot }, compositor),
        ...moved(caption.marks, 0, depth - caption.baseline),
      ],
      ...{ before, after, keepWithNext: false },
      notes: caption.notes,
      span: chart.span,
    },
  };
}

/** White under the drawing, on top of what a picture has over its caption. */
const UNDER: Pt = 4;

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

/** What is counted, over the drawing; `foot` is where that begins. */
function setUnit(
  chart: Chart,
  width: Pt,
  head: Pt,
  compositor: Compositor,
): { readonly marks: readonly Mark[]; readonly foot: Pt } {
  const { unit, span } = chart;
  if (unit === undefined) return { marks: [], foot: head };
  const style = compositor.design.styles.chart;
  const capital = compositor.fonts.face(style.face).metrics.capHeight * style.size;
  const [{ lines }] = setIn(compositor, asInlines(unit), style, { measure: width }).settings;
  const origin = { stream: compositor.keys.get(chart), span };
  const { marks, baseline } = stackLines(lines, {
    x: 0,
    from: head + capital,
    leading: style.leading,
    origin,
  });
  return { marks, foot: baseline + style.leading / 2 };
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
