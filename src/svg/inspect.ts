import { chosenOf } from "./choice.ts";
import { foreign } from "./dress.ts";
import type { Remarks } from "./remarks.ts";
import { SHAPES } from "./shapes.ts";
import { elementsOf } from "./xml.ts";
import type { Element } from "./xml.ts";

/** The list of what is drawn; everything else is left out, and said so. */
const DRAWN = new Set([
  ...["svg", "g", "a", "defs", "symbol", "use", "text", "tspan", "style", "switch"],
  ...["linearGradient", "radialGradient", "stop", "clipPath"],
  ...SHAPES,
]);

/** Words about the drawing, not of it. */
const SILENT = new Set(["title", "desc", "metadata", "view", "cursor", "solidColor"]);

/** What runs, or brings in what is no drawing. */
const FOREIGN: ReadonlyMap<string, string> = new Map([
  ["script", "a script, and nothing in a drawing is run"],
  ["handler", "a script, and nothing in a drawing is run"],
  ["foreignObject", "a piece of a web page"],
  ["iframe", "a piece of a web page"],
  ["audio", "a sound"],
  ["video", "a film"],
]);

/**
 * Looks at every element of a drawing, drawn or not. What is not on the list is a warning that names it
 * (`drawing/element`); what would run, or lies outside the file, is an error (`drawing/foreign`).
 */
export function inspectElements(root: Element, remarks: Remarks): void {
  const passedOver = new Set<Element>();
  for (const element of elementsOf(root)) {
    if (element.name === "switch") for (const other of othersOf(element)) passedOver.add(other);
    if (passedOver.has(element)) continue;
    const isForeign = inspectAttributes(element, remarks);
    const { name, line } = element;
    const what = FOREIGN.get(name);
    if (what !== undefined) {
      const hint = "take it out of the drawing, or save it as plain SVG";
      remarks.error("drawing/foreign", line, `\`${name}\` is ${what}`, hint);
    } else if (name === "switch" && chosenOf(element) === undefined) leaveOut(element, remarks);
    else if (!isForeign && !DRAWN.has(name) && !SILENT.has(name)) leaveOut(element, remarks);
  }
}

/** Pieces of web pages in a `switch` that has something to draw: it is there to say what stands in for them. */
function othersOf(choice: Element): readonly Element[] {
  if (chosenOf(choice) === undefined) return [];
  const elements = choice.children.filter((child) => typeof child !== "string");
  return elements.filter(({ name }) => name === "foreignObject");
}

/** Parts of other elements: with the whole left out, they are not named. */
const PARTS =
  /^(?:fe[A-Z]|animate|set$|mpath$|hatchpath$|mesh(?:row|patch)$|font-face|glyph$|missing-glyph$|[hv]kern$)/u;

function leaveOut({ name, line }: Element, remarks: Remarks): void {
  if (PARTS.test(name) && !/^(?:animate|set)/u.test(name)) return;
  const sentence = `\`${name}\` is left out`;
  const hint = "draw it as shapes, or place the drawing as a picture: PNG, TIFF";
  remarks.leftOut({ code: "drawing/element", line, sentence, hint });
}

/** True if the element asks for something outside the file. */
function inspectAttributes(element: Element, remarks: Remarks): boolean {
  const { name, line, attributes } = element;
  for (const [attribute] of attributes) {
    if (!/^on[a-z]/u.test(attribute)) continue;
    const sentence = `\`${attribute}\` of \`${name}\` is a script, and nothing in a drawing is run`;
    remarks.error("drawing/foreign", line, sentence, "take it out of the drawing");
  }
  const href = attributes.get("href")?.trim() ?? "";
  const leadsOut = name === "a" ? /^\s*javascript:/iu.test(href) : leavesFile(name, href);
  if (leadsOut) foreign(element, href, remarks);
  return leadsOut;
}

/** A picture that lies in the file itself is left out, but it is nothing foreign; gradients tell of theirs. */
const leavesFile = (name: string, href: string): boolean =>
  href !== "" &&
  !href.startsWith("#") &&
  !name.endsWith("Gradient") &&
  !(name === "image" && /^data:/iu.test(href));
