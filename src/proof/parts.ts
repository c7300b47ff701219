import type { Stroke } from "./pencil.ts";

/** What a proof shows, in parts that are switched on and off by themselves. */
export type Part = "grid" | "lines" | "leaders" | "notes" | "costs" | "slug";

/** Strokes of one part. */
export interface Penciled {
  readonly part: Part;
  readonly strokes: readonly Stroke[];
}

/** The layer of each part: its name, as readers list it, and whether it only darkens what it lies on. The lowest is the first. */
export const PARTS: readonly {
  readonly part: Part;
  readonly name: string;
  readonly darkens: boolean;
}[] = [
  { part: "grid", name: "Grid and columns", darkens: true },
  { part: "lines", name: "Loose, tight and hyphenated lines", darkens: true },
  { part: "leaders", name: "Leaders to figures", darkens: false },
  { part: "notes", name: "Copy-fitting notes", darkens: false },
  { part: "costs", name: "Costs", darkens: false },
  { part: "slug", name: "Slug", darkens: false },
];

/** All strokes of a part. */
export const strokesOf = (part: Part, penciled: readonly Penciled[]): readonly Stroke[] =>
  penciled.flatMap((one) => (one.part === part ? one.strokes : []));
