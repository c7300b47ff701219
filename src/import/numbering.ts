import type { ListPlace } from "./manuscript.ts";
import type { StyleBook } from "./styles.ts";
import { childrenOf, valueAt } from "./xml.ts";
import type { Element } from "./xml.ts";

/** Counts the lists of a document as Word does, paragraph after paragraph. */
export interface Counter {
  /** The place of the next paragraph of a numbering; undefined where its level shows no mark. */
  next(id: string, level: number): Counted | undefined;
  /** The numbering and level that are tied to a paragraph style. */
  tiedTo(styleId: string): { readonly id: string; readonly level: number } | undefined;
}

export interface Counted extends ListPlace {
  /** It counts in letters or Roman numerals, which our lists do not. */
  readonly isLettered: boolean;
}

interface Level {
  readonly format: string;
  /** Its mark is blank: a further paragraph of the item before it. */
  readonly isBlank: boolean;
  readonly start: number;
  readonly styleId?: string;
}

interface Numbering {
  /** Numberings of one definition count on from one another. */
  readonly definition: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Where a level begins anew at this numbering's first paragraph. */
  readonly restarts: ReadonlyMap<number, number>;
}

const FIGURES = new Set(["decimal", "decimalZero", "decimalFullWidth", "ordinal"]);

/** Reads `numbering.xml`. */
export function readNumbering(root: Element | undefined, styles: StyleBook): Counter {
  const numberings = numberingsIn(root, styles);
  const counts = new Map<string, number[]>();
  const seen = new Set<string>();
  return {
    tiedTo: (styleId) => {
      for (const [id, { levels }] of numberings) {
        const tied = [...levels].find(([, level]) => level.styleId === styleId);
        if (tied !== undefined) return { id, level: tied[0] };
      }
      return undefined;
    },
    next: (id, level) => {
      const numbering = numberings.get(id);
      const look = numbering?.levels.get(level);
      if (numbering === undefined || look === undefined || look.format === "none") return undefined;
      if (look.isBlank)
        return { name: numbering.definition, level, follows: true, isLettered: false };
      const tally = counts.get(numbering.definition) ?? [];
      counts.set(numbering.definition, tally);
      const isFirst = !seen.has(`${id}/${level}`);
      seen.add(`${id}/${level}`);
      const restart = isFirst ? numbering.restarts.get(level) : undefined;
      tally[level] = restart ?? (tally[level] === undefined ? look.start : tally[level] + 1);
      tally.length = level + 1;
      const name =
        numbering.restarts.size === 0 ? numbering.definition : `${numbering.definition}/${id}`;
      if (look.format === "bullet") return { name, level, isLettered: false };
      return { name, level, number: tally[level], isLettered: !FIGURES.has(look.format) };
    },
  };
}

function numberingsIn(
  root: Element | undefined,
  styles: StyleBook,
): ReadonlyMap<string, Numbering> {
  const definitions = new Map(
    childrenOf(root, "w:abstractNum").map((one) => [
      one.attributes.get("w:abstractNumId") ?? "",
      one,
    ]),
  );
  const nums = new Map(
    childrenOf(root, "w:num").map((one) => [one.attributes.get("w:numId") ?? "", one]),
  );
  const definitionOf = (num: Element | undefined): string => valueAt(num, "w:abstractNumId") ?? "";
  const numberings = new Map<string, Numbering>();
  for (const [id, num] of nums) {
    let definition = definitionOf(num);
    // A list style: what it looks like stands in the numbering that the style names.
    const link = valueAt(definitions.get(definition), "w:numStyleLink");
    const linked = link === undefined ? undefined : styles.numbering(link);
    if (linked !== undefined) definition = definitionOf(nums.get(linked));
    const own = levelsOf(
      childrenOf(num, "w:lvlOverride").flatMap((one) => childrenOf(one, "w:lvl")),
    );
    const levels = new Map([...levelsOf(childrenOf(definitions.get(definition), "w:lvl")), ...own]);
    numberings.set(id, { definition, levels, restarts: restartsOf(num) });
  }
  return numberings;
}

const levelsOf = (levels: readonly Element[]): ReadonlyMap<number, Level> =>
  new Map(
    levels.map((level) => {
      const styleId = valueAt(level, "w:pStyle");
      return [
        Number(level.attributes.get("w:ilvl") ?? 0),
        {
          format: valueAt(level, "w:numFmt") ?? "decimal",
          isBlank: valueAt(level, "w:lvlText")?.trim() === "",
          start: Number(valueAt(level, "w:start") ?? 1),
          ...(styleId !== undefined && { styleId }),
        },
      ];
    }),
  );

const restartsOf = (num: Element): ReadonlyMap<number, number> =>
  new Map(
    childrenOf(num, "w:lvlOverride").flatMap((one) => {
      const start = valueAt(one, "w:startOverride");
      return start === undefined
        ? []
        : [[Number(one.attributes.get("w:ilvl") ?? 0), Number(start)] as const];
    }),
  );
