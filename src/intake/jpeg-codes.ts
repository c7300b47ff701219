import { jpegSegments, SCAN } from "./jpeg-head.ts";

/**
 * Whether the codes of a picture make as many blocks as its frame asks for, and end with it (ITU-T T.81, F.2.2): where
 * bytes were changed on the way they hardly ever do, and what comes after is shifted or in other colors. Of sequential
 * pictures of eight bits, with all colors in one scan; undefined of others, and where the head makes no sense.
 */
export function codesComeOut(bytes: Uint8Array): boolean | undefined {
  const head = headOf(bytes);
  if (head === undefined) return undefined;
  const { width, height, parts, scan, interval } = head;
  const order =
    parts.length === 1 ? parts : parts.flatMap((one) => Array<Part>(one.blocks).fill(one));
  const [across, down] = parts.length === 1 ? [1, 1] : head.most;
  const blocks = order.length * Math.ceil(width / (8 * across)) * Math.ceil(height / (8 * down));
  if (blocks > MOST_BLOCKS) return undefined;
  let left = Math.ceil(width / (8 * across)) * Math.ceil(height / (8 * down));
  for (const piece of piecesOf(bytes.subarray(scan))) {
    const units = interval === 0 ? left : Math.min(interval, left);
    if (units === 0 || !comesOut(piece, order, units)) return false;
    left -= units;
  }
  return left === 0;
}

/** What a color is decoded by, and how many of its blocks stand together. */
interface Part {
  readonly blocks: number;
  readonly dc: Codes;
  readonly ac: Codes;
  /** By what each of a block's values is multiplied, in the order in which they come. */
  readonly steps: Uint16Array;
}

/** By the next 16 bits: how many of them are a code, times 256, and what it stands for; 0 where they begin with none. */
type Codes = Uint16Array;

interface Head {
  readonly width: number;
  readonly height: number;
  readonly most: readonly [across: number, down: number];
  readonly parts: readonly Part[];
  /** So many units stand between two marks to begin anew; 0: there are none. */
  readonly interval: number;
  /** Where the codes begin. */
  readonly scan: number;
}

interface Color {
  readonly id: number;
  readonly across: number;
  readonly down: number;
  /** Its steps, by their number. */
  readonly stepped: number;
}

/** The markers that are read beside a scan's (table B.1). */
const [SEQUENTIAL, EXTENDED, TABLES, STEPS, INTERVAL] = [0xc0, 0xc1, 0xc4, 0xdb, 0xdd];

/** Codes and steps by their numbers. */
interface Tables {
  readonly codes: Map<number, Buffer>;
  readonly steps: Map<number, Uint16Array>;
}

/** More blocks are in no picture that is printed: a hundred million pixels are five million. */
const MOST_BLOCKS = 20_000_000;

function headOf(bytes: Uint8Array): Head | undefined {
  const tables: Tables = { codes: new Map(), steps: new Map() };
  let frame: { width: number; height: number; colors: readonly Color[] } | undefined;
  let interval = 0;
  for (const { marker, body, end } of jpegSegments(bytes)) {
    if (marker === TABLES) for (const [key, table] of tablesIn(body)) tables.codes.set(key, table);
    else if (marker === STEPS)
      for (const [key, steps] of stepsIn(body)) tables.steps.set(key, steps);
    else if (marker === INTERVAL && body.length >= 2) interval = body.readUInt16BE(0);
    else if (marker === SEQUENTIAL || marker === EXTENDED) frame = frameIn(body);
    else if (marker === SCAN) {
      const parts = frame && partsIn(body, frame.colors, tables);
      if (frame === undefined || parts === undefined) return undefined;
      const [across, down] = [
        frame.colors.map((one) => one.across),
        frame.colors.map((one) => one.down),
      ];
      return {
        ...frame,
        most: [Math.max(...across), Math.max(...down)],
        parts,
        interval,
        scan: end,
      };
    }
  }
  return undefined;
}

function frameIn(body: Buffer) {
  const count = body[5] ?? 0;
  if (body[0] !== 8 || count < 1 || count > 4 || body.length < 6 + 3 * count) return undefined;
  const colors = Array.from({ length: count }, (_, i): Color => {
    const [id = 0, sampling = 0, stepped = 0] = body.subarray(6 + 3 * i);
    return { id, across: sampling >> 4, down: sampling & 15, stepped };
  });
  const isKnown = colors.every(({ across, down }) => across > 0 && down > 0);
  const [height, width] = [body.readUInt16BE(1), body.readUInt16BE(3)];
  return isKnown && width > 0 && height > 0 ? { width, height, colors } : undefined;
}

/** Of a scan of all colors; undefined of others. */
function partsIn(
  body: Buffer,
  colors: readonly Color[],
  tables: Tables,
): readonly Part[] | undefined {
  if (body[0] !== colors.length) return undefined;
  const parts = colors.flatMap(({ id, across, down, stepped }, i): readonly Part[] => {
    const [named, which = 0] = body.subarray(1 + 2 * i);
    const [dc, ac] = [tables.codes.get(which >> 4), tables.codes.get(16 + (which & 15))];
    const steps = tables.steps.get(stepped);
    if (named !== id || dc === undefined || ac === undefined || steps === undefined) return [];
    return [{ blocks: across * down, dc: codesOf(dc), ac: codesOf(ac), steps }];
  });
  return parts.length === colors.length ? parts : undefined;
}

/** Tables by their class, times 16, and number, as they are written: few of them are used. */
function* tablesIn(body: Buffer): Generator<readonly [number, Buffer]> {
  for (let at = 0; at + 17 <= body.length;) {
    const counts = body.subarray(at + 1, at + 17);
    const end = at + 17 + counts.reduce((sum, count) => sum + count, 0);
    yield [body[at] ?? 0, body.subarray(at + 1, end)];
    at = end;
  }
}

function codesOf(table: Buffer): Codes {
  const codes = new Uint16Array(1 << 16);
  let [code, symbol] = [0, 16];
  for (let length = 1; length <= 16; length += 1) {
    for (let count = table[length - 1] ?? 0; count > 0; count -= 1) {
      const room = 1 << (16 - length);
      codes.fill(length * 256 + (table[symbol] ?? 0), code, code + room);
      [code, symbol] = [code + room, symbol + 1];
    }
  }
  return codes;
}

function* stepsIn(body: Buffer): Generator<readonly [number, Uint16Array]> {
  for (let at = 0; at < body.length;) {
    const [key = 0] = body.subarray(at);
    const bytes = key >> 4 === 0 ? 1 : 2;
    if (body.length < at + 1 + 64 * bytes) return;
    const stepAt = (i: number): number => body.readUIntBE(at + 1 + i * bytes, bytes);
    yield [key & 15, Uint16Array.from({ length: 64 }, (_, i) => stepAt(i))];
    at += 1 + 64 * bytes;
  }
}

/** The codes between marks to begin anew, without the zeros that keep bytes of ones from being taken for marks. */
function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  const plain = new Uint8Array(bytes.length);
  let [from, length] = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const next = bytes[at + 1] ?? 0xd9;
    if (byte !== 0xff || next === 0) {
      plain[length] = byte;
      length += 1;
      if (byte === 0xff) at += 1;
    } else if (next !== 0xff) {
      yield plain.subarray(from, length);
      if (next < 0xd0 || next > 0xd7) return;
      at += 1;
      from = length;
    }
  }
  yield plain.subarray(from, length);
}

/** Some programs fill up behind the last code, in bytes. */
const SPARE = 4;
/** No sample makes a value of more than 1024; some programs overshoot, and half a step is lost in rounding. */
const [MOST_TINT, MOST_DETAIL] = [1536, 2048];

function comesOut(piece: Uint8Array, order: readonly Part[], units: number): boolean {
  const most = piece.length * 8;
  const tints = new Map<Part, number>();
  let bit = 0;
  for (let unit = 0; unit < units; unit += 1) {
    for (const part of order) {
      const tint = (tints.get(part) ?? 0) + tintAt(piece, bit, part);
      tints.set(part, tint);
      bit = behindBlock(piece, bit, part);
      if (bit > most || Math.abs(tint) * (part.steps[0] ?? 1) > MOST_TINT) return false;
    }
  }
  return most - bit <= SPARE * 8;
}

/** How much lighter or darker a block is than the one before it, in steps. */
function tintAt(piece: Uint8Array, bit: number, { dc }: Part): number {
  const code = dc[ahead(piece, bit)] ?? 0;
  const size = code & 15;
  const value = size === 0 ? 0 : ahead(piece, bit + (code >> 8)) >> (16 - size);
  return value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
}

/** Where the next block begins; beyond all bits where there is no such code, or no such value. */
function behindBlock(piece: Uint8Array, from: number, { dc, ac, steps }: Part): number {
  const first = dc[ahead(piece, from)] ?? 0;
  if (first === 0) return Infinity;
  let bit = from + (first >> 8) + (first & 15);
  for (let at = 1; at < 64; at += 1) {
    const code = ac[ahead(piece, bit)] ?? 0;
    const [run, size] = [(code & 255) >> 4, code & 15];
    bit += (code >> 8) + size;
    if (size === 0 && code !== 0 && run < 15) return bit;
    at += run;
    if (code === 0 || at > 63 || (1 << size) * (steps[at] ?? 0) > 2 * MOST_DETAIL) return Infinity;
  }
  return bit;
}

/** The next 16 bits. */
function ahead(piece: Uint8Array, bit: number): number {
  const at = bit >> 3;
  const three = ((piece[at] ?? 255) << 16) | ((piece[at + 1] ?? 255) << 8) | (piece[at + 2] ?? 255);
  return (three >> (8 - (bit & 7))) & 0xffff;
}
