import type { FileCheckName } from "../preflight/file-checks.ts";
import type { Finding, PageFinding } from "../preflight/finding.ts";
import type { CheckName } from "../preflight/printer.ts";

/** What is looked for in a file: what only a file can have, and what finished pages are looked over for, too. */
export type FileCheck = FileCheckName | CheckName;

/** A finding of the file as a whole. */
export type FileFinding = Finding<FileCheck>;

/** A finding on a page. */
export type OnPage = PageFinding<FileCheck>;
