import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { error, failed, ok } from "../diagnostics/diagnostic.ts";
import type { Diagnostic, Outcome, Span } from "../diagnostics/diagnostic.ts";
import type { Reader, SourceText } from "./reader.ts";
import { shippedText } from "./shipped.ts";

/** Where a font file lies: in an npm package, or in the folder, relative to the file that names it. */
export type FontLocation =
  | {
      readonly kind: "package";
      readonly package: string;
      /** Below the package's folder; never with `..` in it. */
      readonly path: string;
      readonly span: Span;
    }
  | { readonly kind: "file"; readonly path: string; readonly span: Span };

/** The door to font files. Errors: those of the reader with noun "font", `font/package`. */
export interface FontFiles {
  read(location: FontLocation): Outcome<Uint8Array>;
}

/** Font files as they lie on disk: packages as Node finds them from here, all others by the reader's rules. */
export function fontFiles(reader: Reader): FontFiles {
  return {
    read(location) {
      if (location.kind === "package") return readFromPackage(location);
      const { path, span } = location;
      const { value, diagnostics } = reader.readBytes({
        path,
        from: span.file,
        span,
        noun: "font",
      });
      return value === undefined ? { diagnostics } : ok(value.bytes, diagnostics);
    },
  };
}

/** Our own fonts.yaml; its name is none that a file of the folder can have by chance. */
export function ownFontCatalog(): SourceText {
  return { file: "typeset-magazine/fonts/fonts.yaml", text: shippedText("fonts/fonts.yaml") };
}

/** A font file of a package that comes with the tool, by its path there. Error: `font/package`. */
export function shippedFace(from: string, path: string): Outcome<Uint8Array> {
  const span = { file: ownFontCatalog().file, start: 0, end: 0 };
  return readFromPackage({ kind: "package", package: from, path, span });
}

function readFromPackage(
  location: Extract<FontLocation, { kind: "package" }>,
): Outcome<Uint8Array> {
  try {
    const file = createRequire(import.meta.url).resolve(`${location.package}/${location.path}`);
    return ok(readFileSync(file));
  } catch {
    return failed(notInPackage(location));
  }
}

function notInPackage(location: Extract<FontLocation, { kind: "package" }>): Diagnostic {
  return error(
    "font/package",
    `no font file \`${location.path}\` in the package \`${location.package}\``,
    { span: location.span, hints: [`install it: \`npm install ${location.package}\``] },
  );
}
