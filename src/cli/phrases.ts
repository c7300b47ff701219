import { POINTS_PER_MM, type Pt } from "../geometry/geometry.ts";

/** One line of print: its parts, with a dot between them. */
export const line = (parts: readonly string[]): string => parts.join(" · ") + "\n";

/** "1 page", "2 pages"; a few words have a plural of their own. */
export function inCount(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** A length in millimeters, to a hundredth. */
export const millimeters = (length: Pt): number => Math.round((100 * length) / POINTS_PER_MM) / 100;

/** "1.3 mm". */
export const inMm = (length: Pt): string => `${Math.round((10 * length) / POINTS_PER_MM) / 10} mm`;
