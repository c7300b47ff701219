import { warning, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { capitalBounds } from "../display/bounds.ts";
import { holds, onDrawing, shared } from "../display/crop.ts";
import { letteringOf } from "../display/drawing.ts";
import type { Lettering } from "../display/drawing.ts";
import { lineText } from "../display/dump.ts";
import type { Page, PictureMark } from "../display/mark.ts";
import { outset, rect, type Rect, type Size } from "../geometry/geometry.ts";

/**
 * The words of drawings that are not seen whole on the finished pages, since the picture's edge, its
 * crop or the trim goes through them or leaves them out: a warning for each picture, at its place
 * (`drawing/cut`).
 */
export function cutWords(pages: readonly Page[]): readonly Diagnostic[] {
  return pages.flatMap((page) =>
    page.marks.flatMap((mark) => (mark.kind === "picture" ? cutInMark(mark, page) : [])),
  );
}

/** Half a hairline: no eye sees a letter that is shorter by less. */
const UNSEEN = 0.25;

function cutInMark(mark: PictureMark, { trim, folio }: Page): readonly Diagnostic[] {
  const { picture, frame, clip, span } = mark;
  if (picture.kind !== "drawing") return [];
  const page = rect(0, 0, trim.width, trim.height);
  const seen = onDrawing(picture, frame, outset(opened(mark, shared(clip, page)), UNSEEN));
  const facing = onDrawing(picture, frame, facingPage(mark, trim));
  const cut = letteringOf(picture.things).filter((line) => {
    const bounds = capitalBounds(line);
    if (bounds === undefined || wordsOf(line) === "") return false;
    return !holds(seen, bounds) && !holds(facing, bounds);
  });
  const [first] = cut;
  if (first === undefined) return [];
  const others = cut.length === 1 ? "" : `, and ${cut.length - 1} more`;
  const sentence = `words of the drawing \`${picture.file}\` are cut off on page ${folio}: \`${wordsOf(first)}\`${others}`;
  const hints = ["draw them farther inside, or give the drawing the shape of its place"];
  return [warning("drawing/cut", sentence, { ...(span === undefined ? {} : { span }), hints })];
}

/** Farther than any picture reaches. */
const FAR = 1e5;

/** What is seen of a picture, and on a spread all that lies past the spine: it is seen on the page that faces this one. */
function opened({ goesOn }: PictureMark, { x, y, width, height }: Rect): Rect {
  if (goesOn === undefined) return rect(x, y, width, height);
  return rect(goesOn === "left" ? x - FAR : x, y, width + FAR, height);
}

/** Where only the facing page is asked what it shows; nowhere where there is none. */
function facingPage({ goesOn }: PictureMark, { width }: Size): Rect {
  if (goesOn === undefined) return rect(0, 0, 0, 0);
  return rect(goesOn === "left" ? -FAR : width, -FAR, FAR, 2 * FAR);
}

const LONGEST = 40;

function wordsOf(line: Lettering): string {
  const words = lineText(line).trim();
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
}
