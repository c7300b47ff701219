import type { Desk, ParagraphFacts } from "./desk.ts";
import { leadsOut } from "./fair-field.ts";
import type {
  MammothBlock,
  MammothCell,
  MammothDocument,
  MammothHyperlink,
  MammothInline,
  MammothNoteReference,
  MammothParagraph,
  MammothRun,
  MammothTable,
} from "./mammoth-model.ts";
import type { Block, Break, Cell, Inline, Manuscript, Paragraph, Words } from "./manuscript.ts";

/** While the library's model is gone through. */
interface Reading {
  readonly desk: Desk;
  readonly document: MammothDocument;
  readonly notes: Map<string, readonly Block[]>;
}

type Manner = Omit<Words, "kind" | "text">;

const PLAIN: Manner = { emphasis: false, strong: false, struck: false, code: false };

/** What the library read of the fair copy, together with what the copy's desk knows of it. */
export async function readManuscript(document: MammothDocument, desk: Desk): Promise<Manuscript> {
  const reading = { desk, document, notes: new Map<string, readonly Block[]>() };
  const blocks = await blocksOf(document.children, reading);
  return { blocks, notes: reading.notes };
}

async function blocksOf(
  blocks: readonly MammothBlock[],
  reading: Reading,
): Promise<readonly Block[]> {
  const read = await Promise.all(
    blocks.map(async (block): Promise<readonly Block[]> => {
      if (block.type === "paragraph") return [await paragraphOf(block, reading)];
      return block.type === "table" ? [await tableOf(block, reading)] : [];
    }),
  );
  return read.flat();
}

async function paragraphOf(paragraph: MammothParagraph, reading: Reading): Promise<Paragraph> {
  const { alignment, indent } = paragraph;
  const facts: ParagraphFacts = reading.desk.facts[Number(indent.firstLine)] ?? { role: "body" };
  const align = alignment === "end" ? "right" : alignment;
  return {
    kind: "paragraph",
    ...facts,
    ...((align === "right" || align === "center") && { align }),
    inlines: await inlinesOf(paragraph.children, PLAIN, reading),
  };
}

async function tableOf(table: MammothTable, reading: Reading): Promise<Block> {
  const rows = await Promise.all(
    table.children.map(({ children }) =>
      Promise.all(children.map((cell) => cellOf(cell, reading))),
    ),
  );
  if (table.styleId !== "box") return { kind: "table", rows };
  return { kind: "box", blocks: rows[0]?.[0]?.blocks ?? [] };
}

const cellOf = async (cell: MammothCell, reading: Reading): Promise<Cell> => ({
  blocks: await blocksOf(cell.children, reading),
  columns: cell.colSpan,
  rows: cell.rowSpan,
});

async function inlinesOf(
  inlines: readonly MammothInline[],
  manner: Manner,
  reading: Reading,
): Promise<readonly Inline[]> {
  const read = await Promise.all(inlines.map((inline) => inlineOf(inline, manner, reading)));
  return read.flat();
}

async function inlineOf(
  inline: MammothInline,
  manner: Manner,
  reading: Reading,
): Promise<readonly Inline[]> {
  switch (inline.type) {
    case "text":
      return [{ kind: "words", text: inline.value, ...manner }];
    case "tab":
      return [{ kind: "words", text: "\t", ...manner }];
    case "checkbox":
      return [{ kind: "words", text: inline.checked ? "☑ " : "☐ ", ...manner }];
    case "break":
      return [breakOf(inline.breakType)];
    case "run":
      return inlinesOf(inline.children, mannerOf(inline, manner), reading);
    case "hyperlink":
      return inlinesOf(inline.children, linked(inline, manner), reading);
    case "noteReference":
      return callOf(inline, reading);
    case "image": {
      const number = Number((await inline.readAsBuffer()).toString());
      const picture = reading.desk.pictures[number];
      const alt = inline.altText ?? undefined;
      if (picture === undefined) return [];
      return [{ kind: "picture", part: picture.part, ...(alt !== undefined && { alt }) }];
    }
    case "commentReference":
    case "bookmarkStart":
      return [];
  }
}

const breakOf = (type: string): Break => ({ kind: "break", of: type === "line" ? "line" : "page" });

const mannerOf = (run: MammothRun, manner: Manner): Manner => ({
  ...manner,
  emphasis: run.isItalic,
  strong: run.isBold,
  struck: run.isStrikethrough,
  code: run.styleId === "code",
});

/** Links to places within the document lead nowhere on paper; those that run something were told of while copying. */
function linked({ href = "" }: MammothHyperlink, manner: Manner): Manner {
  return leadsOut(href) ? { ...manner, link: href.trim().replaceAll(/\s/gu, "%20") } : manner;
}

async function callOf(call: MammothNoteReference, reading: Reading): Promise<readonly Inline[]> {
  const note = `${call.noteType}-${call.noteId}`;
  const found = reading.document.notes.resolve(call);
  if (found === null) return [];
  if (!reading.notes.has(note)) {
    reading.notes.set(note, []);
    reading.notes.set(note, await blocksOf(found.body, reading));
  }
  return [{ kind: "note-call", note }];
}
