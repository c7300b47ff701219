import type { Told } from "../told.ts";
import { openPdf, type IssuePdf } from "./issue-pdf.ts";

/** The print edition's PDFs that are open. */
export interface PrintPdfs {
  /** What pages are drawn from first: with small pictures, where there are such. */
  readonly first: IssuePdf | undefined;
  /** What dense pictures are drawn from as they are; absent until they are seen. */
  readonly fine: IssuePdf | undefined;
  /** What pages of the flatplan are drawn from; absent until there is time for them. */
  readonly small: IssuePdf | undefined;
  /** Opens that of a build, and has it laid out before those open now are closed. */
  open(told: Told): Promise<void>;
  /** Opens what dense pictures are drawn from, or what small pages are, of the build that is open. */
  add(which: "fine" | "small", told: Told): Promise<void>;
}

/** None are open yet. `isWanted` says whether a build is still the one to be shown. */
export function printPdfs(on: {
  readonly isWanted: (build: number) => boolean;
  readonly lay: (isFirst: boolean) => void;
}): PrintPdfs {
  let first: IssuePdf | undefined;
  const others = new Map<"fine" | "small", IssuePdf>();
  const opened = openerFor(on.isWanted);
  return {
    get first() {
      return first;
    },
    get fine() {
      return others.get("fine");
    },
    get small() {
      return others.get("small");
    },
    async open(told) {
      const { build } = told;
      const isForPosition = told.sizeForPosition > 0;
      // Small pictures that come later than the pages are all that is new.
      if (first?.build === build && first.isForPosition === isForPosition) return;
      const pdf = await opened(`first ${String(isForPosition)}`, told, () =>
        openPdf(told, { isForPosition, isPatient: false }),
      );
      if (pdf === undefined) return;
      performance.mark(`opened ${build}`);
      const before = [first, ...others.values()];
      const isFirst = first === undefined;
      first = pdf;
      others.clear();
      on.lay(isFirst);
      for (const old of before) old?.close();
    },
    async add(which, told) {
      if (others.has(which) || first?.build !== told.build) return;
      const isForPosition = which === "small" && first.isForPosition;
      const pdf = await opened(which, told, () =>
        openPdf(told, { isForPosition, isPatient: true }),
      );
      if (pdf === undefined) return;
      if (first.build !== told.build) {
        pdf.close();
        return;
      }
      others.set(which, pdf);
      on.lay(false);
    },
  };
}

/** Opens each file once: undefined where that is under way already, or where it is not wanted any more. */
function openerFor(isWanted: (build: number) => boolean) {
  const underWay = new Set<string>();
  return async (
    name: string,
    { build }: Told,
    open: () => Promise<IssuePdf | undefined>,
  ): Promise<IssuePdf | undefined> => {
    const which = `${name} ${build}`;
    if (underWay.has(which)) return undefined;
    underWay.add(which);
    const pdf = await open();
    underWay.delete(which);
    if (pdf === undefined || isWanted(build)) return pdf;
    pdf.close();
    return undefined;
  };
}
