import type { Step } from "../display/outline.ts";
import type { FillRule } from "../display/drawing.ts";
import type { Point } from "../geometry/geometry.ts";
import type { Matrix } from "../geometry/matrix.ts";
import { isSpent, spend } from "./effort.ts";
import type { PdfFile } from "./file.ts";
import type { FileFont } from "./fonts.ts";
import { readFont } from "./fonts.ts";
import type { FileColor, Graphics } from "./graphics.ts";
import type { Layers } from "./layers.ts";
import type { ColorUse, Look, Noted, Onlooker, PaintedPen } from "./painted.ts";
import type { PdfDictionary, PdfStream, PdfValue } from "./values.ts";
import { isNumber } from "./values.ts";

/** What all contents of a page have in common. */
export interface Stage {
  readonly file: PdfFile;
  readonly onlooker: Onlooker;
  readonly layers: Layers;
  /** Patterns, masks and glyphs that were looked through on the page already. */
  readonly passed: Set<PdfStream>;
  /** Fonts of drawings whose glyphs were. */
  readonly drawn: Set<FileFont>;
  readonly fonts: Map<PdfDictionary, FileFont>;
  /** The page's own space, in which patterns lie. */
  readonly base: Matrix;
  /** Contents within contents that are not painted where they are named. */
  readonly lookInto: {
    readonly pattern: (run: Run, name: string) => void;
    readonly mask: (run: Run, mask: PdfDictionary) => void;
    readonly glyphs: (run: Run, font: FileFont, codes: readonly number[]) => void;
  };
}

/** Contents while they are run: a page's, a form's, a pattern's, a glyph's. */
export interface Run {
  readonly stage: Stage;
  readonly resources: PdfDictionary;
  /** The forms round it, the innermost last. */
  readonly within: readonly PdfStream[];
  graphics: Graphics;
  readonly saved: Graphics[];
  path: Step[];
  /** Set until the path is painted. */
  clipNext: FillRule | undefined;
  textMatrix: Matrix;
  lineMatrix: Matrix;
  /** Between `BX` and `EX` what is not known is no fault. */
  tolerant: number;
  /** Of each marked part of the contents, whether it, or what it is within, is of a layer that is not printed. */
  readonly marked: boolean[];
}

export const isHidden = ({ marked }: Run): boolean => marked.at(-1) === true;

/** Tells of something at a place of the page; absent: where the space that it is painted in begins. */
export function note(run: Run, noted: Noted, at?: Point): void {
  if (isHidden(run) || isSpent(run.stage.file.effort)) return;
  const [, , , , x, y] = run.graphics.matrix;
  run.stage.onlooker.noted(noted, at ?? { x, y });
}

export const noteColor = (run: Run, { space }: FileColor, use: ColorUse, at?: Point): void => {
  note(run, { kind: "color", space, use }, at);
};

/** The operands that are numbers. */
export const numbers = (operands: readonly PdfValue[]): readonly number[] =>
  operands.filter(isNumber);

/** To read what a font says of itself takes as long as to read so many bytes of contents. */
const OF_FONT = 500;

export function fontOf({ stage }: Run, dictionary: PdfDictionary): FileFont {
  const known = stage.fonts.get(dictionary);
  if (known !== undefined) return known;
  spend(stage.file.effort, OF_FONT);
  const font = readFont(stage.file, dictionary);
  stage.fonts.set(dictionary, font);
  return font;
}

export const fillLook = ({ graphics: g }: Run): Look => ({
  color: g.fill,
  opacity: g.isMasked ? g.fillOpacity / 2 : g.fillOpacity,
  overprints: g.fillOverprints,
  overprintMode: g.overprintMode,
});

export const strokeLook = ({ graphics: g }: Run): Look & PaintedPen => ({
  color: g.stroke,
  opacity: g.isMasked ? g.strokeOpacity / 2 : g.strokeOpacity,
  overprints: g.strokeOverprints,
  overprintMode: g.overprintMode,
  width: g.lineWidth,
  matrix: g.matrix,
  cap: g.cap,
  isDashed: g.isDashed,
});
