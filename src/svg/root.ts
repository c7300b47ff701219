import type { Size } from "../geometry/geometry.ts";
import { composed, scaledBy } from "../geometry/matrix.ts";
import type { Matrix } from "../geometry/matrix.ts";
import { shortened } from "./color.ts";
import { readLength } from "./length.ts";
import type { Remarks } from "./remarks.ts";
import { fitted, readViewBox } from "./viewport.ts";
import type { Element } from "./xml.ts";

/** A drawing's size, and how its contents come to lie on it. */
export interface Window extends Size {
  readonly matrix: Matrix;
  /** What percentages are of, in the contents' space. */
  readonly port: Size;
}

/** Lengths are written to a thousandth: on a drawing of one unit that would be seen, on a huge one it is waste. */
const SMALLEST = 100;
const LARGEST = 10_000;
const USUAL = 1000;

/** The shape of anything that is worth a place on a page. */
const LONGEST_SHAPE = 1000;

/** The window of the outermost `svg`: by its size, its view box, or both. Errors: `drawing/size`. */
export function rootWindow(root: Element, remarks: Remarks): Window | undefined {
  const window = windowOf(root);
  if (!("sentence" in window)) return window;
  remarks.error("drawing/size", root.line, window.sentence, window.hint);
  return undefined;
}

/** Why there is nothing to be seen, and what to try. */
interface NoWindow {
  readonly sentence: string;
  readonly hint: string;
}

const fail = (sentence: string, hint: string): NoWindow => ({ sentence, hint });

function windowOf(root: Element): Window | NoWindow {
  const typed = root.attributes.get("viewBox");
  const box = typed === undefined ? undefined : readViewBox(typed);
  if (typed !== undefined && box === undefined) {
    const hint = 'give it as `viewBox="0 0 600 400"`: left, head, width and height';
    return fail(`its \`viewBox\` has no area: \`${shortened(typed)}\``, hint);
  }
  const odd = ["width", "height"].find((name) => isUnreadable(root.attributes.get(name)));
  if (odd !== undefined) {
    const value = shortened(root.attributes.get(odd) ?? "");
    return fail(`its \`${odd}\` is no length: \`${value}\``, "give it in px, pt, mm, cm or in");
  }
  const size = sizeOf(root, box);
  if (size === undefined) {
    return fail("it says no size", "give it a `viewBox`, or `width` and `height` in px, pt or mm");
  }
  const { width, height } = size;
  const measures = `${inWords(width)} × ${inWords(height)} units`;
  if (!(width > 0 && height > 0)) {
    return fail(`it has no area: it is ${measures}`, "give it a size that can be seen");
  }
  if (Math.max(width / height, height / width) > LONGEST_SHAPE) {
    const long = height > width ? "narrow" : "low";
    const hint = `make it at most ${LONGEST_SHAPE} times as long as it is wide`;
    return fail(`it is too ${long} to be seen: it is ${measures}`, hint);
  }
  const longer = Math.max(width, height);
  const scale = longer < SMALLEST || longer > LARGEST ? USUAL / longer : 1;
  const aspect = root.attributes.get("preserveAspectRatio");
  const fit = box === undefined ? scaledBy(1) : fitted(box, size, aspect);
  return {
    width: width * scale,
    height: height * scale,
    matrix: composed(scaledBy(scale), fit),
    port: box ?? size,
  };
}

/** Three digits, which is more than the eye takes in. */
const inWords = (length: number): string => String(Number(length.toPrecision(3)));

const isUnreadable = (text: string | undefined): boolean =>
  text !== undefined &&
  text.trim() !== "auto" &&
  readLength(text, { fontSize: 16, whole: 1 }) === undefined;

/** Width and height as typed, or by the view box; a percentage is of a page that is not known yet. */
function sizeOf({ attributes }: Element, box: Size | undefined): Size | undefined {
  const length = (name: string): number | undefined => {
    const text = attributes.get(name);
    return text === undefined || text.trim().endsWith("%")
      ? undefined
      : readLength(text, { fontSize: 16, whole: 0 });
  };
  const [width, height] = [length("width"), length("height")];
  if (width !== undefined && height !== undefined) return { width, height };
  if (box === undefined) return undefined;
  if (width !== undefined) return { width, height: (width * box.height) / box.width };
  if (height !== undefined) return { width: (height * box.width) / box.height, height };
  return box;
}
