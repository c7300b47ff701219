import { isSpent } from "../foreign/effort.ts";
import type { PdfFile } from "../foreign/file.ts";
import type { Pages } from "../foreign/pages.ts";
import type { FileFinding } from "./checks.ts";

const ANEW = "export the file anew, or send it again: it may have been cut on its way";

/** Where the header may stand: readers look for it no farther. */
const HEADER_ROOM = 1024;

/** The version in the file's first line, and where that stands; undefined where it is no PDF. */
export function headerOf(
  bytes: Uint8Array,
): { readonly version: string; readonly at: number } | undefined {
  const head = Buffer.from(bytes.subarray(0, HEADER_ROOM)).toString("latin1");
  const found = /%PDF-(\d\.\d)/u.exec(head);
  return found?.[1] === undefined ? undefined : { version: found[1], at: found.index };
}

/** What is wrong with the first and last lines, before anything is read. */
export function checkEnds(bytes: Uint8Array): readonly FileFinding[] {
  const header = headerOf(bytes);
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - HEADER_ROOM)));
  const findings: FileFinding[] = [];
  if (header !== undefined && header.at > 0) {
    const says = `${inCount(header.at, "byte")} stand${header.at === 1 ? "s" : ""} before the PDF begins`;
    findings.push({ check: "header", says, hint: ANEW });
  }
  if (!tail.toString("latin1").includes("%%EOF")) {
    findings.push({
      check: "end",
      says: "the file breaks off: its last line is missing",
      hint: ANEW,
    });
  }
  return findings;
}

const inCount = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? "" : "s"}`;

const TABLE = {
  absent: "the file does not say where the table of its objects is; they were searched for",
  unreadable: "the table of the file's objects cannot be read; they were searched for",
  misplaced: "objects do not lie where the file's table says; they were searched for",
} as const;

/** What came to light while the file was read. */
export function checkDamage({ damage }: PdfFile): readonly FileFinding[] {
  const { table, objects, lengths, streams } = damage;
  const findings: FileFinding[] = [];
  if (table !== undefined) findings.push({ check: "table", says: TABLE[table], hint: ANEW });
  if (objects.size > 0) {
    const says = `${listed("object", [...objects])} cannot be read`;
    findings.push({ check: "object", says, hint: ANEW });
  }
  if (lengths.size > 0) {
    const says = `${listed("stream", [...lengths])} ${lengths.size === 1 ? "is" : "are"} not as long as the file says`;
    findings.push({ check: "stream-length", says, hint: ANEW });
  }
  const faulty = (fault: string): readonly number[] =>
    [...streams].filter(([, one]) => one === fault).map(([number]) => number);
  const damaged = faulty("damaged");
  if (damaged.length > 0) {
    const says = `${listed("stream", damaged)} ${damaged.length === 1 ? "is" : "are"} damaged`;
    findings.push({ check: "stream", says, hint: ANEW });
  }
  const unknown = faulty("unknown");
  if (unknown.length > 0) {
    const says = `${listed("stream", unknown)} ${unknown.length === 1 ? "is" : "are"} coded in a way that PDF does not know`;
    findings.push({ check: "filter", says, hint: ANEW });
  }
  return findings;
}

/** So many numbers are named. */
const NAMED = 5;

function listed(noun: string, numbers: readonly number[]): string {
  const some = numbers.toSorted((a, b) => a - b).slice(0, NAMED);
  const more = numbers.length - some.length;
  const rest = more > 0 ? ` and ${more} more` : "";
  return `the ${noun}${numbers.length === 1 ? "" : "s"} ${some.join(", ")}${rest}`;
}

/** That looking ended before the file did: the page up to which it was looked at. */
export function checkEffort(file: PdfFile, ended?: number): readonly FileFinding[] {
  if (!isSpent(file.effort)) return [];
  const where = ended === undefined ? "" : `: looking ended on page ${ended}`;
  return [
    {
      check: "unread",
      says: `the file is too large to be looked over in full${where}`,
      hint: "simplify its drawings, or make pictures of them, and export it anew",
    },
  ];
}

/** Streams that would fill the memory. */
export const tooLong = ({ damage }: PdfFile): readonly number[] =>
  [...damage.streams].filter(([, fault]) => fault === "too-long").map(([number]) => number);

const TREE = {
  absent: "the file has no tree of pages",
  circle: "the tree of pages leads back into itself",
  broken: "the tree of pages is broken",
  count: "the tree of pages does not hold as many as it says",
  "too-many": "the file has more pages than are read",
} as const;

export const checkTree = ({ faults }: Pages): readonly FileFinding[] =>
  faults.map((fault) => ({ check: "page-tree", says: TREE[fault], hint: ANEW }));
