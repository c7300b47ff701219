import type { Told } from "../told.ts";
import { openDense, openForPosition, openPdf, type IssuePdf } from "./issue-pdf.ts";

/** The print edition's PDFs that are open. */
export interface PrintPdfs {
  /** What pages are drawn from first: with small pictures, where there are such. */
  readonly first: IssuePdf | undefined;
  /** What dense pictures are drawn from as they are; absent until they are seen. */
  readonly fine: IssuePdf | undefined;
  /** Opens those of a build, and has them laid out before those open now are closed. */
  open(told: Told): Promise<void>;
  /** Opens what dense pictures are drawn from. */
  refine(told: Told): Promise<void>;
}

/** None are open yet. `isWanted` says whether a build is still the one to be shown. */
export function printPdfs(on: {
  readonly isWanted: (build: number) => boolean;
  readonly lay: (isFirst: boolean) => void;
}): PrintPdfs {
  let first: IssuePdf | undefined;
  let fine: IssuePdf | undefined;
  let isRefining = false;
  let opens = "";
  return {
    get first() {
      return first;
    },
    get fine() {
      return fine;
    },
    async open({ build, size, sizeForPosition }) {
      // Small pictures that come later than the pages are all that is new.
      if (first?.build === build && (first.isForPosition || sizeForPosition === 0)) return;
      const which = `${build} ${sizeForPosition}`;
      if (which === opens) return;
      opens = which;
      const opened = await (sizeForPosition > 0
        ? openForPosition(build, sizeForPosition)
        : openPdf(build, size));
      if (opens === which) opens = "";
      if (opened === undefined) return;
      if (!on.isWanted(build)) {
        opened.close();
        return;
      }
      performance.mark(`opened ${build}`);
      const before = [first, fine];
      fine = [first, fine].find((pdf) => pdf?.build === build && !pdf.isForPosition);
      const isFirst = first === undefined;
      first = opened;
      on.lay(isFirst);
      for (const pdf of before) if (pdf !== fine) pdf?.close();
    },
    async refine({ build, size }) {
      if (isRefining || fine !== undefined || first?.build !== build) return;
      isRefining = true;
      const opened = await openDense(build, size);
      isRefining = false;
      if (opened === undefined) return;
      if (first.build !== build) {
        opened.close();
        return;
      }
      fine = opened;
      on.lay(false);
    },
  };
}
