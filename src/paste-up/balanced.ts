import { operationsIn } from "../foreign/operations.ts";

/** Contents that are longer are taken as they are: to read them all takes seconds. */
const LONGEST = 30_000_000;

/**
 * Contents in which every `q` has its `Q`; undefined where it had. A `q` that is left open is closed at the end. A `Q` too many
 * does nothing where most readers show the page by itself, and within a form some take it for the form's end: it is left out.
 */
export function balanced(contents: Uint8Array): Uint8Array | undefined {
  if (contents.length > LONGEST) return undefined;
  let depth = 0;
  const idle: number[] = [];
  for (const { operator, end } of operationsIn(contents)) {
    if (operator === "q") depth += 1;
    else if (operator === "Q" && depth > 0) depth -= 1;
    else if (operator === "Q") idle.push(end - 1);
  }
  if (depth === 0 && idle.length === 0) return undefined;
  const bytes = Buffer.concat([contents, Buffer.from("Q\n".repeat(depth))]);
  for (const at of idle) bytes[at] = SPACE;
  return bytes;
}

const SPACE = 0x20;
