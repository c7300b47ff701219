import { dirname } from "node:path";
import type { BuildOrder, BuiltOutput, Edition, OutputPart } from "./build-order.ts";
import { failed, hasErrors, ok, type Diagnostic, type Outcome } from "./diagnostics/diagnostic.ts";
import { packageVersion } from "./io/shipped.ts";
import { slugLines, slugText } from "./slug-line.ts";
import { writeAtomically } from "./io/draft.ts";
import { ensureFolder } from "./io/folder.ts";
import type { Condition } from "./color/condition.ts";
import type { Sources } from "./diagnostics/sources.ts";
import type { Page, Publication } from "./display/mark.ts";
import { inMillimeters, type Pt } from "./geometry/geometry.ts";
import type { Issue } from "./issue/issue.ts";
import type { FontBook } from "./fonts/face.ts";
import type { Coder } from "./pdf/coder.ts";
import type { EmbeddedPicture } from "./pdf/pictures.ts";
import type { IssueCopy } from "./pages/copy.ts";
import type { ArticlePlace, MadeUpIssue } from "./pages/make-up.ts";
import type { ProofArticle } from "./proof/proof-edition.ts";
import type { Stopwatch } from "./stopwatch.ts";
import { abandon, openDrafts, settle, type Volume } from "./volumes.ts";

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
    outputs.push(...(value ?? []));
  }
  return ok(outputs, faults);
}

async function pressEdition(
  edition: Edition,
  job: PressOrder,
): Promise<Outcome<readonly BuiltOutput[]>> {
  const { order, watch } = job;
  if (!order.write && !order.verify) return { diagnostics: [] };
  watch.begin("painting");
  const volumes = await volumesOf(edition, job);
  if (!order.write) {
    const faults: Diagnostic[] = [];
    for (const volume of volumes) {
      const { pdf } = await painted(volume.publication, edition, { ...job, part: volume.part });
      faults.push(...(await readBack(Buffer.concat(pdf), volume, edition, job)));
    }
    return { diagnostics: faults };
  }
  const { value: drafts, diagnostics } = openDrafts(volumes, edition, job);
  if (drafts === undefined) return failed(...diagnostics);
  try {
    for (const { publication, part, draft } of drafts) {
      await paintEdition(publication, edition, { ...job, part }, draft.add);
    }
  } catch (thrown) {
    abandon(drafts);
    throw thrown;
  }
  const faults: Diagnostic[] = [];
  for (const one of order.verify ? drafts : []) {
    faults.push(...(await readBack(one.draft.readBack(), one, edition, job)));
  }
  // A signal that came while the pages were painted is obeyed before the file has its name, not after.
  await new Promise((resolve) => setImmediate(resolve));
  watch.begin("writing");
  const { value, diagnostics: unwritten } = settle(drafts, edition, {
    ...job,
    // What belongs together is sent together, or not at all.
    isRejected: (job.rejected(edition) || hasErrors(faults)) && !order.force,
  });
  return { ...(value && { value }), diagnostics: [...faults, ...unwritten] };
}

/** The files of an edition: one, or where the cover is printed apart, two of them for the press. */
async function volumesOf(edition: Edition, job: PressOrder): Promise<readonly Volume[]> {
  const { apart } = job.made;
  if (edition !== "print" || apart === undefined) {
    return [{ publication: await pagesOf(edition, job) }];
  }
  const { inside, cover, spine } = apart;
  const [flat] = cover.pages;
  return [
    { publication: inside, part: "inside" },
    { publication: cover, part: "cover", ...(flat && { flat: flatOf(flat, spine) }) },
  ];
}

const flatOf = ({ trim: { width, height } }: Page, spine: Pt): BuiltOutput["flat"] => ({
  width: inMillimeters(width),
  height: inMillimeters(height),
  spine: inMillimeters(spine),
});

/** What it takes to paint; without fonts the slug says nothing. */
type PaintJob = Pick<PressOrder, "order" | "copy" | "condition" | "watch"> &
  Partial<Pick<PressOrder, "fonts">> & {
    readonly coder?: Coder;
    readonly part?: OutputPart | undefined;
  };

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
  { order, copy: { issue }, condition, fonts, coder, watch, part }: PaintJob,
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
    ...(fonts && { slugLine: slugLines(slugText(issue, edition, condition, part), fonts) }),
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
  { publication, part }: Volume,
  edition: Edition,
  { copy: { issue }, condition, watch }: PressOrder,
): Promise<readonly Diagnostic[]> {
  watch.begin("verifying");
  const { verify } = await import("./readback/verify.ts");
  const hasSlug = issue.print.marks.includes("info");
  return verify(
    bytes,
    publication,
    hasSlug ? slugText(issue, edition, condition, part) : undefined,
  );
}

/** Writes a file, and makes the folder for it where there is none. */
export function writeInFolder(path: string, bytes: Uint8Array): readonly Diagnostic[] {
  const folder = ensureFolder(dirname(path));
  return folder.diagnostics.length > 0
    ? folder.diagnostics
    : writeAtomically(path, bytes).diagnostics;
}
