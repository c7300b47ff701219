import { error, failed, type Outcome } from "./diagnostics/diagnostic.ts";
import { nearest } from "./diagnostics/nearest.ts";
import type { Reader, SourceText } from "./io/reader.ts";
import { shippedText } from "./io/shipped.ts";
import type { PrintOrder } from "./issue/issue.ts";
import { PRINTERS, readPrinter, type Printer, type PrinterName } from "./preflight/printer.ts";

/**
 * What the printer can print. Errors: `print/profile` for a name that none of ours has, those of the
 * reader (`profile/…`) and of the schema (`schema/…`).
 */
export function findPrinter(
  { profile }: Pick<PrintOrder, "profile">,
  reader: Reader,
): Outcome<Printer> {
  const { name, span } = profile;
  const shipped = PRINTERS.find((one) => one === name);
  if (shipped !== undefined) return readPrinter(shippedPrinter(shipped), shippedPrinter);
  const place = span === undefined ? {} : { from: span.file, span };
  if (!/\.ya?ml$/iu.test(name)) return failed(unknownPrinter(profile));
  const source = reader.readText({ path: name, noun: "profile", ...place });
  if (source.value === undefined) return failed(...source.diagnostics);
  return readPrinter(source.value, shippedPrinter);
}

function shippedPrinter(name: PrinterName): SourceText {
  const file = `assets/printers/${name}.yaml`;
  return { file: `typeset-magazine/${file}`, text: shippedText(file) };
}

function unknownPrinter({ name, span }: PrintOrder["profile"]) {
  const meant = nearest(name, PRINTERS);
  const list = PRINTERS.map((one) => `\`${one}\``).join(", ");
  return error("print/profile", `there is no printer's profile \`${name}\``, {
    ...(span === undefined ? {} : { span }),
    hints: [
      meant === undefined ? `built in: ${list}` : `did you mean \`${meant}\`?`,
      "a printer's own is named by its path: `printers/acme.yaml`",
    ],
  });
}
