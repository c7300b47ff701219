import type { PdfFile } from "../foreign/file.ts";
import { isDictionary, isStream, textIn } from "../foreign/values.ts";
import type { FileFinding } from "./checks.ts";

/** Some programs keep small pictures of all pages there, and the file's whole past. */
const LONGEST_PACKET = 32_000_000;

/** The metadata's text (XMP). */
export function packetOf(file: PdfFile): string | undefined {
  const stream = file.entry(file.entry(file.trailer, "Root"), "Metadata");
  return isStream(stream)
    ? Buffer.from(file.decoded(stream, LONGEST_PACKET).bytes).toString("utf8")
    : undefined;
}

/** What metadata must say of an X-4 file. */
const SAID = [
  "dc:title",
  "xmp:CreateDate",
  "xmp:ModifyDate",
  "xmp:MetadataDate",
  "xmpMM:DocumentID",
];

/** What is missing in the metadata of a file that claims to be PDF/X-4, or is said otherwise in another place. */
export function checkMetadata(file: PdfFile): readonly FileFinding[] {
  const hint = "export it anew as PDF/X-4";
  const packet = packetOf(file);
  if (packet === undefined)
    return [{ check: "metadata", says: "the file has no metadata (XMP)", hint }];
  const findings: FileFinding[] = [];
  const missing = SAID.filter((name) => !packet.includes(name));
  if (missing.length > 0) {
    const names = missing.map((name) => `\`${name}\``).join(", ");
    findings.push({ check: "metadata", says: `the metadata lacks ${names}`, hint });
  }
  const title = textIn(file.entry(file.entry(file.trailer, "Info"), "Title"));
  const shown = titleIn(packet);
  if (title !== undefined && shown !== undefined && title.trim() !== shown) {
    const says = `the file's title is \`${shortened(title)}\` in one place and \`${shortened(shown)}\` in another`;
    findings.push({ check: "metadata", says, hint });
  }
  const stream = file.entry(file.entry(file.trailer, "Root"), "Metadata");
  if (file.entry(stream, "Filter") !== null && isDictionary(file.trailer)) {
    findings.push({ check: "metadata", says: "the metadata is compressed", hint });
  }
  return findings;
}

const shortened = (title: string): string =>
  title.length > QUOTED ? `${title.slice(0, QUOTED)}…` : title;

/** So much of a title is quoted. */
const QUOTED = 80;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/** A title in all of its languages is shorter. */
const LONGEST_TITLE = 10_000;

function titleIn(packet: string): string | undefined {
  const from = packet.indexOf("<dc:title>");
  const near = from < 0 ? "" : packet.slice(from, from + LONGEST_TITLE);
  const said = /<rdf:li[^>]*>([^<]*)<\/rdf:li>/u.exec(near)?.[1];
  return said
    ?.replaceAll(/&#x([\da-f]+);/giu, (_, hex: string) =>
      String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(hex, 16))),
    )
    .replaceAll(/&(\w+);/gu, (whole, name: string) => ENTITIES[name] ?? whole)
    .trim();
}
