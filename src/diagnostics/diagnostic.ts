/** Faults in the copy are values: a sentence, a place, and a way out. Only our own mistakes throw. */

/** A place in a source file: offsets in UTF-16 units, `end` exclusive. Lines are worked out when printed. */
export interface Span {
  /** The file as the reader knows it: relative to the root, with forward slashes. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

export type Severity = "error" | "warning";

/** What went wrong, where, and what to try. */
export interface Diagnostic {
  readonly severity: Severity;
  /** `room/fault`, e.g. `image/missing`; documented, never renamed lightly. */
  readonly code: string;
  /** One sentence without a full stop, lower case at its head, names in backquotes. */
  readonly message: string;
  readonly span?: Span;
  /** Of a fault of the finished pages: the page, and the place on it in points from the trim's upper left corner. */
  readonly on?: { readonly folio: number; readonly x: number; readonly y: number };
  /** Each a way out: "did you mean `x`?", "give it a space before `{`". */
  readonly hints: readonly string[];
  /**
   * Set where the fault is not of the sources but passed a limit (exit 6) or is of the usage (exit 2)
   * or of the disk (exit 5) or of the finished pages (exit 4). Absent: the sources (exit 1).
   */
  readonly kind?: "usage" | "rejected" | "unwritable" | "limit";
}

/** A value and the faults met on the way to it; without a value the faults say why. */
export interface Outcome<T> {
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

type Extra = Partial<Pick<Diagnostic, "span" | "on" | "hints" | "kind">>;

export function error(code: string, message: string, extra: Extra = {}): Diagnostic {
  return { severity: "error", code, message, hints: [], ...extra };
}

export function warning(code: string, message: string, extra: Extra = {}): Diagnostic {
  return { severity: "warning", code, message, hints: [], ...extra };
}

export function ok<T>(value: T, diagnostics: readonly Diagnostic[] = []): Outcome<T> {
  return { value, diagnostics };
}

export function failed(...diagnostics: readonly Diagnostic[]): Outcome<never> {
  return { diagnostics };
}

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some((one) => one.severity === "error");
