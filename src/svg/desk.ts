import type { Size } from "../geometry/geometry.ts";
import type { Matrix } from "../geometry/matrix.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { Wardrobe } from "./dress.ts";
import type { DrawingFonts } from "./fonts.ts";
import type { Style } from "./style.ts";
import type { Element } from "./xml.ts";

/** What lies at hand while a drawing is drawn. */
export interface Desk extends Wardrobe {
  readonly ids: ReadonlyMap<string, Element>;
  readonly fonts: DrawingFonts;
  /** What may still be drawn; counted down. */
  readonly left: { elements: number; steps: number };
}

/** Where an element stands: what it inherits, and how it comes to lie on the drawing. */
export interface Scene {
  /** From the element's parent's space to the drawing's. */
  readonly matrix: Matrix;
  readonly style: Style;
  /** What percentages are of, in the parent's space. */
  readonly port: Size;
  /** What was called by `use`, `clip-path` or `href` to get here: none of it may be called again. */
  readonly called: readonly Element[];
  /** How many of these were calls by `use`. */
  readonly uses: number;
  /** True inside a clip path, where shapes only say what is seen. */
  readonly clipping: boolean;
}

/** Nobody mistypes a longer one: no hand wrote it. */
const LONGEST_ID = 64;

/** Enough for every street of a city; a few kilobytes of nested `use` would ask for billions. */
const MOST_ELEMENTS = 200_000;
/** Points of all outlines together. */
const MOST_STEPS = 1_000_000;
/** A `use` of a `use` of a `use` … */
const DEEPEST_USE = 4;
/** A clip path that is clipped by one that is clipped by one … */
const DEEPEST_CLIP = 16;

/**
 * The element with an id, called from another. Errors: `drawing/reference` where there is none, or where
 * it is called by itself.
 */
export function called(
  id: string,
  from: Element,
  already: readonly Element[],
  { ids, remarks }: Desk,
): Element | undefined {
  const element = ids.get(id);
  if (element === undefined) {
    const hint = (): string => {
      const meant = id.length > LONGEST_ID ? undefined : nearest(id, ids.keys());
      return meant === undefined
        ? "take the reference away, or draw what it names"
        : `did you mean \`#${meant}\`?`;
    };
    remarks.error("drawing/reference", from.line, `there is nothing with the id \`${id}\``, hint);
    return undefined;
  }
  if (!already.includes(element)) return element;
  const sentence = `\`${element.name}\` \`#${id}\` is made of itself`;
  const hint = "take the reference away that leads back to it";
  remarks.error("drawing/reference", from.line, sentence, hint);
  return undefined;
}

/** The budget of a drawing that was not begun. */
export const wholeBudget = (): Desk["left"] => ({ elements: MOST_ELEMENTS, steps: MOST_STEPS });

/** Counts a call by `use`; false where it lies too deep. */
export function mayUse({ line }: Element, { uses }: Scene, { remarks }: Desk): boolean {
  if (uses >= DEEPEST_USE) {
    const sentence = `\`use\` is nested more than ${DEEPEST_USE} deep`;
    remarks.limit(line, sentence, "put the shapes where they are used, or use them directly");
  }
  return !remarks.stopped();
}

/** Counts a clip path among those that clip it, or stand in it; false where it lies too deep. */
export function mayClip({ line }: Element, { called }: Scene, { remarks }: Desk): boolean {
  if (called.filter(({ name }) => name === "clipPath").length >= DEEPEST_CLIP) {
    const sentence = `clip paths clip each other more than ${DEEPEST_CLIP} deep`;
    remarks.limit(line, sentence, "cut the shapes themselves, or clip them by one outline");
  }
  return !remarks.stopped();
}

/** The id that an `href` names; undefined where it leads out of the file, or nowhere. */
export const localId = (href: string | undefined): string | undefined =>
  href?.trim().startsWith("#") === true ? href.trim().slice(1) : undefined;

/** Counts a thing to be drawn; false once there are too many. */
export function mayDraw({ line }: Element, { left, remarks }: Desk): boolean {
  left.elements -= 1;
  if (left.elements < 0) {
    const sentence = `more than ${MOST_ELEMENTS} elements are drawn, those that \`use\` repeats among them`;
    remarks.limit(line, sentence, "draw with fewer, or place the drawing as a picture");
  }
  return !remarks.stopped();
}

/** Counts an outline's points; false once there are too many. */
export function mayTrace(steps: number, { line }: Element, { left, remarks }: Desk): boolean {
  left.steps -= steps;
  if (left.steps < 0) {
    const sentence = `its paths have more than ${MOST_STEPS} points`;
    remarks.limit(line, sentence, "simplify the paths, or place the drawing as a picture");
  }
  return !remarks.stopped();
}
