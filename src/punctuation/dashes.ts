import { seen } from "./letter.ts";
import type { Letter } from "./letter.ts";

/** `--` is an en dash, `---` an em dash, `...` an ellipsis; four dots are one with a full stop. Longer rows stay. */
const ROWS: Readonly<Record<string, string>> = {
  "--": "–",
  "---": "—",
  "...": "…",
  "....": "….",
};

/** Rows of hyphens and dots become what they stand for, in the piece where they begin. */
export function setDashes(letters: readonly Letter[]): readonly Letter[] {
  const set: Letter[] = [];
  for (let at = 0; at < letters.length;) {
    const end = rowEnd(letters, at);
    const row = letters.slice(at, end);
    const [first] = row;
    const becomes = ROWS[row.map(seen).join("")];
    if (first !== undefined && becomes !== undefined) set.push({ ...first, text: becomes });
    else set.push(...row);
    at = end;
  }
  return set.flatMap(alone);
}

function rowEnd(letters: readonly Letter[], at: number): number {
  const mark = seen(letters[at]);
  let end = at + 1;
  while ((mark === "-" || mark === ".") && seen(letters[end]) === mark) end++;
  return end;
}

/** One letter for each character, so that neighbors see the nearest. */
const alone = (letter: Letter): readonly Letter[] =>
  letter.opaque || letter.text.length < 2
    ? [letter]
    : Array.from(letter.text, (text) => ({ ...letter, text }));
