import { words, type Objects, type PdfValue, type Reference } from "./objects.ts";

/** Layers that a reader can switch off: optional content groups (ISO 32000-1, 8.11), one for each name. */
export interface LayerStock {
  /** `under` is the name of the layer that it is listed under. */
  referenceFor(layer: string, under?: string): Reference;
  /** Lists the layers in the catalog; a file without any says nothing of them. */
  write(): void;
}

export function layerStock(objects: Objects): LayerStock {
  const references = new Map<string, Reference>();
  const above = new Map<string, string>();
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
    write() {
      const groups = [...references.values()];
      if (groups.length === 0) return;
      const order = listed(undefined);
      const shown = { Name: words("Layers"), BaseState: "ON", ON: groups, Order: order };
      objects.catalog("OCProperties", { OCGs: groups, D: shown });
    },
  };
}
