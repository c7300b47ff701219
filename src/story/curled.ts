import { curl } from "../punctuation/typographic.ts";
import type { Piece, Tongue } from "../punctuation/typographic.ts";
import type { Run } from "./fold-spaces.ts";
import type { Inline } from "./story.ts";

/** A paragraph's runs with typographic punctuation; quotations may begin in one run and end in another. */
export function curled(runs: readonly Run[], tongue: Tongue): readonly Inline[] {
  const pieces = runs.map(pieceOf);
  const typed = pieces.map((piece) => (typeof piece === "string" ? piece : piece.opaque));
  const texts = mayChange(typed.join(""), tongue.language) ? curl(pieces, tongue) : typed;
  return runs.flatMap((run, i) => finished(run, texts[i] ?? ""));
}

/**
 * Whether typographic punctuation could differ from what was typed. Most paragraphs of a set issue
 * have nothing to change, and to look at every letter of them costs as much as to parse them.
 */
export const mayChange = (text: string, language: string): boolean =>
  /["']|--|\.\./u.test(text) || /^fr(?:-|$)/iu.test(language);

// A note call is no letter: a quotation mark behind it looks at the word before.
function pieceOf(run: Run): Piece {
  if (run.kind === "note-call") return "";
  if (run.kind === "line-break") return "\n";
  return run.verbatim ? { opaque: run.text } : run.text;
}

/** The run as it is handed on; none where its letters went over to its neighbor (`-*-*` is one dash). */
function finished(run: Run, text: string): readonly Inline[] {
  if (run.kind !== "words") return [run];
  const { emphasis, strong, code, struck, lead, link, span } = run;
  if (text === "") return [];
  const manner = { emphasis, strong, code, struck, lead, ...(link !== undefined && { link }) };
  return [{ kind: "words", text, ...manner, span }];
}
