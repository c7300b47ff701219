import type { GlyphRun } from "../display/mark.ts";

/**
 * A cap and the line that it opens, so that their word is read as one: readers that go by where glyphs stand
 * find the cap on its own baseline, lines away from its word. The word's first run says all of it, the cap nothing.
 */
export function readWhole(
  cap: readonly GlyphRun[],
  line: readonly GlyphRun[],
): readonly GlyphRun[] {
  const at = line.findIndex((run) => run.texts.some(isWhite));
  const last = line[at];
  const end = last?.texts.findIndex(isWhite) ?? 0;
  const word = [...line.slice(0, at < 0 ? undefined : at), ...partOf(last, 0, end)];
  const [first, ...others] = word;
  if (first === undefined) return [...cap, ...line];
  const whole = [...cap, ...word].flatMap(({ texts }) => texts).join("");
  return [
    ...cap.map(unread),
    { ...first, reads: whole },
    ...others.map(unread),
    ...partOf(last, end),
    ...(at < 0 ? [] : line.slice(at + 1)),
  ];
}

const isWhite = (text: string): boolean => /\s/u.test(text);

const unread = (run: GlyphRun): GlyphRun => ({ ...run, reads: "" });

/** Some glyphs of a run, as a run; nothing where there are none. */
function partOf(run: GlyphRun | undefined, from: number, to?: number): readonly GlyphRun[] {
  if (run === undefined || run.glyphs.slice(from, to).length === 0) return [];
  const [glyphs, advances] = [run.glyphs.slice(from, to), run.advances.slice(from, to)];
  return [{ ...run, glyphs, advances, texts: run.texts.slice(from, to) }];
}
