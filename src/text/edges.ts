import type { Edges } from "../paragraph/order.ts";
import type { Composed, Matter } from "./matter.ts";

/** As much as a second hyphen below a first: seen, and no reason for a bad line. */
const SAME_EDGE = 40_000;

/** Which words lines would end and begin with, for each item that they may break at. Parts of words are none. */
export function edgesOf({ matter }: Composed): Edges {
  const numbers = new Map<string, number>();
  const tails = new Int32Array(matter.length);
  const heads = new Int32Array(matter.length);
  let tail = 0;
  matter.forEach((thing, i) => {
    tails[i] = tail;
    if (thing.kind === "letters") tail = wordNumber(thing, "tail", numbers);
  });
  let head = 0;
  for (let i = matter.length - 1; i >= 0; i -= 1) {
    heads[i] = head;
    const thing = matter[i];
    if (thing?.kind === "letters") head = wordNumber(thing, "head", numbers);
  }
  return { tails, heads, opens: head, demerits: SAME_EDGE };
}

/** Most words are nothing but small letters, and stay as they are. */
const PLAIN = /^[a-z]+$/;

type Letters = Extract<Matter, { kind: "letters" }>;

function wordNumber(
  { word, from, to }: Letters,
  edge: "head" | "tail",
  numbers: Map<string, number>,
): number {
  const isWhole = edge === "head" ? from === 0 : to === word.text.length;
  if (!isWhole) return 0;
  const { text } = word;
  const letters = PLAIN.test(text) ? text : text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  if (letters === "") return 0;
  const known = numbers.get(letters);
  if (known !== undefined) return known;
  numbers.set(letters, numbers.size + 1);
  return numbers.size;
}
