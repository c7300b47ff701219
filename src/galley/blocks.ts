import type { Block } from "../story/story.ts";
import { setChart } from "./chart.ts";
import { setCode } from "./code.ts";
import { setFigure } from "./figure.ts";
import { keepsWithNext, type Piece } from "./galley.ts";
import { setList } from "./list.ts";
import { setPullQuote } from "./pull-quote.ts";
import { setQuotation } from "./quotation.ts";
import { setBodyParagraph, setSectionBreak, setSubhead, type Neighbors } from "./running-text.ts";
import { setSidebar } from "./sidebar.ts";
import { setTable } from "./table.ts";
import type { Compositor, Place } from "./type-case.ts";

/** Sets blocks in the order of the copy, then lets no box come between a subhead and its text. */
export function setBlocks(
  blocks: readonly Block[],
  place: Place,
  compositor: Compositor,
): readonly Piece[] {
  const pieces = blocks.flatMap((block, index) =>
    setBlock(block, { above: blocks[index - 1], below: blocks[index + 1] }, place, compositor),
  );
  return headsHold(floatsBehindText(pieces));
}

/** What stands right under a subhead asks for no white of its own: the head belongs to it. */
function headsHold(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece, index) => {
    const above = pieces[index - 1];
    const held = above?.kind === "block" && above.keepWithNext && piece.kind !== "float";
    return held ? { ...piece, before: 0 } : piece;
  });
}

function setBlock(
  block: Block,
  neighbors: Neighbors,
  place: Place,
  compositor: Compositor,
): readonly Piece[] {
  switch (block.kind) {
    case "paragraph":
      return [setBodyParagraph(block, neighbors, place, compositor)];
    case "subhead":
      return [setSubhead(block, place, compositor)];
    case "list":
      return setList(block, place, compositor);
    case "quotation":
      return setQuotation(block, place, compositor);
    case "pullquote":
      return [setPullQuote(block, compositor)];
    case "figure":
      return [setFigure(block, compositor)];
    case "chart":
      return [setChart(block, compositor)];
    case "sidebar":
      return [setSidebar(block, compositor)];
    case "table":
      return [setTable(block, compositor)];
    case "code":
      return [setCode(block, place, compositor)];
    case "section-break":
      return [setSectionBreak(block, place, compositor)];
  }
}

/**
 * A float right under a subhead or lead line moves behind the text that the subhead announces; where it announces
 * nothing else, it stays, or the subhead would stand on the next.
 */
function floatsBehindText(pieces: readonly Piece[]): readonly Piece[] {
  const ordered: Piece[] = [];
  let held: Piece[] = [];
  for (const [index, piece] of pieces.entries()) {
    const above = ordered.at(-1);
    const isUnderHead = above !== undefined && keepsWithNext(above);
    if (piece.kind === "float" && isUnderHead && !isAllOfSection(pieces, index)) {
      held.push(piece);
      continue;
    }
    ordered.push(piece);
    if (held.length > 0 && piece.kind !== "float" && !keepsWithNext(piece)) {
      ordered.push(...held);
      held = [];
    }
  }
  return [...ordered, ...held];
}

/** True of floats behind which the next subhead comes, or nothing. */
function isAllOfSection(pieces: readonly Piece[], index: number): boolean {
  const next = pieces.slice(index).find(({ kind }) => kind !== "float");
  return next === undefined || keepsWithNext(next);
}
