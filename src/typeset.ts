import type { BuildOrder, BuildReport, Edition, ReportedArticle } from "./build-order.ts";
import { hasErrors, type Diagnostic, type Outcome } from "./diagnostics/diagnostic.ts";
import { exitCode } from "./diagnostics/exit-code.ts";
import type { Condition } from "./color/condition.ts";
import { separatorFor } from "./color/press.ts";
import { drawSketches } from "./draw-sketches.ts";
import { findCondition } from "./find-condition.ts";
import { findPrinter } from "./find-printer.ts";
import { dress, type Dress } from "./dress.ts";
import { gridOf } from "./galley/grid.ts";
import type { TypeCase } from "./galley/type-case.ts";
import { pictureKey } from "./images/picture.ts";
import { preparePictures } from "./images/prepare.ts";
import { diskReader } from "./io/disk.ts";
import { cacheShelf } from "./io/cache.ts";
import type { Reader } from "./io/reader.ts";
import { heldTo, lookOver } from "./look-over.ts";
import { bylineWords } from "./pages/head-fields.ts";
import type { IssueCopy } from "./pages/copy.ts";
import { roomFaults } from "./pages/room.ts";
import { placedPictures } from "./pages/picture-places.ts";
import { makeUp, type ArticlePlace, type MadeUpIssue } from "./pages/make-up.ts";
import { mayDraw, mayPlan, planIssue } from "./plan-issue.ts";
import { press } from "./press.ts";
import { proveConservation } from "./proof/conservation.ts";
import { cutWords } from "./proof/cut-words.ts";
import { readCopy, readManifest, rootOf } from "./read-copy.ts";
import { standType } from "./stand-type.ts";
import { stopwatch, type Stopwatch } from "./stopwatch.ts";
import { storyWords } from "./story/words.ts";
import { loadHyphenator } from "./text/hyphenator.ts";

/**
 * The whole road: read, dress, lay the case, make up, prove, and send to press. Faults are gathered along
 * it, so that one run tells them all; with an error among them nothing is written, unless that is forced.
 */
export async function buildIssue(order: BuildOrder): Promise<BuildReport> {
  const watch = stopwatch((stage, place) => {
    order.progress(stage, place);
  });
  const faults: Diagnostic[] = [];
  const reader = diskReader(rootOf(order));
  watch.begin("reading");
  const issue = gather(readManifest(order, reader), faults);
  const printer = issue && gather(findPrinter(issue.print, reader), faults);
  const condition =
    issue && gather(await findCondition(heldTo(printer, issue.print), reader), faults);
  const clothes = issue && gather(await dress(order, issue, reader, condition), faults);
  const copy = issue && gather(readCopy(issue, clothes?.design.quotes, reader), faults);
  watch.begin("pictures");
  const room = { order, reader, condition, watch };
  const typeCase = copy && clothes && gather(await layCase(room, copy, clothes), faults);
  watch.begin("setting");
  const hasRoom = copy && typeCase && gather(giveRoom(copy, typeCase), faults);
  const standing = clothes && standType(rootOf(order), clothes);
  const made =
    hasRoom &&
    makeUp(copy, typeCase, {
      maxPages: order.maxPages,
      standing,
      dissect: order.editions.includes("proof"),
      tell: (folio, title) => {
        watch.at([`page ${folio}`, ...(title === undefined ? [] : [title])].join(", "));
      },
    });
  faults.push(...(made?.diagnostics ?? []), ...(clothes?.fonts.faultsMet() ?? []));
  watch.begin("proving");
  faults.push(...cutWords(made?.publication.pages ?? []));
  // Where an article is missing or was not wholly laid, words are lost, and the reason was told.
  if (copy && made && !hasErrors(faults)) faults.push(...prove(copy, made));
  const isSpoiled = hasErrors(faults);
  watch.begin("preflight");
  const printing = printer && { printer, condition, isSpoiled };
  if (copy && made && printing) faults.push(...lookOver(order, copy.issue, made, printing));
  const pages = made?.publication.pages.length ?? 0;
  const ready = made !== undefined && pages > 0 && mayPrint(order, faults);
  const rejected = (edition: Edition): boolean =>
    isSpoiled || (edition === "print" && hasErrors(faults));
  const { sources } = reader;
  const job = made && { order, copy, made, condition, fonts: clothes.fonts, sources, watch };
  const outputs = job && ready ? gather(await press({ ...job, rejected }), faults) : undefined;
  const plan =
    job && mayPlan(order, faults)
      ? gather(await planIssue({ ...job, printer }, mayDraw(order, faults)), faults)
      : undefined;
  // A fault elsewhere does not make an article's pages worse; they are proved again by whoever takes them up.
  if (!faults.some(({ code }) => code.startsWith("proof/"))) standing?.keep();
  return {
    outputs: outputs ?? [],
    ...(plan && { plan }),
    diagnostics: faults,
    sources,
    pages,
    articles: made?.articles.map(reportArticle) ?? [],
    timings: watch.stop(),
    exitCode: exitCode(faults, order),
  };
}

/**
 * Errors hold the last good PDF, under `strict` warnings too; unless it is forced. Where nothing but finished pages
 * are at fault, they are printed to be looked at, beside the last good ones.
 */
function mayPrint({ force, strict }: BuildOrder, faults: readonly Diagnostic[]): boolean {
  if (force) return true;
  const errors = faults.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return errors.every(({ kind }) => kind === "rejected");
  return !(strict && faults.length > 0);
}

/** The value, its faults put with the others. */
function gather<T>({ value, diagnostics }: Outcome<T>, faults: Diagnostic[]): T | undefined {
  faults.push(...diagnostics);
  return value;
}

interface Room {
  readonly order: BuildOrder;
  readonly reader: Reader;
  readonly condition: Condition | undefined;
  readonly watch: Stopwatch;
}

/** Fills the compositor's case: faces, grid, hyphenation of the issue's language, pictures. */
async function layCase(
  { order, reader, condition, watch }: Room,
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
    preparePictures(placed, reader, shelf, {
      separator,
      tell: (number, of) => {
        watch.at(`${number} of ${of}`);
      },
    }),
    loadHyphenator(language, design.hyphenation),
  ]);
  const drawings = await drawSketches(pictures.value?.sketches ?? [], clothes, separator, shelf);
  return {
    value: {
      design,
      fonts,
      grid,
      language,
      hyphenator,
      picture: (ordered) => {
        const key = pictureKey(ordered);
        return pictures.value?.pictures.get(key) ?? drawings.value?.get(key);
      },
    },
    diagnostics: [...pictures.diagnostics, ...drawings.diagnostics],
  };
}

/** True if the theme leaves the pages room for text. */
function giveRoom({ issue }: IssueCopy, { design, grid }: TypeCase): Outcome<true> {
  const faults = roomFaults(design, issue, grid);
  return faults.length > 0 ? { diagnostics: faults } : { value: true, diagnostics: [] };
}

/** Every word of every story stands on the pages once, in its order. */
function prove({ issue, entries }: IssueCopy, { publication }: MadeUpIssue): readonly Diagnostic[] {
  const streams = entries.flatMap((entry) =>
    entry.kind === "article"
      ? [...storyWords(entry.story), bylineWords(entry.story, issue.language)]
      : [],
  );
  return proveConservation(streams, publication.pages);
}

function reportArticle({ story, first, last, fit }: ArticlePlace): ReportedArticle {
  const words = storyWords(story).reduce((sum, { text }) => sum + countWords(text), 0);
  const article = { title: story.head.title.text, file: story.file, first, last, words };
  return fit === undefined ? article : { ...article, fit };
}

const countWords = (text: string): number => (text === "" ? 0 : text.split(" ").length);
