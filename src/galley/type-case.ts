import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Design, StyleName, TextStyle } from "../design/design.ts";
import type { FontBook } from "../fonts/face.ts";
import type { Pt, Size } from "../geometry/geometry.ts";
import type { Artwork } from "../display/drawing.ts";
import type { PictureOrder } from "../schema/phrase.ts";
import type { Block, Inline, Paragraph, Story } from "../story/story.ts";
import type { Hyphenator } from "../text/hyphenator.ts";
import type { SetLine, SetParagraph, Setting } from "../text/line.ts";
import { setParagraph } from "../text/paragraph.ts";
import type { Grid, Piece } from "./galley.ts";

/** What the compositor has at hand: the design, the faces, the language, the pictures. */
export interface TypeCase {
  readonly design: Design;
  readonly fonts: FontBook;
  readonly grid: Grid;
  /** BCP 47. */
  readonly language: string;
  readonly hyphenator: Hyphenator;
  /** Undefined where the picture could not be made ready: the fault has been told, a frame stands for it. */
  readonly picture: (order: PictureOrder) => Artwork | undefined;
}

/** The page itself: what a figure needs that runs off it. */
export interface Paper {
  readonly trim: Size;
  readonly bleed: Pt;
  /** From the trim's head to the type area's. */
  readonly head: Pt;
}

/** The measures that a story is set to. */
export interface Sheet {
  /** One column's width. */
  readonly column: Pt;
  /** All columns and their gutters. */
  readonly page: Pt;
  /** Between two columns; absent where there is but one. */
  readonly gutter?: Pt;
  /** Grid lines of a full column. */
  readonly lines: number;
  /** Absent in a box: nothing in it runs off the page. */
  readonly paper?: Paper;
}

/** The type case at work on one story: faults go to its list. */
export interface Compositor extends Setter {
  readonly called: Set<number>;
  readonly sheet: Sheet;
  /** The stream of each boxed block. */
  readonly keys: ReadonlyMap<Block, string>;
  readonly story: Story;
  /** The paragraphs with which the text begins and ends, where the theme marks them. */
  readonly opens: Paragraph | undefined;
  readonly ends: Paragraph | undefined;
  /** Sets blocks under one another: how boxes and lists come by their contents. */
  readonly setBlocks: (
    blocks: readonly Block[],
    place: Place,
    compositor: Compositor,
  ) => readonly Piece[];
}

/** Where and how running text is set. */
export interface Place {
  /** From the column's left edge to the measure. */
  readonly x: Pt;
  readonly measure: Pt;
  /** Of the paragraphs: `body`, `quotation`, `sidebar`. */
  readonly style: StyleName;
  /** Where it is not the style's own: list items may be ragged in justified text. */
  readonly align?: TextStyle["align"];
  readonly stream: string;
  /** How many lists it lies in; 0 if absent. */
  readonly depth?: number;
}

export interface Measured {
  readonly measure: Pt;
  /** One a line, the last holding for the rest; `measure` for all lines if absent. */
  readonly measures?: readonly Pt[];
  /** How far from the edge each of the first lines begins; on it if absent. */
  readonly starts?: readonly Pt[];
  /** Of the first line; 0 if absent. */
  readonly indent?: Pt;
  /** What bold leads are set in; the design's own if absent. */
  readonly lead?: TextStyle;
  /** True for display lines: few, even, ended where the sense allows. */
  readonly display?: boolean;
}

/** The bold lead in text of this style: in another family than the body's, the same family, bold. */
export function leadBeside(style: TextStyle, { body, lead }: Design["styles"]): TextStyle {
  if (style.face.family === body.face.family) {
    // In text of another color the lead has that color, unless it has one of its own.
    return style.ink === body.ink || lead.ink !== body.ink ? lead : { ...lead, ink: style.ink };
  }
  return { ...style, face: { ...style.face, weight: lead.face.weight } };
}

/** Who sets inlines: the type case, a list for faults, and the footnotes called so far. */
export interface Setter extends TypeCase {
  readonly faults: Diagnostic[];
  /** A footnote is printed where it is first called; absent where none can be called. */
  readonly called?: Set<number>;
}

/** Sets inlines in one of the design's styles; faults are put on the setter's list. */
export function setIn(
  setter: Setter,
  inlines: readonly Inline[],
  style: StyleName | TextStyle,
  measured: Measured,
): SetParagraph {
  const { styles } = setter.design;
  const { measure, measures, starts = [], indent = 0 } = measured;
  const { lead = styles.lead, display = false } = measured;
  const set = setParagraph(
    inlines,
    {
      style: typeof style === "string" ? styles[style] : style,
      lead,
      code: styles.code,
      measures: measures ?? measure,
      starts,
      indent,
      language: setter.language,
      hyphenator: setter.hyphenator,
      display,
    },
    setter.fonts,
  );
  setter.faults.push(...set.diagnostics);
  // Lines are made when they are asked for: of most paragraphs nobody asks for all.
  const calls = inlines.some(({ kind }) => kind === "note-call");
  return calls ? withFirstCalls(set, setter.called ?? new Set()) : set;
}

/** The same settings without the notes that were called before. */
function withFirstCalls(set: SetParagraph, called: Set<number>): SetParagraph {
  const calls = set.settings[0].lines.flatMap((line) => line.notes);
  if (calls.length === 0) return set;
  const before = new Set(called);
  const [best, ...others] = set.settings;
  const settings = [
    firstCalls(best, before),
    ...others.map((one) => firstCalls(one, before)),
  ] as const;
  for (const call of calls) called.add(call);
  return { ...set, settings, loose: () => [] };
}

function firstCalls(setting: Setting, called: ReadonlySet<number>): Setting {
  const seen = new Set(called);
  const isFirst = (call: number): boolean => {
    const first = !seen.has(call);
    seen.add(call);
    return first;
  };
  const lines = setting.lines.map((line) => ({ ...line, notes: line.notes.filter(isFirst) }));
  const { reset } = setting;
  if (reset === undefined) return { ...setting, lines };
  const calledIn = (above: readonly SetLine[]): ReadonlySet<number> =>
    new Set([...called, ...above.flatMap(({ notes }) => notes)]);
  return {
    ...setting,
    lines,
    reset: (line, measures) => {
      const before = calledIn(lines.slice(0, line));
      return reset(line, measures).map((one) => firstCalls(one, before));
    },
  };
}
