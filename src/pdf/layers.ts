import { words, type Objects, type Reference } from "./objects.ts";

/** Layers that a reader can switch off: optional content groups (ISO 32000-1, 8.11), one for each name. */
export interface LayerStock {
  referenceFor(layer: string): Reference;
  /** Lists the layers in the catalog; a file without any says nothing of them. */
  write(): void;
}

export function layerStock(objects: Objects): LayerStock {
  const references = new Map<string, Reference>();
  return {
    referenceFor(layer) {
      const known = references.get(layer);
      if (known !== undefined) return known;
      const reference = objects.write({ Type: "OCG", Name: words(layer) });
      references.set(layer, reference);
      return reference;
    },
    write() {
      const groups = [...references.values()];
      if (groups.length === 0) return;
      const shown = { Name: words("Layers"), BaseState: "ON", ON: groups, Order: groups };
      objects.catalog("OCProperties", { OCGs: groups, D: shown });
    },
  };
}
