import type { Path, Place } from "./place.ts";
import { placeAt } from "./place.ts";
import { isMapping } from "./union.ts";

interface Document {
  readonly value: unknown;
  readonly place: Place;
}

/** The document as it would be, were `#` no beginning of a comment where a value is wanted. */
export function withComments({ value, place }: Document): unknown {
  if (value === null) return place.comment ?? null;
  const within = (one: unknown, key: string | number): unknown => {
    const entry = place.entries.get(key);
    return entry === undefined ? one : withComments({ value: one, place: entry.place });
  };
  if (Array.isArray(value)) return value.map((one: unknown, index) => within(one, index));
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, within(one, key)]));
}

/** The comment in the place of the value at the path. */
export const commentAt = (root: Place, path: Path): string | undefined =>
  placeAt(root, path).comment;
