import { type Objects } from "./objects.ts";
import { words, type PdfValue, type Reference } from "./values.ts";

/** Layers that a reader can switch off: optional content groups (ISO 32000-1, 8.11), one for each name. */
export interface LayerStock {
  /** `under` is the name of the layer that it is listed under. */
  referenceFor(layer: string, under?: string): Reference;
  /** Takes over a layer of another file, a group that was written, as it is there: seen, or not. */
  adopt(file: string, group: Reference, state: "on" | "off"): void;
  /** Lists the layers in the catalog; a file without any says nothing of them. */
  write(): void;
}

export function layerStock(objects: Objects): LayerStock {
  const references = new Map<string, Reference>();
  const above = new Map<string, string>();
  const adopted = new Map<string, { group: Reference; state: "on" | "off" }[]>();
  const listed = (under: string | undefined): readonly PdfValue[] =>
    [...references].flatMap(([layer, reference]) => {
      if (above.get(layer) !== under) return [];
      const within = listed(layer);
      return within.length === 0 ? [reference] : [reference, within];
    });
  return {
    referenceFor(layer, under) {
      const known = references.get(layer);
      if (known !== undefined) return known;
      const reference = objects.write({ Type: "OCG", Name: words(layer) });
      references.set(layer, reference);
      if (under !== undefined) above.set(layer, under);
      return reference;
    },
    adopt(file, group, state) {
      adopted.set(file, [...(adopted.get(file) ?? []), { group, state }]);
    },
    write() {
      const others = [...adopted.values()].flat();
      const inState = (wanted: "on" | "off"): readonly Reference[] =>
        others.flatMap(({ group, state }) => (state === wanted ? [group] : []));
      const groups = [...references.values(), ...others.map(({ group }) => group)];
      if (groups.length === 0) return;
      const theirs = [...adopted].map(([file, all]) => [
        words(file),
        ...all.map(({ group }) => group),
      ]);
      const off = inState("off");
      const shown = {
        ...{ Name: words("Layers"), BaseState: "ON" },
        ON: [...references.values(), ...inState("on")],
        ...(off.length > 0 && { OFF: off }),
        Order: [...listed(undefined), ...theirs],
      };
      objects.catalog("OCProperties", { OCGs: groups, D: shown });
    },
  };
}
