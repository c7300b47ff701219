import type { Outcome, Span } from "../diagnostics/diagnostic.ts";

/** A text as it stands on disk, decoded; spans are offsets into `text`. */
export interface SourceText {
  /** Relative to the reader's root, forward slashes: the same name that spans carry. */
  readonly file: string;
  readonly text: string;
}

/** Bytes as they stand on disk. */
export interface SourceBytes {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Where a path was written, so that a fault points at it; and the sentence's noun ("picture"). */
export interface Asked {
  /** The path as typed, relative to `from`. */
  readonly path: string;
  /** The file that names it (its folder is what `path` is relative to); the root if absent. */
  readonly from?: string;
  readonly span?: Span;
  /** What is asked for, as the trade says it: "article", "picture", "theme"; also the code's head. */
  readonly noun:
    "manifest" | "article" | "manuscript" | "picture" | "theme" | "font" | "profile" | "PDF";
}

/**
 * The only door to what is on disk. It reads plain files below its root and nothing else: no `..` out
 * of it, no absolute path, no symbolic link that leads out, no pipe, no device, nothing over its size
 * limit. Errors: `NOUN/missing` (with "did you mean"), `NOUN/path` (no path at all: an address,
 * backslashes, nothing), `NOUN/outside`, `NOUN/not-a-file`, `NOUN/too-large` (limit),
 * `NOUN/unreadable`, `NOUN/encoding` (texts: not UTF-8, or a NUL), `NOUN/empty`. Pictures say
 * `image/…`. A manifest or a manuscript that is not there is a fault of usage, and so is one that is no file.
 */
export interface Reader {
  readText(asked: Asked): Outcome<SourceText>;
  readBytes(asked: Asked): Outcome<SourceBytes>;
}
