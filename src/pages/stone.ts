import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { PageMaster } from "../design/design.ts";
import type { TypeCase } from "../galley/type-case.ts";
import type { IssueCopy } from "./copy.ts";
import type { Frame, Leaf } from "./frame.ts";
import type { StandingType } from "./standing-type.ts";

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
