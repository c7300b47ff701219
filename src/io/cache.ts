import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Bytes kept between builds, by names of lower-case hexadecimal digits. Whatever fails, it only has less. */
export interface CacheShelf {
  get(key: string): Uint8Array | undefined;
  put(key: string, bytes: Uint8Array): void;
}

const FOLDER = ".typeset-cache";
const HASH_LENGTH = 32;

type ShelfName = "pictures" | "pages" | "preview" | "builds";

/**
 * One shelf of the cache of the issue in `folder`, in its `.typeset-cache/`. It may be deleted at any time;
 * what was cut short or tampered with is not taken.
 */
export function cacheShelf(folder: string, name: ShelfName): CacheShelf {
  const shelf = join(folder, FOLDER, name);
  // A link in a folder's place would have us write wherever the copy's author likes.
  const isOurs = (): boolean =>
    [join(folder, FOLDER), shelf].every((path) => lstatSync(path).isDirectory());
  return {
    get: (key) => quietly(() => (isOurs() ? unsealed(join(shelf, fileName(key))) : undefined)),
    put: (key, bytes) => {
      quietly(() => {
        mkdirSync(shelf, { recursive: true });
        if (isOurs()) writeWhole(join(shelf, fileName(key)), bytes);
      });
    },
  };
}

function fileName(key: string): string {
  if (!/^[0-9a-f]+$/u.test(key)) throw new RangeError("a cache key is hexadecimal");
  return key;
}

const seal = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();

function unsealed(file: string): Uint8Array | undefined {
  if (!lstatSync(file).isFile()) return undefined;
  const sealed = readFileSync(file);
  const bytes = sealed.subarray(HASH_LENGTH);
  return seal(bytes).equals(sealed.subarray(0, HASH_LENGTH)) ? bytes : undefined;
}

/** Under another name first, so that no other build ever sees half a file. */
function writeWhole(file: string, bytes: Uint8Array): void {
  const draft = `${file}.${createHash("sha256").update(seal(bytes)).digest("hex").slice(0, 8)}.part`;
  try {
    writeFileSync(draft, Buffer.concat([seal(bytes), bytes]), { flag: "wx" });
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

function quietly<T>(attempt: () => T): T | undefined {
  try {
    return attempt();
  } catch {
    return undefined;
  }
}
