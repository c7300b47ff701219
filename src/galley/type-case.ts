import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Design, StyleName, TextStyle } from "../design/design.ts";
import type { FontBook } from "../fonts/face.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { Picture } from "../images/picture.ts";
import type { PictureOrder } from "../schema/phrase.ts";
import type { Block, Inline, Story } from "../story/story.ts";
import type { Hyphenator } from "../text/hyphenator.ts";
import type { SetParagraph } from "../text/line.ts";
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
  picture(order: PictureOrder): Picture | undefined;
}

/** The measures that a story is set to. */
export interface Sheet {
  /** One column's width. */
  readonly column: Pt;
  /** All columns and their gutters. */
  readonly page: Pt;
  /** Grid lines of a full column. */
  readonly lines: number;
}

/** The type case at work on one story: faults go to its list. */
export interface Compositor extends TypeCase {
  readonly faults: Diagnostic[];
  readonly sheet: Sheet;
  /** The stream of each boxed block. */
  readonly keys: ReadonlyMap<Block, string>;
  readonly story: Story;
  /** Sets blocks under one another: how boxes and lists come by their contents. */
  setBlocks(this: void, blocks: readonly Block[], place: Place, compositor: Compositor): readonly Piece[];
}

/** Where and how running text is set. */
export interface Place {
  /** From the column's left edge to the measure. */
  readonly x: Pt;
  readonly measure: Pt;
  /** Of the paragraphs: `body`, `quotation`, `sidebar`. */
  readonly style: StyleName;
  readonly stream: string;
}

export interface Measured {
  readonly measure: Pt;
  /** Of the first line; 0 if absent. */
  readonly indent?: Pt;
}

/** Sets inlines in one of the design's styles; faults are put on the compositor's list. */
export function setIn(
  compositor: TypeCase & { readonly faults: Diagnostic[] },
  inlines: readonly Inline[],
  style: StyleName | TextStyle,
  { measure, indent = 0 }: Measured,
): SetParagraph {
  const { styles } = compositor.design;
  const set = setParagraph(
    inlines,
    {
      style: typeof style === "string" ? styles[style] : style,
      lead: styles.lead,
      code: styles.code,
      measures: measure,
      indent,
      language: compositor.language,
      hyphenator: compositor.hyphenator,
    },
    compositor.fonts,
  );
  compositor.faults.push(...set.diagnostics);
  return set;
}
