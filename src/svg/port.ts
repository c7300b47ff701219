import type { Rect, Size } from "../geometry/geometry.ts";
import { noOutline } from "./complaint.ts";
import type { Desk, Scene } from "./desk.ts";
import { isWithinBounds, readLength } from "./length.ts";
import type { Element } from "./xml.ts";

/** A window onto contents of its own measure. */
export interface Port extends Size {
  readonly x: number;
  readonly y: number;
}

/** The window of a nested `svg` or a symbol, as it says itself or, where given, the `use` that is `sized`. */
export function portOf(element: Element, scene: Scene, desk: Desk, sized?: Element): Port {
  const length = (name: string, usual: string, whole: number): number => {
    const text = sized?.attributes.get(name) ?? element.attributes.get(name) ?? usual;
    const value = readLength(text === "auto" ? usual : text, {
      fontSize: scene.style.fontSize,
      whole,
    });
    if (value === undefined) noOutline(element, name, desk);
    return value ?? 0;
  };
  const { width, height } = scene.port;
  return {
    x: sized === undefined ? length("x", "0", width) : 0,
    y: sized === undefined ? length("y", "0", height) : 0,
    width: length("width", "100%", width),
    height: length("height", "100%", height),
  };
}

/** Within what can be drawn at all. */
export const isBoundedPort = (port: Rect): boolean => Object.values(port).every(isWithinBounds);
