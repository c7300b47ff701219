import type { SourceText } from "./io/reader.ts";
import type { StandingType } from "./pages/standing-type.ts";
import type { Outcome } from "./diagnostics/diagnostic.ts";
import type { Story } from "./story/story.ts";

/** What a build may take over from builds before it in the same process. Nothing that it gives differs from what would be made anew. */
export interface Memory {
  /**
   * What `make` gave last under this name, if the key has the same parts (compared as `Object.is` does) and all files
   * that were read for it are as they were; else what it gives now.
   */
  recall<T>(name: string, key: readonly unknown[], make: () => T | Promise<T>): Promise<T>;
  /** The story of a text, read once for each text and `tongue`. */
  story(source: SourceText, tongue: string, read: () => Outcome<Story>): Outcome<Story>;
  /** The type that stands on the disk, with what was laid in this process before it. */
  standing<T extends StandingType>(disk: T): T;
}

/** A build of its own: everything is made anew. */
export const FORGETFUL: Memory = {
  recall: async (_name, _key, make) => make(),
  story: (_source, _tongue, read) => read(),
  standing: (disk) => disk,
};
