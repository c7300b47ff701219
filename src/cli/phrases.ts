/** One line of print: its parts, with a dot between them. */
export const line = (parts: readonly string[]): string => parts.join(" · ") + "\n";

/** "1 page", "2 pages"; a few words have a plural of their own. */
export function inCount(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** "1.3 mm", of millimeters. */
export const inMm = (length: number): string => `${Math.round(10 * length) / 10} mm`;
