import JSZip from "jszip";

/** What a Word document is made of in a test: the inside of its body, and what differs from a plain one. */
export interface DocxParts {
  readonly body: string;
  /** The insides of `styles.xml`, `numbering.xml`, `footnotes.xml`. */
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  /** Relations of the text, as elements; those to the parts above are there already. */
  readonly relations?: string;
  /** Other files of the archive, by their names in it; they stand over those that are made here. */
  readonly more?: Readonly<Record<string, string | Uint8Array>>;
}

const NAMESPACES = Object.entries({
  w: "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
  r: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  wp: "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
  a: "http://schemas.openxmlformats.org/drawingml/2006/main",
  pic: "http://schemas.openxmlformats.org/drawingml/2006/picture",
  c: "http://schemas.openxmlformats.org/drawingml/2006/chart",
  dgm: "http://schemas.openxmlformats.org/drawingml/2006/diagram",
  m: "http://schemas.openxmlformats.org/officeDocument/2006/math",
  mc: "http://schemas.openxmlformats.org/markup-compatibility/2006",
  v: "urn:schemas-microsoft-com:vml",
  o: "urn:schemas-microsoft-com:office:office",
  w14: "http://schemas.microsoft.com/office/word/2010/wordml",
  wps: "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
  asvg: "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
})
  .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  .join("");

const TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

const part = (name: string, inside: string): string =>
  `<?xml version="1.0"?><w:${name}${NAMESPACES}>${inside}</w:${name}>`;

/** A relation of the text to a part, or to an address outside. */
export const relation = (id: string, type: string, target: string, outside = false): string =>
  `<Relationship Id="${id}" Type="${TYPES}/${type}" Target="${target}"${outside ? ' TargetMode="External"' : ""}/>`;

/** The bytes of a Word document. */
export async function docx(parts: DocxParts): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(filesOf(parts))) zip.file(name, content);
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}

function filesOf({ body, relations = "", more = {}, ...sheets }: DocxParts) {
  const made = Object.entries(sheets);
  const related = made.map(([name]) => relation(`own-${name}`, name, `${name}.xml`)).join("");
  return {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships">${relation("d", "officeDocument", "word/document.xml")}</Relationships>`,
    "word/document.xml": part("document", `<w:body>${body}</w:body>`),
    "word/_rels/document.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships">${related}${relations}</Relationships>`,
    ...Object.fromEntries(made.map(([name, inside]) => [`word/${name}.xml`, part(name, inside)])),
    ...more,
  };
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A run of words. */
export const run = (text: string, look = ""): string =>
  `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

/** A paragraph in a style, "" for none, of words or of inlines that begin with `<`. */
export const p = (inside: string, style = "", more = ""): string =>
  `<w:p><w:pPr>${style === "" ? "" : `<w:pStyle w:val="${style}"/>`}${more}</w:pPr>${inside.startsWith("<") ? inside : run(inside)}</w:p>`;

/** Paragraph styles of these names, each its own id without spaces. */
export const styles = (...names: readonly string[]): string =>
  names
    .map(
      (name) =>
        `<w:style w:type="paragraph" w:styleId="${name.replaceAll(" ", "")}"><w:name w:val="${name}"/></w:style>`,
    )
    .join("");

/** A picture in a run, by the relation to its part. */
export const picture = (id: string, alt = "", inside = ""): string =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="${alt}"/><a:graphic><a:graphicData uri="p"><pic:pic><pic:blipFill><a:blip r:embed="${id}">${inside}</a:blip></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
