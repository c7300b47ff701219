import { writeSfnt } from "./write-sfnt.ts";

/** A bare CFF table in an OpenType font whose every glyph is half an em wide. */
export function otf(cff: Uint8Array, glyphs: number): Uint8Array {
  const table = (length: number, ...fields: readonly (readonly [number, number])[]): Uint8Array => {
    const view = new DataView(new ArrayBuffer(length));
    for (const [at, value] of fields) view.setUint16(at, value);
    return new Uint8Array(view.buffer);
  };
  const advances = Array.from({ length: glyphs }, (_, glyph) => [4 * glyph, 500] as const);
  return writeSfnt(
    "cff",
    new Map([
      ["CFF ", cff],
      ["OS/2", table(78, [4, 400])],
      ["cmap", table(4)],
      ["head", table(54, [0, 1], [12, 0x5f0f], [14, 0x3cf5], [18, 1000])],
      ["hhea", table(36, [0, 1], [4, 800], [34, glyphs])],
      ["hmtx", table(4 * glyphs, ...advances)],
      ["maxp", table(6, [2, 0x5000], [4, glyphs])],
      ["name", table(6, [4, 6])],
      ["post", table(32, [0, 3])],
    ]),
  );
}
