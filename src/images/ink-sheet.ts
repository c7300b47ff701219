/** Samples of four inks, 8 bits each, as a plain TIFF: what the encoder takes for inks and for nothing else. */
export function inkSheet(inks: Uint8Array, width: number, height: number): Uint8Array {
  const count = FIELDS.length;
  const head = 8 + 2 + count * 12 + 4;
  // The numbers of bits of the four samples stand behind the directory.
  const start = head + 8;
  const sheet = new Uint8Array(start + inks.length);
  const view = new DataView(sheet.buffer);
  view.setUint32(0, 0x49492a00);
  view.setUint32(4, 8, true);
  view.setUint16(8, count, true);
  const values: Readonly<Record<string, number>> = {
    width,
    height,
    head,
    start,
    size: inks.length,
  };
  FIELDS.forEach(([tag, type, length, value], index) => {
    const at = 10 + index * 12;
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, length, true);
    view.setUint32(at + 8, typeof value === "number" ? value : (values[value] ?? 0), true);
  });
  for (let sample = 0; sample < 4; sample += 1) view.setUint16(head + 2 * sample, 8, true);
  sheet.set(inks, start);
  return sheet;
}

const SHORT = 3;
const LONG = 4;

/** The directory (TIFF 6.0, sections 4 and 16): tag, type, count and value, by tag. */
const FIELDS: readonly (readonly [
  tag: number,
  type: number,
  count: number,
  value: number | string,
])[] = [
  [256, LONG, 1, "width"],
  [257, LONG, 1, "height"],
  [258, SHORT, 4, "head"],
  [259, SHORT, 1, 1],
  [262, SHORT, 1, 5],
  [273, LONG, 1, "start"],
  [277, SHORT, 1, 4],
  [278, LONG, 1, "height"],
  [279, LONG, 1, "size"],
  [284, SHORT, 1, 1],
];
