import type { Design } from "../design/design.ts";
import type { Mark } from "../display/mark.ts";
import type { Setter } from "../galley/type-case.ts";
import { setContents, type ContentsCopy } from "./contents.ts";
import type { Frame } from "./frame.ts";

type Pages = readonly (readonly Mark[])[];

/** Contents that were set from the same case, by all else that they hang on; the one set last stands last. */
interface Standing extends Pick<Setter, "fonts" | "hyphenator"> {
  readonly pages: Map<string, Pages>;
}

/** Contents are set twice, and again with every correction: these many ways of them stay. */
const MOST = 4;

const standing = new WeakMap<Design, Standing>();

/** The contents (`setContents`); what was set before from the same copy, frame and case is taken up again. */
export function standingContents(copy: ContentsCopy, frame: Frame, setter: Setter): Pages {
  const { design, fonts, hyphenator, grid, language } = setter;
  const before = standing.get(design);
  const isSame = before?.fonts === fonts && before.hyphenator === hyphenator;
  const { pages } = isSame ? before : { pages: new Map<string, Pages>() };
  if (!isSame) standing.set(design, { fonts, hyphenator, pages });
  const key = JSON.stringify([copy, frame, grid, language]);
  const known = pages.get(key);
  if (known !== undefined) return known;
  const faults = setter.faults.length;
  const made = setContents(copy, frame, setter);
  // What is at fault is told again.
  if (setter.faults.length > faults) return made;
  pages.set(key, made);
  for (const old of [...pages.keys()].slice(0, -MOST)) pages.delete(old);
  return made;
}
