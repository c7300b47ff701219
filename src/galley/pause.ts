import { COST } from "./costs.ts";
import { isPause, type Galley } from "./galley.ts";
import type { Resume } from "./resume.ts";

/** What a pause costs at which a column ends. */
export interface PausePrice {
  readonly what: "pauseAtHead" | "pauseAtFoot";
  readonly cost: number;
}

/** What it costs that the next column would begin with a pause, or that this one ends with it; undefined where there is none. */
export function pausePrice({ pieces }: Galley, { piece, line }: Resume): PausePrice | undefined {
  if (line === 0 && isPause(pieces[piece - 1])) {
    return { what: "pauseAtFoot", cost: COST.pauseAtFoot };
  }
  return isPause(pieces[piece]) ? { what: "pauseAtHead", cost: COST.pauseAtHead } : undefined;
}
