/** How text stands in a terminal: which characters take no column, one or two, and which need a stand-in. */

/** One character as it is shown. */
export interface ShownCharacter {
  readonly shown: string;
  /** Terminal columns: 0, 1, 2, or more for a tab or a stand-in. */
  readonly columns: number;
  /** Its place in the text, in UTF-16 units. */
  readonly offset: number;
}

const TAB = 4;

/** East Asian wide and fullwidth characters (Unicode Standard Annex 11), as ranges of code points. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{17000}-\u{18aff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

/** Marks that sit on the character before them. */
const COMBINING = /^[\p{Mn}\p{Me}]$/u;

/** Unseen characters that move the cursor, turn the line around or hide: all that could forge a message. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;
const ALL_UNSEEN = new RegExp(UNSEEN, "gu");

/** The text's characters with the columns that they take; tabs run to the next stop, the unseen is made visible. */
export function shownCharacters(text: string, offset = 0): readonly ShownCharacter[] {
  const characters: ShownCharacter[] = [];
  let column = 0;
  let at = offset;
  for (const character of text) {
    const shown = character === "\t" ? " ".repeat(TAB - (column % TAB)) : visible(character);
    const columns = shown === character ? columnsOf(character) : shown.length;
    characters.push({ shown, columns, offset: at });
    column += columns;
    at += character.length;
  }
  return characters;
}

/** A sentence safe to print: control and format characters stand as `␛` or `<U+202E>`. */
export function printable(text: string): string {
  return text.replaceAll(ALL_UNSEEN, visible);
}

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return "\u2421";
  if (!UNSEEN.test(character)) return character;
  return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
}

function columnsOf(character: string): number {
  if (COMBINING.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
