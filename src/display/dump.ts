import type { Ink } from "../color/ink.ts";
import type { Rect } from "../geometry/geometry.ts";
import { seenLines } from "./crop.ts";
import { letteringOf, type Lettering } from "./drawing.ts";
import type { GlyphRun, Mark, Page, PictureMark, TextMark } from "./mark.ts";

/**
 * The page as plain text, one mark a line, in paint order: what golden tests keep, so that a comparison
 * shows what moved. Places and sizes are in points, to two decimals.
 */
export function dumpPage(page: Page): string {
  const { width, height } = page.trim;
  const head = `page ${page.folio} ${place(width, height)} bleed ${place(page.bleed)}`;
  return [head, ...page.marks.map(dumpMark)].join("\n") + "\n";
}

/** A line of a page's text as it extracts. */
export interface PageLine {
  readonly text: string;
  /** False where an edge cuts through it: then a reader may find all of its letters, some, or none. */
  readonly whole: boolean;
  /** True of the words of a page of somebody's PDF: they are whatever they are, and `text` has none of them. */
  readonly isForeign?: true;
}

/** The words the page extracts as: every line of text as painted, those of drawings too, joined by newlines. */
export const pageText = (page: Page): string =>
  pageLines(page)
    .map(({ text }) => text)
    .join("\n");

/** Every line of text of a page as painted, those of drawings too, and last those that lie over the page. */
export const pageLines = (page: Page): readonly PageLine[] => [
  ...page.marks.flatMap((mark) => markLines(mark, page)),
  ...(page.overlay?.layers ?? [])
    .flatMap(({ drawing }) => letteringOf(drawing.things))
    .map(wholeLine),
];

const wholeLine = (line: Lettering): PageLine => ({ text: lineText(line), whole: true });

/** The words of a drawing stand in its text, too. */
function markLines(mark: Mark, page: Page): readonly PageLine[] {
  switch (mark.kind) {
    case "text":
      return [{ text: lineText(mark), whole: true }];
    case "rule":
      return [];
    case "picture":
      if (mark.picture.kind === "page") return [{ text: "", whole: false, isForeign: true }];
      return seenLines(mark, page).map(({ line, whole }) => ({ text: lineText(line), whole }));
  }
}

/** What one line of text extracts as. */
export function lineText(mark: Pick<TextMark, "runs"> | Lettering): string {
  return mark.runs.map((run) => run.texts.join("")).join("");
}

function dumpMark(mark: Mark): string {
  switch (mark.kind) {
    case "text":
      return `text ${place(mark.at.x, mark.at.y)}${dumpRuns(mark.runs)}`;
    case "rule":
      return `rule ${rectangle(mark.rect)} ${inkName(mark.ink)}`;
    case "picture":
      return dumpPicture(mark);
  }
}

/** Runs that look alike are read together; where the look changes, the new one is named before its words. */
function dumpRuns(runs: readonly GlyphRun[]): string {
  const parts: string[] = [];
  let words = "";
  let current = "";
  for (const run of runs) {
    const look = lookOf(run);
    if (look !== current) {
      if (current !== "") parts.push(` ${current} ${quoted(words)}`);
      current = look;
      words = "";
    }
    words += run.texts.join("");
  }
  if (current !== "") parts.push(` ${current} ${quoted(words)}`);
  return parts.join("");
}

function lookOf(run: GlyphRun): string {
  const look = [run.face.id, short(run.size)];
  if (run.scale !== 1) look.push(`×${short(run.scale, 4)}`);
  if (run.rise !== 0) look.push(`rise ${short(run.rise)}`);
  const ink = inkName(run.ink);
  if (ink !== BLACK_NAME) look.push(ink);
  if (run.furniture) look.push("furniture");
  return look.join(" ");
}

function dumpPicture(mark: PictureMark): string {
  const frame = rectangle(mark.frame);
  const clip = rectangle(mark.clip);
  const place = `${frame}${clip === frame ? "" : ` clip ${clip}`}`;
  const { picture } = mark;
  if (picture.kind === "page") return `page ${quoted(picture.file)} ${picture.number} at ${place}`;
  return `picture ${picture.file} ${place}`;
}

const BLACK_NAME = "cmyk(0 0 0 100)";

export function inkName(ink: Ink): string {
  switch (ink.kind) {
    case "cmyk":
      return `cmyk(${[ink.c, ink.m, ink.y, ink.k].map((share) => short(share * 100)).join(" ")})`;
    case "spot":
      return `spot(${quoted(ink.name)} ${short(ink.tint * 100)})`;
  }
}

const rectangle = (r: Rect): string => place(r.x, r.y, r.width, r.height);

export const place = (...lengths: readonly number[]): string =>
  lengths.map((length) => unsigned(length.toFixed(2))).join(" ");

/** As few decimals as say it; a value that rounds to nothing has no sign. */
export const short = (value: number, decimals = 2): string =>
  String(Number(value.toFixed(decimals)) + 0);

const unsigned = (number: string): string => (number === "-0.00" ? "0.00" : number);

/** In double quotes; what the eye cannot see (soft hyphens, no-break spaces) is written as its code point. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(/[^\P{C}\n]|[^\P{Z} ]/gu, (unseen) => {
    const code = unseen.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16)}}`;
  });
}
