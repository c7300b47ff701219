import { dirname } from "node:path";
import type { BuildOrder, BuiltOutput, Edition, OutputPart } from "./build-order.ts";
import type { Condition } from "./color/condition.ts";
import { error, failed, ok, type Diagnostic, type Outcome } from "./diagnostics/diagnostic.ts";
import type { Publication } from "./display/mark.ts";
import { isFolder } from "./io/disk.ts";
import { isFilePlace, openDraft, takeAway, type Draft } from "./io/draft.ts";
import { ensureFolder } from "./io/folder.ts";
import { oldCoverFaults } from "./old-cover.ts";
import { coverPath, outputPath, rejectedPath } from "./output-path.ts";
import type { IssueCopy } from "./pages/copy.ts";

/** One file of an edition. */
export interface Volume {
  readonly publication: Publication;
  /** Absent: it is all of the edition. */
  readonly part?: OutputPart;
  readonly flat?: BuiltOutput["flat"];
}

/** A volume on its way to its place. */
export interface Draught extends Volume {
  readonly wanted: string;
  readonly draft: Draft;
}

/** What says where files go, and what they are. */
export interface VolumeJob {
  readonly order: BuildOrder;
  readonly copy: IssueCopy;
  readonly condition?: Condition | undefined;
}

/** Drafts of all files, or of none. */
export function openDrafts(
  volumes: readonly Volume[],
  edition: Edition,
  { order, copy }: VolumeJob,
): Outcome<readonly Draught[]> {
  const path = outputPath(order, copy.issue, edition, isFolder);
  if (volumes.length > 1 && !isFilePlace(path)) return failed(twoFiles(path));
  const drafts: Draught[] = [];
  for (const volume of volumes) {
    const wanted = volume.part === "cover" ? coverPath(path) : path;
    const { value: draft, diagnostics } = draftIn(wanted);
    if (draft === undefined) {
      abandon(drafts);
      return failed(...diagnostics);
    }
    drafts.push({ ...volume, wanted, draft });
  }
  return ok(drafts);
}

export function abandon(drafts: readonly Draught[]): void {
  for (const { draft } of drafts) draft.abandon();
}

function twoFiles(path: string): Diagnostic {
  const says = `\`${path}\` takes one file, and an issue whose cover is printed apart has two`;
  const hints = ["give `--output` a file or a folder, or say `cover: included` under `print:`"];
  return error("output/two-files", says, { kind: "unwritable", hints });
}

/** Gives the files their names; where one cannot have it, those behind it get none either. */
export function settle(
  drafts: readonly Draught[],
  edition: Edition,
  { isRejected, ...job }: VolumeJob & { readonly isRejected: boolean },
): Outcome<readonly BuiltOutput[]> {
  const outputs: BuiltOutput[] = [];
  const faults: Diagnostic[] = [];
  for (const [index, { draft, wanted, publication, part, flat }] of drafts.entries()) {
    const path = isRejected ? rejectedPlace(wanted, edition, job) : wanted;
    if (path !== wanted) ensureFolder(dirname(path));
    const { diagnostics } = draft.settle(path);
    if (diagnostics.length > 0) {
      abandon(drafts.slice(index + 1));
      return { value: outputs, diagnostics };
    }
    // Rejected pages of a run before are not to be sent by mistake.
    if (!isRejected) takeAway(rejectedPath(wanted));
    if (!isRejected && edition === "print" && part === undefined) {
      faults.push(...oldCoverFaults(wanted));
    }
    const { condition } = job;
    const isX4 = edition === "print" && condition !== undefined;
    outputs.push({
      ...{ edition, ...(part && { part }), ...(flat && { flat }), path },
      ...{ bytes: draft.size(), pages: publication.pages.length },
      ...(isX4 && { condition: condition.identifier }),
    });
  }
  return ok(outputs, faults);
}

/** Beside the file that was wanted; of a pipe, which has nothing beside it, where the file would be without. */
function rejectedPlace(wanted: string, edition: Edition, { order, copy }: VolumeJob): string {
  if (isFilePlace(wanted)) return rejectedPath(wanted);
  return rejectedPath(outputPath({ manifest: order.manifest }, copy.issue, edition, isFolder));
}

function draftIn(path: string): Outcome<Draft> {
  const folder = ensureFolder(dirname(path));
  return folder.diagnostics.length > 0 ? failed(...folder.diagnostics) : openDraft(path);
}
