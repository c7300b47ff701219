import { warning, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Page } from "../display/mark.ts";
import { mm, type Pt } from "../geometry/geometry.ts";
import {
  gathered,
  inMm,
  placeOf,
  worstFirst,
  type LookedPage,
  type PageFinding,
} from "./finding.ts";
import type { Limits } from "./printer.ts";
import { wordsOf, type Seen, type SeenType } from "./seen.ts";
import { reachOf, UNSEEN, type Side } from "./sides.ts";

/** What binding does to a page. */
export interface PageInBinding {
  /** So much is lost at its outer edge, beside what is trimmed off all pages. */
  readonly creep: Pt;
  /** Glue runs over its inner edge. */
  readonly isGlued: boolean;
}

/** How far a cover is glued to the leaves that it faces. */
const GLUED: Pt = mm(6);

type Check = "creep" | "glue";

/**
 * What the binding brings nearer to the trim than the printer wants text, and what it glues over. Warnings:
 * `print/creep`, `print/glue`.
 */
export function checkBinding(
  seen: readonly Seen[],
  page: Page,
  bound: PageInBinding,
  limits: Limits,
): readonly Diagnostic[] {
  if (bound.creep === 0 && !bound.isGlued) return [];
  const outer: Side = page.folio % 2 === 1 ? "right" : "left";
  const inner: Side = outer === "right" ? "left" : "right";
  const findings = seen.flatMap((one): readonly PageFinding<Check>[] => {
    if (one.kind !== "type") return [];
    const reach = reachOf(one.bounds, page.trim);
    const [fromOuter, fromInner] = [-reach[outer], -reach[inner]];
    return [
      ...crept(one, fromOuter, bound.creep, limits.safety),
      ...(bound.isGlued ? glued(one, fromInner) : []),
    ];
  });
  return gathered(findings).map((alike) => inWords(worstFirst(alike), page));
}

/** Text that is far enough from the trim, but for the creep. */
function crept(one: SeenType, inside: Pt, creep: Pt, safety: Pt): readonly PageFinding<"creep">[] {
  const left = inside - creep;
  if (inside < safety - UNSEEN || left >= safety - UNSEEN) return [];
  const says = `${wordsOf(one)} stands ${inMm(left)} from the outer edge once ${inMm(creep)} of creep are cut off, nearer than ${inMm(safety)},`;
  const hint =
    "move it farther inside, take thinner paper, or have fewer pages; a printer who shifts the pages for creep takes it from the fold instead";
  return [{ ...placed(one), check: "creep", says, hint, margin: left }];
}

/** Text in the strip that is glued to the cover. */
function glued(one: SeenType, inside: Pt): readonly PageFinding<"glue">[] {
  if (inside >= GLUED - UNSEEN) return [];
  const place = inside < 0 ? "runs over the spine" : `stands ${inMm(inside)} from the spine`;
  const says = `${wordsOf(one)} ${place}, where the cover is glued to the first and the last leaf over ${inMm(GLUED)},`;
  const hint = "move it out of the fold, or give these pages a wider inside margin";
  return [{ ...placed(one), check: "glue", says, hint, margin: inside }];
}

const placed = ({ bounds: { x, y }, span }: SeenType) => ({ at: { x, y }, span });

function inWords(
  [{ check, says, at, hint, span }, ...others]: readonly [
    PageFinding<Check>,
    ...PageFinding<Check>[],
  ],
  { folio, trim }: LookedPage,
): Diagnostic {
  const like = others.length === 0 ? "" : `, and ${others.length} more on that page`;
  return warning(`print/${check}`, `${says} on page ${folio}, ${placeOf(at, trim)}${like}`, {
    hints: [hint],
    on: { folio, ...at },
    ...(span !== undefined && { span }),
  });
}
