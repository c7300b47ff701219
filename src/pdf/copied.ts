import type { ExcerptDictionary, ExcerptValue } from "../display/page-artwork.ts";
import { copiedValue, nameOf, type PdfDictionary, type Reference } from "./values.ts";

/** The number in our file of an object of theirs. */
export type Renumbering = (number: number) => Reference;

/** A value of another file as it stands in ours. */
export function copiedText(value: ExcerptValue, renumbered: Renumbering): string {
  if (typeof value === "number") return numeral(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (!("kind" in value)) {
    return `[${value.map((one) => copiedText(one, renumbered)).join(" ")}]`;
  }
  switch (value.kind) {
    case "name":
      return `/${nameOf(value.text)}`;
    case "string":
      return `<${Buffer.from(value.bytes).toString("hex")}>`;
    case "reference":
      return `${renumbered(value.number).id} 0 R`;
    case "dictionary": {
      const entries = [...value.entries].map(
        ([key, one]) => `/${nameOf(key)} ${copiedText(one, renumbered)}`,
      );
      return `<< ${entries.join(" ")} >>`;
    }
  }
}

/** The entries of a stream of theirs. */
export const copiedEntries = (
  { entries }: ExcerptDictionary,
  renumbered: Renumbering,
): PdfDictionary =>
  Object.fromEntries(
    [...entries].map(([key, one]) => [nameOf(key), copiedValue(copiedText(one, renumbered))]),
  );

/** As exactly as it was read: a file has no exponents. */
function numeral(value: number): string {
  const plain = String(value);
  if (!plain.includes("e")) return plain;
  return Math.abs(value) < 1 ? value.toFixed(20).replace(/\.?0+$/u, "") : BigInt(value).toString();
}
