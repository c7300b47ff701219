import type { Condition } from "../color/condition.ts";
import type { LetterRun } from "../display/drawing.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { Coder } from "./coder.ts";

/** How a publication is to be painted. */
export interface PaintOrder {
  /** Creation and modification date, in milliseconds since 1970 UTC; never taken from the clock. */
  readonly date: number;
  /** The printer's marks asked for. */
  readonly marks: readonly PressMark[];
  /** What the file is printed in: then it is PDF/X-4. Absent: plain PDF. */
  readonly condition?: Condition;
  /** What the slug says of a page, set in no more than the width; for `info`. */
  readonly slugLine?: (folio: number, width: Pt) => readonly LetterRun[];
  /** The program that wrote the file, with its version: "typeset 0.1.0". */
  readonly producer: string;
  readonly edition: "print" | "digital" | "proof";
  /** Codes the streams; absent: everything anew. The bytes are the same. */
  readonly coder?: Coder;
  /** Told before each page is painted. Nothing in the file depends on it. */
  readonly onPage?: (folio: number) => void;
}

export type PressMark = "crop" | "registration" | "bars" | "info";
