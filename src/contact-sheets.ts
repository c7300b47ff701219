import type { BuildOrder, SheetFormat, WrittenSheet } from "./build-order.ts";
import { failed, ok, type Diagnostic, type Outcome } from "./diagnostics/diagnostic.ts";
import { isFolder } from "./io/disk.ts";
import { shippedFace } from "./io/font-files.ts";
import { packageVersion } from "./io/shipped.ts";
import { sheetPath } from "./output-path.ts";
import { dateOf, painted, writeInFolder, type PressOrder } from "./press.ts";
import { isoText } from "./schema/date.ts";

/** What contact sheets are made of. */
export type SheetJob = Pick<
  PressOrder,
  "order" | "copy" | "made" | "watch" | "fonts" | "condition"
>;

/** Draws and writes the contact sheets that were ordered; where one fails, the others are written all the same. */
export async function writeSheets(job: SheetJob): Promise<Outcome<readonly WrittenSheet[]>> {
  const sheets: WrittenSheet[] = [];
  const faults: Diagnostic[] = [];
  for (const format of formatsIn(job.order)) {
    const { value, diagnostics } = await writeSheet(format, job);
    faults.push(...diagnostics);
    if (value !== undefined) sheets.push(value);
  }
  return ok(sheets, faults);
}

const FORMATS: readonly SheetFormat[] = ["png", "pdf"];

const formatsIn = ({ plan }: BuildOrder): readonly SheetFormat[] =>
  FORMATS.filter((format) => plan?.[format] !== undefined);

async function writeSheet(format: SheetFormat, job: SheetJob): Promise<Outcome<WrittenSheet>> {
  const { order, copy, watch } = job;
  const drawn = await (format === "png" ? drawPicture(job) : paintSheet(job));
  if (drawn.value === undefined) return failed(...drawn.diagnostics);
  watch.begin("writing");
  const path = sheetPath(order, copy.issue, format, isFolder);
  const faults = writeInFolder(path, drawn.value);
  if (faults.length > 0) return failed(...faults);
  return ok({ format, path, bytes: drawn.value.length });
}

/** A picture of the very PDF that a build would write. */
async function drawPicture(job: SheetJob): Promise<Outcome<Uint8Array>> {
  const { made, watch, order, copy } = job;
  const face = shippedFace("@expo-google-fonts/source-sans-3", FOLIO_FACE);
  if (face.value === undefined) return failed(...face.diagnostics);
  watch.begin("painting");
  const { pdf } = await painted(made.publication, "print", { order, copy, watch });
  const bytes = Buffer.concat(pdf);
  watch.begin("drawing");
  const { drawContactSheet } = await import("./readback/contact-sheet.ts");
  return drawContactSheet(bytes, face.value, {
    onPage: (folio) => {
      watch.at(`page ${folio} of ${made.publication.pages.length}`);
    },
  });
}

const FOLIO_FACE = "600SemiBold/SourceSans3_600SemiBold.ttf";

/** The same marks as at the press, small. */
async function paintSheet(job: SheetJob): Promise<Outcome<Uint8Array>> {
  const { order, copy, made, watch, fonts, condition } = job;
  const { issue } = copy;
  watch.begin("painting");
  const [{ layOnPaper }, { paintContactSheet }] = await Promise.all([
    import("./paper-sheet.ts"),
    import("./pdf/contact-sheet.ts"),
  ]);
  const { pages } = made.publication;
  const count = `${pages.length} ${pages.length === 1 ? "page" : "pages"}`;
  const heading = [issue.publication.text, issue.title.text, isoText(issue.date), count];
  const folios = pages.map(({ folio }) => folio);
  const plan = layOnPaper(folios, issue.trim, heading.join("  ·  "), fonts);
  const pieces: Uint8Array[] = [];
  const paintOrder = {
    ...{ date: dateOf(order, issue), producer: `typeset ${packageVersion()}` },
    ...(condition && { condition }),
    onPage: (folio: number) => {
      watch.at(`page ${folio} of ${pages.length}`);
    },
  };
  await paintContactSheet(made.publication, plan, paintOrder, (bytes) => pieces.push(bytes));
  return ok(Buffer.concat(pieces));
}
