import { room } from "./block-atoms.ts";
import type { PanelPiece, TablePiece } from "./galley.ts";
import { moved } from "./marks.ts";
import { panelPortion, tablePortion, type Portion } from "./portion.ts";
import { goOnAt, type Part, type Resume } from "./resume.ts";
import type { Atom, Stick } from "./stick.ts";

/** A box in the flow of no more than this share of a column is not divided. */
const SHORT_BOX = 1 / 4;

/** A box that stands in the flow (code): a long one is divided where the column ends. */
export function boxAtoms(stick: Stick, piece: PanelPiece): readonly Atom[] {
  const portion = portionOf(stick, piece, stick.resume);
  if (portion === undefined) return [];
  if (portion.rest !== undefined && stick.used > 0 && isShort(stick, piece)) return [];
  const { resume } = stick;
  const next =
    portion.rest === undefined
      ? goOnAt(resume, resume.piece + 1)
      : { ...goOnAt(resume, resume.piece), ...portion.rest };
  return [portionAtom(piece, portion, next)];
}

function isShort(stick: Stick, piece: PanelPiece): boolean {
  const lines = Math.floor(stick.column.galley.lines * SHORT_BOX);
  return isWhole(portionIn(stick, piece, stick.resume, lines));
}

export const isWhole = (portion: Portion | undefined): boolean =>
  portion !== undefined && portion.rest === undefined;

export type Divisible = PanelPiece | TablePiece;

export function portionOf(stick: Stick, piece: Divisible, part: Part): Portion | undefined {
  return portionIn(stick, piece, part, room(stick, piece.before, []));
}

/** What has been found for boxes that were not begun, by the lines that there were: they are tried again and again. */
const portions = new WeakMap<Divisible, Map<number, Portion | undefined>>();

export function portionIn(
  stick: Stick,
  piece: Divisible,
  part: Part,
  lines: number,
): Portion | undefined {
  if (part.line > 0 || part.inner !== undefined) return cutPortion(stick, piece, part, lines);
  const known = portions.get(piece) ?? new Map<number, Portion | undefined>();
  portions.set(piece, known);
  if (!known.has(lines)) known.set(lines, cutPortion(stick, piece, part, lines));
  return known.get(lines);
}

function cutPortion(
  stick: Stick,
  piece: Divisible,
  part: Part,
  lines: number,
): Portion | undefined {
  return piece.kind === "panel"
    ? panelPortion(piece, part, lines, stick.column.fillInner)
    : tablePortion(piece, part, lines, stick.column.galley.grid);
}

export function portionAtom(piece: Divisible, portion: Portion, next: Resume): Atom {
  return {
    before: piece.before,
    after: piece.after,
    height: portion.height,
    draw: (x, top) => moved(portion.marks, x, top),
    notes: portion.notes,
    callsAtHead: true,
    next,
    mayEnd: true,
    closes: portion.rest !== undefined,
    cost: 0,
  };
}
