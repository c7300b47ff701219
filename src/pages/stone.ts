import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { PageMaster } from "../design/design.ts";
import type { Mark } from "../display/mark.ts";
import type { TypeCase } from "../galley/type-case.ts";
import type { IssueCopy } from "./copy.ts";
import type { Frame } from "./frame.ts";

/** A page without its footer. */
export interface Sketch {
  readonly marks: readonly Mark[];
  /** What the footer names as `{article}`; absent on pages that have no footer. */
  readonly running?: string;
}

/** The make-up's table: the copy, the type case, the frames, and a list for faults. */
export interface Stone extends TypeCase {
  readonly copy: IssueCopy;
  readonly faults: Diagnostic[];
  readonly maxPages: number;
  /** The frame of a page; of a text page where no master is named. */
  readonly frameOf: (folio: number, master?: PageMaster) => Frame;
}
