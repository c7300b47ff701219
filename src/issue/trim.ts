import * as z from "zod";
import { inches, mm } from "../geometry/geometry.ts";
import type { Pt, Size } from "../geometry/geometry.ts";
import { paperLength } from "../schema/length.ts";

/** Trim sizes by their names, upright. */
const TRIMS = {
  letter: { width: inches(8.5), height: inches(11) },
  legal: { width: inches(8.5), height: inches(14) },
  tabloid: { width: inches(11), height: inches(17) },
  a3: { width: mm(297), height: mm(420) },
  a4: { width: mm(210), height: mm(297) },
  a5: { width: mm(148), height: mm(210) },
  a6: { width: mm(105), height: mm(148) },
  b4: { width: mm(250), height: mm(353) },
  b5: { width: mm(176), height: mm(250) },
} satisfies Record<string, Size>;

type TrimName = keyof typeof TRIMS;

const isTrimName = (name: string): name is TrimName => name in TRIMS;

/** What paper and presses know; a PDF page ends at 5080 mm. */
const SMALLEST = 50;
const LARGEST = 2000;

/** A page's edge in points. */
const edge = paperLength().refine((edge) => edge >= mm(SMALLEST) && edge <= mm(LARGEST), {
  error: `must be a length from \`${SMALLEST}mm\` to \`${LARGEST}mm\``,
});

/** How far ink runs past the trim, in points. */
export const bleed = paperLength().refine((bleed) => bleed <= mm(25), {
  error: "must be a length of at most `25mm`",
});

/** The trim as a name or as width and height. */
export const trim = z
  .union([z.enum(Object.keys(TRIMS).filter(isTrimName)), z.tuple([edge, edge])])
  .transform((typed): Size => {
    return typeof typed === "string" ? TRIMS[typed] : { width: typed[0], height: typed[1] };
  });

/** The sizes that hold where the manifest has none. */
export const DEFAULT_TRIM: Size = TRIMS.letter;
export const DEFAULT_BLEED: Pt = mm(3);
