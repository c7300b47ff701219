import type { GlyphRun } from "../display/mark.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { CodeBlock } from "../story/story.ts";
import { settingOf, type SetLine } from "../text/line.ts";
import { stepOf } from "./grid.ts";
import type { Galley, PanelPiece } from "./galley.ts";
import { EMPTY_LINE } from "./marks.ts";
import { panel, PANEL_EDGES, panelMeasure } from "./panel.ts";
import { plainWords } from "./phrase.ts";
import { setIn, type Compositor, type Place } from "./type-case.ts";

/** Shown where a typed line goes on below; the first that the face has. */
const WRAP_SIGNS = ["↩", "↵", "¬", "\\"];

/** A tab is so many spaces wide. */
const TAB = "    ";

/** A code block: every typed line on a line of its own, too long ones wrapped with a visible sign. */
export function setCode(block: CodeBlock, place: Place, compositor: Compositor): PanelPiece {
  const look = compositor.design.boxes.code;
  const measure = panelMeasure(place.measure, look);
  const sign = wrapSign(block, compositor);
  const lines = block.text
    .split("\n")
    .flatMap((text) => setTyped(text, { block, sign, measure }, compositor));
  const inner: Galley = {
    measure,
    lines: compositor.sheet.lines - PANEL_EDGES,
    grid: compositor.grid,
    pieces: [
      {
        kind: "text",
        settings: [settingOf(lines)],
        step: stepOf(compositor.design.styles.code.leading, compositor.grid),
        x: 0,
        measure,
        before: 0,
        after: 0,
        keepWithNext: false,
        stream: place.stream,
        span: block.span,
      },
    ],
    notes: new Map(),
    noteRule: { width: 0, thickness: 0, ink: look.ruleInk, gap: 0 },
  };
  return { ...panel(inner, look, block.span), x: place.x };
}

interface TypedOrder {
  readonly block: CodeBlock;
  readonly sign: Sign;
  readonly measure: Pt;
}

interface Sign {
  readonly runs: readonly GlyphRun[];
  readonly width: Pt;
}

function setTyped(text: string, order: TypedOrder, compositor: Compositor): readonly SetLine[] {
  const { block, sign } = order;
  const words = { ...plainWords(text.replaceAll("\t", TAB), block.span), code: true };
  const measure = order.measure - sign.width;
  const [{ lines }] = setIn(compositor, [words], "code", { measure }).settings;
  if (lines.length === 0) return [EMPTY_LINE];
  return lines.map((line, index) =>
    index === lines.length - 1 ? line : { ...line, runs: [...line.runs, ...sign.runs] },
  );
}

function wrapSign({ span }: CodeBlock, compositor: Compositor): Sign {
  const face = compositor.fonts.face(compositor.design.styles.code.face);
  const sign = WRAP_SIGNS.find((one) => face.covers(one.codePointAt(0) ?? 0)) ?? "\\";
  const words = { ...plainWords(sign, span), code: true };
  const [{ lines }] = setIn(compositor, [words], "code", {
    measure: compositor.sheet.page,
  }).settings;
  const runs = (lines[0]?.runs ?? []).map((run) => ({ ...run, furniture: true }));
  return { runs, width: lines[0]?.width ?? 0 };
}
