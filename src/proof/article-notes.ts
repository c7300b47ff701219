import type { AnatomyColumn, AnatomyLine } from "../display/anatomy.ts";
import type { Span } from "../diagnostics/diagnostic.ts";
import { lineIndex, placeAt, type LineIndex, type Sources } from "../diagnostics/sources.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { Said } from "./lettering.ts";
import type { Part } from "./parts.ts";
import { LOOSE, NOTED, SMALL, strong, TIGHT, tintFor } from "./palette.ts";

/** How an article came out, as far as a proof tells it. */
export interface ProofFit {
  readonly asked?: number;
  readonly pages: number;
  readonly lines: number;
  readonly hyphens: number;
  readonly over: number;
  readonly words: number;
  readonly loosest: readonly WorstLine[];
  readonly tightest: readonly WorstLine[];
  readonly levers: readonly { readonly words: number; readonly span: Span }[];
}

interface WorstLine {
  readonly folio: number;
  readonly space: number;
  readonly span: Span;
}

/** A note at the height of a line: its own lines, the first at `y`. */
export interface MarginNote {
  readonly part: Part;
  readonly y: Pt;
  readonly lines: readonly (readonly Said[])[];
}

/** Finds a span's line in the copy, counted from 1. */
export type LineOf = (span: Span) => number | undefined;

export function lineFinder(sources: Sources): LineOf {
  const indexes = new Map<string, LineIndex>();
  return ({ file, start }) => {
    const text = sources.get(file);
    if (text === undefined) return undefined;
    const index = indexes.get(file) ?? lineIndex(text);
    indexes.set(file, index);
    return placeAt(index, start).line;
  };
}

/**
 * What is to be said of a column's lines: how loose or tight they are, where that is more than a tint can say or
 * they are among the article's worst, and how many words less would save a line.
 */
export function columnNotes(
  { lines }: AnatomyColumn,
  folio: number,
  fit: ProofFit | undefined,
  lineOf: LineOf,
): readonly MarginNote[] {
  const worst = fit === undefined ? [] : [...fit.loosest, ...fit.tightest];
  return lines.flatMap((line) => {
    const isWorst = worst.some((one) => one.folio === folio && isLine(one, line));
    const tells = tintFor(line.space) !== undefined && (isWorst || line.space > NOTED);
    const lever = line.ends ? fit?.levers.find(({ span }) => isSame(span, line.span)) : undefined;
    return [
      ...(tells ? [noteAt(line.at.y, [spaceNote(line, lineOf(line.span))])] : []),
      ...(lever === undefined ? [] : [noteAt(line.at.y, leverNote(lever.words))]),
    ];
  });
}

const noteAt = (y: Pt, lines: MarginNote["lines"]): MarginNote => ({ part: "notes", y, lines });

/** The note with its column's number behind its first line. */
export function ofColumn(
  index: number,
  { lines: [first = [], ...others], ...note }: MarginNote,
): MarginNote {
  const column: Said = { text: `  col. ${index + 1}`, hand: SMALL };
  return { ...note, lines: [[...first, column], ...others] };
}

const isLine = ({ space, span }: WorstLine, line: AnatomyLine): boolean =>
  space === line.space && isSame(span, line.span);

const isSame = (one: Span, other: Span): boolean =>
  one.file === other.file && one.start === other.start;

function spaceNote({ space }: AnatomyLine, line: number | undefined): readonly Said[] {
  const ink = space > 1 ? LOOSE : TIGHT;
  const figure = { text: `${space.toFixed(2)} ×`, hand: strong(SMALL, ink) };
  return line === undefined ? [figure] : [figure, { text: `  line ${line}`, hand: SMALL }];
}

const leverNote = (words: number): readonly (readonly Said[])[] => [
  [{ text: words === 1 ? "− 1 word" : `− ${words} words`, hand: strong(SMALL) }],
  [{ text: "saves this line", hand: SMALL }],
];

/** An article's figures, for its head: what was asked for, and how it came out. */
export function fitWords(fit: ProofFit): string {
  const { asked, pages, lines, hyphens, over, words } = fit;
  const share = lines === 0 ? 0 : Math.round((100 * hyphens) / lines);
  const most = fit.loosest[0]?.space;
  const parts = [
    asked === undefined ? counted(pages, "page") : `${counted(pages, "page")}, ${asked} asked for`,
    ...(over > 0 ? [`${counted(over, "line")} over, about ${counted(words, "word")}`] : []),
    ...(over < 0 ? [`${counted(-over, "line")} short, about ${counted(words, "word")}`] : []),
    counted(lines, "line"),
    `${counted(hyphens, "hyphen")} (${share} %)`,
    ...(most === undefined ? [] : [`loosest line ${most.toFixed(2)} ×`]),
  ];
  return parts.join("  ·  ");
}

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? "" : "s"}`;
