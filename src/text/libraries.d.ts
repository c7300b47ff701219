/** UAX #14 by the package `linebreak`, which brings no types. */
declare module "linebreak" {
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}

/** TeX's hyphenation patterns by the package `hyphen`, which brings no types. */
declare module "hyphen/*" {
  const language: {
    readonly hyphenateSync: (
      text: string,
      options?: { readonly hyphenChar?: string; readonly minWordLength?: number },
    ) => string;
  };
  export default language;
}
