const MARKER = 0xff;
const START = 0xd8;
const END = 0xd9;
export const SCAN = 0xda;

/** What stands between two markers of a JPEG (ITU-T T.81, B.1.1.4). */
export interface Segment {
  readonly marker: number;
  /** In the file, marker included, but not the coded data that follows a scan's head. */
  readonly start: number;
  readonly end: number;
  /** Behind the length field. */
  readonly body: DataView;
}

/** Everything behind the end of the image, as if it were a segment: a phone's second picture, waste. */
export const AFTER_END = -1;

/** The chain of segments from the first marker to the last; undefined where it breaks. */
export function readSegments(bytes: Uint8Array): readonly Segment[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const viewOf = (start: number, end: number): DataView =>
    new DataView(bytes.buffer, bytes.byteOffset + start, end - start);
  const segments: Segment[] = [];
  let at = 2;
  while (at + 2 <= bytes.length) {
    if (view.getUint8(at) !== MARKER) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === MARKER)
      at += 1; // a fill byte
    else if (marker === END) {
      const [start, end] = [at + 2, bytes.length];
      return [...segments, { marker: AFTER_END, start, end, body: viewOf(start, end) }];
    } else {
      const length = at + 4 <= bytes.length ? view.getUint16(at + 2) : 0;
      const end = at + 2 + length;
      if (marker === START || length < 2 || end > bytes.length) return undefined;
      segments.push({ marker, start: at, end, body: viewOf(at + 4, end) });
      at = marker === SCAN ? endOfScan(bytes, end) : end;
    }
  }
  return undefined;
}

/** The next marker that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Uint8Array, start: number): number {
  let at = bytes.indexOf(MARKER, start);
  while (at >= 0) {
    const next = bytes[at + 1] ?? END;
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
    at = bytes.indexOf(MARKER, at + 2);
  }
  return bytes.length;
}
