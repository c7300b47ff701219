/** UAX #14 by the package `linebreak`, which brings no types. */
declare module "linebreak" {
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}

/** TeX's hyphenation patterns by the package `hyphen`, which brings no types. */
declare module "hyphen/*" {
  /** What may follow a letter: other letters, the end of a pattern (the number of its levels), or both. */
  interface Branches {
    readonly [letter: string]: Branches | number | readonly [Branches, number];
  }
  const language: {
    /** Lists of levels; a tree of letters; words that are divided otherwise, each with its offsets. */
    readonly patterns: readonly [
      levels: readonly (readonly number[])[],
      tree: Branches,
      exceptions?: Readonly<Record<string, readonly number[]>>,
    ];
    readonly hyphenateSync: (
      text: string,
      options?: { readonly hyphenChar?: string; readonly minWordLength?: number },
    ) => string;
  };
  export default language;
}
