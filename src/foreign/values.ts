/** What a PDF is made of (ISO 32000-1, 7.3). */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfReference
  | PdfDictionary
  | PdfStream
  | readonly PdfValue[];

export interface PdfName {
  readonly kind: "name";
  readonly text: string;
}

export interface PdfString {
  readonly kind: "string";
  readonly bytes: Uint8Array;
}

export interface PdfReference {
  readonly kind: "reference";
  readonly number: number;
  readonly generation: number;
}

export interface PdfDictionary {
  readonly kind: "dictionary";
  readonly entries: ReadonlyMap<string, PdfValue>;
}

export interface PdfStream {
  readonly kind: "stream";
  readonly dictionary: PdfDictionary;
  /** As they stand in the file, coded. */
  readonly bytes: Uint8Array;
  /** Of the object that it is, for sentences and so that it is decoded once. */
  readonly number: number;
}

/** A word that is no value: an operator of a page's contents, or `endobj`. */
export interface PdfWord {
  readonly kind: "word";
  readonly text: string;
}

export const NO_ENTRIES: PdfDictionary = { kind: "dictionary", entries: new Map() };

type Asked = PdfValue | PdfWord | undefined;

const kindOf = (value: Asked): string | undefined =>
  typeof value === "object" && value !== null && "kind" in value ? value.kind : undefined;

export const isName = (value: Asked): value is PdfName => kindOf(value) === "name";
export const isString = (value: Asked): value is PdfString => kindOf(value) === "string";
export const isReference = (value: Asked): value is PdfReference => kindOf(value) === "reference";
export const isDictionary = (value: Asked): value is PdfDictionary =>
  kindOf(value) === "dictionary";
export const isStream = (value: Asked): value is PdfStream => kindOf(value) === "stream";
export const isNumber = (value: Asked): value is number => typeof value === "number";
export const isWord = (value: Asked): value is PdfWord => kindOf(value) === "word";
export const isArray = (value: Asked): value is readonly PdfValue[] => Array.isArray(value);

export const nameIn = (value: Asked): string | undefined =>
  isName(value) ? value.text : undefined;

export const numberIn = (value: Asked): number | undefined =>
  typeof value === "number" ? value : undefined;

/** A text as PDF codes it: UTF-16 or UTF-8 with a mark at its head, else Latin letters. */
export function textIn(value: Asked): string | undefined {
  if (!isString(value)) return undefined;
  const bytes = Buffer.from(value.bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const even = bytes.subarray(2, bytes.length - (bytes.length % 2));
    return Buffer.from(even).swap16().toString("utf16le");
  }
  const isUtf8 = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return isUtf8 ? bytes.subarray(3).toString("utf8") : bytes.toString("latin1");
}
