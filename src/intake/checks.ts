import type { Severity } from "../diagnostics/diagnostic.ts";
import type { Finding, PageFinding } from "../preflight/finding.ts";
import type { CheckName } from "../preflight/printer.ts";

/** What is looked for in a file beside what a printer's profile knows, and how it is taken. */
export const FILE_CHECKS = {
  "not-a-pdf": "error",
  header: "warning",
  end: "error",
  table: "error",
  object: "error",
  stream: "error",
  "stream-length": "error",
  "page-tree": "error",
  encrypted: "error",
  contents: "error",
  resource: "error",
  unread: "error",
  "media-box": "error",
  "trim-box": "error",
  boxes: "error",
  "bleed-box": "warning",
  "page-size": "warning",
  rotation: "warning",
  "user-unit": "error",
  standard: "warning",
  version: "error",
  "output-intent": "error",
  "output-profile": "error",
  "trailer-id": "error",
  trapped: "error",
  metadata: "error",
  layers: "warning",
  "embedded-files": "warning",
  javascript: "error",
  actions: "error",
  "form-fields": "error",
  annotations: "error",
  "external-data": "error",
  filter: "error",
  "font-embedding": "error",
  "font-program": "error",
  "type-3": "warning",
  "missing-glyph": "error",
  "icc-cmyk": "warning",
  "icc-profile": "error",
  "spot-names": "error",
  "spot-recipes": "warning",
  "all-inks": "error",
  postscript: "error",
  opi: "error",
  "reference-object": "error",
  "alternate-picture": "error",
  halftone: "error",
  transfer: "error",
  "black-generation": "error",
  "blend-mode": "error",
  transparency: "error",
  "group-space": "warning",
  "jpeg-2000": "warning",
  bits: "warning",
  "picture-data": "error",
  "white-overprint": "error",
  "black-knockout": "warning",
} as const satisfies Readonly<Record<string, Severity>>;

export type FileCheck = keyof typeof FILE_CHECKS | CheckName;

/** A finding of the file as a whole. */
export type FileFinding = Finding<FileCheck>;

/** A finding on a page. */
export type OnPage = PageFinding<FileCheck>;
