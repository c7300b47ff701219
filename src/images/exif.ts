const ORIENTATION = 0x0112;
const SHORT = 3;

/** A field of a TIFF's first directory, by its tag; of lists of numbers only the place is known. */
export type TiffFields = ReadonlyMap<number, number>;

/** The first directory of a TIFF, which is also what Exif is; undefined where it is cut off. */
export function readTiffFields(tiff: DataView): TiffFields | undefined {
  if (tiff.byteLength < 14) return undefined;
  const little = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, little);
  if (directory + 2 > tiff.byteLength) return undefined;
  const fields = new Map<number, number>();
  const count = tiff.getUint16(directory, little);
  for (let entry = 0; entry < count; entry++) {
    const at = directory + 2 + 12 * entry;
    if (at + 12 > tiff.byteLength) return undefined;
    const short = tiff.getUint16(at + 2, little) === SHORT;
    const value = short ? tiff.getUint16(at + 8, little) : tiff.getUint32(at + 8, little);
    fields.set(tiff.getUint16(at, little), value);
  }
  return fields;
}

/** How the picture lies, 1 to 8; 1 is upright, and what is taken where nothing sensible is said. */
export function orientationIn(fields: TiffFields | undefined): number {
  const turn = fields?.get(ORIENTATION) ?? 1;
  return turn >= 1 && turn <= 8 ? turn : 1;
}
