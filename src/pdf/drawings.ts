import type { Drawing } from "../display/drawing.ts";
import type { FaceStock } from "./fonts.ts";
import { formOf } from "./form.ts";
import type { Objects, Reference } from "./objects.ts";
import type { SpotStock } from "./spots.ts";

/** The drawings of a publication, each embedded once, as vectors, however often it is placed. */
export interface DrawingStock {
  nameFor(drawing: Drawing): string;
  reference(name: string): Reference;
}

export function drawingStock(objects: Objects, faces: FaceStock, spots: SpotStock): DrawingStock {
  const names = new Map<string, string>();
  const references = new Map<string, Reference>();
  return {
    nameFor(drawing) {
      const known = names.get(drawing.id);
      if (known !== undefined) return known;
      const name = `D${names.size + 1}`;
      names.set(drawing.id, name);
      references.set(name, formOf(drawing, { objects, faces, spots }));
      return name;
    },
    reference(name) {
      const reference = references.get(name);
      if (!reference) throw new Error(`no drawing ${name}`);
      return reference;
    },
  };
}
