import { operationsIn } from "../foreign/operations.ts";

/** Contents that are longer are taken as they are: to read them all takes seconds. */
const LONGEST = 30_000_000;

/**
 * Contents with each `q` closed that they leave open; undefined where they leave none. A `Q` too many stays: readers do not
 * agree on what it does, and within a form each does what it does with the page by itself.
 */
export function closed(contents: Uint8Array): Uint8Array | undefined {
  if (contents.length > LONGEST) return undefined;
  let depth = 0;
  for (const { operator } of operationsIn(contents)) {
    if (operator === "q") depth += 1;
    else if (operator === "Q") depth = Math.max(0, depth - 1);
  }
  return depth === 0 ? undefined : Buffer.concat([contents, Buffer.from("Q\n".repeat(depth))]);
}
