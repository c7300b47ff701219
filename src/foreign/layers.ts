import type { PdfFile } from "./file.ts";
import type { PdfValue } from "./values.ts";
import { isArray, isDictionary, isReference, nameIn } from "./values.ts";

/** Which layers of a file are not shown, as it is opened (ISO 32000-1, 8.11). */
export interface Layers {
  /** Whether what stands in a layer, or in what takes its state from several, is not seen. */
  readonly hides: (layer: PdfValue | undefined) => boolean;
  readonly count: number;
}

export function layersOf(file: PdfFile): Layers {
  const properties = file.entry(file.entry(file.trailer, "Root"), "OCProperties");
  const usual = file.entry(properties, "D");
  const all = numbersIn(file.entry(properties, "OCGs"));
  const off = new Set(numbersIn(file.entry(usual, "OFF")));
  if (nameIn(file.entry(usual, "BaseState")) === "OFF") {
    const on = new Set(numbersIn(file.entry(usual, "ON")));
    for (const number of all) if (!on.has(number)) off.add(number);
  }
  const isOff = (layer: PdfValue | undefined): boolean =>
    isReference(layer) && off.has(layer.number);
  return {
    count: all.length,
    hides: (layer) => {
      if (off.size === 0 || layer === undefined) return false;
      if (nameIn(file.entry(layer, "Type")) !== "OCMD") return isOff(layer);
      const members = membersOf(file, layer);
      return members.length > 0 && members.every(isOff);
    },
  };
}

function membersOf(file: PdfFile, layer: PdfValue): readonly PdfValue[] {
  const said = file.resolve(layer);
  const raw = isDictionary(said) ? said.entries.get("OCGs") : undefined;
  const all = file.resolve(raw);
  if (isArray(all)) return all;
  return raw === undefined ? [] : [raw];
}

const numbersIn = (value: PdfValue): readonly number[] =>
  isArray(value) ? value.filter(isReference).map(({ number }) => number) : [];
