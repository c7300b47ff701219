import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { error } from "../diagnostics/diagnostic.ts";
import { pageLines } from "../display/dump.ts";
import type { PageLine } from "../display/dump.ts";
import type { Publication } from "../display/mark.ts";
import { readText } from "./text.ts";

/**
 * Reads finished bytes back with a reader that knows nothing of us, and compares page for page the
 * letters it finds with the letters painted, in their order. Case, white space, hyphens and
 * punctuation are passed over: readers disagree about them. The words on a page of somebody's PDF may be any. The slug, which may be cut to the sheet, is read last. All faults are of the kind `rejected`:
 * `proof/unreadable`, `proof/page-count`, `proof/extraction`.
 */
export async function verify(
  bytes: Uint8Array,
  publication: Publication,
  slug?: (folio: number) => string,
): Promise<readonly Diagnostic[]> {
  const texts = await readText(bytes).catch((fault: unknown) => String(fault));
  if (typeof texts === "string") {
    return [rejected("proof/unreadable", `the finished PDF cannot be read back: ${texts}`)];
  }
  const { pages } = publication;
  if (texts.length !== pages.length) {
    const message = `the finished PDF has ${texts.length} pages where ${pages.length} were painted`;
    return [rejected("proof/page-count", message)];
  }
  return pages.flatMap((page, i) => {
    const under = slug === undefined ? [] : [{ text: slug(page.folio), whole: false }];
    return comparePage(page.folio, [...pageLines(page), ...under], texts[i] ?? "");
  });
}

function comparePage(
  folio: number,
  lines: readonly PageLine[],
  read: string,
): readonly Diagnostic[] {
  const found = letters(read);
  if (extractsAs(lines, found)) return [];
  const painted = joined(lines);
  const wanted = letters(painted);
  const at = firstDifference(wanted, found);
  const message = `page ${folio} reads ${wordsAt(read, at)} where ${wordsAt(painted, at)} was painted`;
  return [rejected("proof/extraction", message)];
}

const joined = (lines: readonly PageLine[]): string => lines.map(({ text }) => text).join("\n");

/** True if the lines come to these letters, one behind the other, of those that are cut any part. */
function extractsAs(lines: readonly PageLine[], found: string): boolean {
  let ends: ReadonlySet<number> = new Set([0]);
  for (const { text, whole, isForeign } of passages(lines)) {
    const wanted = letters(text);
    const starts = [...ends];
    if (isForeign === true) {
      ends = new Set(from(Math.min(...starts), found.length));
      continue;
    }
    ends = whole
      ? new Set(starts.filter((at) => found.startsWith(wanted, at)).map((at) => at + wanted.length))
      : new Set(starts.flatMap((at) => endsOfPart(wanted, found, at)));
  }
  return ends.has(found.length);
}

const from = (first: number, last: number): readonly number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);

/** Lines of one kind that follow each other as one passage: a mark may stand on a letter of the line before. */
function passages(lines: readonly PageLine[]): readonly PageLine[] {
  const grouped: PageLine[] = [];
  for (const line of lines) {
    const last = grouped.at(-1);
    if (last?.whole === line.whole && last.isForeign === line.isForeign) {
      grouped[grouped.length - 1] = { ...line, text: `${last.text}\n${line.text}` };
    } else grouped.push(line);
  }
  return grouped;
}

/** Where a part of the line's letters may end that begins at an index; it may be none. */
function endsOfPart(wanted: string, found: string, from: number): readonly number[] {
  const ends = [from];
  let at = from;
  for (const letter of wanted) {
    if (!found.startsWith(letter, at)) continue;
    at += letter.length;
    ends.push(at);
  }
  return ends;
}

/** Letters, their marks, and digits, in one case and one form. */
export function letters(text: string): string {
  const bare = text.replace(/[^\p{L}\p{M}\p{N}]/gu, "");
  return bare
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, "");
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

/** How many words a person needs to find the place. */
const SHOWN = 4;

/** The words from the one that holds the letter at an index, for a sentence. */
function wordsAt(text: string, at: number): string {
  const words = text
    .replace(/\u00ad\n?/g, "")
    .split(/\s+/)
    .filter((word) => word !== "");
  let passed = 0;
  const first = words.findIndex((word) => (passed += letters(word).length) > at);
  return first < 0 ? "nothing more" : `\`${words.slice(first, first + SHOWN).join(" ")}\``;
}

const rejected = (code: string, message: string): Diagnostic =>
  error(code, message, {
    kind: "rejected",
    hints: ["this is our own fault, not the copy's: report it with the rejected PDF"],
  });
