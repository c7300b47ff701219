import { blockAtoms, room, withMoreWhite } from "./block-atoms.ts";
import { isWhole, portionAtom, portionIn, portionOf } from "./box-atoms.ts";
import { COST } from "./costs.ts";
import type { BlockPiece, FloatPiece, PanelPiece, Quoted, TablePiece } from "./galley.ts";
import { goOnAt, WHOLE, type Resume, type Waiting } from "./resume.ts";
import { followsKeep, type Atom, type Stick } from "./stick.ts";

/** A float met in the flow: it stands here or at the column's foot if it has room, or waits for the next column's head. */
export function floatAtoms(stick: Stick, float: FloatPiece): readonly Atom[] {
  const next = goOnAt(stick.resume, stick.resume.piece + 1);
  if (float.over !== "column") return [{ ...nothing(next), wide: float }];
  const { quote } = float;
  const underHead = followsKeep(stick);
  const waits = nothing({ ...next, waiting: [...next.waiting, { float, part: WHOLE }] });
  const here = next.waiting.length === 0 ? hereAtoms(stick, float.content, next) : [];
  // A section of its own: it stands under its head, or both wait for the next column.
  if (underHead && here.length > 0) return here.map((atom) => quoted(atom, quote));
  if (underHead && hasRoomElsewhere(stick, float.content, next)) return [];
  if (here.length === 0) return [waits];
  const waiting: Atom = { ...waits, cost: COST.waits, costsFor: "waits" };
  if (stick.used === 0) return [...here.map((atom) => quoted(atom, quote)), waiting];
  const beside = standsBeside(stick, quote) ? COST.besideItself : 0;
  const inFlow = here.flatMap(inText).map((atom): Atom => ({ ...atom, cost: atom.cost + beside }));
  const atFoot = footAtoms(stick, float.content, here);
  return [...[...inFlow, ...atFoot].map((atom) => quoted(atom, quote)), waiting];
}

/** Lines that a subhead may take over a float. */
const HEAD = 4;

/** True of what a column would hold that began with its subhead. */
const hasRoomElsewhere = (stick: Stick, content: ColumnFloat, next: Resume): boolean =>
  hereAtoms({ ...stick, used: HEAD, foot: undefined }, content, next).length > 0;

type ColumnFloat = BlockPiece | PanelPiece | TablePiece;

/** The float whole, in each of its heights for which there is room. */
function hereAtoms(stick: Stick, content: ColumnFloat, next: Resume): readonly Atom[] {
  if (content.kind === "block") {
    const most = room(stick, content.before, content.notes);
    return blockAtoms(content, next).filter(({ height }) => height <= most);
  }
  const portion = portionOf(stick, content, WHOLE);
  return portion !== undefined && isWhole(portion) ? [portionAtom(content, portion, next)] : [];
}

export const quoteOf = ({ float }: Waiting): Quoted | undefined =>
  float.over === "trim" ? undefined : float.quote;

export const quoted = (atom: Atom, quote: Quoted | undefined): Atom =>
  quote === undefined ? atom : { ...atom, quote };

/** What it costs that a float stands behind the end of the text. */
export const endCostOf = ({ quote }: Pick<Atom, "quote">): number =>
  quote === undefined ? COST.behindEnd : COST.quoteBehindEnd;

/** True right over or under the paragraph that the quote repeats. */
function standsBeside({ resume, column }: Stick, quote: Quoted | undefined): boolean {
  if (quote?.span === undefined) return false;
  return [resume.piece - 1, resume.piece + 1].some((index) => {
    const piece = column.galley.pieces[index];
    return piece?.kind === "text" && piece.span === quote.span;
  });
}

/** The column's foot is as good a place as its head, for what ends on a line there; one float has room there. */
function footAtoms(stick: Stick, content: ColumnFloat, here: readonly Atom[]): readonly Atom[] {
  if (stick.foot !== undefined || content.kind !== "block") return [];
  return here.map((atom) => ({
    ...atom,
    atFoot: true,
    mayEnd: false,
    before: Math.max(1, atom.before),
    cost: atom.cost + (atom.endCost ?? 0),
  }));
}

/** A float in the middle of the text may have a line of white more over or under it. */
function inText(atom: Atom): readonly Atom[] {
  const cost = atom.cost + COST.inText;
  const plain: Atom = { ...atom, cost, costsFor: atom.costsFor ?? "inText" };
  return [
    plain,
    withMoreWhite({ ...plain, before: atom.before + 1 }),
    withMoreWhite({ ...plain, after: atom.after + 1 }),
  ];
}

/**
 * A float that waited: at a column's head it is placed. One that a higher column would hold whole waits for
 * it (this one may lie under an article's head); one that none holds is divided as soon as nothing else
 * could fill the column.
 */
export function waitingAtoms(stick: Stick, { float, part }: Waiting): readonly Atom[] {
  const { resume } = stick;
  const { galley } = stick.column;
  const rest = resume.waiting.slice(1);
  const content = float.content;
  const atHead = stick.used === 0;
  if (content.kind === "block") {
    const fits = content.height <= room(stick, content.before, content.notes);
    const hopeless = atHead && content.height > Math.min(stick.column.lines, galley.lines);
    const next = { ...resume, waiting: rest };
    const higher = stick.column.lines < galley.lines && content.height <= galley.lines;
    if (!fits && (!hopeless || higher)) return [];
    return blockAtoms(content, next);
  }
  const portion = portionOf(stick, content, part);
  if (portion === undefined) return [];
  const nothingElse = atHead || resume.piece >= galley.pieces.length;
  const held = isWhole(portionIn(stick, content, part, galley.lines));
  if (!isWhole(portion) && (held || !nothingElse)) return [];
  const waiting = portion.rest === undefined ? rest : [{ float, part: portion.rest }, ...rest];
  return [portionAtom(content, portion, { ...resume, waiting })];
}

function nothing(next: Resume): Atom {
  return {
    before: 0,
    after: 0,
    height: 0,
    draw: () => [],
    notes: [],
    callsAtHead: true,
    next,
    mayEnd: false,
    closes: false,
    cost: 0,
  };
}
