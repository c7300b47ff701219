import { warning, type Diagnostic } from "../diagnostics/diagnostic.ts";
import {
  POINTS_PER_MM,
  rect,
  shifted,
  type Pt,
  type Rect,
  type Size,
} from "../geometry/geometry.ts";
import type { PictureOrder, Safe } from "../schema/phrase.ts";

/** Where a picture is seen. */
export interface Window {
  /** What is painted of it. */
  readonly clip: Rect;
  /** What the knife leaves of that: the same, where nothing runs off the page. */
  readonly shown: Rect;
}

/** The smallest frame of the picture's own shape that covers the window, centered on it. */
export function covering(picture: Size, window: Rect): Rect {
  const scale = Math.max(window.width / picture.width, window.height / picture.height);
  const width = picture.width * scale;
  const height = picture.height * scale;
  const x = window.x + (window.width - width) / 2;
  const y = window.y + (window.height - height) / 2;
  return rect(x, y, width, height);
}

/**
 * A frame that covers its window, moved behind it no further than it must be so that what is safe shows;
 * where the window is too small for that, as much of it as can be.
 */
export function keepSafe(frame: Rect, { clip, shown }: Window, safe: Safe | undefined): Rect {
  if (safe === undefined) return frame;
  const part = partOf(frame, safe);
  const dx = slide(acrossOf(frame), acrossOf(part), acrossOf(clip), acrossOf(shown));
  const dy = slide(downOf(frame), downOf(part), downOf(clip), downOf(shown));
  return shifted(frame, dx, dy);
}

/** The extent of a rectangle in one direction. */
interface Reach {
  readonly from: Pt;
  readonly to: Pt;
}

const acrossOf = ({ x, width }: Rect): Reach => ({ from: x, to: x + width });
const downOf = ({ y, height }: Rect): Reach => ({ from: y, to: y + height });

function slide(frame: Reach, part: Reach, clip: Reach, shown: Reach): Pt {
  const least = shown.from - part.from;
  const most = shown.to - part.to;
  const wished = least <= most ? within(0, least, most) : (least + most) / 2;
  // No window may have a bare edge, whatever is safe.
  return within(wished, clip.to - frame.to, clip.from - frame.from);
}

const within = (value: Pt, least: Pt, most: Pt): Pt => Math.max(least, Math.min(value, most));

const partOf = (frame: Rect, { x, y, width, height }: Safe): Rect =>
  rect(
    frame.x + x * frame.width,
    frame.y + y * frame.height,
    width * frame.width,
    height * frame.height,
  );

/** At most this share of a picture is cut to end on the grid. */
const MOST_CUT = 0.05;

/**
 * How much of a picture's height is cut so that what hangs `over` the last grid line ends on it: a little,
 * and of what is free to be cut; else nothing.
 */
export const cutToGrid = (height: Pt, free: Pt, over: Pt): Pt =>
  over <= MOST_CUT * height && over <= free ? over : 0;

/** Less than this share of what is safe may go without a word: the width of a hair. */
const HAIR = 0.002;

/** The warning `image/crop`, where some of what the copy declares safe is cut off all the same. */
export function cropFaults(
  { src, safe }: PictureOrder,
  frame: Rect,
  { clip, shown }: Window,
): readonly Diagnostic[] {
  if (safe === undefined) return [];
  const part = partOf(frame, safe);
  const kept = overlap(part, shown);
  const lost = 1 - (kept.width * kept.height) / (part.width * part.height);
  if (lost <= HAIR) return [];
  const sentence = `${percent(lost, Math.ceil)} % of what is \`safe\` in \`${src.text}\` is cut off here`;
  const shape = `${inMillimeters(clip.width)} × ${inMillimeters(clip.height)} mm, bleed included`;
  const room = safeIn(frame, kept);
  const hints = [
    `${room === undefined ? "" : `\`${room}\` has room: write that, or `}give the picture the shape in which it is seen, ${shape}`,
  ];
  return [warning("image/crop", sentence, { span: src.span, hints })];
}

function overlap(one: Rect, other: Rect): Rect {
  const x = Math.max(one.x, other.x);
  const y = Math.max(one.y, other.y);
  const right = Math.min(one.x + one.width, other.x + other.width);
  const foot = Math.min(one.y + one.height, other.y + other.height);
  return rect(x, y, Math.max(0, right - x), Math.max(0, foot - y));
}

/** A part of the frame as the copy would write it, in whole percent, rounded inwards; undefined where that is nothing. */
function safeIn(frame: Rect, part: Rect): string | undefined {
  const left = percent((part.x - frame.x) / frame.width, Math.ceil);
  const top = percent((part.y - frame.y) / frame.height, Math.ceil);
  const right = percent((part.x + part.width - frame.x) / frame.width, Math.floor);
  const foot = percent((part.y + part.height - frame.y) / frame.height, Math.floor);
  const width = right - left;
  const height = foot - top;
  return width > 0 && height > 0 ? [left, top, width, height].join(" ") : undefined;
}

/** The guard keeps 0.07 × 100 from being more than 7. */
const percent = (share: number, round: (value: number) => number): number =>
  round(Number((100 * share).toFixed(6)));

const inMillimeters = (length: Pt): number => Math.round(length / POINTS_PER_MM);
