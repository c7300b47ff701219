import { createHash } from "node:crypto";
import type { Dress } from "./dress.ts";
import { cacheShelf } from "./io/cache.ts";
import { buildId } from "./io/shipped.ts";
import type { StandingPages, StandingType } from "./pages/standing-type.ts";

/** Standing type with a door: what was put aside is kept only when its words were not found wanting. */
export interface KeptType extends StandingType {
  keep(): void;
}

const KEY_LENGTH = 64;

/**
 * The type that stands in the cache of the issue in `folder`: of each article and theme, the pages of the last
 * build. A tool that was not built finds none there and keeps none, for nobody knows whether it is still the same.
 */
export function standType(folder: string, { design, fonts, fontStamp }: Dress): KeptType {
  const id = buildId();
  const shelf = id === undefined ? undefined : cacheShelf(folder, "pages");
  const aside = new Map<string, StandingPages>();
  const nameOf = (file: string): string =>
    createHash("sha256").update(`${design.name}\n${file}`).digest("hex");
  return {
    stamp: `${id ?? ""} ${fontStamp}`,
    face: (query) => {
      const { value, diagnostics } = fonts.open(query);
      return diagnostics.length === 0 ? value : undefined;
    },
    find: (file) => {
      const entry = shelf?.get(nameOf(file));
      if (entry === undefined) return undefined;
      const key = Buffer.from(entry.subarray(0, KEY_LENGTH)).toString();
      return { key, bytes: () => entry.subarray(KEY_LENGTH) };
    },
    putAside: (file, pages) => {
      aside.set(file, pages);
    },
    keep: () => {
      // A face that was not whole must be told of again.
      if (shelf === undefined || fonts.faultsMet().length > 0) return;
      for (const [file, { key, bytes }] of aside) {
        shelf.put(nameOf(file), Buffer.concat([Buffer.from(key), bytes()]));
      }
    },
  };
}
