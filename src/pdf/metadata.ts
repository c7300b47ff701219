import type { Publication } from "../display/mark.ts";
import { type Info, type Objects } from "./objects.ts";
import { infoName } from "./values.ts";
import type { PaintOrder } from "./order.ts";

const CREATOR = "typeset";

/** Colors do not overlap where they meet: that is the printer's to do. */
const NOT_TRAPPED = infoName("False");

/** The document information dictionary. */
export function infoOf(publication: Publication, order: PaintOrder): Info {
  const date = new Date(order.date);
  const authors = authorsOf(publication);
  return {
    Title: publication.title,
    ...(authors.length > 0 && { Author: authors.join("; ") }),
    Producer: order.producer,
    Creator: CREATOR,
    CreationDate: date,
    ModDate: date,
    ...(order.condition !== undefined && { Trapped: NOT_TRAPPED }),
  };
}

const authorsOf = ({ authors }: Publication): readonly string[] =>
  authors.filter((author) => author !== "");

/** Writes the XMP packet, which says what the Info dictionary says; never compressed, for tools that only grep. */
export function writeMetadata(objects: Objects, publication: Publication, order: PaintOrder): void {
  const packet = xmpPacket(publication, order, uuidOf(objects.fingerprint()));
  const dictionary = { Type: "Metadata", Subtype: "XML" };
  const metadata = objects.stream({ dictionary, bytes: new TextEncoder().encode(packet) });
  objects.catalog("Metadata", metadata);
}

/** A version 8 UUID (RFC 9562), made from what was painted. */
function uuidOf(fingerprint: Uint8Array): string {
  const hex = Buffer.from(fingerprint).toString("hex");
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`];
  return [...parts, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join("-");
}

function xmpPacket(publication: Publication, order: PaintOrder, uuid: string): string {
  const date = `${new Date(order.date).toISOString().slice(0, 19)}Z`;
  const authors = authorsOf(publication);
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
  xmlns:pdf="http://ns.adobe.com/pdf/1.3/"${order.condition === undefined ? "" : PDFX_NAMESPACE}>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xml(publication.title)}</rdf:li></rdf:Alt></dc:title>
${listOf("creator", "Seq", authors)}${listOf("publisher", "Bag", [publication.publisher])}${listOf("language", "Bag", [publication.language])}<xmp:CreateDate>${date}</xmp:CreateDate>
<xmp:ModifyDate>${date}</xmp:ModifyDate>
<xmp:MetadataDate>${date}</xmp:MetadataDate>
<xmp:CreatorTool>${CREATOR}</xmp:CreatorTool>
<xmpMM:DocumentID>uuid:${uuid}</xmpMM:DocumentID>
<xmpMM:InstanceID>uuid:${uuid}</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>${RENDITIONS[order.edition]}</xmpMM:RenditionClass>
<pdf:Producer>${xml(order.producer)}</pdf:Producer>
${order.condition === undefined ? "" : PDFX_FACTS}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}

const PDFX_NAMESPACE = `
  xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"`;

const PDFX_FACTS = `<pdf:Trapped>False</pdf:Trapped>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
`;

/** XMP's own words for what kind of rendition a file is. */
const RENDITIONS = { print: "default", digital: "screen", proof: "proof" } as const;

function listOf(name: string, kind: "Seq" | "Bag", texts: readonly string[]): string {
  const items = texts.filter((text) => text !== "").map((text) => `<rdf:li>${xml(text)}</rdf:li>`);
  if (items.length === 0) return "";
  return `<dc:${name}><rdf:${kind}>${items.join("")}</rdf:${kind}></dc:${name}>\n`;
}

/** Text inside an element; characters that XML 1.0 has no place for become U+FFFD. */
function xml(text: string): string {
  return text
    .replace(/[\p{Cs}\uFFFE\uFFFF]|(?![\t\n\r])[\0-\x1f]/gu, "\ufffd")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;");
}
