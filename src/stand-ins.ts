import type { Page } from "./display/mark.ts";
import type { Developed } from "./images/finish.ts";
import { forPosition, isDense } from "./images/for-position.ts";
import { cacheShelf } from "./io/cache.ts";
import type { EmbeddedPicture } from "./pdf/pictures.ts";
import { standInUpdate, type StandIn } from "./pdf/update.ts";

/** Whether a page shows a picture that takes long to decode. */
export const isDensePage = ({ marks }: Page): boolean =>
  marks.some(
    (mark) => mark.kind === "picture" && mark.picture.kind === "raster" && isDense(mark.picture),
  );

/** Small pictures for one PDF after another of the issue in `root`. */
export interface StandIns {
  /** What is to be appended to a PDF that holds these pictures; undefined where none of them is dense. */
  update(
    pdf: readonly Uint8Array[],
    pictures: readonly EmbeddedPicture[],
  ): Promise<Uint8Array | undefined>;
}

export function standInsFor(root: string): StandIns {
  const shelf = cacheShelf(root, "pictures");
  const made = new Map<string, Developed>();
  return {
    async update(pdf, pictures) {
      const dense = pictures.filter(({ picture }) => isDense(picture));
      if (dense.length === 0) return undefined;
      const now = new Set(dense.map(({ picture }) => picture.id));
      for (const id of made.keys()) if (!now.has(id)) made.delete(id);
      const small: StandIn[] = [];
      // One after the other: together they fill a memory.
      for (const { picture, object } of dense) {
        const known = made.get(picture.id) ?? (await forPosition(picture, shelf));
        made.set(picture.id, known);
        small.push({ ...known, object });
      }
      return standInUpdate(pdf, small);
    },
  };
}
