/** How a publication is to be painted. */
export interface PaintOrder {
  /** Creation and modification date, in milliseconds since 1970 UTC; never taken from the clock. */
  readonly date: number;
  /** The printer's marks asked for; so far crop marks are the ones drawn. */
  readonly marks: readonly PressMark[];
  /** The program that wrote the file, with its version: "typeset 0.1.0". */
  readonly producer: string;
  readonly edition: "print" | "digital" | "proof";
}

export type PressMark = "crop" | "registration" | "bars" | "info";
