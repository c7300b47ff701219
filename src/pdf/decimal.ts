/**
 * A number as content streams have it: to the thousandth of a point, no exponent, no idle zeros.
 * Throws on what is no finite number: a mark without a place is our own mistake.
 */
export function decimal(value: number, decimals: 0 | 2 | 3 | 4 | 6 = 3): string {
  return String(rounded(value, decimals));
}

/** The number that `decimal` writes, for reckoning on with what was really written. */
export function rounded(value: number, decimals: 0 | 2 | 3 | 4 | 6 = 3): number {
  if (!Number.isFinite(value)) throw new Error(`a mark has the length ${value}`);
  const unit = 10 ** decimals;
  return Math.round(value * unit) / unit + 0;
}

/** Several, with a space between. */
export const decimals = (...values: readonly number[]): string =>
  values.map((value) => decimal(value)).join(" ");
