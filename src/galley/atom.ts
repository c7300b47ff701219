import { standingAtoms } from "./block-atoms.ts";
import { boxAtoms } from "./box-atoms.ts";
import { endCostOf, floatAtoms, quoted, quoteOf, waitingAtoms } from "./float-atoms.ts";
import type { Piece } from "./galley.ts";
import type { Atom, Stick } from "./stick.ts";
import { textAtoms } from "./text-atoms.ts";

/** All that may come next in the column; nothing where only things are left that have no room in it. */
export function nextAtoms(stick: Stick): readonly Atom[] {
  const { resume } = stick;
  const { galley } = stick.column;
  const [first] = resume.waiting;
  const textLeft = resume.piece < galley.pieces.length;
  if (first !== undefined && (isAtHead(stick) || !textLeft)) {
    const atoms = waitingAtoms(stick, first).map((atom) => quoted(atom, quoteOf(first)));
    if (atoms.length > 0) return textLeft ? atoms : atoms.map(behindEnd);
  }
  const piece = galley.pieces[resume.piece];
  return piece === undefined ? [] : pieceAtoms(stick, piece);
}

/** True while only floats that waited stand in the column. */
function isAtHead({ resume, used, column }: Stick): boolean {
  const { headPiece, headLine } = column;
  return used === 0 || (resume.piece === headPiece && resume.line === headLine);
}

const behindEnd = (atom: Atom): Atom => ({ ...atom, cost: atom.cost + endCostOf(atom) });

function pieceAtoms(stick: Stick, piece: Piece): readonly Atom[] {
  switch (piece.kind) {
    case "text":
      return textAtoms(stick, piece);
    case "block":
      return standingAtoms(stick, piece);
    case "panel":
      return boxAtoms(stick, piece);
    case "float":
      return floatAtoms(stick, piece);
  }
}
