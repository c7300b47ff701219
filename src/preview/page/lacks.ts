import type { Told } from "../told.ts";
import { hang, type Cell } from "./cells.ts";
import type { Work } from "./easel.ts";
import type { IssuePdf } from "./issue-pdf.ts";
import { inkScale, type Extent } from "./spreads.ts";

/** What is to be shown, and what it can be drawn from. */
export interface Wanted {
  readonly told: Told | undefined;
  /** What is drawn from first. */
  readonly pdf: IssuePdf | undefined;
  /** What dense pictures are drawn from, where that is another. */
  readonly fine: IssuePdf | undefined;
  /** Pixels to a point. */
  readonly scale: number;
}

/** What is shown of each page, in points: the trimmed page, on a proof the sheet. */
export function extentOf({ told, pdf }: Wanted): Extent {
  const trim = told?.trim ?? { width: 1, height: 1 };
  return pdf?.proof === true ? pdf.sheet : trim;
}

/** The drawing that a page lacks, if the PDF at hand can give it. */
export function workFor(
  cell: Cell,
  state: Wanted,
  urgent: boolean,
  done: (cell: Cell) => void = () => undefined,
): Work | undefined {
  const pdf = sourceFor(cell, state, urgent);
  if (pdf === undefined || cell.folio > pdf.document.numPages) return undefined;
  const page = state.told?.pages[cell.folio - 1];
  if (!pdf.proof && pdf.build < (page?.since ?? 0)) return undefined;
  const extent = extentOf(state);
  const ink = inkOf(state);
  const isRough = pdf.isForPosition && page?.dense === true;
  return {
    ...{ folio: cell.folio, pdf, ink, urgent, extent },
    hang: (canvas) => {
      const { build, proof, hidden } = pdf;
      hang(cell, { ...{ build, proof, hidden }, ink, isRough, canvas });
      done(cell);
    },
  };
}

/** What a page is to be drawn from now; its pictures as they are once it is seen, or where they were so before. */
function sourceFor(cell: Cell, state: Wanted, urgent: boolean): IssuePdf | undefined {
  const { pdf, fine, told } = state;
  const { drawn } = cell;
  if (pdf === undefined) return undefined;
  const isNew = isOld(cell, pdf, told?.pages[cell.folio - 1]?.since ?? 0);
  if (isNew || drawn === undefined) return pdf;
  if (!isShown(cell, state)) return drawn.isRough ? pdf : (fine ?? pdf);
  return drawn.isRough && urgent ? fine : undefined;
}

/** Whether a page hangs there as large as it should be, and with its newest words. */
export function isShown(cell: Cell, state: Wanted): boolean {
  const { pdf, told } = state;
  if (pdf === undefined) return false;
  const { drawn } = cell;
  const isFit = drawn !== undefined && Math.abs(drawn.ink / inkOf(state) - 1) < 0.002;
  return isFit && !isOld(cell, pdf, told?.pages[cell.folio - 1]?.since ?? 0);
}

/** Pixels to a point that the pages are drawn with. */
const inkOf = (state: Wanted): number => inkScale(state.scale, devicePixelRatio, extentOf(state));

function isOld(cell: Cell | undefined, pdf: IssuePdf, since: number): boolean {
  const drawn = cell?.drawn;
  if (drawn === undefined || drawn.proof !== pdf.proof) return true;
  if (drawn.hidden !== pdf.hidden) return true;
  return drawn.build < (pdf.proof ? pdf.build : since);
}

/** Whether the same words hang there already, less fine. */
export const isOnlyFiner = (
  { folio, pdf }: Work,
  { cells, told }: Wanted & { readonly cells: readonly Cell[] },
): boolean => !isOld(cells[folio - 1], pdf, told?.pages[folio - 1]?.since ?? 0);
