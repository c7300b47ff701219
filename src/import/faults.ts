import { error } from "../diagnostics/diagnostic.ts";
import type { Diagnostic, Span } from "../diagnostics/diagnostic.ts";

/** A document is no text whose lines could be shown: faults name the file alone. */
export const at = (file: string): Span => ({ file, start: 0, end: 0 });

/** The file says that it is a Word document, and cannot be read as one. Code `import/damaged`. */
export function damaged(file: string, why: string): Diagnostic {
  const reason = why
    .replace(/^\d+:\d+: |\.$/gu, "")
    .replace(/^[A-Z](?=[a-z])/u, (letter) => letter.toLowerCase());
  return error("import/damaged", `the document \`${file}\` is damaged: ${reason}`, {
    span: at(file),
    hints: ["open it in Word or LibreOffice, which may mend it, and save it anew as .docx"],
  });
}

/** Code `import/locked`. */
export const locked = (file: string): Diagnostic =>
  error("import/locked", `the document \`${file}\` is locked with a password`, {
    span: at(file),
    hints: ["open it in Word, take the password off (File, Info, Protect Document), and save it"],
  });

/** More than is read; `what` says what the document has or does. Code `import/limit` (limit). */
export const tooMuch = (file: string, what: string): Diagnostic =>
  error("import/limit", `the document \`${file}\` ${what}`, {
    ...{ span: at(file), kind: "limit" },
    hints: ["open it in Word, copy its text into a new document, and import that one"],
  });
