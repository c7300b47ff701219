/** How a text begins that may have a drop cap. */
export interface Initial {
  /** What stands before the letter, with the space that some languages set behind it; "" for nothing. */
  readonly marks: string;
  readonly letter: string;
  /** The letter is a word. */
  readonly alone: boolean;
  /** The text behind the letter, a space at its head included. */
  readonly rest: string;
}

/** Opening marks: brackets, quotation marks of every language, the apostrophe of "’Tis". */
const MARKS = "(?:[\\p{Ps}\\p{Pi}\"'¡¿„‚»›’”][ \\u00A0\\u202F]?)*";

/** What stands on a baseline, as high as the capitals: no figure, no small letter, no script without capitals. */
const LETTER = "[\\p{Lu}\\p{Lt}]\\p{M}*";

/** In Dutch these two are one letter. */
const DUTCH_LETTER = `(?:IJ|${LETTER})`;

const INITIAL = new RegExp(`^(${MARKS})(${LETTER})`, "u");
const DUTCH_INITIAL = new RegExp(`^(${MARKS})(${DUTCH_LETTER})`, "u");

/**
 * The first letter of a text, if it is one that can stand for a drop cap. Quotation marks before it are
 * never the cap: text that begins with a figure, a dash, a small letter or an ideograph has none.
 */
export function initialOf(text: string, language: string): Initial | undefined {
  const pattern = /^nl\b/iu.test(language) ? DUTCH_INITIAL : INITIAL;
  const [whole, marks = "", letter = ""] = pattern.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const rest = text.slice(whole.length);
  return { marks, letter, alone: rest.startsWith(" "), rest };
}
