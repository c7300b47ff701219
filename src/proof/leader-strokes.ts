import type { Page } from "../display/mark.ts";
import type { FontBook } from "../fonts/face.ts";
import type { Pt } from "../geometry/geometry.ts";
import { bent, type Leader } from "./leaders.ts";
import { lettered } from "./lettering.ts";
import { onPaper } from "./margins.ts";
import { DOT, LEADER, LEADER_WIDTH, PAPER, SMALL } from "./palette.ts";
import { circle, filled, seen, type Stroke } from "./pencil.ts";

/** From the bleed to what an edge says. */
const OFF_EDGE: Pt = 3;

/** A leader, a dot at each end that is on the page, and at an edge which page the other end is on. */
export function leaderStrokes(
  { way, dots, edge }: Leader,
  page: Page,
  fonts: FontBook,
): readonly Stroke[] {
  return [
    ...seen(bent(way), LEADER, LEADER_WIDTH),
    ...dots.flatMap((at) => [
      filled(circle(at, DOT + 0.7), PAPER, 0.75),
      filled(circle(at, DOT), LEADER),
    ]),
    ...(edge === undefined ? [] : edgeWords(edge, page, fonts)),
  ];
}

function edgeWords(
  { side, y, words }: NonNullable<Leader["edge"]>,
  { trim, bleed }: Page,
  fonts: FontBook,
): readonly Stroke[] {
  const line = lettered([{ text: words, hand: { ...SMALL, ink: LEADER } }], fonts);
  const off = bleed + OFF_EDGE;
  const x = side === "right" ? trim.width + off : -off - line.width;
  return onPaper(line, x, y + SMALL.size / 3);
}
