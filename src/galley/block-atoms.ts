import { COST } from "./costs.ts";
import type { BlockPiece } from "./galley.ts";
import { moved } from "./marks.ts";
import { noteLines } from "./note-stack.ts";
import { goOnAt, type Resume } from "./resume.ts";
import { footed, type Atom, type Stick } from "./stick.ts";

/** Grid lines left for a thing that wants `before` over it. */
export const roomFor = (stick: Stick, before: number): number => room(stick, before, []);

/** Grid lines left for a thing that wants `before` over it and calls these footnotes. */
export function room(stick: Stick, before: number, called: readonly number[]): number {
  const notes = [...stick.notes, ...called.map((number) => ({ number, line: 0 }))];
  const foot = footed(stick) + noteLines(stick.column.galley, notes);
  return stick.column.lines - nextSlot(stick, before) - foot;
}

/** The grid line that a thing takes first which wants `before` over it. */
export const nextSlot = ({ used, owed }: Stick, before: number): number =>
  used === 0 ? 0 : used + Math.max(owed, before);

export const withMoreWhite = (
  atom: Atom,
  costsFor: "moreWhite" | "whiteInText" = "moreWhite",
): Atom => ({ ...atom, cost: atom.cost + COST[costsFor], costsFor });

/** So many lines over a pause, the column seems to begin with it. */
const FEW_LINES = 3;

const nearHead = (atom: Atom): Atom => ({
  ...atom,
  cost: atom.cost + COST.pauseNearHead,
  costsFor: "pauseNearHead",
});

/** A block where the copy has it: what has white over it may have a line more. */
export function standingAtoms(stick: Stick, block: BlockPiece): readonly Atom[] {
  const next = goOnAt(stick.resume, stick.resume.piece + 1);
  const atoms = blockAtoms(block, next);
  const whiter = { ...blockAtom(block, next), before: block.before + 1 };
  const all = block.before === 0 ? atoms : [...atoms, withMoreWhite(whiter)];
  return block.pause === true && stick.used <= FEW_LINES ? all.map(nearHead) : all;
}

/** A block in each of its heights. */
export function blockAtoms(block: BlockPiece, next: Resume): readonly Atom[] {
  const plain = blockAtom(block, next);
  const others = (block.also ?? []).map((shape, index): Atom => {
    const cost = COST.otherHeight * (index + 1);
    return { ...blockAtom({ ...block, ...shape }, next), cost, costsFor: "otherHeight" };
  });
  return [plain, ...others];
}

export function blockAtom(block: BlockPiece, next: Resume): Atom {
  return {
    before: block.before,
    after: block.after,
    height: block.height,
    draw: (x, top) => moved(block.marks, x, top),
    notes: block.notes,
    callsAtHead: true,
    next,
    mayEnd: !block.keepWithNext || block.pause === true,
    closes: false,
    cost: 0,
    ...(block.short !== undefined && { short: block.short, endCost: COST.endsShort }),
    ...(block.width !== undefined && { width: block.width }),
  };
}
