/** What the head of a color profile says of it (ICC.1, 7.2). */
export interface ProfileHead {
  /** Whose numbers it explains. */
  readonly space: ProfileSpace;
  /** `prtr` of presses and printers, `mntr` of screens, `scnr` of cameras and scanners. */
  readonly kind: string;
  /** Bytes of it; what follows in a file is waste. */
  readonly size: number;
  /** 2.1, 4.2. */
  readonly version: number;
  /** The signatures of its tags. */
  readonly tags: ReadonlySet<string>;
}

export type ProfileSpace = "gray" | "rgb" | "cmyk" | "other";

const HEADER = 128;
const TAG = 12;
const MOST_TAGS = 200;

/** Reads a profile's head and its table of tags, which must all lie in it; undefined where it is broken. */
export function readProfileHead(bytes: Uint8Array): ProfileHead | undefined {
  if (bytes.length < HEADER + 4 || letters(bytes, 36) !== "acsp") return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = view.getUint32(0);
  const count = view.getUint32(HEADER);
  if (size > bytes.length || count === 0 || count > MOST_TAGS) return undefined;
  if (HEADER + 4 + count * TAG > size) return undefined;
  const tags = new Set<string>();
  for (let tag = 0; tag < count; tag++) {
    const at = HEADER + 4 + tag * TAG;
    if (view.getUint32(at + 4) + view.getUint32(at + 8) > size) return undefined;
    tags.add(letters(bytes, at));
  }
  const version = view.getUint8(8) + (view.getUint8(9) >> 4) / 10;
  return { space: spaceNamed(letters(bytes, 16)), kind: letters(bytes, 12), size, version, tags };
}

function spaceNamed(name: string): ProfileSpace {
  switch (name) {
    case "GRAY":
      return "gray";
    case "RGB ":
      return "rgb";
    case "CMYK":
      return "cmyk";
    default:
      return "other";
  }
}

const letters = (bytes: Uint8Array, at: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + 4));
