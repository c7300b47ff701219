import { dirname } from "node:path";
import type { BuildOrder, BuiltOutput, Edition } from "./build-order.ts";
import { failed, hasErrors, ok, type Diagnostic, type Outcome } from "./diagnostics/diagnostic.ts";
import { isFolder } from "./io/disk.ts";
import { packageVersion } from "./io/shipped.ts";
import { slugLines, slugText } from "./slug-line.ts";
import { isFilePlace, openDraft, takeAway, writeAtomically, type Draft } from "./io/draft.ts";
import { ensureFolder } from "./io/folder.ts";
import { outputPath, rejectedPath } from "./output-path.ts";
import type { Condition } from "./color/condition.ts";
import type { Sources } from "./diagnostics/sources.ts";
import type { Publication } from "./display/mark.ts";
import type { Issue } from "./issue/issue.ts";
import type { FontBook } from "./fonts/face.ts";
import type { Coder } from "./pdf/coder.ts";
import type { EmbeddedPicture } from "./pdf/pictures.ts";
import type { IssueCopy } from "./pages/copy.ts";
import type { ArticlePlace, MadeUpIssue } from "./pages/make-up.ts";
import type { ProofArticle } from "./proof/proof-edition.ts";
import type { Stopwatch } from "./stopwatch.ts";

/** What goes to press. */
export interface PressOrder {
  readonly order: BuildOrder;
  readonly copy: IssueCopy;
  readonly made: MadeUpIssue;
  readonly fonts: FontBook;
  /** That the issue is printed in; absent: it is to be plain PDF. */
  readonly condition?: Condition | undefined;
  /** Whether an edition's pages are at fault: they are kept beside the last good ones, under a name that says so. */
  rejected(edition: Edition): boolean;
  readonly sources: Sources;
  readonly watch: Stopwatch;
}

/** Paints every edition that was ordered, reads it back if that was asked for, and writes it. */
export async function press(job: PressOrder): Promise<Outcome<readonly BuiltOutput[]>> {
  const outputs: BuiltOutput[] = [];
  const faults: Diagnostic[] = [];
  for (const edition of job.order.editions) {
    const { value, diagnostics } = await pressEdition(edition, job);
    faults.push(...diagnostics);
    if (value !== undefined) outputs.push(value);
  }
  return ok(outputs, faults);
}

async function pressEdition(edition: Edition, job: PressOrder): Promise<Outcome<BuiltOutput>> {
  const { order, watch } = job;
  if (!order.write && !order.verify) return { diagnostics: [] };
  watch.begin("painting");
  const publication = await pagesOf(edition, job);
  if (!order.write) {
    const { pdf } = await painted(publication, edition, job);
    return { diagnostics: await readBack(Buffer.concat(pdf), publication, edition, job) };
  }
  const wanted = outputPath(order, job.copy.issue, edition, isFolder);
  const { value: draft, diagnostics } = draftIn(wanted);
  if (draft === undefined) return failed(...diagnostics);
  try {
    await paintEdition(publication, edition, job, draft.add);
  } catch (thrown) {
    draft.abandon();
    throw thrown;
  }
  const faults = order.verify ? await readBack(draft.readBack(), publication, edition, job) : [];
  // A signal that came while the pages were painted is obeyed before the file has its name, not after.
  await new Promise((resolve) => setImmediate(resolve));
  watch.begin("writing");
  const isRejected = (job.rejected(edition) || hasErrors(faults)) && !order.force;
  const path = isRejected ? rejectedPlace(wanted, edition, job) : wanted;
  if (path !== wanted) ensureFolder(dirname(path));
  const { diagnostics: unwritten } = draft.settle(path);
  if (unwritten.length > 0) return failed(...faults, ...unwritten);
  // Rejected pages of a run before are not to be sent by mistake.
  if (!isRejected) takeAway(rejectedPath(wanted));
  const output = { edition, path, bytes: draft.size(), pages: publication.pages.length };
  const { condition } = job;
  const isX4 = edition === "print" && condition !== undefined;
  return ok({ ...output, ...(isX4 && { condition: condition.identifier }) }, faults);
}

/** Beside the file that was wanted; of a pipe, which has nothing beside it, where the file would be without. */
function rejectedPlace(wanted: string, edition: Edition, { order, copy }: PressOrder): string {
  if (isFilePlace(wanted)) return rejectedPath(wanted);
  return rejectedPath(outputPath({ manifest: order.manifest }, copy.issue, edition, isFolder));
}

function draftIn(path: string): Outcome<Draft> {
  const folder = ensureFolder(dirname(path));
  return folder.diagnostics.length > 0 ? failed(...folder.diagnostics) : openDraft(path);
}

/** What it takes to paint; without fonts the slug says nothing. */
type PaintJob = Pick<PressOrder, "order" | "copy" | "condition" | "watch"> &
  Partial<Pick<PressOrder, "fonts">> & { readonly coder?: Coder };

/** A PDF: its bytes, in pieces that follow one another, and the pictures in it. */
export interface PaintedEdition {
  readonly pdf: readonly Uint8Array[];
  readonly pictures: readonly EmbeddedPicture[];
}

/** The PDF of an edition, piece after piece, and the pictures in it. */
export async function painted(
  publication: Publication,
  edition: Edition,
  job: PaintJob,
): Promise<PaintedEdition> {
  const pieces: Uint8Array[] = [];
  const pictures = await paintEdition(publication, edition, job, (bytes) => pieces.push(bytes));
  return { pdf: pieces, pictures };
}

/** The date that a file bears, in milliseconds of the epoch. */
export const dateOf = ({ date }: BuildOrder, { date: day }: Issue): number =>
  date ?? Date.UTC(day.year, day.month - 1, day.day);

/** Paints the PDF of an edition, which shows these pages; the sink takes its bytes as they come. */
async function paintEdition(
  publication: Publication,
  edition: Edition,
  { order, copy: { issue }, condition, fonts, coder, watch }: PaintJob,
  sink: (bytes: Uint8Array) => void,
): Promise<readonly EmbeddedPicture[]> {
  const { paint } = await import("./pdf/paint.ts");
  const date = dateOf(order, issue);
  const producer = `typeset ${packageVersion()}`;
  const isX4 = edition === "print" && condition !== undefined;
  const paintOrder = {
    ...{ date, producer, edition },
    marks: issue.print.marks,
    ...(isX4 && { condition }),
    ...(coder && { coder }),
    ...(fonts && { slugLine: slugLines(slugText(issue, edition, condition), fonts) }),
    onPage: (folio: number) => {
      watch.at(`page ${folio} of ${publication.pages.length}`);
    },
  };
  return paint(publication, paintOrder, sink);
}

/** What an edition shows: the pages, and on a proof what is to be said of them. */
export async function pagesOf(
  edition: Edition,
  { made, fonts, sources }: Pick<PressOrder, "made" | "fonts" | "sources">,
): Promise<Publication> {
  const { publication, anatomies, articles } = made;
  if (edition !== "proof") return publication;
  const { proofEdition } = await import("./proof/proof-edition.ts");
  const order = { anatomies, articles: articles.map(asProofArticle), fonts, sources };
  return proofEdition(publication, order);
}

function asProofArticle({ story, ...place }: ArticlePlace): ProofArticle {
  return { ...place, headline: story.head.title.text, file: story.file };
}

async function readBack(
  bytes: Uint8Array,
  publication: Publication,
  edition: Edition,
  { copy: { issue }, condition, watch }: PressOrder,
): Promise<readonly Diagnostic[]> {
  watch.begin("verifying");
  const { verify } = await import("./readback/verify.ts");
  const hasSlug = issue.print.marks.includes("info");
  return verify(bytes, publication, hasSlug ? slugText(issue, edition, condition) : undefined);
}

/** Writes a file, and makes the folder for it where there is none. */
export function writeInFolder(path: string, bytes: Uint8Array): readonly Diagnostic[] {
  const folder = ensureFolder(dirname(path));
  return folder.diagnostics.length > 0
    ? folder.diagnostics
    : writeAtomically(path, bytes).diagnostics;
}
