/** What stands between two markers of a JPEG (ITU-T T.81, B.1.1.4). */
export interface JpegSegment {
  readonly marker: number;
  /** Behind the length; cut where the file is. */
  readonly body: Buffer;
  /** Where it ends, in the file. */
  readonly end: number;
}

/** A head of more segments is made to be long. */
const MOST_SEGMENTS = 4000;

/** The segments of a JPEG's head, up to the first scan or to where they make no sense. */
export function* jpegSegments(bytes: Uint8Array): Generator<JpegSegment> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view[0] !== 0xff || view[1] !== START) return;
  for (let at = 2, met = 0; at + 4 <= view.length && met < MOST_SEGMENTS; met += 1) {
    if (view[at] !== 0xff) return;
    // A byte that fills up.
    while (view[at + 1] === 0xff) at += 1;
    if (at + 4 > view.length) return;
    const [marker = 0, length] = [view[at + 1], view.readUInt16BE(at + 2)];
    const end = at + 2 + length;
    if (marker === END || length < 2) return;
    yield { marker, body: view.subarray(at + 4, end), end };
    if (marker === SCAN) return;
    at = end;
  }
}

/** Markers (table B.1). */
const [START, END] = [0xd8, 0xd9];
export const SCAN = 0xda;

/** Of the markers from the first frame's to the last one's these three are others. */
const NO_FRAMES = [0xc4, 0xc8, 0xcc];
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && !NO_FRAMES.includes(marker);

export interface JpegHead {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

/** Size and channels, from the frame's head (ITU-T T.81, B.2.2); undefined of what is no JPEG or has none. */
export function jpegHead(bytes: Uint8Array): JpegHead | undefined {
  for (const { marker, body } of jpegSegments(bytes)) {
    if (!isFrame(marker)) continue;
    if (body.length < 6) return undefined;
    return { height: body.readUInt16BE(1), width: body.readUInt16BE(3), channels: body[5] ?? 0 };
  }
  return undefined;
}
