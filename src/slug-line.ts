import type { LetterRun } from "./display/drawing.ts";
import type { FontBook } from "./fonts/face.ts";
import type { Pt } from "./geometry/geometry.ts";
import { BLACK } from "./color/ink.ts";
import type { Condition } from "./color/condition.ts";
import { cutTo, lettered } from "./proof/lettering.ts";
import { isoText } from "./schema/date.ts";
import type { Issue } from "./issue/issue.ts";
import { coverPath, slugOf } from "./output-path.ts";
import type { Edition, OutputPart } from "./build-order.ts";

const HAND = { size: 5.6, weight: 400, ink: BLACK } as const;

/**
 * What the slug says of each sheet: page, day, printing condition and, last, since it may be cut, the file's name (the
 * one that it has if no other was asked for, so that the bytes do not depend on where it is written).
 */
export function slugText(
  issue: Issue,
  edition: Edition,
  condition: Condition | undefined,
  part?: OutputPart,
): (folio: number) => string {
  const whole = `${slugOf(issue.title.text)}-${edition}.pdf`;
  const file = part === "cover" ? coverPath(whole) : whole;
  const press = condition === undefined ? [] : [condition.identifier];
  return (folio) => [`page ${folio}`, isoText(issue.date), ...press, file].join("  ·  ");
}

/** The same as type, cut to the width that there is. */
export const slugLines =
  (textOf: (folio: number) => string, fonts: FontBook) =>
  (folio: number, width: Pt): readonly LetterRun[] =>
    lettered([cutTo(width, { text: textOf(folio), hand: HAND }, fonts)], fonts).letters.flatMap(
      ({ runs }) => runs,
    );
