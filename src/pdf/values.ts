/**
 * What a PDF object may hold. A plain string is a name (`/Page`); text that people read is `words`;
 * bytes are written as a hexadecimal string.
 */
export type PdfValue =
  | string
  | number
  | boolean
  | Words
  | Uint8Array
  | Reference
  | Copied
  | readonly PdfValue[]
  | PdfDictionary;

export interface PdfDictionary {
  readonly [key: string]: PdfValue | undefined;
}

/** A text string; pdfkit tells it from a name by its being an object. */
export interface Words {
  valueOf(): string;
  readonly length: number;
}

/** A value as it is to stand in the file, letter for letter. */
export interface Copied {
  readonly [Symbol.toStringTag]: "Copied";
  toString(): string;
  /** For the fingerprint. */
  toJSON(): string;
}

/** pdfkit writes what it does not know as the text that it says. */
export const copiedValue = (text: string): Copied => ({
  [Symbol.toStringTag]: "Copied",
  toString: () => text,
  toJSON: () => text,
});

/** An object that has its number, written already or promised. */
export interface Reference {
  readonly id: number;
}

/** A name in the information dictionary, where pdfkit takes plain strings for text. */
export interface InfoName {
  readonly [Symbol.toStringTag]: "Name";
  toString(): string;
}

/** pdfkit writes what it does not know as the text that it says. */
export const infoName = (name: string): InfoName => ({
  [Symbol.toStringTag]: "Name",
  toString: () => `/${name}`,
});

/** Text that people read. */
export const words = (text: string): Words => new String(text);

/**
 * A name made of any text: what a name may not hold is escaped as `#` and two digits, UTF-8 (ISO 32000-1, 7.3.5). A lone
 * surrogate, U+DC80 to U+DCFF, stands for a byte of a name that is no text in another's file.
 */
export function nameOf(text: string): string {
  const bytes = /[\udc80-\udcff]/u.test(text)
    ? Array.from(text, (letter) => letter.charCodeAt(0) & 0xff)
    : [...new TextEncoder().encode(text)];
  return bytes
    .map((byte) => (isRegular(byte) ? String.fromCharCode(byte) : escaped(byte)))
    .join("");
}

const isRegular = (byte: number): boolean =>
  byte > 0x20 && byte < 0x7f && !"#%()/<>[]{}".includes(String.fromCharCode(byte));

const escaped = (byte: number): string => `#${byte.toString(16).toUpperCase().padStart(2, "0")}`;
