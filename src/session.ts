import type { BuildOrder, BuildReport, PlannedPage } from "./build-order.ts";
import { checkPages, mayKeep, reportArticle } from "./check-pages.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { exitCode } from "./diagnostics/exit-code.ts";
import type { Sources } from "./diagnostics/sources.ts";
import { dumpPage } from "./display/dump.ts";
import type { Page } from "./display/mark.ts";
import { boxOn } from "./display/places.ts";
import type { Rect, Size } from "./geometry/geometry.ts";
import { onTime } from "./late-build.ts";
import type { MadeUpIssue } from "./pages/make-up.ts";
import { planPages } from "./pages/plan.ts";
import { keepingCoder } from "./pdf/coder.ts";
import { painted, pagesOf } from "./press.ts";
import { rootOf } from "./read-copy.ts";
import { isDensePage, standInsFor } from "./stand-ins.ts";
import { sessionMemory } from "./session-memory.ts";
import { setIssue, type SetIssue } from "./set-issue.ts";
import { stopwatch } from "./stopwatch.ts";
import { typedPlaceAt, type TypedPlace } from "./typed-place.ts";

/** An issue under correction, built again and again in one process. */
export interface Session {
  /**
   * Builds the issue as its sources stand now; `show` is called as soon as there are pages, and waited for before they
   * are proved and preflighted. Builds do not overlap. One that is late throws a `LateBuild`; what it has made so far is
   * there for the next.
   */
  build(show: (pages: ShownPages) => void | Promise<void>): Promise<Checked>;
  /** The proof edition of the pages last shown, painted when it is asked for. */
  proof(): Promise<readonly Uint8Array[] | undefined>;
  /** Where what is printed at a place of the pages last shown was typed; points from the trim's upper left corner. */
  placeAt(folio: number, x: number, y: number): TypedPlace | undefined;
  /** Files that the last build read or looked for, absolute: what has to be watched. */
  readonly files: readonly string[];
}

export interface ShownPages {
  /** Its bytes, in pieces that follow one another: most are those of the build before. */
  readonly pdf: readonly Uint8Array[];
  readonly trim: Size;
  readonly pages: readonly PlannedPage[];
  /** Folios whose contents differ from the last build's. */
  readonly changed: readonly number[];
  readonly milliseconds: number;
  /** Folios with pictures of so many pixels that decoding them keeps a reader waiting. */
  readonly dense: readonly number[];
  /**
   * What is to be appended to the PDF to have small pictures, for position only, in place of those; undefined where
   * there are none.
   */
  forPosition(): Promise<Uint8Array | undefined>;
}

export interface Checked {
  /** Diagnostics with spans, articles with copy-fit figures. */
  readonly report: BuildReport;
  /** The folio on whose page a diagnostic stands, where that is known. */
  folioOf(one: Diagnostic): number | undefined;
  /** What it is about, on that page: points from the trim's upper left corner. */
  boxOf(one: Diagnostic): Rect | undefined;
}

/** What a session builds; with `proof` among its editions it can paint one. */
export type SessionOrder = Omit<BuildOrder, "progress" | "write" | "output">;

/** The pages that were shown last. */
interface Shown {
  readonly made: MadeUpIssue;
  readonly sources: Sources;
  paintProof(): Promise<readonly Uint8Array[]>;
}

/**
 * Opens a session. Its first build is as long as any; those after it take over what no correction has touched:
 * stories, faces, pictures, the pages of other articles, and the coded streams of the file. The bytes are those of
 * a build of its own.
 */
export function openSession(asked: SessionOrder): Session {
  const order: BuildOrder = { ...asked, write: false, progress: () => undefined };
  const memory = sessionMemory(rootOf(order));
  const coder = keepingCoder();
  const standIns = standInsFor(rootOf(order));
  let shown: Shown | undefined;
  let files: readonly string[] = [order.manifest];
  return {
    async build(show) {
      // Streams of the file before hang on to it until the event loop turns.
      await pause();
      const start = performance.now();
      const watch = stopwatch(onTime(order.timeout));
      memory.turn();
      const set = await setIssue(order, { reader: memory.reader, watch, memory, pause });
      files = [order.manifest, ...memory.files];
      const { sources } = memory;
      const ready = printable(set);
      if (ready !== undefined) {
        const { made, copy, clothes, condition } = ready;
        const job = { order, copy, condition, fonts: clothes.fonts, coder, watch };
        await pause();
        watch.begin("painting");
        coder.turn();
        const { pdf, pictures } = await painted(made.publication, "print", job);
        const changed = changedFolios(made, shown?.made);
        const paintProof = async (): Promise<readonly Uint8Array[]> => {
          const proof = await pagesOf("proof", { ...job, made, sources });
          return (await painted(proof, "proof", job)).pdf;
        };
        shown = { made, sources, paintProof };
        const milliseconds = performance.now() - start;
        await show({
          ...{ pdf, changed, milliseconds, pages: planPages(made, copy.issue) },
          trim: copy.issue.trim,
          dense: made.publication.pages.filter(isDensePage).map(({ folio }) => folio),
          forPosition: async () => standIns.update(pdf, pictures),
        });
      }
      const { faults } = checkPages(order, set, watch);
      if (mayKeep(faults)) set.standing?.keep();
      // What was wrong with a face is to be found again.
      if ((set.clothes?.fonts.faultsMet() ?? []).length > 0) memory.forget();
      return checked(order, set, { faults, sources, timings: watch.stop() });
    },
    proof: async () => shown?.paintProof(),
    placeAt: (folio, x, y) => {
      if (shown === undefined) return undefined;
      const { made, sources } = shown;
      const stories = made.articles.map(({ story }) => story);
      return typedPlaceAt({ pages: made.publication.pages, stories, sources }, folio, { x, y });
    },
    get files() {
      return [...new Set(files)];
    },
  };
}

/** Whoever is served by this process has a turn. */
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/** All that it takes to paint pages; undefined where there are none. */
function printable({ made, copy, clothes, condition }: SetIssue) {
  if (made === undefined || copy === undefined || clothes === undefined) return undefined;
  return made.publication.pages.length === 0 ? undefined : { made, copy, clothes, condition };
}

/** Pages that look otherwise than those with their folios did, and those that there were none of. */
function changedFolios(now: MadeUpIssue, before: MadeUpIssue | undefined): readonly number[] {
  const old = before?.publication.pages ?? [];
  return now.publication.pages
    .filter((page, index) => !looksAlike(page, old[index]))
    .map(({ folio }) => folio);
}

/** Footers and contents are set anew each time: marks that are not the same may say the same. */
function looksAlike(one: Page, other: Page | undefined): boolean {
  if (other?.marks.length !== one.marks.length) return false;
  const differ = one.marks.flatMap((mark, index) => (mark === other.marks[index] ? [] : [index]));
  return look(one, differ) === look(other, differ);
}

/** Some marks of a page as text; pictures by their contents. */
function look(page: Page, which: readonly number[]): string {
  const marks = which.flatMap((index) => page.marks[index] ?? []);
  const pictures = marks.map((mark) => (mark.kind === "picture" ? mark.picture.id : ""));
  return `${dumpPage({ ...page, marks })}\n${pictures.join(" ")}`;
}

type Told = Pick<BuildReport, "sources" | "timings"> & { readonly faults: readonly Diagnostic[] };

function checked(
  order: BuildOrder,
  { made }: SetIssue,
  { faults, sources, timings }: Told,
): Checked {
  const pages = made?.publication.pages ?? [];
  const folioOf = ({ on, span }: Diagnostic): number | undefined => {
    if (on !== undefined || span === undefined) return on?.folio;
    return pages.find((page) => boxOn(page, span) !== undefined)?.folio;
  };
  return {
    report: {
      outputs: [],
      diagnostics: faults,
      sources,
      pages: pages.length,
      articles: made?.articles.map(reportArticle) ?? [],
      timings,
      exitCode: exitCode(faults, order),
    },
    folioOf,
    boxOf: (one) => {
      const page = pages[(folioOf(one) ?? 0) - 1];
      return page && one.span && boxOn(page, one.span);
    },
  };
}
