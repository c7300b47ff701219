import { dirname } from "node:path";
import type { BuildOrder, BuiltOutput, Edition } from "./build-order.ts";
import { failed, hasErrors, ok, type Diagnostic, type Outcome } from "./diagnostics/diagnostic.ts";
import { isFolder } from "./io/disk.ts";
import { packageVersion } from "./io/shipped.ts";
import { slugLines } from "./slug-line.ts";
import { ensureFolder, writeAtomically } from "./io/write.ts";
import { outputPath, rejectedPath } from "./output-path.ts";
import type { Condition } from "./color/condition.ts";
import type { Sources } from "./diagnostics/sources.ts";
import type { Publication } from "./display/mark.ts";
import type { FontBook } from "./fonts/face.ts";
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
  /** Preflight found what the printer would send the print edition back for. */
  readonly rejected: boolean;
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
  const { issue } = job.copy;
  if (!order.write && !order.verify) return { diagnostics: [] };
  watch.begin("painting");
  const publication = await pagesOf(edition, job);
  const bytes = await paintEdition(publication, edition, job);
  const faults = order.verify ? await readBack(bytes, publication, watch) : [];
  if (!order.write) return { diagnostics: faults };
  // A signal that came while the pages were set is obeyed before anything is written, not after.
  await new Promise((resolve) => setImmediate(resolve));
  watch.begin("writing");
  const wanted = outputPath(order, issue, edition, isFolder);
  const isRejected = hasErrors(faults) || (edition === "print" && job.rejected);
  const path = isRejected && !order.force ? rejectedPath(wanted) : wanted;
  const written = writeInFolder(path, bytes);
  if (written.length > 0) return failed(...faults, ...written);
  const output = { edition, path, bytes: bytes.length, pages: publication.pages.length };
  return ok(output, faults);
}

/** What it takes to paint; without fonts the slug says nothing. */
type PaintJob = Pick<PressOrder, "order" | "copy" | "condition"> &
  Partial<Pick<PressOrder, "fonts">>;

/** The PDF of an edition, which shows these pages. */
export async function paintEdition(
  publication: Publication,
  edition: Edition,
  { order, copy: { issue }, condition, fonts }: PaintJob,
): Promise<Uint8Array> {
  const { paint } = await import("./pdf/paint.ts");
  const date = order.date ?? Date.UTC(issue.date.year, issue.date.month - 1, issue.date.day);
  const producer = `typeset ${packageVersion()}`;
  const isX4 = edition === "print" && condition !== undefined;
  return paint(publication, {
    ...{ date, producer, edition },
    marks: issue.print.marks,
    ...(isX4 && { condition }),
    ...(fonts && { slugLine: slugLines(issue, edition, condition, fonts) }),
  });
}

/** What an edition shows: the pages, and on a proof what is to be said of them. */
async function pagesOf(
  edition: Edition,
  { made, fonts, sources }: PressOrder,
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
  watch: Stopwatch,
): Promise<readonly Diagnostic[]> {
  watch.begin("verifying");
  const { verify } = await import("./readback/verify.ts");
  return verify(bytes, publication);
}

/** Writes a file, and makes the folder for it where there is none. */
export function writeInFolder(path: string, bytes: Uint8Array): readonly Diagnostic[] {
  const folder = ensureFolder(dirname(path));
  return folder.diagnostics.length > 0
    ? folder.diagnostics
    : writeAtomically(path, bytes).diagnostics;
}
