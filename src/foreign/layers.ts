import { spend } from "./effort.ts";
import type { PdfFile } from "./file.ts";
import type { PdfDictionary, PdfValue } from "./values.ts";
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
  const isOn = (layer: PdfValue): boolean => !isReference(layer) || !off.has(layer.number);
  return {
    count: all.length,
    hides: (layer) => {
      if (layer === undefined) return false;
      const said = file.resolve(layer);
      const isOfSeveral = isDictionary(said) && nameIn(file.entry(said, "Type")) === "OCMD";
      return !(isOfSeveral ? isShown(file, said, isOn) : isOn(layer));
    },
  };
}

type IsOn = (layer: PdfValue) => boolean;

/** By its expression, if it has one, else by its policy over its layers, of which those that are no longer there do not count. */
function isShown(file: PdfFile, membership: PdfDictionary, isOn: IsOn): boolean {
  const expression = file.entry(membership, "VE");
  if (isArray(expression)) return isTrue(file, expression, isOn) ?? true;
  const states = membersOf(file, membership).map(isOn);
  return states.length === 0 || meets(nameIn(file.entry(membership, "P")), states);
}

function meets(policy: string | undefined, states: readonly boolean[]): boolean {
  if (policy === "AllOn") return !states.includes(false);
  if (policy === "AnyOff") return states.includes(false);
  return policy === "AllOff" ? !states.includes(true) : states.includes(true);
}

function membersOf(file: PdfFile, { entries }: PdfDictionary): readonly PdfValue[] {
  const raw = entries.get("OCGs");
  const all = file.resolve(raw);
  const asked = isArray(all) ? all : raw === undefined ? [] : [raw];
  if (!spend(file.effort, asked.length * OF_LAYER)) return [];
  return asked.filter((one) => isDictionary(file.resolve(one)));
}

/** To ask a layer for its state takes as long as to read so many bytes. */
const OF_LAYER = 10;

/** Expressions within expressions; one that leads back into itself ends here. */
const DEEPEST = 16;

/** `[/And a [/Not b]]`; undefined where it makes no sense, so that it hides nothing. */
function isTrue(file: PdfFile, asked: PdfValue, isOn: IsOn, depth = 0): boolean | undefined {
  const value = file.resolve(asked);
  if (isDictionary(value)) return isOn(asked);
  if (!isArray(value) || depth > DEEPEST) return undefined;
  if (!spend(file.effort, value.length * OF_LAYER)) return undefined;
  const [operator, ...parts] = value;
  const states = parts.flatMap((one) => isTrue(file, one, isOn, depth + 1) ?? []);
  if (states.length === 0) return undefined;
  const joined = nameIn(file.resolve(operator));
  if (joined === "And") return !states.includes(false);
  if (joined === "Or") return states.includes(true);
  return joined === "Not" ? states[0] === false : undefined;
}

const numbersIn = (value: PdfValue): readonly number[] =>
  isArray(value) ? value.filter(isReference).map(({ number }) => number) : [];
