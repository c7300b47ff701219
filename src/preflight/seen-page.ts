import type { Span } from "../diagnostics/diagnostic.ts";
import { shared } from "../display/crop.ts";
import type { Page, PictureMark, RuleMark, TextMark } from "../display/mark.ts";
import { isBlack, THICKEST_RULE } from "../display/overprint.ts";
import { outset, rect, type Rect } from "../geometry/geometry.ts";
import { runsOn } from "./letters.ts";
import { isLong, isSomething, lies, type Seen } from "./seen.ts";
import { seenInDrawing } from "./seen-drawing.ts";

/** Where ink may lie: the trim, and the bleed round it. */
const inkedArea = ({ trim, bleed }: Page): Rect =>
  outset(rect(0, 0, trim.width, trim.height), bleed);

export function seenOn(page: Page): readonly Seen[] {
  const sheet = inkedArea(page);
  return page.marks.flatMap((mark): readonly Seen[] => {
    switch (mark.kind) {
      case "text":
        return seenAgain(mark);
      case "rule":
        return seenRule(mark, sheet, page);
      case "picture":
        return seenPicture(mark, sheet);
    }
  });
}

/** Marks do not change: one that is looked at again is seen the same. */
const seenTexts = new WeakMap<TextMark, readonly Seen[]>();

function seenAgain(mark: TextMark): readonly Seen[] {
  const known = seenTexts.get(mark) ?? seenText(mark);
  seenTexts.set(mark, known);
  return known;
}

function seenRule({ rect: whole, ink }: RuleMark, sheet: Rect, page: Page): readonly Seen[] {
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
      thickness: isLong(whole) ? Math.min(whole.width, whole.height) : undefined,
      covers: (point) => lies(point, bounds),
      get span() {
        return spanAt(whole, page);
      },
    },
  ];
}

/** What stands so near to a rule is what it belongs to. */
const NEAR = 14;

/** The copy that stands on a ground or beside a rule, the first of it; undefined for furniture. */
function spanAt(area: Rect, { marks }: Page): Span | undefined {
  const around = outset(area, NEAR);
  const near = marks.find((mark) => {
    if (mark.kind === "rule" || mark.span === undefined) return false;
    const place = mark.kind === "text" ? mark.at : mark.clip;
    return lies(place, around);
  });
  return near?.kind === "rule" ? undefined : near?.span;
}

function seenPicture(mark: PictureMark, sheet: Rect): readonly Seen[] {
  const { picture, frame, clip, span } = mark;
  const seen = shared(shared(clip, frame), sheet);
  if (!isSomething(seen)) return [];
  // What is on somebody's page is looked over as a file, before it is placed.
  if (picture.kind === "page") return [];
  if (picture.kind === "drawing") return seenInDrawing(picture, { frame, seen, span });
  const isRest = mark.goesOn === "left" && ({ isRest: true } as const);
  return [{ kind: "picture", picture, frame, bounds: seen, span, ...isRest }];
}

const seenText = ({ at, runs, span }: TextMark): readonly Seen[] =>
  runsOn(runs).map(({ run, start, left, right, top, depth, area }): Seen => {
    const { ink, size, texts, rise } = run;
    const bounds = rect(at.x + start + left, at.y - rise - top, right - left, top + depth);
    const look = { inks: [ink], opacity: 1, overprints: isBlack(ink) };
    return { kind: "type", bounds, size, texts, area, span, ...look };
  });
