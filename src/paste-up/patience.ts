import type { Effort } from "../foreign/effort.ts";

/** Why a page cannot be taken out of its file. */
export interface Refusal {
  readonly kind: "damaged" | "limit";
  /** The end of a sentence: `the stream 12 cannot be decoded`. */
  readonly why: string;
}

/** What is still borne of a page while it is taken out, and the first thing that was not. */
export interface Patience {
  /** So many bytes may its streams come to, decoded. */
  bytes: number;
  /** What may be spent on decoding them. */
  readonly effort: Effort;
  /** So many objects may it need. */
  objects: number;
  refusal?: Refusal;
}

/** An atlas of vectors has tens of thousands of objects, and four plates of A3 at 600 pixels an inch half so many bytes. */
export const newPatience = (): Patience => ({
  ...{ bytes: 600_000_000, objects: 200_000 },
  effort: { left: 150_000_000 },
});

/** The first refusal is the one that is told. */
export function refuse(patience: Patience, kind: Refusal["kind"], why: string): void {
  patience.refusal ??= { kind, why };
}
