import { shortened } from "./color.ts";
import type { Desk } from "./desk.ts";
import type { Element } from "./xml.ts";

/** An attribute that cannot be read: `drawing/path` or `drawing/number`. */
export function noOutline(element: Element, attribute: string, { remarks }: Desk): void {
  const { name, line, attributes } = element;
  const id = attributes.get("id");
  const who = id === undefined ? `\`${name}\`` : `\`${name}\` \`#${id}\``;
  const value = shortened(attributes.get(attribute) ?? "");
  const code = attribute === "d" || attribute === "points" ? "drawing/path" : "drawing/number";
  const sentence = `\`${attribute}\` of ${who} cannot be read: \`${value}\``;
  remarks.error(code, line, sentence, "draw it anew, or export the drawing again");
}

/** A shape that no sheet could hold: `drawing/number`. */
export function outOfBounds({ name, line }: Element, { remarks }: Desk): void {
  const hint = "draw it to the size of the page";
  remarks.error("drawing/number", line, `\`${name}\` lies beyond all bounds`, hint);
}
