import type { Block, Inline, NoteCall, Paragraph } from "./manuscript.ts";
import { plainText } from "./manuscript.ts";
import type { Remarks } from "./remarks.ts";

/** What goes to the front matter, and what is left for the text. */
export interface Headed {
  /** Absent where the document shows none. */
  readonly title?: string;
  readonly deck?: string;
  readonly authors: readonly string[];
  readonly blocks: readonly Block[];
}

/** A title stands at the head: behind so many paragraphs there is none any more. */
const LATEST_TITLE = 4;

/** Byline and deck stand right under the title. */
const REACH = 3;

/** Takes the head off a document: title, deck and byline, by their styles, and by how a byline reads. */
export function takeHead(blocks: readonly Block[], remarks: Remarks): Headed {
  const titles = titlesIn(blocks);
  const isUsed = new Set<Block>(titles);
  const start = titles.length === 0 ? 0 : blocks.indexOf(titles[0] ?? blocks[0] ?? NOTHING) + 1;
  const decks: Paragraph[] = [];
  const authors: string[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== "paragraph" || isUsed.has(block)) continue;
    const isNear = index >= start - LATEST_TITLE && index < start + REACH + decks.length;
    const names = namesIn(block, isNear);
    const isMore = block.role === "author" || authors.length === 0;
    if (names.length > 0 && isMore) authors.push(...names);
    else if (block.role === "subtitle" && isNear) decks.push(block);
    else continue;
    isUsed.add(block);
  }
  const used = [...isUsed].filter((block) => block.kind === "paragraph");
  if (used.some(({ inlines }) => isDressed(inlines))) remarks.tell("head-look");
  const [title, deck] = [titles, decks].map((parts) => parts.map(textOf).join(" "));
  const rest = blocks.filter((block) => !isUsed.has(block));
  return {
    ...(title !== undefined && title !== "" && { title }),
    ...(deck !== undefined && deck !== "" && { deck }),
    authors,
    blocks: withCalls(
      rest,
      used.flatMap(({ inlines }) => inlines.filter(isCall)),
      remarks,
    ),
  };
}

const NOTHING: Block = { kind: "box", blocks: [] };

/** By style, or the first heading; else a first line that is set off as one. Titles may take several paragraphs. */
function titlesIn(blocks: readonly Block[]): readonly Paragraph[] {
  const styled = blocks.findIndex((block) => isOf(block, "title"));
  if (styled >= 0) return runFrom(blocks, styled, "title");
  const heading = blocks.findIndex(
    (block) => block.kind === "paragraph" && typeof block.role === "number",
  );
  const first = blocks[heading];
  if (heading >= 0 && heading <= LATEST_TITLE && first?.kind === "paragraph" && first.role === 1) {
    return [first];
  }
  const [line, next] = blocks;
  return line?.kind === "paragraph" && next !== undefined && looksLikeTitle(line) ? [line] : [];
}

const isOf = (block: Block, role: Paragraph["role"]): block is Paragraph =>
  block.kind === "paragraph" && block.role === role;

function runFrom(
  blocks: readonly Block[],
  start: number,
  role: Paragraph["role"],
): readonly Paragraph[] {
  const run: Paragraph[] = [];
  for (const block of blocks.slice(start)) {
    if (!isOf(block, role)) break;
    run.push(block);
  }
  return run;
}

/** A short line, bold throughout, that no full stop ends. */
function looksLikeTitle({ role, list, inlines }: Paragraph): boolean {
  const text = plainText(inlines).trim();
  const words = text.split(/\s+/u).length;
  const isBold = inlines.every(
    (one) => one.kind !== "words" || one.strong || one.text.trim() === "",
  );
  return role === "body" && list === undefined && isBold && words <= 15 && !/[.:;,]$/u.test(text);
}

const BY = /^(?:by|von|par|por|di|door|av|af)[:\s]\s*/iu;

/** Whose names a byline holds; none where it is none. A style that says so is believed. */
function namesIn({ role, inlines, list }: Paragraph, isNear: boolean): readonly string[] {
  const text = textOf({ inlines });
  // "Di" is a name, too, where the style has said already what the line is.
  const bare = text.replace(role === "author" ? /^by[:\s]\s*/iu : BY, "");
  const names = bare
    .split(/\s*(?:,|&|;|\s(?:and|und|et|y|e|en|og|och)\s)\s*/u)
    .filter((name) => name !== "");
  if (role === "author") return names;
  const maybe = isNear && list === undefined && (role === "body" || role === "subtitle");
  const reads = BY.test(text) && names.length > 0 && names.every(isName);
  return maybe && reads ? names : [];
}

/** Up to five words, of which the first and the last are capitalized; no figures, and no full stop at the end. */
function isName(text: string): boolean {
  const words = text.split(/\s+/u);
  const isLong = words.length > 5;
  return (
    !isLong &&
    /^\p{Lu}/u.test(words[0] ?? "") &&
    /^(?:\p{Lu}|Jr|Sr)/u.test(words.at(-1) ?? "") &&
    !/[\p{N}!?:]|\p{L}{4,}\.$/u.test(text)
  );
}

const textOf = ({ inlines }: Pick<Paragraph, "inlines">): string =>
  plainText(inlines).replace(/\s+/gu, " ").trim();

const isCall = (one: Inline): one is NoteCall => one.kind === "note-call";

/** A heading's own weight is its look; what differs within it is lost in a head. */
function isDressed(inlines: readonly Inline[]): boolean {
  const words = inlines.filter((one) => one.kind === "words" && one.text.trim() !== "");
  const looks = words.map((one) => one.kind === "words" && one.emphasis);
  const isLinked = words.some((one) => one.kind === "words" && one.link !== undefined);
  return isLinked || new Set(looks).size > 1;
}

/** The head calls no notes: they are called behind the first paragraph of the text. */
function withCalls(
  blocks: readonly Block[],
  calls: readonly NoteCall[],
  remarks: Remarks,
): readonly Block[] {
  if (calls.length === 0) return blocks;
  remarks.tell("head-note");
  const index = blocks.findIndex(({ kind }) => kind === "paragraph");
  return blocks.map((block, at) =>
    at === index && block.kind === "paragraph"
      ? { ...block, inlines: [...block.inlines, ...calls] }
      : block,
  );
}
