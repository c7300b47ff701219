import type { Pt } from "../geometry/geometry.ts";
import type { Box, Item, Penalty } from "../paragraph/items.ts";
import type { Space, Word } from "./words.ts";

/** What an item prints; the breaking knows only its numbers. */
export type Matter =
  | { readonly kind: "indent" }
  | { readonly kind: "letters"; readonly word: Word; readonly from: number; readonly to: number }
  | { readonly kind: "space"; readonly space: Space; readonly kern: Pt }
  /** White between ideographs: nothing, until the line is stretched. */
  | { readonly kind: "air" }
  | { readonly kind: "joint"; readonly hyphen: boolean }
  | { readonly kind: "nothing" };

/** A paragraph ready to be broken: numbers, and beside each what it prints. */
export interface Composed {
  readonly items: readonly Item[];
  readonly matter: readonly Matter[];
}

export const NO_BOX: Box = {
  kind: "box",
  width: 0,
  stretch: 0,
  shrink: 0,
  hangStart: 0,
  hangEnd: 0,
};
export const NO_PENALTY: Penalty = {
  kind: "penalty",
  width: 0,
  after: 0,
  cost: 0,
  flagged: false,
  hang: 0,
};
