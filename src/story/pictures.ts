import type { Image, ImageReference, Paragraph, PhrasingContent } from "mdast";
import { plainWords } from "./inlines.ts";
import { addError, addWarning, spanOf } from "./reading.ts";
import type { Reading } from "./reading.ts";
import { rangeOf } from "./source-lines.ts";
import type { Range } from "./source-lines.ts";
import type { Figure, Inline } from "./story.ts";

type Picture = Image | ImageReference;

/** The pictures of a paragraph that holds nothing else; undefined where words stand beside them. */
export function picturesIn(paragraph: Paragraph): readonly Picture[] | undefined {
  const things = paragraph.children.filter((node) => !isSpace(node));
  const pictures = things.filter((node) => node.type === "image" || node.type === "imageReference");
  return pictures.length > 0 && pictures.length === things.length ? pictures : undefined;
}

const isSpace = (node: PhrasingContent): boolean =>
  node.type === "break" ||
  (node.type === "text" && node.value.trim() === "") ||
  (node.type === "html" && node.value.startsWith("<!--"));

/** A Markdown image as a figure of one column: its title is the caption. */
export function readPicture(node: Picture, reading: Reading): Figure | undefined {
  const target = node.type === "image" ? node : reading.targets.get(node.identifier);
  const alt = node.alt ?? "";
  if (target === undefined || target.url === "") {
    refuseNoSource(rangeOf(node), reading);
    return undefined;
  }
  if (alt === "") warnOfNoAlt(rangeOf(node), reading);
  const at = placeOf(target.url, rangeOf(target), reading);
  return {
    kind: "figure",
    picture: {
      src: { text: decodedPath(target.url), span: { file: reading.source.file, ...at } },
      ...(alt !== "" && { alt }),
    },
    caption: captionOf(target.title ?? "", { start: at.end, end: rangeOf(target).end }, reading),
    width: 1,
    span: spanOf(reading, node),
  };
}

function captionOf(title: string, within: Range, reading: Reading): readonly Inline[] {
  const span = { file: reading.source.file, ...placeOf(title, within, reading) };
  return plainWords(title, span, reading);
}

/** Where a value was typed, if it was typed as it reads; else all of where it may stand. */
function placeOf(value: string, within: Range, { source }: Reading): Range {
  const index = source.text.slice(within.start, within.end).lastIndexOf(value);
  if (value === "" || index < 0) return within;
  return { start: within.start + index, end: within.start + index + value.length };
}

/** Editors write `%20` for the spaces of a file's name, since Markdown wants none in an address. */
function decodedPath(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

export function warnOfNoAlt(at: Range, reading: Reading): void {
  addWarning(reading, "figure/no-alt", {
    message: "this picture has no `alt`, so who cannot see it learns nothing of it",
    at,
    hints: ['say in a few words what it shows: `alt="…"`, or `![…](…)`'],
  });
}

export function refuseNoSource(at: Range, reading: Reading): void {
  addError(reading, "figure/no-src", {
    message: "this figure does not say which picture it shows",
    at,
    hints: ['give it `src="../assets/…"`'],
  });
}
