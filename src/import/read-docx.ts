import JSZip from "jszip";
import mammoth from "mammoth";
import { failed, ok } from "../diagnostics/diagnostic.ts";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import type { SourceBytes } from "../io/reader.ts";
import { unpack } from "./archive.ts";
import type { Parts } from "./archive.ts";
import type { Desk } from "./desk.ts";
import { damaged, tooMuch } from "./faults.ts";
import { copyFair } from "./fair-copy.ts";
import type { FairCopy } from "./fair-copy.ts";
import type { MammothDocument } from "./mammoth-model.ts";
import type { Manuscript } from "./manuscript.ts";
import { readNumbering } from "./numbering.ts";
import { kindOf } from "./picture-kind.ts";
import { readManuscript } from "./read-manuscript.ts";
import { partOf, relationsOf } from "./relations.ts";
import type { Relation } from "./relations.ts";
import type { Remarks } from "./remarks.ts";
import { strangerAmong, strangerIn } from "./stranger.ts";
import { readStyles } from "./styles.ts";
import { element, elementsIn, readXml, textIn, writeXml } from "./xml.ts";
import type { Element } from "./xml.ts";

/** A document read: what it says, and the parts of its file, for its pictures. */
export interface ReadDocument {
  readonly manuscript: Manuscript;
  readonly parts: Parts;
}

/**
 * Reads a Word document. It is unpacked within limits, copied fair (`fair-copy.ts`), and the copy is read by the
 * library mammoth: no part of the file as it came reaches that, so nothing in it can make it fetch or burst.
 * Errors: `import/not-a-docx`, `import/macros`, `import/locked`, `import/damaged`, `import/limit` (limit).
 */
export async function readDocx(
  source: SourceBytes,
  remarks: Remarks,
): Promise<Outcome<ReadDocument>> {
  const stranger = strangerIn(source);
  if (stranger !== undefined) return failed(stranger);
  const { value: parts, diagnostics } = await unpack(source);
  if (parts === undefined) return { diagnostics };
  const guest = strangerAmong(source, parts);
  if (guest !== undefined) return failed(guest);
  const sheets = readSheets(source, parts);
  if (sheets.value === undefined) return { diagnostics: sheets.diagnostics };
  const desk = setDesk(sheets.value, parts, remarks);
  const [text, ...notes] = sheets.value.copied.map(({ name, root }) => ({
    name,
    copy: copyFair(root, relationsOf(name, parts), desk),
  }));
  if (text === undefined) throw new Error("the text of a document is its first sheet");
  tellOutside(sheets.value.relations, parts, remarks);
  const document = await readCopy(
    text.copy,
    notes.map(({ copy }) => copy),
    remarks,
  );
  return ok({ manuscript: await readManuscript(document, desk), parts });
}

/** The parts of a document that are looked at, as trees. */
interface Sheets {
  /** The text, then footnotes and endnotes. */
  readonly copied: readonly { readonly name: string; readonly root: Element }[];
  readonly styles: Element | undefined;
  readonly numbering: Element | undefined;
  /** Those of the text. */
  readonly relations: readonly Relation[];
}

function readSheets({ file }: SourceBytes, parts: Parts): Outcome<Sheets> {
  const faults: Diagnostic[] = [];
  const main = partOf(relationsOf("", parts), "officeDocument", parts) ?? "word/document.xml";
  const relations = relationsOf(main, parts);
  const tree = (name: string | undefined): Element | undefined => {
    const bytes = name === undefined ? undefined : parts.get(name);
    const read = bytes === undefined ? undefined : readXml(bytes);
    if (read === undefined || read.kind === "tree") return read?.root;
    faults.push(read.kind === "limit" ? tooMuch(file, read.why) : damaged(file, read.why));
    return undefined;
  };
  const copied = [main, partOf(relations, "footnotes", parts), partOf(relations, "endnotes", parts)]
    .filter((name) => name !== undefined)
    .flatMap((name) => {
      const root = tree(name);
      return root === undefined ? [] : [{ name, root }];
    });
  const styles = tree(partOf(relations, "styles", parts));
  const numbering = tree(partOf(relations, "numbering", parts));
  if (faults.length > 0) return failed(...faults.slice(0, 1));
  if (copied[0]?.root.name !== "w:document") {
    return failed(damaged(file, "the part with its text is missing"));
  }
  return ok({ copied, styles, numbering, relations });
}

function setDesk({ styles, numbering }: Sheets, parts: Parts, remarks: Remarks): Desk {
  const book = readStyles(styles);
  return {
    styles: book,
    counter: readNumbering(numbering, book),
    remarks,
    facts: [],
    pictures: [],
    pictureIn: (part) => {
      const bytes = parts.get(part);
      return bytes && kindOf(bytes, part);
    },
  };
}

/** References that are followed by nobody, whatever they are for; those of pictures and links are told where they stand. */
function tellOutside(relations: readonly Relation[], parts: Parts, remarks: Remarks): void {
  const settings = partOf(relations, "settings", parts);
  const all = [
    ...relations,
    ...(settings === undefined ? [] : relationsOf(settings, parts)),
    ...relationsOf("", parts),
  ];
  for (const { type, target, isOutside } of all) {
    const shown = `\`${target.slice(0, 80)}\``;
    if (isOutside && type === "attachedTemplate") remarks.tell("template", shown);
    else if (isOutside && !["hyperlink", "image"].includes(type)) remarks.tell("external", shown);
    else if (/^(?:header|footer)$/u.test(type) && hasWords(target, parts))
      remarks.tell("furniture");
    else if (type === "vbaProject") remarks.tell("macros");
  }
}

function hasWords(part: string, parts: Parts): boolean {
  const bytes = parts.get(part);
  const read = bytes === undefined ? undefined : readXml(bytes);
  if (read?.kind !== "tree") return false;
  return [...elementsIn(read.root)].some((one) => one.name === "w:t" && /\p{L}/u.test(textIn(one)));
}

const TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The fair copy as a document of its own, read by the library; pictures are stand-ins that hold their number. */
async function readCopy(
  text: FairCopy,
  notes: readonly FairCopy[],
  remarks: Remarks,
): Promise<MammothDocument> {
  const zip = new JSZip();
  // Styles are resolved in the copy; the library looks for names in a part all the same.
  zip.file("word/styles.xml", writeXml(element("w:styles")));
  for (const copy of [text, ...notes]) {
    const name = copy.root.name === "w:document" ? "document" : copy.root.name.replace("w:", "");
    zip.file(`word/${name}.xml`, writeXml(copy.root));
    zip.file(`word/_rels/${name}.xml.rels`, relationsText(copy.referred));
    for (const { type, target } of copy.referred) {
      const number = /\d+/u.exec(target)?.[0] ?? "";
      if (type === "image") zip.file(`word/${target}`, number);
    }
  }
  const buffer = await zip.generateAsync({ type: "nodebuffer" });
  const read: MammothDocument[] = [];
  const { messages } = await mammoth.convertToHtml(
    { buffer },
    {
      includeEmbeddedStyleMap: false,
      transformDocument: (document: MammothDocument): MammothDocument => {
        read.push(document);
        // Its HTML is not wanted.
        return { ...document, children: [] };
      },
    },
  );
  for (const { message } of messages) {
    const symbol = /w:sym element .* char (\S+ in font .*)$/u.exec(message)?.[1];
    if (symbol !== undefined) remarks.tell("symbol", symbol);
  }
  const [document] = read;
  if (document === undefined) throw new Error("mammoth handed on no document");
  return document;
}

function relationsText(relations: readonly Relation[]): string {
  const entries = relations.map(({ id, type, target, isOutside }) =>
    element("Relationship", {
      ...{ Id: id, Type: `${TYPES}/${type}`, Target: target },
      ...(isOutside ? { TargetMode: "External" } : {}),
    }),
  );
  const xmlns = "http://schemas.openxmlformats.org/package/2006/relationships";
  return writeXml(element("Relationships", { xmlns }, entries));
}
