import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { PageMaster } from "../design/design.ts";
import type { Anatomy } from "../display/anatomy.ts";
import type { Mark } from "../display/mark.ts";
import type { TypeCase } from "../galley/type-case.ts";
import type { IssueCopy } from "./copy.ts";
import type { Frame, Leaf } from "./frame.ts";
import type { PageFill } from "./page-fill.ts";
import type { StandingType } from "./standing-type.ts";

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

/**
 * What articles are laid on: all that their pages may depend on beside the story itself, so that pages laid
 * from the same can be taken for the same.
 */
export interface ArticleStone extends TypeCase {
  readonly leaf: Leaf;
  readonly faults: Diagnostic[];
  readonly maxPages: number;
  /** True where the pages' anatomies are asked for, too; the marks are the same. */
  readonly dissect: boolean;
  /** The frame of a page, a function of leaf, design and grid; of a text page where no master is named. */
  readonly frameOf: (folio: number, master?: PageMaster) => Frame;
}

/** The make-up's table: the copy, the type case, the frames, and a list for faults. */
export interface Stone extends ArticleStone {
  readonly copy: IssueCopy;
  readonly standing?: StandingType | undefined;
}
