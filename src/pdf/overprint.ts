import type { PdfDictionary } from "./values.ts";

/**
 * Black ink alone is printed over what lies under it, so that no paper shows where the plates do not meet; where
 * ink is none it is left as it is (mode 1; ISO 32000-1, 11.7.4). All else, white above all, knocks it out.
 */
export const OVERPRINTS: PdfDictionary = { Type: "ExtGState", OP: true, op: true, OPM: 1 };
export const KNOCKS_OUT: PdfDictionary = { Type: "ExtGState", OP: false, op: false, OPM: 0 };
