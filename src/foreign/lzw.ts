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
  // What a code stands for was written before: each is what the code before it stood for, and the byte behind that.
  const [starts, lengths] = [new Uint32Array(FULL), new Uint32Array(FULL)];
  let [next, before] = [FIRST, -1];
  let out = new Uint8Array(Math.min(most, coded.length * 4) + FULL);
  let at = 0;
  let beforeAt = 0;
  for (const code of codesIn(coded, () => next + (early ? 1 : 0))) {
    if (code === END) break;
    if (code === CLEAR) {
      [next, before] = [FIRST, -1];
      continue;
    }
    const isKnown = code < CLEAR || code < next || (code === next && before >= 0);
    if (!isKnown) return { bytes: out.subarray(0, at), fault: "damaged" };
    if (before >= 0 && next < FULL) {
      starts[next] = beforeAt;
      lengths[next] = at - beforeAt + 1;
      next += 1;
    }
    const count = code < CLEAR ? 1 : (lengths[code] ?? 0);
    if (at + count > most) return { bytes: new Uint8Array(), fault: "too-long" };
    if (at + count > out.length) out = grown(out, at + count);
    if (code < CLEAR) out[at] = code;
    else repeat(out, starts[code] ?? 0, at, count);
    [before, beforeAt] = [code, at];
    at += count;
  }
  return { bytes: out.subarray(0, at) };
}

/** Byte by byte, for the last of them may be the first that is written. */
function repeat(out: Uint8Array, from: number, to: number, count: number): void {
  for (let i = 0; i < count; i++) out[to + i] = out[from + i] ?? 0;
}

function grown(bytes: Uint8Array, needed: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(needed, bytes.length * 2));
  larger.set(bytes);
  return larger;
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
