import type { BuildReport } from "../../src/build-order.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import type { Checked, Session, ShownPages } from "../../src/session.ts";

/** What a build comes to, in a session that builds nothing. */
export interface Made {
  /** Absent: there are no pages. */
  readonly changed?: readonly number[];
  readonly diagnostics?: readonly Diagnostic[];
  /** What its PDF says; absent: the build's number. */
  readonly name?: string;
  /** How its small pictures come. */
  readonly forPosition?: () => Promise<Uint8Array | undefined>;
  /** What the session does between showing and having checked. */
  readonly check?: () => void | Promise<void>;
}

/** A PDF of few words. */
export const pdfOf = (words: string): Uint8Array => Buffer.from(`%PDF ${words} end`);

const PAGES = 3;

/** A session whose builds come out as `make` says, the first being 1; it notes when each begins. */
export function plainSession(
  make: (build: number) => Made,
): Session & { readonly begun: number[] } {
  const begun: number[] = [];
  return {
    begun,
    files: ["/issue/issue.yaml"],
    async build(show) {
      const build = begun.push(begun.length + 1);
      await Promise.resolve();
      const made = make(build);
      const { changed, diagnostics = [], check } = made;
      if (changed !== undefined) await show(pagesOf({ name: String(build), ...made }, changed));
      await check?.();
      return checked(diagnostics);
    },
    proof: () => Promise.resolve([pdfOf("proof")]),
    placeAt: (folio, x, y) =>
      folio > PAGES ? undefined : { file: "articles/a.md", line: folio, column: x + y },
  };
}

function pagesOf(made: Made & { name: string }, changed: readonly number[]): ShownPages {
  const { name, forPosition = () => Promise.resolve(Buffer.from(" update")) } = made;
  const pages = Array.from({ length: PAGES }, (_, index) => ({
    ...({ folio: index + 1, kind: "article", title: "A boat", file: "articles/a.md" } as const),
    ...{ part: index + 1, of: PAGES, holds: [], isAdded: false, fill: { lines: 40, white: 10 } },
  }));
  return {
    ...{
      pdf: [pdfOf(name)],
      pages,
      changed,
      milliseconds: 1,
      dense: [1],
      trim: { width: 100, height: 200 },
    },
    forPosition,
  };
}

function checked(diagnostics: readonly Diagnostic[]): Checked {
  const report: BuildReport = {
    ...{ outputs: [], diagnostics, pages: PAGES, articles: [], timings: [], exitCode: 0 },
    sources: new Map([["articles/a.md", "one\ntwo\nthree\n"]]),
  };
  return {
    report,
    folioOf: ({ span }) => (span === undefined ? undefined : 2),
    boxOf: () => ({ x: 1, y: 2, width: 3, height: 4 }),
  };
}
