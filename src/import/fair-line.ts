import type { Ground, Sheet } from "./desk.ts";
import { isInstructed, tell } from "./desk.ts";
import { copyDrawing, copyVml } from "./fair-drawing.ts";
import { copyField, leadsOut, tellField } from "./fair-field.ts";
import { setOff, standIn, type Stand } from "./raised.ts";
import { childrenOf, element, elementsIn, find, switchAt, textIn, valueAt } from "./xml.ts";
import type { Element, Node } from "./xml.ts";

/** The inlines of a paragraph, or of what holds inlines. */
export function copyInlines(
  nodes: readonly Node[],
  ground: Ground,
  sheet: Sheet,
): readonly Element[] {
  return nodes.flatMap((node) => (typeof node === "string" ? [] : copyInline(node, ground, sheet)));
}

function copyInline(inline: Element, ground: Ground, sheet: Sheet): readonly Element[] {
  const within = (): readonly Element[] => copyInlines(inline.children, ground, sheet);
  switch (inline.name) {
    case "w:r":
      return copyRun(inline, ground, sheet);
    case "w:ins":
      tell(sheet, "inserted");
      return within();
    case "w:del":
    case "w:moveFrom":
      tell(sheet, "deleted");
      return [];
    case "w:moveTo":
    case "w:smartTag":
    case "w:customXml":
    case "w:bdo":
    case "w:dir":
      return within();
    case "w:hyperlink":
      return copyHyperlink(inline, within(), sheet);
    case "w:fldSimple":
      return copySimpleField(inline, ground, sheet);
    case "w:sdt":
      return copyControl(inline, ground, sheet);
    case "m:oMath":
    case "m:oMathPara":
      tell(sheet, "equation", shortened(textIn(inline)));
      return [];
    case "mc:AlternateContent":
      return copyInlines(chosen(inline), ground, sheet);
    default:
      return [];
  }
}

const shortened = (text: string): string =>
  text.length > 40 ? `“${text.slice(0, 40)}…”` : `“${text}”`;

/** Word writes newer things twice; the newer writing says more, where it is one that we know. */
function chosen(alternate: Element): readonly Node[] {
  const choice = find(alternate, "mc:Choice");
  const fallback = find(alternate, "mc:Fallback");
  const known =
    choice !== undefined && [...elementsIn(choice)].some(({ name }) => name === "w:drawing");
  return (known ? choice : (fallback ?? choice))?.children ?? [];
}

function copyHyperlink(
  link: Element,
  children: readonly Element[],
  sheet: Sheet,
): readonly Element[] {
  const relation = sheet.relations.get(link.attributes.get("r:id") ?? "");
  if (relation?.isOutside !== true) return children;
  if (!leadsOut(relation.target)) {
    tell(sheet, "link", `\`${relation.target.slice(0, 80)}\``);
    return children;
  }
  sheet.referred.set(relation.id, relation);
  return [element("w:hyperlink", { "r:id": relation.id }, children)];
}

function copySimpleField(field: Element, ground: Ground, sheet: Sheet): readonly Element[] {
  const instruction = field.attributes.get("w:instr") ?? "";
  sheet.fields.push({ instruction, shows: true });
  const children = copyInlines(field.children, ground, sheet);
  sheet.fields.pop();
  tellField(instruction, children.length > 0, sheet);
  return children;
}

/** A box that can be ticked stays one for the reader; of all others the content is copied, unless it only asks for some. */
function copyControl(control: Element, ground: Ground, sheet: Sheet): readonly Element[] {
  const properties = find(control, "w:sdtPr");
  if (find(properties, "w:showingPlcHdr") !== undefined) return [];
  const content = copyInlines(find(control, "w:sdtContent")?.children ?? [], ground, sheet);
  const box = find(properties, "w14:checkbox");
  if (box === undefined) return content;
  const marked = element("w:sdtPr", {}, [box]);
  return [element("w:sdt", {}, [marked, element("w:sdtContent", {}, content)])];
}

function copyRun(run: Element, ground: Ground, sheet: Sheet): readonly Element[] {
  const properties = find(run, "w:rPr");
  const hidden = switchAt(properties, "w:vanish") === true;
  // A note with a mark of its own has that mark typed behind its call.
  const isMark = [...childrenOf(run)].some(({ attributes }) =>
    attributes.has("w:customMarkFollows"),
  );
  const text = childrenOf(run, "w:t").map(textIn).join("");
  const stand = standOf(properties, text, sheet);
  if (!hidden && !isMark && !isInstructed(sheet)) {
    tellLook(properties, text, sheet);
    if (stand === "plain") tell(sheet, "raised", shortened(text));
  }
  const children = childrenOf(run).flatMap((child) =>
    copyPiece(child, { hidden, isMark, ground, stand }, sheet),
  );
  if (children.length === 0) return [];
  return [element("w:r", {}, [lookOf(properties, ground, sheet), ...children])];
}

interface Manner {
  readonly hidden: boolean;
  readonly isMark: boolean;
  readonly ground: Ground;
  /** Off the line, where there are characters for it; `plain` where there ought to be. */
  readonly stand: Stand | "plain" | undefined;
}

/** How the words of a run stand; code is set as it is typed. */
function standOf(properties: Element | undefined, text: string, { desk }: Sheet): Manner["stand"] {
  const character = desk.styles.character(valueAt(properties, "w:rStyle"));
  const said = valueAt(properties, "w:vertAlign");
  const stand = said === undefined ? character.stand : standIn(said);
  if (stand === undefined || text.trim() === "") return undefined;
  return character.code || setOff(text, stand) === undefined ? "plain" : stand;
}

/** The words of a piece, off the line if need be. */
function wordsOf(piece: Element, { stand }: Manner): string {
  const text = textIn(piece);
  return stand === undefined || stand === "plain" ? text : (setOff(text, stand) ?? text);
}

function copyPiece(piece: Element, manner: Manner, sheet: Sheet): readonly Element[] {
  if (piece.name === "w:fldChar" || piece.name === "w:instrText") return copyField(piece, sheet);
  if (isInstructed(sheet)) return [];
  if (manner.hidden) {
    if (piece.name === "w:t" && textIn(piece).trim() !== "") tell(sheet, "hidden");
    return [];
  }
  switch (piece.name) {
    case "w:t":
      if (manner.isMark) return [];
      sheet.desk.remarks.hear(textIn(piece));
      return [element("w:t", {}, [wordsOf(piece, manner)])];
    case "w:tab":
    case "w:ptab":
      sheet.desk.remarks.hear(" ");
      return [element("w:tab")];
    case "w:br":
      sheet.desk.remarks.hear(" ");
      return [piece];
    case "w:cr":
      return [element("w:br")];
    case "w:noBreakHyphen":
    case "w:softHyphen":
    case "w:sym":
      return [piece];
    case "w:footnoteReference":
    case "w:endnoteReference":
      return copyCall(piece, sheet);
    case "w:commentReference":
      tell(sheet, "comment");
      return [];
    case "w:ruby":
      tell(sheet, "ruby");
      return copyBase(piece, manner, sheet);
    case "mc:AlternateContent":
      return chosen(piece).flatMap((node) =>
        typeof node === "string" ? [] : copyPiece(node, manner, sheet),
      );
    case "w:drawing":
      return copyDrawing(piece, sheet);
    case "w:pict":
      return copyVml(piece, sheet);
    case "w:object":
      tellObject(piece, sheet);
      return [];
    default:
      return [];
  }
}

/** Of characters with readings over them, the characters. */
function copyBase(ruby: Element, manner: Manner, sheet: Sheet): readonly Element[] {
  return childrenOf(find(ruby, "w:rubyBase"), "w:r").flatMap((run) =>
    childrenOf(run).flatMap((piece) => copyPiece(piece, manner, sheet)),
  );
}

function copyCall(call: Element, sheet: Sheet): readonly Element[] {
  if (!sheet.isNotes) return [element(call.name, { "w:id": call.attributes.get("w:id") ?? "" })];
  tell(sheet, "note-note");
  return [];
}

function tellObject(object: Element, sheet: Sheet): void {
  const ole = [...elementsIn(object)].find(({ name }) => name === "o:OLEObject");
  const program = ole?.attributes.get("ProgID") ?? "";
  if (/^(?:Equation|MathType)/u.test(program)) tell(sheet, "equation");
  else tell(sheet, "object", program === "" ? undefined : program);
}

/** How the run differs from its paragraph: Word's switches count from the style on, a run's own hold as they are. */
function lookOf(properties: Element | undefined, ground: Ground, { desk }: Sheet): Element {
  const character = desk.styles.character(valueAt(properties, "w:rStyle"));
  const bold = switchAt(properties, "w:b") ?? ground.style.bold !== character.bold;
  const italic = switchAt(properties, "w:i") ?? ground.style.italic !== character.italic;
  const struck = switchAt(properties, "w:strike") ?? switchAt(properties, "w:dstrike") ?? false;
  return element("w:rPr", {}, [
    ...(character.code ? [element("w:rStyle", { "w:val": "code" })] : []),
    ...(bold !== ground.plain.bold ? [element("w:b")] : []),
    ...(italic !== ground.plain.italic ? [element("w:i")] : []),
    ...(struck ? [element("w:strike")] : []),
  ]);
}

function tellLook(properties: Element | undefined, text: string, sheet: Sheet): void {
  if (text.trim() === "") return;
  const line = valueAt(properties, "w:u") ?? "none";
  const isLinked = valueAt(properties, "w:rStyle") !== undefined || isLink(sheet);
  if (line !== "none" && !isLinked) tell(sheet, "underline");
}

const isLink = ({ fields }: Sheet): boolean =>
  fields.some(({ instruction }) => instruction.includes("HYPERLINK"));
