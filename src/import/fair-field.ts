import type { Sheet } from "./desk.ts";
import { tell } from "./desk.ts";
import { element, textIn } from "./xml.ts";
import type { Element } from "./xml.ts";

/** An address that a link of an article may have. */
export const leadsOut = (address: string): boolean =>
  /^\s*(?:https?:\/\/|mailto:|tel:)\S/iu.test(address);

/** A mark or the instruction of a field; which fields are open decides what is copy. */
export function copyField(piece: Element, sheet: Sheet): readonly Element[] {
  const { fields } = sheet;
  if (piece.name === "w:instrText") {
    const open = fields.at(-1);
    if (open !== undefined) open.instruction += textIn(piece);
    return [element("w:instrText", {}, [textIn(piece)])];
  }
  switch (piece.attributes.get("w:fldCharType")) {
    case "begin":
      fields.push({ instruction: "", shows: false });
      break;
    case "separate": {
      const open = fields.at(-1);
      if (open !== undefined) open.shows = true;
      break;
    }
    case "end": {
      const closed = fields.pop();
      if (closed !== undefined) tellField(closed.instruction, closed.shows, sheet);
      break;
    }
    case undefined:
      break;
  }
  return [piece];
}

/** Contents are told of by their paragraphs; boxes to tick are kept; the parts of an index say nothing on the page. */
const SILENT = /^(?:TOC|INDEX|TOA|FORMCHECKBOX|PAGEREF|XE|TC|TA|RD|ADVANCE)$/u;

/** Tells of a field that was closed: `shows` is whether it showed words. */
export function tellField(instruction: string, shows: boolean, sheet: Sheet): void {
  const name = /^\s*([A-Za-z]+)/u.exec(instruction)?.[1]?.toUpperCase() ?? "";
  if (name === "HYPERLINK") tellAddress(instruction, sheet);
  else if (!SILENT.test(name) && name !== "") tell(sheet, shows ? "field" : "empty-field", name);
}

function tellAddress(instruction: string, sheet: Sheet): void {
  const address = /^\s*HYPERLINK\s+(?!\\l)"?([^"\s]+)/u.exec(instruction)?.[1];
  if (address !== undefined && !leadsOut(address))
    tell(sheet, "link", `\`${address.slice(0, 80)}\``);
}
