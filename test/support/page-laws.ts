import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { lineText } from "../../src/display/dump.ts";
import type { Mark, Page, PictureMark, TextMark } from "../../src/display/mark.ts";
import { outset, rect, type Pt, type Rect } from "../../src/geometry/geometry.ts";
import { bylineWords } from "../../src/pages/head-fields.ts";
import type { MadeUpIssue } from "../../src/pages/make-up.ts";
import { proveConservation } from "../../src/proof/conservation.ts";
import { storyWords } from "../../src/story/words.ts";

/** What holds of every page. Each law lists what breaks it, as sentences: `[]` where it holds. */

/** A hundredth of a point is no overlap. */
const HAIR = 0.01;

const linesOn = ({ marks }: Page): readonly TextMark[] =>
  marks.filter((mark): mark is TextMark => mark.kind === "text");

const picturesOn = ({ marks }: Page): readonly PictureMark[] =>
  marks.filter((mark): mark is PictureMark => mark.kind === "picture");

export const widthOf = ({ runs }: TextMark): Pt =>
  runs.flatMap((run) => run.advances).reduce((sum, advance) => sum + advance, 0);

const sizeOf = ({ runs }: TextMark): Pt => runs[0]?.size ?? 0;

const isIn = (inner: Rect, outer: Rect): boolean =>
  inner.x >= outer.x - HAIR &&
  inner.y >= outer.y - HAIR &&
  inner.x + inner.width <= outer.x + outer.width + HAIR &&
  inner.y + inner.height <= outer.y + outer.height + HAIR;

const overlap = (one: Rect, other: Rect): boolean =>
  one.x + one.width > other.x + HAIR &&
  other.x + other.width > one.x + HAIR &&
  one.y + one.height > other.y + HAIR &&
  other.y + other.height > one.y + HAIR;

/** Words of the copy that are lost, stand twice or out of order. */
export const wordsAmiss = ({ articles, publication }: MadeUpIssue): readonly Diagnostic[] => {
  const streams = articles.flatMap(({ story }) => [
    ...storyWords(story),
    bylineWords(story, publication.language),
  ]);
  return proveConservation(streams, publication.pages);
};

/** Lines of text outside this part of the page. */
export function outsideOf(area: Rect, page: Page): readonly string[] {
  return linesOn(page)
    .filter((line) => {
      // Punctuation may hang out of the type area, by about half its own width.
      const hang = 0.5 * sizeOf(line);
      const { x, y } = line.at;
      const within = x >= area.x - hang && x + widthOf(line) <= area.x + area.width + hang;
      return !within || y < area.y || y > area.y + area.height;
    })
    .map(lineText);
}

/** Pictures and tints that reach beyond the bleed. */
export function offThePaper({ trim, bleed, marks }: Page): readonly Rect[] {
  const paper = outset(rect(0, 0, trim.width, trim.height), bleed);
  return marks.flatMap(areaOf).filter((area) => !isIn(area, paper));
}

function areaOf(mark: Mark): readonly Rect[] {
  if (mark.kind === "picture") return [mark.clip];
  return mark.kind === "rule" ? [mark.rect] : [];
}

/** Pictures that do not cover their windows. */
export const picturesTooSmall = (page: Page): readonly Rect[] =>
  picturesOn(page).flatMap(({ clip, frame }) => (isIn(clip, frame) ? [] : [clip]));

/** Pictures that lie on one another. */
export function picturesTouching(page: Page): readonly Rect[] {
  const clips = picturesOn(page).map(({ clip }) => clip);
  return clips.filter((one, index) => clips.slice(index + 1).some((other) => overlap(one, other)));
}

/** Lines set over other lines. */
export function linesTouching(page: Page): readonly string[] {
  const placed = linesOn(page).map((line) => ({
    text: lineText(line),
    from: line.at.x,
    to: line.at.x + widthOf(line),
    y: line.at.y,
    size: sizeOf(line),
  }));
  return placed
    .filter((one, index) =>
      placed.slice(index + 1).some((other) => {
        const beside = one.to <= other.from + 3 || other.to <= one.from + 3;
        const apart = Math.abs(one.y - other.y) >= 0.6 * Math.min(one.size, other.size);
        return !beside && !apart;
      }),
    )
    .map(({ text }) => text);
}

/** Lines of text that lie on a picture. */
export function linesOnPictures(page: Page): readonly string[] {
  const clips = picturesOn(page).map(({ clip }) => clip);
  return linesOn(page)
    .filter((line) =>
      clips.some(({ x, y, width, height }) => {
        const inside = line.at.x + widthOf(line) > x + 1 && line.at.x < x + width - 1;
        return inside && line.at.y > y + 1 && line.at.y < y + height - 0.5;
      }),
    )
    .map(lineText);
}

/** Lines of the body that do not stand on the grid of the body's first one. */
export function offTheGrid(pages: readonly Page[], leading: Pt): readonly string[] {
  const body = pages.flatMap(linesOn).filter(({ stream }) => stream?.endsWith("#body") === true);
  const first = body[0]?.at.y ?? 0;
  return body
    .filter(({ at }) => {
      const steps = (at.y - first) / leading;
      return Math.abs(steps - Math.round(steps)) > 1e-6;
    })
    .map(lineText);
}
