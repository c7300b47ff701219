import { error } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceBytes } from "../io/reader.ts";
import type { Parts } from "./archive.ts";
import { at, locked } from "./faults.ts";

const SAVE_AS = "open it in Word or LibreOffice, and save it as .docx (Word Document)";

/** Files that begin like this are not read, and what they are. */
const HEADS: readonly (readonly [head: RegExp, what: string, hint?: string])[] = [
  [/^\{\\rtf/u, "an RTF document"],
  [/^%PDF-/u, "a PDF file", "ask for the document that it was made of"],
  [/^\s*(?:<!doctype html|<html)/iu, "a web page"],
  [/^\s*<\?xml/u, "an XML file"],
  [
    /^(?:\x89PNG|\xff\xd8\xff|GIF8)/u,
    "a picture",
    "put it into `assets/`, and place it with `::figure{src=…}`",
  ],
  [
    /^\{\s*"/u,
    "no document, but a link to one, as Google Drive leaves it",
    "choose File, Download, Microsoft Word there",
  ],
];

/** What Microsoft's older files begin with; documents with a password have it, too. */
const COMPOUND = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/** Says of a file that is no ZIP archive, as .docx files are, what it is instead. Code `import/not-a-docx` or `import/locked`. */
export function strangerIn({ file, bytes }: SourceBytes): Diagnostic | undefined {
  const head = Buffer.from(bytes.subarray(0, 64)).toString("latin1");
  if (head.startsWith("PK")) return undefined;
  if (/(?:^|[/\\])~\$/u.test(file)) {
    return notDocx(file, "the lock file that Word keeps beside an open document", [
      "name the document itself, without `~$`",
    ]);
  }
  if (head.startsWith(COMPOUND)) return compound(file, bytes);
  const known = HEADS.find(([pattern]) => pattern.test(head));
  return notDocx(file, known?.[1] ?? "no Word document", [known?.[2] ?? SAVE_AS]);
}

/** The streams of a compound file are named in UTF-16. */
function compound(file: string, bytes: Uint8Array): Diagnostic {
  const holds = (name: string): boolean =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name, 0, "utf16le");
  if (holds("EncryptedPackage")) return locked(file);
  const what = holds("WordDocument") ? "a document of old Word (.doc)" : "an old Office file";
  return notDocx(file, what, [SAVE_AS]);
}

const MAIN = /wordprocessingml\.(?:document|template)\.main\+xml/u;
const MACROS = /ms-word\.(?:document|template)\.macroEnabled(?:Template)?\.main\+xml/u;

/** Says of an archive that holds no plain Word document what it holds instead. Code `import/not-a-docx` or `import/macros`. */
export function strangerAmong({ file }: SourceBytes, parts: Parts): Diagnostic | undefined {
  const types = textOf(parts.get("[Content_Types].xml"));
  if (MACROS.test(types)) {
    return error("import/macros", `the document \`${file}\` carries macros (.docm)`, {
      span: at(file),
      hints: ["save it in Word as .docx (Word Document), which leaves the macros out"],
    });
  }
  if (MAIN.test(types) || parts.has("word/document.xml")) return undefined;
  return notDocx(file, kindOf(types, parts), [SAVE_AS]);
}

function kindOf(types: string, parts: Parts): string {
  if (types.includes("spreadsheetml")) return "a spreadsheet (.xlsx)";
  if (types.includes("presentationml")) return "a slide show (.pptx)";
  if (parts.has("META-INF/manifest.xml") && parts.has("content.xml")) {
    return "an OpenDocument file (.odt)";
  }
  return "a ZIP archive without a Word document in it";
}

const textOf = (bytes: Uint8Array | undefined): string =>
  bytes === undefined ? "" : Buffer.from(bytes).toString("utf8");

const notDocx = (file: string, what: string, hints: readonly string[]): Diagnostic =>
  error("import/not-a-docx", `\`${file}\` is ${what}`, { span: at(file), hints });
