import type { Block, Story } from "./story.ts";

/**
 * Streams: the copy as the proof of conservation counts it. Each printed field of the head, the body,
 * each boxed thing and each footnote is one; the words in a stream stand in the PDF once, in order.
 */
export const labelStream = (file: string): string => `${file}#label`;
export const kickerStream = (file: string): string => `${file}#kicker`;
export const titleStream = (file: string): string => `${file}#title`;
export const deckStream = (file: string): string => `${file}#deck`;
export const bylineStream = (file: string): string => `${file}#byline`;
export const openerStream = (file: string): string => `${file}#opener`;
export const bodyStream = (file: string): string => `${file}#body`;
export const noteStream = (file: string, number: number): string => `${file}#note-${number}`;

export type Box = Extract<Block, { kind: "figure" | "chart" | "pullquote" | "sidebar" | "table" }>;

/** True for what is set apart from the text and has a stream of its own. */
export const isBox = (block: Block): block is Box =>
  block.kind === "figure" ||
  block.kind === "chart" ||
  block.kind === "pullquote" ||
  block.kind === "sidebar" ||
  block.kind === "table";

/** The stream of every boxed thing, by the block itself; numbered by kind in the order of the source. */
export function boxKeys(story: Story): ReadonlyMap<Block, string> {
  const keys = new Map<Block, string>();
  const counts = new Map<Box["kind"], number>();
  for (const block of blocksOf(story.body)) {
    if (!isBox(block)) continue;
    const number = (counts.get(block.kind) ?? 0) + 1;
    counts.set(block.kind, number);
    keys.set(block, `${story.file}#${block.kind}-${number}`);
  }
  return keys;
}

/** Every block, each before the blocks in it. */
export function* blocksOf(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    if (block.kind === "quotation" || block.kind === "sidebar") yield* blocksOf(block.blocks);
    if (block.kind === "list") for (const item of block.items) yield* blocksOf(item.blocks);
  }
}
