import type language from "hyphen/en-us/index.js";

/** TeX's patterns (F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", 1983) of one language, as the package packs them. */
export type Patterns = (typeof language)["patterns"];

type Branches = Patterns[1];
type Node = Branches[string];

/** Shorter words the package does not divide. */
const SHORTEST = 5;

/**
 * The offsets at which the patterns divide a word of small letters, ascending. The package's own walk makes some
 * hundred objects for each word, which is felt in a whole issue.
 */
export function pointsIn(
  word: string,
  [lists, tree, exceptions = {}]: Patterns,
): readonly number[] {
  if (word.length < SHORTEST) return [];
  if (Object.hasOwn(exceptions, word)) return exceptions[word] ?? [];
  const dotted = `.${word}.`;
  const levels = new Uint8Array(word.length + 1);
  for (let from = 0; from + 3 <= dotted.length; from++) {
    raise(levels, { dotted, from }, lists, tree);
  }
  const points: number[] = [];
  // Nothing is parted from less than two letters.
  for (let i = 2; i < word.length - 1; i++) {
    if (((levels[i] ?? 0) & 1) === 1) points.push(i);
  }
  return points;
}

/** Raises the levels to those of all patterns that begin at this letter. */
function raise(
  levels: Uint8Array,
  { dotted, from }: { readonly dotted: string; readonly from: number },
  lists: Patterns[0],
  tree: Branches,
): void {
  const first = Math.max(0, from - 1);
  let branches: Branches | undefined = tree;
  for (let at = from; at < dotted.length && branches !== undefined; at++) {
    const node: Node | undefined = branches[dotted.charAt(at)];
    if (node === undefined) return;
    const [next, list]: readonly [Branches | undefined, number | undefined] = parted(node);
    branches = next;
    lists[list ?? -1]?.forEach((level, i) => {
      levels[first + i] = Math.max(level, levels[first + i] ?? 0);
    });
  }
}

function parted(node: Node): readonly [Branches | undefined, number | undefined] {
  if (typeof node === "number") return [undefined, node];
  return isPair(node) ? node : [node, undefined];
}

const isPair = (
  node: Branches | readonly [Branches, number],
): node is readonly [Branches, number] => Array.isArray(node);
