import { error, warning } from "../diagnostics/diagnostic.ts";
import type { Diagnostic, Span } from "../diagnostics/diagnostic.ts";

/** What is wrong with a drawing, gathered while it is read; faults point at the order, their sentences at the line. */
export interface Remarks {
  error(
    code: string,
    line: number | `${number}, column ${number}`,
    sentence: string,
    /** As a function where it takes time to find: it is asked for only if the fault is told, not counted. */
    hint: string | (() => string),
  ): void;
  /** Passes a limit: nothing more is read. */
  limit(line: number, sentence: string, hint: string): void;
  /** Something that is left out; told once for each name, with its count. */
  leftOut(omission: Omission): void;
  /** True once reading on is of no use. */
  readonly stopped: () => boolean;
  readonly all: () => readonly Diagnostic[];
}

export interface Omission {
  readonly code:
    "drawing/element" | "drawing/property" | "drawing/style" | "drawing/family" | "drawing/spot";
  readonly line: number;
  /** With its verb, for one and for several: "`filter` is left out". */
  readonly sentence: string;
  readonly hint: string;
}

/** A file with the same mistake in every line is told of it so often, and then in one sentence. */
const MOST_ALIKE = 5;

export function remarksOn(file: string, span: Span): Remarks {
  const faults: Diagnostic[] = [];
  const counts = new Map<string, number>();
  const omissions = new Map<string, Omission & { count: number }>();
  let stopped = false;
  const at = (line: number | string): string => `\`${file}\`, line ${line}`;
  return {
    error(code, line, sentence, hint) {
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      if (count > MOST_ALIKE) return;
      const hints = [typeof hint === "string" ? hint : hint()];
      faults.push(error(code, `${at(line)}: ${sentence}`, { span, hints }));
    },
    limit(line, sentence, hint) {
      if (stopped) return;
      stopped = true;
      const message = `${at(line)}: ${sentence}`;
      faults.push(error("drawing/limit", message, { span, kind: "limit", hints: [hint] }));
    },
    leftOut(omission) {
      const key = `${omission.code} ${omission.sentence}`;
      const known = omissions.get(key);
      if (known === undefined) omissions.set(key, { ...omission, count: 1 });
      else known.count += 1;
    },
    stopped: () => stopped,
    all: () => [
      ...faults,
      ...[...counts].flatMap(([code, count]) =>
        count > MOST_ALIKE ? [andMore(code, count - MOST_ALIKE, file, span)] : [],
      ),
      ...[...omissions.values()].map(({ code, line, sentence, hint, count }) => {
        const times = count > 1 ? ` (${count} times)` : "";
        return warning(code, `${at(line)}: ${sentence}${times}`, { span, hints: [hint] });
      }),
    ],
  };
}

const andMore = (code: string, count: number, file: string, span: Span): Diagnostic =>
  error(code, `\`${file}\` has ${count} more of these faults`, {
    span,
    hints: ["mend the first ones, and look what is left"],
  });
