import type { Sheet } from "./desk.ts";
import { tell } from "./desk.ts";
import type { Relation } from "./relations.ts";
import type { RemarkKind } from "./remarks.ts";
import { childrenOf, element, elementsIn, find } from "./xml.ts";
import type { Element } from "./xml.ts";

const isBoxContent = ({ name }: Element): boolean => name === "w:txbxContent";

/** A drawing: its pictures, and its text boxes put aside; what else it holds is told of. */
export function copyDrawing(drawing: Element, sheet: Sheet): readonly Element[] {
  const things = [...elementsIn(drawing, isBoxContent)];
  const boxes = things.filter(isBoxContent);
  sheet.boxes.push(...boxes.map((box) => [box]));
  const properties = things.find(({ name }) => name === "wp:docPr");
  const pictures = things.filter(({ name }) => name === "pic:pic");
  const copies = pictures.flatMap((picture) => copyPicture(picture, properties, sheet));
  const holds = (prefix: RegExp): boolean => things.some(({ name }) => prefix.test(name));
  if (holds(/^(?:c|cx):chart$/u)) tell(sheet, "chart");
  else if (holds(/^dgm:/u)) tell(sheet, "diagram");
  else if (pictures.length === 0 && boxes.length === 0) tell(sheet, "shape");
  return copies;
}

function copyPicture(
  picture: Element,
  properties: Element | undefined,
  sheet: Sheet,
): readonly Element[] {
  const blip = find(picture, "pic:blipFill", "a:blip");
  if (blip === undefined) return [];
  if (isCropped(find(picture, "pic:blipFill", "a:srcRect"))) tell(sheet, "cropped");
  const own = find(picture, "pic:nvPicPr", "pic:cNvPr");
  const alt = altOf(properties) ?? altOf(own);
  // A drawing has a picture of itself beside it, for older readers.
  const drawing = [...elementsIn(blip)].find(({ name }) => name === "asvg:svgBlip");
  const id = drawing?.attributes.get("r:embed") ?? blip.attributes.get("r:embed");
  return placePicture(id ?? blip.attributes.get("r:link"), alt, sheet);
}

const isCropped = (edges: Element | undefined): boolean =>
  [...(edges?.attributes.values() ?? [])].some((share) => Number.parseFloat(share) !== 0);

/** Words of the writer's; what Word guesses by itself ends in a sentence that says so. */
function altOf(properties: Element | undefined): string | undefined {
  const said = properties?.attributes.get("descr") ?? properties?.attributes.get("title") ?? "";
  const alt = said.replace(/\s*(?:Description|Beschreibung)[^.]*automatically[^.]*\.?$/iu, "");
  const plain = alt.replace(/\s+/gu, " ").trim();
  return plain === "" ? undefined : plain;
}

function placePicture(
  id: string | undefined,
  alt: string | undefined,
  sheet: Sheet,
): readonly Element[] {
  const relation = sheet.relations.get(id ?? "");
  const fault = faultOf(relation, sheet);
  if (fault !== undefined || relation === undefined) {
    const [kind, detail] = fault ?? ["lost-picture"];
    tell(sheet, kind, detail);
    return [];
  }
  const number = sheet.desk.pictures.push({ part: relation.target }) - 1;
  const name = `picture-${number}`;
  const target = `media/${number}.png`;
  sheet.referred.set(name, { id: name, type: "image", target, isOutside: false });
  return [pictureElement(name, alt)];
}

/** What keeps a picture from coming along. */
function faultOf(
  relation: Relation | undefined,
  sheet: Sheet,
): readonly [RemarkKind, string?] | undefined {
  if (relation?.isOutside === true) {
    return ["external-picture", `\`${relation.target.slice(0, 80)}\``];
  }
  const kind = relation && sheet.desk.pictureIn(relation.target);
  if (kind === undefined) return ["lost-picture"];
  if ("what" in kind) return ["strange-picture", kind.what];
  return sheet.isNotes ? ["note-picture"] : undefined;
}

function pictureElement(id: string, alt: string | undefined): Element {
  const blip = element("a:blip", { "r:embed": id });
  const picture = element("pic:pic", {}, [element("pic:blipFill", {}, [blip])]);
  const graphic = element("a:graphic", {}, [element("a:graphicData", {}, [picture])]);
  const properties = element("wp:docPr", alt === undefined ? {} : { descr: alt });
  return element("w:drawing", {}, [element("wp:inline", {}, [properties, graphic])]);
}

/** The older writing of drawings: pictures, text boxes, WordArt, and rules over the page. */
export function copyVml(pict: Element, sheet: Sheet): readonly Element[] {
  const things = [...elementsIn(pict, isBoxContent)];
  const boxes = things.filter(isBoxContent);
  sheet.boxes.push(...boxes.map((box) => [box]));
  const images = things.filter(({ name }) => name === "v:imagedata");
  const copies = images.flatMap(({ attributes }) => {
    const shape = things.find(({ name }) => name === "v:shape" || name === "v:rect");
    const alt = shape?.attributes.get("alt") ?? attributes.get("o:title");
    return placePicture(attributes.get("r:id"), alt === "" ? undefined : alt, sheet);
  });
  const lettering = things.find(({ name }) => name === "v:textpath")?.attributes.get("string");
  if (lettering !== undefined) tell(sheet, "lettering", `“${lettering.slice(0, 80)}”`);
  else if (images.length === 0 && boxes.length === 0 && !isRule(pict)) tell(sheet, "shape");
  return copies;
}

/** A rule over the page is a shape of VML that says so. */
export const isRule = (pict: Element): boolean =>
  childrenOf(pict).some(({ attributes }) => attributes.get("o:hr") === "t");
