import { warning } from "../diagnostics/diagnostic.ts";
import type { Diagnostic, Span } from "../diagnostics/diagnostic.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { Path } from "../schema/document.ts";
import type { SizeOrder } from "./keys.ts";
import type { Resolving } from "./resolving.ts";
import { STYLES, type StyleKey } from "./style-keys.ts";

/** Lines closer than this share of their size print over one another. */
const TIGHTEST = 0.95;

/** Set within the text or in blocks of several lines, on the grid of the page. */
const ON_GRID: readonly StyleKey[] = ["lead", "code", "quotation", "sidebar"];

/** True for a style that may take several lines: the others stand on one, or beside something. */
export const takesLines = (key: StyleKey): boolean =>
  ON_GRID.includes(key) || STYLES[key][0].some((value) => value === "leading");

/**
 * The warning `theme/tight-leading`, where lines of this size and leading would touch. It stands at whichever
 * of the keys that bring it about is the house's own.
 */
export function leadingFaults(
  path: Path,
  order: SizeOrder,
  { size, leading }: { readonly size: Pt; readonly leading: Pt },
  resolving: Resolving,
): readonly Diagnostic[] {
  if (leading >= TIGHTEST * size) return [];
  const name = path.at(-1) ?? "body";
  const says = `\`${name}\` is ${inPoints(size)} on a leading of ${inPoints(leading)}: its lines touch`;
  const own = path.length < 2 || takesLeading(path);
  const hint = own
    ? `give it a leading of ${inPoints(Math.ceil(1.1 * size))} or so, or smaller type`
    : `its lines stand on the grid, the body's leading: give it smaller type`;
  return [
    warning("theme/tight-leading", says, { span: place(path, order, resolving), hints: [hint] }),
  ];
}

const takesLeading = (path: Path): boolean => !ON_GRID.some((key) => key === path.at(-1));

/** Of its size, its step of the scale or its leading, the first that the house typed itself. */
function place(path: Path, order: SizeOrder, { checked, file }: Resolving): Span {
  const size = checked.spanAt([...path, "size"]);
  const step = "step" in order ? [checked.spanAt(["scale", order.step])] : [];
  const leading = checked.spanAt([...path, "leading"]);
  const spans = [size, leading, ...step, checked.spanAt(["body", "leading"])];
  return spans.find((span) => span.file === file) ?? size;
}

const inPoints = (length: Pt): string => `${Number(length.toFixed(1))}pt`;
