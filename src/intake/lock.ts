import { createCipheriv, createHash } from "node:crypto";
import type { PdfFile } from "../foreign/file.ts";
import type { PdfValue } from "../foreign/values.ts";
import { isArray, isString, nameIn, numberIn } from "../foreign/values.ts";

/** What a file is encrypted for: to be read with a password alone, or by all, with limits to what they may do. */
export type Lock = "password" | "restrictions";

/** What its encryption asks for: where no password at all opens it, any reader does, and staff will say that it is sound. */
export const lockOf = (file: PdfFile): Lock => (opensForAll(file) ? "restrictions" : "password");

/** Whether the empty password is the one for reading (ISO 32000-2, 7.6.4.4). */
function opensForAll(file: PdfFile): boolean {
  const lock = file.entry(file.trailer, "Encrypt");
  if (nameIn(file.entry(lock, "Filter")) !== "Standard") return false;
  const revision = numberIn(file.entry(lock, "R")) ?? 0;
  const user = bytesIn(file.entry(lock, "U"));
  if (revision === 5) return isSame(sha(256, user.subarray(32, 40)), user, 32);
  if (revision === 6) return isSame(hardened(user.subarray(32, 40)), user, 32);
  if (revision < 2 || revision > 4) return false;
  const key = oldKey(file, lock, revision);
  if (revision === 2) return isSame(rc4(key, PADDING), user, 32);
  const said = Buffer.concat([PADDING, firstId(file)]);
  const mixed = Array.from({ length: 20 }, (_, turn) => key.map((byte) => byte ^ turn));
  return isSame(
    mixed.reduce((text, one) => rc4(one, text), md5(said)),
    user,
    16,
  );
}

/** What stands in for the letters that a password lacks. */
const PADDING: Buffer = Buffer.from(
  "28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a",
  "hex",
);

/** The key to a file of before PDF 2.0 whose password is empty. */
function oldKey(file: PdfFile, lock: PdfValue, revision: number): Buffer {
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE((numberIn(file.entry(lock, "P")) ?? 0) | 0);
  const isBare = revision === 4 && file.entry(lock, "EncryptMetadata") === false;
  const said = [PADDING, bytesIn(file.entry(lock, "O")).subarray(0, 32), permissions];
  const length =
    revision === 2 ? 5 : Math.min(16, (numberIn(file.entry(lock, "Length")) ?? 40) / 8);
  let key = md5(Buffer.concat([...said, firstId(file), Buffer.alloc(isBare ? 4 : 0, 0xff)]));
  for (let turn = 0; revision > 2 && turn < 50; turn += 1) key = md5(key.subarray(0, length));
  return key.subarray(0, length);
}

/** The hash of PDF 2.0, of the empty password (ISO 32000-2, 7.6.4.3.4). */
function hardened(salt: Buffer): Buffer {
  let key = sha(256, salt);
  for (let turn = 0, last = 0; turn < 64 || last > turn - 32; turn += 1) {
    const cipher = createCipheriv("aes-128-cbc", key.subarray(0, 16), key.subarray(16, 32));
    const text = cipher.setAutoPadding(false).update(Buffer.concat(Array<Buffer>(64).fill(key)));
    const rest = text.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = sha(([256, 384, 512] as const)[rest] ?? 256, text);
    last = text.at(-1) ?? 0;
  }
  return key.subarray(0, 32);
}

/** Nobody ciphers with it any more, so that no library need know it. */
function rc4(key: Uint8Array, text: Uint8Array): Buffer {
  const box = Uint8Array.from({ length: 256 }, (_, at) => at);
  const swap = (one: number, other: number): void => {
    [box[one], box[other]] = [box[other] ?? 0, box[one] ?? 0];
  };
  for (let at = 0, other = 0; at < 256; at += 1) {
    other = (other + (box[at] ?? 0) + (key[at % key.length] ?? 0)) % 256;
    swap(at, other);
  }
  let [one, other] = [0, 0];
  const coded = Array.from(text, (byte) => {
    one = (one + 1) % 256;
    other = (other + (box[one] ?? 0)) % 256;
    swap(one, other);
    return byte ^ (box[((box[one] ?? 0) + (box[other] ?? 0)) % 256] ?? 0);
  });
  return Buffer.from(coded);
}

const md5 = (bytes: Uint8Array): Buffer => createHash("md5").update(bytes).digest();
const sha = (bits: 256 | 384 | 512, bytes: Uint8Array): Buffer =>
  createHash(`sha${bits}`).update(bytes).digest();

const isSame = (one: Buffer, other: Buffer, length: number): boolean =>
  other.length >= length && one.subarray(0, length).equals(other.subarray(0, length));

const bytesIn = (value: PdfValue): Buffer => Buffer.from(isString(value) ? value.bytes : []);

function firstId(file: PdfFile): Buffer {
  const all = file.entry(file.trailer, "ID");
  return bytesIn(isArray(all) ? file.resolve(all[0]) : null);
}
