import type { Span } from "../diagnostics/diagnostic.ts";
import type { BoxLook } from "../design/design.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { Galley, PanelPiece } from "./galley.ts";

/** One slot over the panel's text and one under it keep the text on the grid and clear of the edge. */
export const PANEL_EDGES = 2;

/** The width that a panel leaves to its text. */
export const panelMeasure = (width: Pt, look: BoxLook): Pt => width - 2 * look.padding;

/** A box of this look round a galley that was set to its measure. */
export function panel(inner: Galley, look: BoxLook, span: Span): PanelPiece {
  return {
    kind: "panel",
    x: 0,
    inner,
    width: inner.measure + 2 * look.padding,
    padding: look.padding,
    ground: look,
    before: look.before,
    after: look.after,
    span,
  };
}
