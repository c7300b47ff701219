import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";

/** Codes what goes into streams. A level of its own says nothing of the bytes: all coders give the same. */
export interface Coder {
  /** Bytes deflated, level 6. */
  deflate(bytes: Uint8Array): Uint8Array;
  /** Operators, Latin-1, deflated likewise. */
  deflateText(operators: string): Uint8Array;
  /** What `make` gives; `name` says all that it depends on, with a word before it for its kind. */
  recall<T>(name: string, make: () => Promise<T>): Promise<T>;
  /** What was made for one file is kept for the next. */
  readonly keeps: boolean;
}

const deflate = (bytes: Uint8Array): Uint8Array => deflateSync(bytes, { level: 6 });
const deflateText = (operators: string): Uint8Array => deflate(Buffer.from(operators, "latin1"));

/** Codes everything anew. */
export const FRESH: Coder = { keeps: false, deflate, deflateText, recall: (_, make) => make() };

/** A coder for one file after another. */
export interface KeepingCoder extends Coder {
  /** Forgets what no file has asked for since it was called last. */
  turn(): void;
}

/** Keeps what it has coded: most of a file is as it was in the file before. */
export function keepingCoder(): KeepingCoder {
  let before = new Map<string, unknown>();
  let now = new Map<string, unknown>();
  const kept = <T>(name: string, make: () => T): T => {
    const known = (now.get(name) ?? before.get(name) ?? make()) as T;
    now.set(name, known);
    return known;
  };
  return {
    deflate: (bytes) =>
      kept(createHash("sha256").update(bytes).digest("base64"), () => deflate(bytes)),
    deflateText: (operators) => kept(operators, () => deflateText(operators)),
    recall: (name, make) => kept(name, make),
    keeps: true,
    turn() {
      before = now;
      now = new Map();
    },
  };
}
