import { SHAPES } from "./shapes.ts";
import type { Element } from "./xml.ts";

const CONTAINERS = ["svg", "g", "a", "switch"];

/** True for what is drawn where it stands. */
export const isDrawn = ({ name }: Element): boolean =>
  CONTAINERS.includes(name) || SHAPES.includes(name) || name === "text" || name === "use";

/**
 * The child of a `switch` that is drawn: the first that we can draw. Nobody says for which language, so
 * one that is for all goes before one that is for some; undefined where there is none.
 */
export function chosenOf(choice: Element): Element | undefined {
  const elements = choice.children.filter((child) => typeof child !== "string");
  const drawable = elements.filter((child) => isDrawn(child) && !asksForMore(child));
  return drawable.find(({ attributes }) => !attributes.has("systemLanguage")) ?? drawable[0];
}

const asksForMore = ({ attributes }: Element): boolean =>
  (attributes.get("requiredExtensions") ?? "").trim() !== "";
