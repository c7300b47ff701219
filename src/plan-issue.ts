import type { IssuePlan } from "./build-order.ts";
import { failed, ok, type Outcome } from "./diagnostics/diagnostic.ts";
import { isFolder } from "./io/disk.ts";
import { shippedFace } from "./io/font-files.ts";
import { sheetPath } from "./output-path.ts";
import { planPages } from "./pages/plan.ts";
import { painted, writeInFolder, type PressOrder } from "./press.ts";

/** What a plan is made of. */
type PlanJob = Pick<PressOrder, "order" | "copy" | "made" | "watch">;

/** The flatplan of an issue that was made up; its contact sheet is drawn and written where `draws` says so. */
export async function planIssue(job: PlanJob, draws: boolean): Promise<Outcome<IssuePlan>> {
  const { issue } = job.copy;
  const { multiple } = issue.print;
  const pages = planPages(job.made, issue);
  const plan = { pages, ...(multiple === undefined ? {} : { multiple }) };
  if (!draws) return ok(plan);
  const { value: sheet, diagnostics } = await writeSheet(job);
  return ok(sheet === undefined ? plan : { ...plan, sheet }, diagnostics);
}

/** Draws the very PDF that a build would write. */
async function writeSheet(job: PlanJob): Promise<Outcome<NonNullable<IssuePlan["sheet"]>>> {
  const { order, copy, watch } = job;
  const face = shippedFace("@expo-google-fonts/source-sans-3", FOLIO_FACE);
  if (face.value === undefined) return failed(...face.diagnostics);
  watch.begin("painting");
  const bytes = await painted(job.made.publication, "print", job);
  watch.begin("drawing");
  const { drawContactSheet } = await import("./readback/contact-sheet.ts");
  const drawn = await drawContactSheet(bytes, face.value);
  if (drawn.value === undefined) return failed(...drawn.diagnostics);
  watch.begin("writing");
  const path = sheetPath(order, copy.issue, isFolder);
  const faults = writeInFolder(path, drawn.value);
  if (faults.length > 0) return failed(...faults);
  return ok({ path, bytes: drawn.value.length });
}

const FOLIO_FACE = "600SemiBold/SourceSans3_600SemiBold.ttf";
