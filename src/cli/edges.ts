import { performance } from "node:perf_hooks";
import type { BeginOrder, BegunIssue } from "../begin-issue.ts";
import type { BuildOrder, BuildReport } from "../build-order.ts";
import type { Outcome } from "../diagnostics/diagnostic.ts";
import type { Examination } from "../doctor.ts";
import type { FontsAtHand } from "../fonts-at-hand.ts";
import type { ImportOrder, ImportReport } from "../import-article.ts";
import type { FileOrder, FileReport } from "../preflight-file.ts";
import { shippedText } from "../io/shipped.ts";
import type { Preview, PreviewOrder } from "../preview/preview.ts";
import type { SessionOrder } from "../session.ts";
import { freeTheLoopAfter } from "./watchdog.ts";

/** Where the command touches the world; tests put plain values in their places. */
export interface Edges {
  readonly build: (order: BuildOrder) => Promise<BuildReport>;
  readonly preview: (order: SessionOrder, how: PreviewOrder) => Promise<Outcome<Preview>>;
  readonly examine: (folder: string) => Promise<Examination>;
  readonly begin: (order: BeginOrder) => Promise<Outcome<BegunIssue>>;
  readonly fonts: (folder: string) => Promise<FontsAtHand>;
  readonly importArticle: (order: ImportOrder) => Promise<ImportReport>;
  readonly preflightFile: (order: FileOrder) => Promise<FileReport>;
  readonly stdout: Channel;
  readonly stderr: Channel;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** A text of our own package, by its path there. */
  readonly shipped: (path: string) => string;
  /** A stopwatch: milliseconds that only grow. */
  readonly now: () => number;
  /** Breaks whatever holds the thread once so many seconds have gone; returns what calls that off. */
  readonly watch: (seconds: number) => () => Promise<unknown>;
}

export interface Channel {
  /** True for a terminal. */
  readonly isTTY?: boolean;
  /** How wide a terminal is, in characters. */
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

export function realEdges(): Edges {
  return {
    build: async (order) => (await import("../typeset.ts")).buildIssue(order),
    preview: async (order, how) => (await import("../preview/preview.ts")).preview(order, how),
    examine: async (folder) => (await import("../doctor.ts")).examine(folder),
    begin: async (order) => (await import("../begin-issue.ts")).beginIssue(order),
    fonts: async (folder) => (await import("../fonts-at-hand.ts")).fontsAtHand(folder),
    importArticle: async (order) => (await import("../import-article.ts")).importArticle(order),
    preflightFile: async (order) => (await import("../preflight-file.ts")).preflightFile(order),
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: process.cwd(),
    shipped: shippedText,
    now: () => performance.now(),
    watch: freeTheLoopAfter,
  };
}
