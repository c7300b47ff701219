import { join } from "node:path";
import type { BuildOrder, BuildReport, PlannedPage, ReportedArticle } from "./build-order.ts";
import type { Condition } from "./color/condition.ts";
import { separatorFor } from "./color/press.ts";
import { hasErrors, type Diagnostic, type Outcome } from "./diagnostics/diagnostic.ts";
import { exitCode } from "./diagnostics/exit-code.ts";
import { locate, type Sources } from "./diagnostics/sources.ts";
import type { Page } from "./display/mark.ts";
import { dumpPage } from "./display/dump.ts";
import { boxOn, markAt } from "./display/places.ts";
import { drawSketches } from "./draw-sketches.ts";
import { dress, type Dress } from "./dress.ts";
import { findCondition } from "./find-condition.ts";
import { findPrinter } from "./find-printer.ts";
import { gridOf } from "./galley/grid.ts";
import type { TypeCase } from "./galley/type-case.ts";
import type { Rect } from "./geometry/geometry.ts";
import { pictureKey } from "./images/picture.ts";
import { preparePictures } from "./images/prepare.ts";
import { cacheShelf } from "./io/cache.ts";
import { diskReader } from "./io/disk.ts";
import type { Asked, Reader } from "./io/reader.ts";
import { resolveInside } from "./io/resolve.ts";
import { heldTo, lookOver } from "./look-over.ts";
import type { IssueCopy } from "./pages/copy.ts";
import { bylineWords } from "./pages/head-fields.ts";
import { makeUp, type ArticlePlace, type MadeUpIssue } from "./pages/make-up.ts";
import { placedPictures } from "./pages/picture-places.ts";
import { planPages } from "./pages/plan.ts";
import { roomFaults } from "./pages/room.ts";
import { painted } from "./press.ts";
import type { Printer } from "./preflight/printer.ts";
import { proveConservation } from "./proof/conservation.ts";
import { cutWords } from "./proof/cut-words.ts";
import { proofEdition } from "./proof/proof-edition.ts";
import { readCopy, readManifest, rootOf } from "./read-copy.ts";
import { standType } from "./stand-type.ts";
import { storyWords } from "./story/words.ts";
import { loadHyphenator } from "./text/hyphenator.ts";

/** An issue under correction, built again and again in one process. */
export interface Session {
  /**
   * Builds the issue as its sources stand now; `show` is called as soon as there are pages, and waited for before they
   * are proved and preflighted. Builds do not overlap.
   */
  build(show: (pages: ShownPages) => void | Promise<void>): Promise<Checked>;
  /** The proof edition of the pages last shown, painted when it is asked for. */
  proof(): Promise<Uint8Array | undefined>;
  /** Where what is printed at a place of the pages last shown was typed; points from the trim's upper left corner. */
  placeAt(folio: number, x: number, y: number): TypedPlace | undefined;
  /** Files that the last build read, absolute: what has to be watched. */
  readonly files: readonly string[];
}

export interface ShownPages {
  readonly pdf: Uint8Array;
  readonly pages: readonly PlannedPage[];
  /** Folios whose contents differ from the last build's. */
  readonly changed: readonly number[];
  readonly milliseconds: number;
}

export interface Checked {
  /** Diagnostics with spans, articles with copy-fit figures. */
  readonly report: BuildReport;
  /** The folio on whose page a diagnostic stands, where that is known. */
  folioOf(one: Diagnostic): number | undefined;
  /** What it is about, on that page: points from the trim's upper left corner. */
  boxOf(one: Diagnostic): Rect | undefined;
}

export interface TypedPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export type SessionOrder = Omit<BuildOrder, "progress" | "write" | "output">;

interface Shown {
  readonly pages: readonly Page[];
  readonly sources: Sources;
  paintProof(): Promise<Uint8Array>;
}

interface State {
  files: readonly string[];
  shown?: Shown;
  /** The pages of the last build, as text. */
  dumps?: readonly string[];
}

/** Builds everything anew each time. */
export function openSession(asked: SessionOrder): Session {
  const order: BuildOrder = { ...asked, write: false, progress: () => undefined };
  const state: State = { files: [order.manifest] };
  return {
    build: (show) => build(order, state, show),
    proof: () => state.shown?.paintProof() ?? Promise.resolve(undefined),
    placeAt: (folio, x, y) => {
      const page = state.shown?.pages[folio - 1];
      const mark = page && markAt(page, { x, y });
      if (mark === undefined || mark.kind === "rule" || mark.span === undefined) return undefined;
      const located = state.shown && locate(mark.span, state.shown.sources);
      return located && { file: located.file, ...located.start };
    },
    get files() {
      return state.files;
    },
  };
}

async function build(
  order: BuildOrder,
  state: State,
  show: (pages: ShownPages) => void | Promise<void>,
): Promise<Checked> {
  const start = performance.now();
  const faults: Diagnostic[] = [];
  const { reader, files } = noting(order);
  const set = await setPages(order, reader, faults);
  state.files = [...files];
  const pages = set?.made.publication.pages ?? [];
  if (set !== undefined && pages.length > 0) {
    const { copy, made, job } = set;
    const pdf = await painted(made.publication, "print", job);
    const dumps = pages.map(dumpPage);
    const changed = pages
      .filter((_page, index) => dumps[index] !== state.dumps?.[index])
      .map(({ folio }) => folio);
    Object.assign(state, { dumps, shown: shownOf(set, reader.sources) });
    const milliseconds = performance.now() - start;
    await show({ pdf, pages: planPages(made, copy.issue), changed, milliseconds });
    check(set, faults, order);
  }
  return checkedOf({ pages, faults, order, reader }, set?.made.articles ?? []);
}

type NotingReader = Reader & { readonly sources: Sources };

/** A reader that notes the files that are asked for, those that are missing, too. */
function noting(order: BuildOrder): { reader: NotingReader; files: ReadonlySet<string> } {
  const disk = diskReader(rootOf(order));
  const files = new Set<string>([order.manifest]);
  const note = (one: Asked): Asked => {
    const file = resolveInside(one).value;
    if (file !== undefined) files.add(join(rootOf(order), file));
    return one;
  };
  const reader = {
    sources: disk.sources,
    readText: (one: Asked) => disk.readText(note(one)),
    readBytes: (one: Asked) => disk.readBytes(note(one)),
  };
  return { reader, files };
}

interface SetIssue {
  readonly copy: IssueCopy;
  readonly made: MadeUpIssue;
  readonly job: Parameters<typeof painted>[2] & Pick<Dress, "fonts">;
  readonly printer: Printer | undefined;
  readonly standing: ReturnType<typeof standType>;
}

async function setPages(
  order: BuildOrder,
  reader: NotingReader,
  faults: Diagnostic[],
): Promise<SetIssue | undefined> {
  const take = <T>({ value, diagnostics }: Outcome<T>): T | undefined => {
    faults.push(...diagnostics);
    return value;
  };
  const issue = take(readManifest(order, reader));
  const printer = issue && take(findPrinter(issue.print, reader));
  const condition = issue && take(await findCondition(heldTo(printer, issue.print), reader));
  const clothes = issue && take(await dress(order, issue, reader, condition));
  const copy = issue && take(readCopy(issue, clothes?.design.quotes, reader));
  const room = { order, reader, condition };
  const typeCase = copy && clothes && take(await layCase(room, copy, clothes));
  if (copy === undefined || clothes === undefined || typeCase === undefined) return undefined;
  const cramped = roomFaults(typeCase.design, copy.issue, typeCase.grid);
  faults.push(...cramped);
  if (cramped.length > 0) return undefined;
  const standing = standType(rootOf(order), clothes);
  const made = makeUp(copy, typeCase, { maxPages: order.maxPages, standing, dissect: true });
  faults.push(...made.diagnostics, ...clothes.fonts.faultsMet());
  const job = { order, copy, condition, fonts: clothes.fonts };
  return { copy, made, job, printer, standing };
}

function shownOf({ made, job }: SetIssue, sources: Sources): Shown {
  const { publication, anatomies, articles } = made;
  const { fonts } = job;
  return {
    ...{ pages: publication.pages, sources },
    paintProof: () => {
      const told = articles.map(({ story, ...place }) => ({
        ...{ ...place, headline: story.head.title.text, file: story.file },
      }));
      const proof = proofEdition(publication, { anatomies, articles: told, fonts, sources });
      return painted(proof, "proof", job);
    },
  };
}

function check(set: SetIssue, faults: Diagnostic[], order: BuildOrder): void {
  const { copy, made, printer, job, standing } = set;
  faults.push(...cutWords(made.publication.pages));
  if (!hasErrors(faults)) faults.push(...prove(copy, made));
  const isSpoiled = hasErrors(faults);
  const { condition } = job;
  if (printer) faults.push(...lookOver(order, copy.issue, made, { printer, condition, isSpoiled }));
  if (!hasErrors(faults)) standing?.keep();
}

function checkedOf(
  {
    pages,
    faults,
    order,
    reader,
  }: {
    readonly pages: readonly Page[];
    readonly faults: readonly Diagnostic[];
    readonly order: BuildOrder;
    readonly reader: NotingReader;
  },
  articles: readonly ArticlePlace[],
): Checked {
  const folioOf = ({ span, on }: Diagnostic): number | undefined => {
    if (on !== undefined || span === undefined) return on?.folio;
    return pages.find((page) => boxOn(page, span) !== undefined)?.folio;
  };
  return {
    report: {
      ...{ outputs: [], diagnostics: faults, sources: reader.sources, pages: pages.length },
      ...{ articles: articles.map(reportArticle), timings: [], exitCode: exitCode(faults, order) },
    },
    folioOf,
    boxOf: (one) => {
      const page = pages[(folioOf(one) ?? 0) - 1];
      return page && one.span && boxOn(page, one.span);
    },
  };
}

async function layCase(
  {
    order,
    reader,
    condition,
  }: {
    readonly order: BuildOrder;
    readonly reader: Reader;
    readonly condition: Condition | undefined;
  },
  copy: IssueCopy,
  clothes: Dress,
): Promise<Outcome<TypeCase>> {
  const { design, fonts } = clothes;
  const { language } = copy.issue;
  const grid = gridOf(design, fonts);
  const placed = placedPictures(copy, design, grid);
  const separator = condition && separatorFor({ condition, ...design.separation });
  const shelf = cacheShelf(rootOf(order), "pictures");
  const [pictures, hyphenator] = await Promise.all([
    preparePictures(placed, reader, shelf, separator),
    loadHyphenator(language, design.hyphenation),
  ]);
  const drawings = await drawSketches(pictures.value?.sketches ?? [], clothes, separator, shelf);
  return {
    value: {
      ...{ design, fonts, grid, language, hyphenator },
      picture: (one) => {
        const key = pictureKey(one);
        return pictures.value?.pictures.get(key) ?? drawings.value?.get(key);
      },
    },
    diagnostics: [...pictures.diagnostics, ...drawings.diagnostics],
  };
}

function prove({ issue, entries }: IssueCopy, { publication }: MadeUpIssue): readonly Diagnostic[] {
  const streams = entries.flatMap((entry) =>
    entry.kind === "article"
      ? [...storyWords(entry.story), bylineWords(entry.story, issue.language)]
      : [],
  );
  return proveConservation(streams, publication.pages);
}

function reportArticle({ story, first, last, fit }: ArticlePlace): ReportedArticle {
  const words = storyWords(story)
    .map(({ text }) => (text === "" ? 0 : text.split(" ").length))
    .reduce((sum, count) => sum + count, 0);
  const article = { title: story.head.title.text, file: story.file, first, last, words };
  return fit === undefined ? article : { ...article, fit };
}
