import type { PdfFile } from "../foreign/file.ts";
import type { FileFont } from "../foreign/fonts.ts";
import { nameIn } from "../foreign/values.ts";
import type { OnPage } from "./checks.ts";

type Rule = Pick<OnPage, "check" | "says" | "hint">;

/** What is wrong with a font that is used. */
export function checkFont(file: PdfFile, font: FileFont): readonly Rule[] {
  const { name, type, program } = font;
  if (type === "Type3") {
    const says = `type is in a font of drawings (Type 3, \`${name}\`)`;
    return [
      { check: "type-3", says, hint: "it may come out coarse: use a font in its own outlines" },
    ];
  }
  if (program === undefined) {
    const says = `the font \`${name}\` is used and not in the file`;
    const hint = "export it with all fonts embedded: another would take its place";
    return [{ check: "font-embedding", says, hint }];
  }
  const { bytes, fault } = file.decoded(program);
  if (fault === undefined && isProgram(bytes, nameIn(file.entry(program, "Subtype")))) return [];
  const says = `what is in the file of the font \`${name}\` is damaged`;
  return [{ check: "font-program", says, hint: "export it anew, with a sound copy of the font" }];
}

/** Whether bytes begin as the outlines of a font do; those of OpenType and TrueType hold all tables that they list. */
function isProgram(bytes: Uint8Array, subtype: string | undefined): boolean {
  const head = Buffer.from(bytes.subarray(0, 4)).toString("latin1");
  if (head.startsWith("%!") || bytes[0] === 0x80) return true;
  if (subtype === "Type1C" || subtype === "CIDFontType0C")
    return bytes[0] === 1 && bytes.length > 16;
  const isTables = head === "\u0000\u0001\u0000\u0000" || head === "true" || head === "OTTO";
  if (head === "ttcf") return true;
  return isTables && holdsItsTables(bytes);
}

function holdsItsTables(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12) return false;
  const count = view.getUint16(4);
  if (count === 0 || 12 + count * 16 > bytes.length) return false;
  return Array.from({ length: count }, (_, i) => 12 + i * 16).every(
    (at) => view.getUint32(at + 8) + view.getUint32(at + 12) <= bytes.length + PADDING,
  );
}

/** The last table may lack what fills it up to four bytes. */
const PADDING = 3;
