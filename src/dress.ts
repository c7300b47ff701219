import type { BuildOrder } from "./build-order.ts";
import type { Condition } from "./color/condition.ts";
import { inInksOfPress } from "./color/near-inks.ts";
import { separatorFor, USUAL_SEPARATION } from "./color/press.ts";
import { screenInks } from "./color/screen-inks.ts";
import type { Design } from "./design/design.ts";
import { readTheme } from "./design/read-theme.ts";
import {
  error,
  failed,
  hasErrors,
  ok,
  type Diagnostic,
  type Outcome,
  type Span,
} from "./diagnostics/diagnostic.ts";
import { nearest } from "./diagnostics/nearest.ts";
import { checkFaces, openFontBook, type OpenFontBook } from "./fonts/book.ts";
import { findFontCatalog } from "./fonts/catalog.ts";
import { catalogStamp } from "./fonts/catalog-stamp.ts";
import { fontFiles, ownFontCatalog } from "./io/font-files.ts";
import type { Reader, SourceText } from "./io/reader.ts";
import { shippedNames, shippedText } from "./io/shipped.ts";
import type { Issue } from "./issue/issue.ts";

/** What the issue is set in: a design, and every face that it asks for. */
export interface Dress {
  readonly design: Design;
  readonly fonts: OpenFontBook;
  /** Changes with every font file. */
  readonly fontStamp: string;
}

const THEMES = "assets/themes";

/**
 * Finds the issue's theme and opens its faces. Errors: `theme/unknown`, those of the reader and of the
 * theme, those of fonts.yaml and of the font files; all that can be told in one run.
 */
export async function dress(
  order: BuildOrder,
  issue: Issue,
  reader: Reader,
  condition: Condition | undefined,
): Promise<Outcome<Dress>> {
  const wanted = order.theme === undefined ? issue.theme : { name: order.theme };
  const theme = findTheme(wanted.name, wanted.span, reader);
  const read =
    theme.value === undefined
      ? failed(...theme.diagnostics)
      : readTheme(theme.value, issue.language, (name, span) => findTheme(name, span, reader));
  const catalog = findFontCatalog(reader, ownFontCatalog());
  const faults = [...(await inPressWords(read.diagnostics, condition)), ...catalog.diagnostics];
  if (read.value === undefined || catalog.value === undefined) return failed(...faults);
  const files = fontFiles(reader);
  const fonts = openFontBook(catalog.value, files);
  faults.push(...checkFaces(read.value.facesAsked, fonts));
  if (hasErrors(faults)) return failed(...faults);
  const fontStamp = catalogStamp(catalog.value, files);
  return ok({ design: read.value, fonts, fontStamp }, faults);
}

/** A theme with errors says nothing of how colors are separated: it is told in the usual way. */
async function inPressWords(
  faults: readonly Diagnostic[],
  condition: Condition | undefined,
): Promise<readonly Diagnostic[]> {
  if (condition === undefined || !hasErrors(faults)) return faults;
  return inInksOfPress(faults, screenInks(separatorFor({ condition, ...USUAL_SEPARATION })));
}

/** A name is one of ours, a path is the house's own, relative to the file that names it. */
function findTheme(name: string, span: Span | undefined, reader: Reader): Outcome<SourceText> {
  if (/\.ya?ml$/iu.test(name)) {
    const place = span === undefined ? {} : { from: span.file, span };
    return reader.readText({ path: name, noun: "theme", ...place });
  }
  const file = `${name}.yaml`;
  if (shippedNames(THEMES).includes(file)) {
    return ok({
      file: `typeset-magazine/${THEMES}/${file}`,
      text: shippedText(`${THEMES}/${file}`),
    });
  }
  return failed(unknownTheme(name, span));
}

function unknownTheme(name: string, span: Span | undefined): Diagnostic {
  const known = shippedNames(THEMES).map((file) => file.replace(/\.yaml$/u, ""));
  const meant = nearest(name, known);
  const list = known.map((one) => `\`${one}\``).join(", ");
  return error("theme/unknown", `there is no theme \`${name}\``, {
    ...(span === undefined ? {} : { span }),
    hints: [
      meant === undefined ? `the built-in themes are ${list}` : `did you mean \`${meant}\`?`,
      "a theme of the house's own is named by its path: `themes/house.yaml`",
    ],
  });
}
