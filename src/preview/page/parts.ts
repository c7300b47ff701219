/** A part of the proof as it is switched on and off here. */
export interface ProofPart {
  /** The name of its layer in the PDF. */
  readonly layer: string;
  /** Its button's word; its key is a letter of it, underlined there. */
  readonly word: string;
  readonly key: string;
  readonly says: string;
}

/** In the order of the layers. */
export const PROOF_PARTS: readonly ProofPart[] = [
  { layer: "Grid and columns", word: "Grid", key: "d", says: "baseline grid and columns" },
  {
    ...{ layer: "Loose, tight and hyphenated lines", word: "Lines", key: "l" },
    says: "tints of loose and tight lines, hyphens in a row",
  },
  { layer: "Leaders to figures", word: "Leaders", key: "r", says: "leaders from text to figures" },
  { layer: "Copy-fitting notes", word: "Notes", key: "n", says: "copy-fitting notes" },
  { layer: "Costs", word: "Costs", key: "c", says: "what column ends cost" },
  { layer: "Slug", word: "Slug", key: "u", says: "slug: article, page, legend" },
];
