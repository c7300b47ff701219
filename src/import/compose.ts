import type { Block, Box, Cell, Inline, Paragraph, Picture, Table } from "./manuscript.ts";
import { plainText } from "./manuscript.ts";
import type { Remarks } from "./remarks.ts";

/** What an article is composed of: pictures have left the text that they stood in, each with its caption. */
export type Piece = Paragraph | Table | Sidebar | Figure;

export interface Figure {
  readonly kind: "figure";
  readonly picture: Picture;
  readonly caption: readonly Inline[];
}

export interface Sidebar {
  readonly kind: "sidebar";
  readonly pieces: readonly (Paragraph | Figure)[];
}

/** Lifts pictures out of text and tables, gives them their captions, and makes sidebars of boxes. */
export function compose(blocks: readonly Block[], remarks: Remarks): readonly Piece[] {
  return piecesOf(blocks, remarks, (block) => {
    for (const { inlines } of paragraphsIn([block])) remarks.hear(` ${plainText(inlines)}`);
  });
}

function piecesOf(
  blocks: readonly Block[],
  remarks: Remarks,
  hear: (block: Block) => void = () => undefined,
): readonly Piece[] {
  const pieces: Piece[] = [];
  // A picture in a list or a quotation waits for its end.
  let waiting: Figure[] = [];
  for (const block of blocks) {
    if (!goesOn(block, pieces.at(-1))) pieces.push(...waiting.splice(0));
    switch (block.kind) {
      case "paragraph": {
        const { words, figures } = lifted(block);
        pieces.push(...words);
        if (words.some(isRun)) waiting = [...waiting, ...figures];
        else pieces.push(...figures);
        break;
      }
      case "table":
        pieces.push(...composeTable(block, remarks));
        break;
      case "box":
        pieces.push(...composeBox(block, "text-box", remarks));
        break;
    }
    hear(block);
  }
  return captioned([...pieces, ...waiting]);
}

const isRun = ({ list, role }: Paragraph): boolean => list !== undefined || role === "quote";

/** True where a block belongs to the list or quotation that the last piece is part of. */
function goesOn(block: Block, last: Piece | undefined): boolean {
  if (block.kind !== "paragraph" || last?.kind !== "paragraph") return false;
  return isRun(block) && isRun(last) && block.role === last.role;
}

/** All paragraphs of blocks, in their order. */
export function paragraphsIn(blocks: readonly Block[]): readonly Paragraph[] {
  return blocks.flatMap((block): readonly Paragraph[] => {
    switch (block.kind) {
      case "paragraph":
        return [block];
      case "box":
        return paragraphsIn(block.blocks);
      case "table":
        return block.rows.flat().flatMap((cell) => paragraphsIn(cell.blocks));
    }
  });
}

const isPicture = (one: Inline): one is Picture => one.kind === "picture";
const isWordy = (one: Inline): boolean =>
  one.kind === "note-call" || (one.kind === "words" && one.text.trim() !== "");

/** A paragraph without its pictures, and they as figures; words of a caption's style are the last one's caption. */
function lifted(paragraph: Paragraph): {
  readonly words: readonly Paragraph[];
  readonly figures: readonly Figure[];
} {
  const pictures = paragraph.inlines.filter(isPicture);
  if (pictures.length === 0) return { words: [paragraph], figures: [] };
  const inlines = paragraph.inlines.filter((one) => !isPicture(one));
  const isCaption = paragraph.role === "caption";
  const figures = pictures.map((picture, index) => ({
    kind: "figure" as const,
    picture,
    caption: isCaption && index === pictures.length - 1 ? inlines : [],
  }));
  const hasWords = inlines.some(isWordy) && !isCaption;
  return { words: hasWords ? [{ ...paragraph, inlines }] : [], figures };
}

/** A caption stands under its picture, or over it where nothing else could be meant. */
function captioned(pieces: readonly Piece[]): readonly Piece[] {
  const whole: Piece[] = [];
  let over: Paragraph | undefined;
  const settle = (): void => {
    if (over !== undefined) whole.push(over);
    over = undefined;
  };
  for (const piece of pieces) {
    const last = whole.at(-1);
    if (piece.kind === "paragraph" && piece.role === "caption") {
      settle();
      if (last?.kind === "figure" && last.caption.length === 0) {
        whole[whole.length - 1] = { ...last, caption: piece.inlines };
      } else over = piece;
    } else if (piece.kind === "figure" && piece.caption.length === 0 && over !== undefined) {
      whole.push({ ...piece, caption: over.inlines });
      over = undefined;
    } else {
      settle();
      whole.push(piece);
    }
  }
  settle();
  return whole;
}

/** What stands in a table's cells and is no text stands behind it. A table of one cell is a box. */
function composeTable(table: Table, remarks: Remarks): readonly Piece[] {
  const cells = table.rows.flat();
  const [only] = cells;
  if (only !== undefined && cells.length === 1) {
    return composeBox({ kind: "box", blocks: only.blocks }, "boxed-table", remarks);
  }
  const figures = cells.flatMap(({ blocks }) =>
    paragraphsIn(blocks).flatMap(({ inlines }) =>
      inlines
        .filter(isPicture)
        .map((picture) => ({ kind: "figure" as const, picture, caption: [] })),
    ),
  );
  const full = cells.filter(({ blocks }) => paragraphsIn(blocks).some(hasWords));
  const [figure] = figures;
  // A table that only holds a picture and its caption together.
  if (figure !== undefined && figures.length === 1 && full.length <= 1) {
    const caption = full.flatMap(({ blocks }) => joinedInlines(blocks));
    return [{ ...figure, caption }];
  }
  if (figures.length > 0) remarks.tell("cell-picture");
  return full.length === 0 ? figures : [plainTable(table, remarks), ...figures];
}

const hasWords = ({ inlines }: Paragraph): boolean => inlines.some(isWordy);

/** The table with one paragraph in each cell. */
function plainTable({ rows }: Table, remarks: Remarks): Table {
  const single = (cell: Cell): Cell => {
    const paragraphs = paragraphsIn(cell.blocks).filter(hasWords);
    if (cell.blocks.some(({ kind }) => kind === "table")) remarks.tell("cell-table");
    else if (paragraphs.length > 1) remarks.tell("cell-blocks");
    if (cell.columns > 1 || cell.rows > 1) remarks.tell("merged");
    const [first] = paragraphs;
    if (first === undefined) return { ...cell, blocks: [] };
    return { ...cell, blocks: [{ ...first, inlines: joinedInlines(cell.blocks) }] };
  };
  return { kind: "table", rows: rows.map((row) => row.map(single)) };
}

/** The words of blocks as one paragraph's. */
export function joinedInlines(blocks: readonly Block[]): readonly Inline[] {
  const parts = paragraphsIn(blocks)
    .filter(hasWords)
    .map(({ inlines }) => inlines.filter((one) => !isPicture(one)));
  return parts.flatMap((part, index) => (index === 0 ? part : [SPACE, ...part]));
}

const SPACE: Inline = {
  kind: "words",
  text: " ",
  emphasis: false,
  strong: false,
  struck: false,
  code: false,
};

/** A box of pictures and captions is those; any other is a sidebar, what cannot stand in one behind it. */
function composeBox(
  { blocks }: Box,
  kind: "text-box" | "boxed-table",
  remarks: Remarks,
): readonly Piece[] {
  const pieces = piecesOf(
    blocks.flatMap((block) => unboxed(block, remarks)),
    remarks,
  );
  if (pieces.every((piece) => piece.kind === "figure")) return pieces;
  const inside = pieces.filter((piece) => piece.kind === "paragraph" || piece.kind === "figure");
  const behind = pieces.filter((piece) => piece.kind === "table" || piece.kind === "sidebar");
  if (inside.length === 0) return behind;
  remarks.tell(kind);
  return [{ kind: "sidebar", pieces: inside }, ...behind];
}

/** A box within a box, as a table of one cell within one, has no edges of its own. */
function unboxed(block: Block, remarks: Remarks): readonly Block[] {
  if (block.kind === "paragraph") return [block];
  if (block.kind === "table" && block.rows.flat().length > 1) return [block];
  const inner = block.kind === "box" ? block.blocks : (block.rows[0]?.[0]?.blocks ?? []);
  remarks.tell("deep-box");
  return inner.flatMap((one) => unboxed(one, remarks));
}
