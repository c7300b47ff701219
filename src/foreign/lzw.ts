/** What was packed, and whether all of it made sense. */
interface Unpacked {
  readonly bytes: Uint8Array;
  readonly fault?: "damaged" | "too-long";
}

const CLEAR = 256;
const END = 257;
const FIRST = 258;
const FULL = 4096;

/** LZW as PDF has it, codes of 9 to 12 bits; `early` says that they grow one code sooner. */
export function unpackLzw(coded: Uint8Array, early: boolean, most: number): Unpacked {
  const out: Uint8Array[] = [];
  let length = 0;
  let table: Uint8Array[] = [];
  let before: Uint8Array | undefined;
  const codes = codesIn(coded, () => FIRST + table.length + (early ? 1 : 0));
  for (const code of codes) {
    if (code === END) return { bytes: Buffer.concat(out) };
    if (code === CLEAR) {
      table = [];
      before = undefined;
      continue;
    }
    const entry = entryFor(code, table, before);
    if (entry === undefined) return { bytes: Buffer.concat(out), fault: "damaged" };
    out.push(entry);
    length += entry.length;
    if (length > most) return { bytes: new Uint8Array(), fault: "too-long" };
    if (before !== undefined && FIRST + table.length < FULL) {
      table.push(Uint8Array.of(...before, entry[0] ?? 0));
    }
    before = entry;
  }
  return { bytes: Buffer.concat(out) };
}

function entryFor(
  code: number,
  table: readonly Uint8Array[],
  before: Uint8Array | undefined,
): Uint8Array | undefined {
  if (code < CLEAR) return Uint8Array.of(code);
  const known = table[code - FIRST];
  if (known !== undefined) return known;
  const isNext = code === FIRST + table.length && before !== undefined;
  return isNext ? Uint8Array.of(...before, before[0] ?? 0) : undefined;
}

/** Codes one behind the other, each as wide as the table then asks. */
function* codesIn(coded: Uint8Array, size: () => number): Generator<number> {
  let [bits, held] = [0, 0];
  for (const byte of coded) {
    held = ((held << 8) | byte) & 0xffffff;
    bits += 8;
    const width = widthFor(size());
    if (bits < width) continue;
    bits -= width;
    yield (held >> bits) & ((1 << width) - 1);
  }
}

function widthFor(size: number): number {
  if (size >= 2048) return 12;
  if (size >= 1024) return 11;
  return size >= 512 ? 10 : 9;
}
