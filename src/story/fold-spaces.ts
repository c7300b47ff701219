import type { LineBreak, NoteCall, Words } from "./story.ts";

/** A run as collected: white space as typed, quotes straight. */
export type Run = LineBreak | NoteCall | RawWords;

export interface RawWords extends Words {
  /** Code and bare addresses: no letter of them is changed. */
  readonly verbatim: boolean;
}

/**
 * Folds white space to single spaces over the whole paragraph, none at its ends or beside a line
 * break, and joins neighbors that look alike. No-break spaces and other spaces of a set width stay.
 */
export function foldSpaces(runs: readonly Run[]): readonly Run[] {
  const folded: Run[] = [];
  for (const run of runs) {
    if (run.kind === "words") addWords(folded, run);
    else if (run.kind === "line-break") addBreak(folded, run);
    else folded.push(run);
  }
  trimEnd(folded);
  return folded;
}

function addWords(folded: Run[], run: RawWords): void {
  const last = folded.at(-1);
  const text = run.text.replace(/[ \t\r\n\f\v\u0085\u2028\u2029]+/gu, " ");
  const atSpace =
    last === undefined ||
    last.kind === "line-break" ||
    (last.kind === "words" && last.text.endsWith(" "));
  const kept = atSpace && text.startsWith(" ") ? text.slice(1) : text;
  if (kept === "") return;
  if (last?.kind === "words" && looksLike(last, run)) {
    folded[folded.length - 1] = {
      ...last,
      text: last.text + kept,
      span: { ...last.span, end: run.span.end },
    };
  } else folded.push({ ...run, text: kept });
}

function addBreak(folded: Run[], run: LineBreak): void {
  trimSpace(folded);
  if (folded.length > 0) folded.push(run);
}

function trimEnd(folded: Run[]): void {
  trimSpace(folded);
  while (folded.at(-1)?.kind === "line-break") {
    folded.pop();
    trimSpace(folded);
  }
}

function trimSpace(folded: Run[]): void {
  const last = folded.at(-1);
  if (last?.kind !== "words" || !last.text.endsWith(" ")) return;
  if (last.text === " ") folded.pop();
  else folded[folded.length - 1] = { ...last, text: last.text.slice(0, -1) };
}

function looksLike(a: RawWords, b: RawWords): boolean {
  return (
    a.emphasis === b.emphasis &&
    a.strong === b.strong &&
    a.code === b.code &&
    a.struck === b.struck &&
    a.link === b.link &&
    a.verbatim === b.verbatim
  );
}
