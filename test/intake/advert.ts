import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { deflateSync } from "node:zlib";
import { shippedBytes } from "../../src/io/shipped.ts";

/**
 * An advertiser's PDF/X-4, A4 with its bleed, as text: objects by name, references as `@name`. It holds a ground, a
 * picture, type in an embedded font, a rule in a spot ink and a gradient. Whatever is broken in it is broken by hand.
 */
export interface Advert {
  readonly header: string;
  readonly objects: ReadonlyMap<string, Part>;
  readonly trailer: string;
}

/** A dictionary's text, or one with a stream. */
export interface Part {
  readonly text: string;
  readonly stream?: Uint8Array;
}

export type Change = (advert: Advert) => Advert;

/** Millimeters of A4, and 3.2 of bleed on a sheet that is larger. */
const BOXES = "/MediaBox [0 0 635 882] /BleedBox [11 11 624.3 870.9] /TrimBox [20 20 615.3 861.9]";

const RESOURCES =
  "/Resources << /Font << /F1 @font >> /XObject << /Im1 @picture >> /ColorSpace << /Spot @spot >> " +
  "/ExtGState << /Over << /OP true /op true /OPM 1 >> >> /Shading << /Sh1 @shading >> >>";

const CONTENTS = `
q 0.1 0.2 0 0 k 11 11 613.3 859.9 re f Q
q 240 0 0 160 60 600 cm /Im1 Do Q
q /Over gs 0 0 0 1 k BT /F1 10 Tf 60 500 Td (A place by the water) Tj ET Q
q /Spot CS 1 SCN 1 w 60 480 m 300 480 l S Q
q 60 300 100 100 re W n /Sh1 sh Q
`;

/** So many pixels are 300 an inch where the picture is placed. */
const [WIDE, HIGH] = [1000, 667];

const METADATA = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Harbor &amp; Sons</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>2021-03-04T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>2021-03-04T00:00:00Z</xmp:ModifyDate>
<xmp:MetadataDate>2021-03-04T00:00:00Z</xmp:MetadataDate><xmpMM:DocumentID>uuid:1</xmpMM:DocumentID>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;

const plain = (text: string): Part => ({ text });
const stream = (text: string, bytes: Uint8Array): Part => ({ text, stream: bytes });
const deflated = (text: string, bytes: Buffer | Uint8Array): Part =>
  stream(`${text} /Filter /FlateDecode`, deflateSync(bytes));

const font = readFileSync(
  createRequire(import.meta.url).resolve(
    "@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf",
  ),
);

export const GOOD: Advert = {
  header: "%PDF-1.6\n%\xe2\xe3\xcf\xd3\n",
  trailer: "/Root @catalog /Info @info /ID [<0123456789abcdef> <0123456789abcdef>]",
  objects: new Map<string, Part>([
    ["catalog", plain("/Type /Catalog /Pages @pages /OutputIntents [@intent] /Metadata @metadata")],
    ["info", plain("/Title (Harbor & Sons) /Trapped /False")],
    ["pages", plain("/Type /Pages /Count 1 /Kids [@page]")],
    ["page", plain(`/Type /Page /Parent @pages ${BOXES} ${RESOURCES} /Contents @contents`)],
    ["contents", deflated("", Buffer.from(CONTENTS))],
    [
      "font",
      plain(
        "/Type /Font /Subtype /TrueType /BaseFont /ABCDEF+SourceSans3 /Encoding /WinAnsiEncoding " +
          `/FirstChar 32 /LastChar 126 /Widths [${"500 ".repeat(95)}] /FontDescriptor @descriptor`,
      ),
    ],
    [
      "descriptor",
      plain(
        "/Type /FontDescriptor /FontName /ABCDEF+SourceSans3 /Flags 32 /FontBBox [0 -300 1000 900] " +
          "/ItalicAngle 0 /Ascent 900 /Descent -300 /CapHeight 660 /StemV 80 /FontFile2 @program",
      ),
    ],
    ["program", deflated(`/Length1 ${font.length}`, font)],
    [
      "picture",
      deflated(
        `/Type /XObject /Subtype /Image /Width ${WIDE} /Height ${HIGH} /ColorSpace /DeviceCMYK /BitsPerComponent 8`,
        Buffer.alloc(WIDE * HIGH * 4, 40),
      ),
    ],
    ["spot", plain("[/Separation /Harbor#20Blue /DeviceCMYK @tint]")],
    ["tint", plain("/FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [1 0.6 0 0] /N 1")],
    [
      "shading",
      plain("/ShadingType 2 /ColorSpace /DeviceCMYK /Coords [60 300 160 300] /Function @tint"),
    ],
    [
      "intent",
      plain(
        "/Type /OutputIntent /S /GTS_PDFX /OutputConditionIdentifier (FOGRA39) " +
          "/RegistryName (http://www.color.org) /Info (Offset) /DestOutputProfile @profile",
      ),
    ],
    ["profile", deflated("/N 4", shippedBytes("assets/icc/ISOcoated_v2_300_bas.icc"))],
    ["metadata", stream("/Type /Metadata /Subtype /XML", Buffer.from(METADATA))],
  ]),
};

/** The file's bytes, with a table that is right. */
export function written({ header, objects, trailer }: Advert): Buffer {
  const numbers = new Map([...objects.keys()].map((name, i) => [name, i + 1]));
  const numbered = (text: string): string =>
    text.replaceAll(/@([a-z]\w*)/gu, (_, name: string) => `${numbers.get(name) ?? 999} 0 R`);
  const parts: Uint8Array[] = [Buffer.from(header, "latin1")];
  const offsets: number[] = [];
  const length = (): number => parts.reduce((sum, part) => sum + part.length, 0);
  for (const [name, { text, stream: bytes }] of objects) {
    offsets.push(length());
    const said = numbered(text);
    const isBare = said.startsWith("[") || said.startsWith("(");
    const size = bytes === undefined || said.includes("/Length ") ? "" : ` /Length ${bytes.length}`;
    parts.push(
      Buffer.from(`${numbers.get(name) ?? 0} 0 obj\n${isBare ? said : `<< ${said}${size} >>`}\n`),
    );
    if (bytes !== undefined)
      parts.push(Buffer.from("stream\n"), bytes, Buffer.from("\nendstream\n"));
    parts.push(Buffer.from("endobj\n"));
  }
  const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  const count = offsets.length + 1;
  const end = `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} ${numbered(trailer)} >>\nstartxref\n${length()}\n%%EOF\n`;
  parts.push(Buffer.from(end));
  return Buffer.concat(parts);
}

/** Puts one text in the place of another, which must be there. */
export const say =
  (name: string, before: string | RegExp, after: string): Change =>
  (advert) => {
    const part = partOf(advert, name);
    const text = part.text.replace(before, after);
    if (text === part.text) throw new Error(`${name} does not say ${String(before)}`);
    return put(advert, name, { ...part, text });
  };

/** Entries that are said beside the others. */
export const more =
  (name: string, text: string): Change =>
  (advert) => {
    const part = partOf(advert, name);
    return put(advert, name, { ...part, text: `${part.text} ${text}` });
  };

/** An object of its own. */
export const add =
  (name: string, text: string, bytes?: string | Uint8Array): Change =>
  (advert) => {
    const stream = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
    return put(advert, name, stream === undefined ? { text } : { text, stream });
  };

/** Operators behind those that are there. */
export const paint = (operators: string): Change => add("contents", "", CONTENTS + operators);

/** Something more among the resources of a kind. */
export const resource =
  (kind: string, text: string): Change =>
  (advert) =>
    partOf(advert, "page").text.includes(`/${kind} <<`)
      ? say("page", `/${kind} <<`, `/${kind} << ${text}`)(advert)
      : say("page", "/Resources <<", `/Resources << /${kind} << ${text} >>`)(advert);

/** Another stream in the place of an object's. */
export const stuff =
  (name: string, change: (bytes: Buffer) => Uint8Array): Change =>
  (advert) => {
    const part = partOf(advert, name);
    return put(advert, name, { ...part, stream: change(Buffer.from(part.stream ?? [])) });
  };

export const trailer =
  (before: string | RegExp, after: string): Change =>
  (advert) => ({ ...advert, trailer: advert.trailer.replace(before, after) });

export const header =
  (text: string): Change =>
  (advert) => ({ ...advert, header: text });

export const all =
  (...changes: readonly Change[]): Change =>
  (advert) =>
    changes.reduce((before, change) => change(before), advert);

/** An older standard in the place of PDF/X-4. */
export const claims = (standard: string, version = "1.4"): Change =>
  all(
    header(`%PDF-${version}\n%\xe2\xe3\xcf\xd3\n`),
    say("catalog", "/Metadata @metadata", ""),
    more("info", `/GTS_PDFXVersion (${standard})`),
  );

function partOf({ objects }: Advert, name: string): Part {
  const part = objects.get(name);
  if (part === undefined) throw new Error(`there is no ${name}`);
  return part;
}

const put = (advert: Advert, name: string, part: Part): Advert => ({
  ...advert,
  objects: new Map([...advert.objects, [name, part]]),
});
