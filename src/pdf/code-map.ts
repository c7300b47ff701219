import type { Slot } from "./codes.ts";
import { cmapText } from "./unicode-map.ts";

/** The CMap that leads from the codes of a face to the glyphs of its subset, in the slots' order (ISO 32000-1, 9.7.5). */
export function codeMap(name: string, slots: readonly Slot[]): string {
  const pairs = slots.map(({ hex }, index) => `<${hex}> ${index + 1}`);
  return cmapText({ name, ordering: "Identity", type: 1, operator: "cidchar" }, pairs);
}
