import type { Anatomy } from "../display/anatomy.ts";
import type { Mark } from "../display/mark.ts";
import type { PageFill } from "./page-fill.ts";

/** A page without its footer. */
export interface Sketch {
  readonly marks: readonly Mark[];
  /** What the footer names as `{article}`; absent on pages that have no footer. */
  readonly running?: string;
  /** How full it is; absent where no text of an article runs in columns. */
  readonly fill?: PageFill;
  /** How it was made up; absent on pages of pictures alone, and where nobody asks for it. */
  readonly anatomy?: Anatomy;
}
