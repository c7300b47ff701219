import type { BlockContent, DefinitionContent, FootnoteDefinition, Root, RootContent } from "mdast";
import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import { paragraphsIn } from "./compose.ts";
import type { Figure, Piece, Sidebar } from "./compose.ts";
import { listsOf } from "./lists.ts";
import type { Block, Paragraph } from "./manuscript.ts";
import { plainText } from "./manuscript.ts";
import { markdownOf } from "./markdown.ts";
import { phrasing } from "./phrasing.ts";
import type { PhrasingOrder } from "./phrasing.ts";
import type { Remarks } from "./remarks.ts";
import { tableOf } from "./tables.ts";

/** All that an article is written from. */
export interface ArticleCopy {
  readonly head: ArticleHead;
  readonly pieces: readonly Piece[];
  /** By the names that calls give. */
  readonly notes: ReadonlyMap<string, readonly Block[]>;
  /** Where a figure's picture lies, seen from the article. */
  readonly sourceOf: (figure: Figure) => string | undefined;
}

export interface ArticleHead {
  readonly title: string;
  readonly deck?: string;
  readonly authors: readonly string[];
}

/** The text of an article: its front matter, and Markdown in which every letter of the copy prints as it is. */
export function writeArticle(copy: ArticleCopy, remarks: Remarks): string {
  const notes = openNotes(copy.notes, remarks);
  const writing = {
    sourceOf: copy.sourceOf,
    noteName: notes.nameOf,
    levels: levelsIn(copy.pieces),
  };
  const body = blocksOf(copy.pieces, writing);
  const root: Root = { type: "root", children: [...body, ...notes.definitions()] };
  return `${frontMatter(copy.head)}\n${markdownOf(root)}`;
}

interface Writing extends Pick<PhrasingOrder, "noteName"> {
  readonly sourceOf: ArticleCopy["sourceOf"];
  /** The levels of headings that there are, the highest first. */
  readonly levels: readonly number[];
}

/** As JSON, which is YAML: nothing that is in a title can be taken for anything else. */
function frontMatter({ title, deck, authors }: ArticleHead): string {
  const lines = [
    `title: ${JSON.stringify(title)}`,
    ...(deck === undefined ? [] : [`deck: ${JSON.stringify(deck)}`]),
    ...(authors.length === 0
      ? []
      : [`authors: [${authors.map((author) => JSON.stringify(author)).join(", ")}]`]),
  ];
  return `---\n${lines.join("\n")}\n---\n`;
}

/** Headings that stand in the text, by their levels: the highest becomes `##`, all below `###`. */
function levelsIn(pieces: readonly Piece[]): readonly number[] {
  const all = pieces.flatMap((piece): readonly Piece[] =>
    piece.kind === "sidebar" ? piece.pieces : [piece],
  );
  const levels = all.flatMap((piece) =>
    piece.kind === "paragraph" && typeof piece.role === "number" ? [piece.role] : [],
  );
  return [...new Set(levels)].sort((one, other) => one - other);
}

function blocksOf(pieces: readonly Piece[], writing: Writing): RootContent[] {
  const blocks: RootContent[] = [];
  for (let at = 0; at < pieces.length;) {
    const run = runFrom(pieces, at);
    if (run.length > 0) blocks.push(...blocksOfRun(run, writing));
    else blocks.push(...blockOf(pieces[at], writing));
    at += Math.max(1, run.length);
  }
  return blocks;
}

/** Paragraphs that make one thing together: a list, a quotation, code. */
function runFrom(pieces: readonly Piece[], start: number): readonly Paragraph[] {
  const kind = runKind(pieces[start]);
  const run: Paragraph[] = [];
  for (let at = start; kind !== undefined; at++) {
    const piece = pieces[at];
    if (piece?.kind !== "paragraph" || runKind(piece) !== kind) break;
    run.push(piece);
  }
  return run;
}

function runKind(piece: Piece | undefined): "list" | "quote" | "code" | undefined {
  if (piece?.kind !== "paragraph") return undefined;
  if (piece.role === "quote" || piece.role === "code") return piece.role;
  return piece.list === undefined ? undefined : "list";
}

function blocksOfRun(run: readonly Paragraph[], writing: Writing): RootContent[] {
  const kind = runKind(run[0]);
  if (kind === "list") return listsOf(run, (item) => paragraphNode(item, writing));
  if (kind === "quote") {
    const children = run.map((one) => paragraphNode(one, writing, true));
    return [{ type: "blockquote", children }];
  }
  const lines = run.map(({ inlines }) =>
    inlines
      .map((one) => (one.kind === "words" ? one.text : one.kind === "break" ? "\n" : ""))
      .join(""),
  );
  return [{ type: "code", value: lines.join("\n") }];
}

function blockOf(piece: Piece | undefined, writing: Writing): RootContent[] {
  switch (piece?.kind) {
    case "paragraph":
      return [textBlock(piece, writing)];
    case "table":
      return [tableOf(piece, writing)];
    case "figure":
      return figureNode(piece, writing);
    case "sidebar":
      return [sidebarNode(piece, writing)];
    case undefined:
      return [];
  }
}

/** Marks that stand for a pause, alone in their paragraph: `* * *`, `#`, `⁂`. */
const PAUSE = /^(?:(?:[*⁂•·~#]\s*){1,7}|(?:[-–—_]\s*){1,30})$/u;

function textBlock(paragraph: Paragraph, writing: Writing): BlockContent {
  const { role, inlines } = paragraph;
  if (role === "rule" || isPause(paragraph)) return { type: "thematicBreak" };
  if (typeof role !== "number") return paragraphNode(paragraph, writing);
  const depth = role === writing.levels[0] ? 2 : 3;
  const order = { ...writing, oneLine: true, withoutLook: true };
  return { type: "heading", depth, children: phrasing(inlines, order) };
}

const isPause = ({ inlines }: Paragraph): boolean =>
  inlines.every(({ kind }) => kind === "words") && PAUSE.test(plainText(inlines).trim());

function paragraphNode(
  { inlines }: Paragraph,
  { noteName }: Writing,
  withoutLook = false,
): { type: "paragraph"; children: ReturnType<typeof phrasing> } {
  return { type: "paragraph", children: phrasing(inlines, { noteName, withoutLook }) };
}

function figureNode(figure: Figure, { sourceOf, noteName }: Writing): LeafDirective[] {
  const src = sourceOf(figure);
  const { alt } = figure.picture;
  if (src === undefined) return [];
  const order = { noteName, oneLine: true, withoutLook: true };
  return [
    {
      type: "leafDirective",
      name: "figure",
      attributes: { src, ...(alt !== undefined && { alt }) },
      children: phrasing(figure.caption, order),
    },
  ];
}

/** The first words are the title where they are a heading, or bold throughout and something follows. */
function sidebarNode({ pieces }: Sidebar, writing: Writing): ContainerDirective {
  const [first, ...rest] = pieces;
  const isTitled = first?.kind === "paragraph" && rest.length > 0 && isTitle(first);
  const order = { ...writing, oneLine: true, withoutLook: true };
  const label: BlockContent[] = isTitled
    ? [
        {
          ...{ type: "paragraph", data: { directiveLabel: true } },
          children: phrasing(first.inlines, order),
        },
      ]
    : [];
  const content = blocksOf(isTitled ? rest : pieces, writing).filter(isContent);
  return { type: "containerDirective", name: "sidebar", children: [...label, ...content] };
}

const isTitle = ({ role, inlines }: Paragraph): boolean =>
  typeof role === "number" ||
  role === "title" ||
  inlines.every((one) => one.kind === "words" && (one.strong || one.text.trim() === ""));

const isContent = (node: RootContent): node is BlockContent | DefinitionContent =>
  ["paragraph", "heading", "list", "blockquote", "code", "thematicBreak", "leafDirective"].includes(
    node.type,
  );

/** The notes that are called, numbered as the calls come, and their texts. */
function openNotes(notes: ArticleCopy["notes"], remarks: Remarks) {
  const names = new Map<string, string>();
  const wordsOf = (note: string): readonly Paragraph[] => paragraphsIn(notes.get(note) ?? []);
  const nameOf = (note: string): string | undefined => {
    const known = names.get(note);
    if (known !== undefined) return known;
    if (wordsOf(note).length === 0) {
      remarks.tell("empty-note");
      return undefined;
    }
    const name = String(names.size + 1);
    names.set(note, name);
    return name;
  };
  const definition = ([note, name]: readonly [string, string]): FootnoteDefinition => {
    const isPlain = (notes.get(note) ?? []).every((one) => one.kind === "paragraph" && !one.list);
    if (!isPlain) remarks.tell("note-matter");
    const children = wordsOf(note).map(({ inlines }) => ({
      ...{ type: "paragraph" as const },
      children: phrasing(inlines, { noteName: () => undefined }),
    }));
    return { type: "footnoteDefinition", identifier: name, label: name, children };
  };
  return { nameOf, definitions: () => [...names].map(definition) };
}
