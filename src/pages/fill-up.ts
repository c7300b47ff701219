import { error, warning } from "../diagnostics/diagnostic.ts";
import { laySection, type Section } from "./section.ts";
import type { Sketch, Stone } from "./stone.ts";

/** What brings an issue to the printer's multiple. */
export interface Filling {
  readonly adverts: readonly Section[];
  readonly blanks: readonly Sketch[];
}

const NOTHING: Filling = { adverts: [], blanks: [] };

/**
 * House adverts in their order, then blank pages, behind the sections until the page count divides by the printer's
 * multiple. Error: `pages/multiple` with `fill: fail`; warning: the same where blank pages were not ordered.
 */
export function fillUp(sections: readonly Section[], stone: Stone): Filling {
  const { print, houseAdverts } = stone.copy.issue;
  const { multiple = 1, multipleSpan, fill } = print;
  const place = multipleSpan === undefined ? {} : { span: multipleSpan };
  const count = sections.reduce((sum, { pages }) => sum + pages.length, 0);
  const missing = (multiple - (count % multiple)) % multiple;
  if (missing === 0) return NOTHING;
  const sentence = `${count} ${count === 1 ? "page does" : "pages do"} not divide by ${multiple}`;
  if (fill === "fail") {
    const hints = [`add ${missing} pages, cut ${count % multiple}, or \`fill: blank\``];
    stone.faults.push(error("pages/multiple", sentence, { ...place, hints }));
    return NOTHING;
  }
  const adverts = fill === "house" ? houseAdverts.slice(0, missing) : [];
  const blanks = missing - adverts.length;
  if (blanks > 0 && fill !== "blank") {
    const added = `${blanks} blank ${blanks === 1 ? "page was" : "pages were"} added at the end`;
    const hint =
      fill === "house"
        ? "list more pages under `house-adverts:`"
        : "say `fill: blank` under `print:` if that is meant";
    const told = { ...place, hints: [hint] };
    stone.faults.push(warning("pages/multiple", `${sentence}: ${added}`, told));
  }
  return {
    adverts: adverts.map((picture, index) => {
      const order = { kind: "picture", picture, span: picture.src.span } as const;
      return laySection(order, count + index + 1, stone, new Map());
    }),
    blanks: Array.from({ length: blanks }, () => ({ marks: [] })),
  };
}
