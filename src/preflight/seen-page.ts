import { shared } from "../display/crop.ts";
import type { Page, PictureMark, RuleMark, TextMark } from "../display/mark.ts";
import { isBlack, THICKEST_RULE } from "../display/overprint.ts";
import { outset, rect, type Rect } from "../geometry/geometry.ts";
import { lettersOf } from "./letters.ts";
import { isSomething, lies, thinnest, type Seen } from "./seen.ts";
import { seenInDrawing } from "./seen-drawing.ts";

/** Where ink may lie: the trim, and the bleed round it. */
const inkedArea = ({ trim, bleed }: Page): Rect =>
  outset(rect(0, 0, trim.width, trim.height), bleed);

export function seenOn(page: Page): readonly Seen[] {
  const sheet = inkedArea(page);
  return page.marks.flatMap((mark): readonly Seen[] => {
    switch (mark.kind) {
      case "text":
        return seenText(mark);
      case "rule":
        return seenRule(mark, sheet);
      case "picture":
        return seenPicture(mark, sheet);
    }
  });
}

function seenRule({ rect: whole, ink }: RuleMark, sheet: Rect): readonly Seen[] {
  const bounds = shared(whole, sheet);
  if (!isSomething(bounds)) return [];
  const isRule = Math.min(whole.width, whole.height) <= THICKEST_RULE;
  return [
    {
      kind: "area",
      bounds,
      inks: [ink],
      opacity: 1,
      overprints: isRule && isBlack(ink),
      area: bounds.width * bounds.height,
      thickness: thinnest([whole]),
      covers: (point) => lies(point, bounds),
    },
  ];
}

function seenPicture(mark: PictureMark, sheet: Rect): readonly Seen[] {
  const { picture, frame, clip, span } = mark;
  const seen = shared(shared(clip, frame), sheet);
  if (!isSomething(seen)) return [];
  if (picture.kind === "drawing") return seenInDrawing(picture, { frame, seen, span });
  return [{ kind: "picture", picture, frame, bounds: seen, span }];
}

function seenText({ at, runs, span }: TextMark): readonly Seen[] {
  let x = at.x;
  return runs.flatMap((run): readonly Seen[] => {
    const letters = lettersOf(run);
    const start = x;
    x += run.advances.reduce((sum, advance) => sum + advance, 0);
    if (letters === undefined) return [];
    const { ink, size } = run;
    const bounds = rect(
      start + letters.left,
      at.y - run.rise - letters.top,
      letters.right - letters.left,
      letters.top + letters.depth,
    );
    const { words, area } = letters;
    const look = { inks: [ink], opacity: 1, overprints: isBlack(ink) };
    return [{ kind: "type", bounds, size, words, area, span, ...look }];
  });
}
