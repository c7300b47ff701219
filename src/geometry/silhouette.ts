/** From where to where something reaches across; undefined in a band where nothing is. */
export interface Extent {
  readonly left: number;
  readonly right: number;
}

/**
 * What shows of a picture that has no ground of its own: how far it reaches across in each of so many bands of
 * equal height, from its head to its foot, in shares of its width.
 */
export type Silhouette = readonly (Extent | undefined)[];

/** How far a silhouette reaches between two heights, in shares of its own; undefined where nothing is. */
export function extentOf(silhouette: Silhouette, from: number, to: number): Extent | undefined {
  const bands = silhouette.length;
  const first = Math.max(0, Math.floor(from * bands));
  const last = Math.min(bands, Math.ceil(to * bands));
  return silhouette.slice(first, Math.max(first, last)).reduce(joined, undefined);
}

/** The extent that holds both. */
export function joined(one: Extent | undefined, other: Extent | undefined): Extent | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return { left: Math.min(one.left, other.left), right: Math.max(one.right, other.right) };
}
