/** Colors as the press knows them: process inks and spot inks, each a share from 0 to 1. */

/** Process color; each ink from 0 (none) to 1 (solid). */
export interface Cmyk {
  readonly kind: "cmyk";
  readonly c: number;
  readonly m: number;
  readonly y: number;
  readonly k: number;
}

/** A spot ink by the name on its tin, with the process color that stands in for it where it is missing. */
export interface Spot {
  readonly kind: "spot";
  readonly name: string;
  /** 0 to 1. */
  readonly tint: number;
  readonly alternate: Cmyk;
}

export type Ink = Cmyk | Spot;

export function cmyk(c: number, m: number, y: number, k: number): Cmyk {
  return { kind: "cmyk", c, m, y, k };
}

/** 100 K alone: what text and rules are printed in. */
export const BLACK: Cmyk = cmyk(0, 0, 0, 1);
