import { shownCharacters } from "../diagnostics/columns.ts";
import type { Edges } from "./edges.ts";
import type { Flags } from "./options.ts";

/** The line that says, on a terminal, what is being done; it is gone when the work is. */
export interface ProgressLine {
  /** A stage as it begins, or how far it has come. */
  show(stage: string, place?: string): void;
  clear(): void;
}

const CLEAR = "\r\u001b[K";

/** Milliseconds from one drawing of the same stage to the next: what changes faster is not read. */
const PACE = 80;

/** A terminal that does not say how wide it is. */
const USUAL_WIDTH = 80;

/** Pipes, `--quiet`, `--json` and terminals that cannot take a line back get none. */
export function progressLine(flags: Flags, { stderr, env, now }: Edges): ProgressLine {
  const shows = stderr.isTTY === true && !flags.quiet && !flags.json && env["TERM"] !== "dumb";
  let drawn: { readonly stage: string; readonly at: number } | undefined;
  return {
    show(stage, place) {
      if (!shows) return;
      const at = now();
      if (drawn?.stage === stage && at - drawn.at < PACE) return;
      drawn = { stage, at };
      const words = place === undefined ? stage : `${stage} · ${place}`;
      // The last column stays free: some terminals begin a new line there.
      stderr.write(`${CLEAR}${shortTo((stderr.columns ?? USUAL_WIDTH) - 1, words)}`);
    },
    clear() {
      if (drawn !== undefined) stderr.write(CLEAR);
      drawn = undefined;
    },
  };
}

/** The words with dots behind them, in no more columns than there are. */
function shortTo(width: number, words: string): string {
  if (width < 1) return "";
  let line = "";
  let columns = 0;
  for (const { shown, columns: more } of shownCharacters(words)) {
    if (columns + more > width - 1) return `${line.trimEnd()}…`;
    line += shown;
    columns += more;
  }
  return columns + 2 > width ? `${line}…` : `${line} …`;
}
