import type { Drawing } from "../display/drawing.ts";
import { formOf } from "./form.ts";
import type { Paintbox } from "./easel.ts";
import { lastingNames } from "./lasting-names.ts";
import type { Reference } from "./values.ts";

/** The drawings of a publication, each embedded once, as vectors, however often it is placed. */
export interface DrawingStock {
  nameFor(drawing: Drawing): string;
  readonly reference: (name: string) => Reference;
}

export function drawingStock(box: Paintbox): DrawingStock {
  const names = new Map<string, string>();
  const references = new Map<string, Reference>();
  const named = lastingNames("D");
  return {
    nameFor(drawing) {
      const known = names.get(drawing.id);
      if (known !== undefined) return known;
      const name = named(drawing.id);
      names.set(drawing.id, name);
      references.set(name, formOf(drawing, box));
      return name;
    },
    reference: (name) => {
      const reference = references.get(name);
      if (!reference) throw new Error(`no drawing ${name}`);
      return reference;
    },
  };
}
