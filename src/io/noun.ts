import type { Asked } from "./reader.ts";

export type Noun = Asked["noun"];

const MB = 1_000_000;

/** The most that is read of one file, in bytes: far over what staff send, far under what fills the memory. */
const LIMITS: Readonly<Record<Noun, number>> = {
  manifest: MB,
  article: 8 * MB,
  manuscript: 300 * MB,
  theme: MB,
  picture: 200 * MB,
  font: 150 * MB,
  profile: 10 * MB,
  PDF: 1000 * MB,
};

export const limitOf = (noun: Noun): number => LIMITS[noun];

/** The head of a diagnostic's code: pictures are `image/…`, everything else goes by its noun. */
export const roomOf = (noun: Noun): string => (noun === "picture" ? "image" : noun.toLowerCase());

/** "312 MB", "1.4 MB", "800 kB". */
export function sizeInWords(bytes: number): string {
  if (bytes < MB) return `${Math.ceil(bytes / 1000)} kB`;
  const size = bytes / MB;
  return size < 10 ? `${size.toFixed(1).replace(/\.0$/, "")} MB` : `${Math.round(size)} MB`;
}
