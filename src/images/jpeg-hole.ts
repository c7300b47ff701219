import { AFTER_END, SCAN } from "./jpeg-segments.ts";
import type { Segment } from "./jpeg-segments.ts";

const TABLES = 0xc4;
const SEQUENTIAL = new Set([0xc0, 0xc1]);
/** Neither a change of tint from the block before (DC) nor any detail in this one (AC). */
const NOTHING = 0;
/** Bytes; a sector of a disk, and hundreds of blocks of eight by eight pixels. */
const HOLE = 512;

/**
 * Whether a stretch of the coded picture was filled with zeros, as a copy that broke off leaves it. The
 * decoder takes them for codes and says nothing. In a flat tint zeros do follow one another, if they say
 * "nothing changes"; where they mean a change, no picture has so many of them. (Where a file's code has
 * them mean nothing, a hole cannot be told from a tint.)
 */
export function hasHole(bytes: Uint8Array, segments: readonly Segment[]): boolean {
  const scans = segments.filter((segment) => segment.marker === SCAN);
  const [scan] = scans;
  const sequential = segments.some((segment) => SEQUENTIAL.has(segment.marker));
  if (scan === undefined || scans.length > 1 || !sequential) return false;
  const zerosMeanChange = segments
    .filter((segment) => segment.marker === TABLES)
    .flatMap(zeroCodes)
    .some((symbol) => symbol !== NOTHING);
  if (!zerosMeanChange) return false;
  const end = segments.find((segment) => segment.marker === AFTER_END)?.start ?? bytes.length;
  return hasZeros(bytes, scan.end, end);
}

/** What the code of nothing but zeros stands for in each table (T.81, B.2.4.2): the first of its symbols. */
function zeroCodes({ body }: Segment): readonly number[] {
  const symbols: number[] = [];
  for (let at = 0; at + 17 < body.byteLength;) {
    let count = 0;
    for (let length = 1; length <= 16; length++) count += body.getUint8(at + length);
    if (count > 0) symbols.push(body.getUint8(at + 17));
    at += 17 + count;
  }
  return symbols;
}

function hasZeros(bytes: Uint8Array, start: number, end: number): boolean {
  // Whoever steps by half the length cannot step over it.
  for (let at = start; at < end; at += HOLE / 2) {
    if (bytes[at] !== 0) continue;
    let [from, to] = [at, at];
    while (from > start && bytes[from - 1] === 0) from--;
    while (to < end && bytes[to] === 0) to++;
    if (to - from >= HOLE) return true;
    at = to;
  }
  return false;
}
