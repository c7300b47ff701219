import { mm, type Pt } from "../geometry/geometry.ts";

/** What a press can hold: finer, nearer or darker is sent back, or printed badly. */
export interface Limits {
  /** Pixels an inch of a picture as it is placed: fewer are an error, or a warning. */
  readonly coarse: number;
  readonly coarseWarning: number;
  /** Type stands no nearer to the trim. */
  readonly safety: Pt;
  /** No line is thinner. */
  readonly hairline: Pt;
  /** No line in more than one ink is thinner. */
  readonly inkedLine: Pt;
  /** Type in more than two inks, and white type on a ground, is no smaller. */
  readonly finePrint: Pt;
  /** Type in black with other inks in it is no smaller. */
  readonly richBlack: Pt;
  /** The most ink that one spot takes (3 is 300 %) on more than this many square points. */
  readonly maxInk: number;
  readonly inkArea: number;
}

/** Sheet-fed offset on coated paper. */
export const SHEETFED_COATED: Omit<Limits, "maxInk"> = {
  coarse: 150,
  coarseWarning: 225,
  safety: mm(3),
  hairline: 0.25,
  inkedLine: 0.5,
  finePrint: 9,
  richBlack: 12,
  inkArea: 15 * mm(1) ** 2,
};
