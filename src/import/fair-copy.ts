import type { Desk, ParagraphFacts, Sheet } from "./desk.ts";
import { groundOf, isInContents, tell } from "./desk.ts";
import { isRule } from "./fair-drawing.ts";
import { copyInlines } from "./fair-line.ts";
import type { Counted } from "./numbering.ts";
import type { Relation } from "./relations.ts";
import type { ParagraphStyle } from "./styles.ts";
import { childrenOf, element, elementsIn, find, textIn, valueAt } from "./xml.ts";
import type { Element, Node } from "./xml.ts";

/** A part copied fair, and what its copy refers to. */
export interface FairCopy {
  readonly root: Element;
  readonly referred: readonly Relation[];
}

/**
 * Copies a part of the document fair: the changes settled, what we cannot set told of and left out, styles resolved.
 * A paragraph's indent is then the number of its facts, runs are marked only where they are stressed, and a text box is
 * a table in the style `box`. What comes out says nothing that the reader of Word's files does not know.
 */
export function copyFair(root: Element, relations: readonly Relation[], desk: Desk): FairCopy {
  const isNotes = root.name !== "w:document";
  const sheet: Sheet = {
    desk,
    relations: new Map(relations.map((one) => [one.id, one])),
    isNotes,
    fields: [],
    boxes: [],
    referred: new Map(),
  };
  const children = isNotes
    ? childrenOf(root).map((note) => ({ ...note, children: copyBlocks(note.children, sheet) }))
    : [element("w:body", {}, copyBlocks(find(root, "w:body")?.children ?? [], sheet))];
  return { root: element(root.name, {}, children), referred: [...sheet.referred.values()] };
}

/** The blocks of a body, a cell, a note or a text box. */
function copyBlocks(nodes: readonly Node[], sheet: Sheet): readonly Element[] {
  return joined(nodes.flatMap((node) => (typeof node === "string" ? [] : copyBlock(node, sheet))));
}

/** Paragraphs that run on into the next one are put before its words. */
function joined(blocks: readonly Element[]): readonly Element[] {
  const whole: Element[] = [];
  for (const block of blocks) {
    const last = whole.at(-1);
    if (last?.attributes.has(RUNS_ON) !== true || block.name !== "w:p") whole.push(block);
    else {
      const [properties, ...words] = block.children;
      const before = last.children.slice(1);
      whole[whole.length - 1] = { ...block, children: [properties ?? "", ...before, ...words] };
    }
  }
  return whole;
}

/** Set on a paragraph whose end is no end; the reader of Word's files does not heed it. */
const RUNS_ON = "runs-on";

function copyBlock(block: Element, sheet: Sheet): readonly Element[] {
  switch (block.name) {
    case "w:p":
      return copyParagraph(block, sheet);
    case "w:tbl":
      return copyTable(block, sheet);
    case "w:sdt":
      return copyBlocks(find(block, "w:sdtContent")?.children ?? [], sheet);
    case "w:customXml":
    case "w:smartTag":
      return copyBlocks(block.children, sheet);
    case "w:ins":
    case "w:moveTo":
      if (block.name === "w:ins") tell(sheet, "inserted");
      return copyBlocks(block.children, sheet);
    case "w:del":
    case "w:moveFrom":
      tell(sheet, "deleted");
      return [];
    case "w:altChunk":
      tell(sheet, "attachment");
      return [];
    case "m:oMathPara":
    case "m:oMath":
      tell(sheet, "equation");
      return [];
    default:
      return [];
  }
}

function copyParagraph(paragraph: Element, sheet: Sheet): readonly Element[] {
  const properties = find(paragraph, "w:pPr");
  const style = sheet.desk.styles.paragraph(valueAt(properties, "w:pStyle"));
  const wasInContents = isInContents(sheet);
  const inlines = copyInlines(paragraph.children, groundOf(style, sheet.desk.styles), sheet);
  const facts = factsOf(paragraph, { style, inlines, wasInContents }, sheet);
  const number = sheet.desk.facts.push(facts) - 1;
  sheet.desk.remarks.hear(" ");
  const look = [element("w:ind", { "w:firstLine": String(number) }), ...alignment(properties)];
  const copy = element("w:p", runsOn(properties) ? { [RUNS_ON]: "1" } : {}, [
    element("w:pPr", {}, look),
    ...inlines,
  ]);
  return [copy, ...sheet.boxes.splice(0).flatMap((box) => boxed(box, sheet))];
}

/** The mark that ends the paragraph was deleted, or it is the letter of a drop cap: its words begin the next one. */
function runsOn(properties: Element | undefined): boolean {
  const marks = find(properties, "w:rPr");
  const cap = find(properties, "w:framePr")?.attributes.get("w:dropCap") ?? "none";
  return (
    cap !== "none" || find(marks, "w:del") !== undefined || find(marks, "w:moveFrom") !== undefined
  );
}

function alignment(properties: Element | undefined): readonly Element[] {
  const value = valueAt(properties, "w:jc");
  return value === undefined ? [] : [element("w:jc", { "w:val": value })];
}

interface Looks {
  readonly style: ParagraphStyle;
  readonly inlines: readonly Element[];
  readonly wasInContents: boolean;
}

function factsOf(paragraph: Element, looks: Looks, sheet: Sheet): ParagraphFacts {
  const { style, inlines, wasInContents } = looks;
  const properties = find(paragraph, "w:pPr");
  const list = listPlace(properties, style, sheet);
  if (wasInContents || isInContents(sheet) || style.role === "contents") {
    if (sheet.desk.facts.at(-1)?.role !== "contents") tell(sheet, "contents");
    return { role: "contents" };
  }
  const outline = valueAt(properties, "w:outlineLvl");
  const isBare = !inlines.some((inline) => [...elementsIn(inline)].some(isMatter));
  if (isBare && isRuled(paragraph)) return { role: "rule" };
  const level = outline === undefined ? undefined : HEADINGS[Number(outline)];
  return { role: style.role === "body" ? (level ?? "body") : style.role, ...(list && { list }) };
}

/** An empty paragraph that shows a line. */
const isRuled = (paragraph: Element): boolean =>
  find(paragraph, "w:pPr", "w:pBdr", "w:bottom") !== undefined ||
  [...elementsIn(paragraph)].some(isRule);

const HEADINGS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

const isMatter = (one: Element): boolean =>
  (one.name === "w:t" && textIn(one).trim() !== "") ||
  ["w:drawing", "w:sym", "w:footnoteReference", "w:endnoteReference"].includes(one.name);

/** By the paragraph's own numbering, or its style's; headings that are numbered are no lists. */
function listPlace(
  properties: Element | undefined,
  style: ParagraphStyle,
  { desk }: Sheet,
): Counted | undefined {
  const styleId = valueAt(properties, "w:pStyle");
  const tied = styleId === undefined ? undefined : desk.counter.tiedTo(styleId);
  const id = valueAt(properties, "w:numPr", "w:numId") ?? style.list?.id ?? tied?.id;
  const typed = valueAt(properties, "w:numPr", "w:ilvl");
  const level = typed === undefined ? (style.list?.level ?? tied?.level ?? 0) : Number(typed);
  if (id === undefined || id === "0" || runsOn(properties)) return undefined;
  const place = desk.counter.next(id, level);
  if (place === undefined || typeof style.role === "number") return undefined;
  if (place.isLettered) desk.remarks.tell("numbering");
  return place;
}

function copyTable(table: Element, sheet: Sheet): readonly Element[] {
  const rows = rowsIn(table).flatMap((row) => {
    const properties = find(row, "w:trPr");
    if (find(properties, "w:del") !== undefined) {
      tell(sheet, "deleted");
      return [];
    }
    if (find(properties, "w:ins") !== undefined) tell(sheet, "inserted");
    return [
      element(
        "w:tr",
        {},
        unwrapped(row, "w:tc").map((cell) => copyCell(cell, sheet)),
      ),
    ];
  });
  return rows.length === 0 ? [] : [element("w:tbl", {}, rows)];
}

const rowsIn = (table: Element): readonly Element[] => unwrapped(table, "w:tr");

/** The children of a name, those in content controls and marked changes, too. */
function unwrapped(parent: Element, name: string): readonly Element[] {
  return childrenOf(parent).flatMap((child) => {
    if (child.name === name) return [child];
    return ["w:sdt", "w:sdtContent", "w:customXml", "w:ins"].includes(child.name)
      ? unwrapped(child, name)
      : [];
  });
}

function copyCell(cell: Element, sheet: Sheet): Element {
  const spans = ["w:gridSpan", "w:vMerge"].flatMap((name) => {
    const found = find(cell, "w:tcPr", name);
    return found === undefined ? [] : [found];
  });
  const blocks = copyBlocks(cell.children, sheet);
  return element("w:tc", {}, [element("w:tcPr", {}, spans), ...blocks]);
}

/** A text box as a table of one cell, in a style that is its name; one without matter is nothing. */
function boxed(content: readonly Element[], sheet: Sheet): readonly Element[] {
  const blocks = content.flatMap((box) => copyBlocks(box.children, { ...sheet, boxes: [] }));
  const isBare = !blocks.some((block) => [...elementsIn(block)].some(isMatter));
  if (isBare) return [];
  const style = element("w:tblPr", {}, [element("w:tblStyle", { "w:val": "box" })]);
  return [element("w:tbl", {}, [style, element("w:tr", {}, [element("w:tc", {}, blocks)])])];
}
