/**
 * What may still be spent on a file, in steps of about what it takes to read a byte of its contents. All that a file can ask
 * for again and again is paid with it, so that one that is made to be slow is looked over for some seconds and no longer.
 */
export interface Effort {
  left: number;
}

/** A map of some two million operators is looked over in full. */
const MOST_EFFORT = 120_000_000;

export const fullEffort = (): Effort => ({ left: MOST_EFFORT });

/** Of what is known to be short. */
export const endless = (): Effort => ({ left: Infinity });

/** Spends so many steps; false once there are none left. */
export function spend(effort: Effort, steps: number): boolean {
  effort.left -= steps;
  return effort.left > 0;
}

/** What is not looked at any more is not told of either: it would be half the truth. */
export const isSpent = ({ left }: Effort): boolean => left <= 0;
