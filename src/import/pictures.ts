import type { Parts } from "./archive.ts";
import type { Figure, Piece } from "./compose.ts";
import { plainText } from "./manuscript.ts";
import { kindOf } from "./picture-kind.ts";

/** A picture as it is to lie in the issue. */
export interface NamedPicture {
  /** Telling, and its own in the document: `harbor-the-crane-at-dusk.jpg`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Names the pictures of figures, by what they show; one that stands in several figures lies there once. */
export function namePictures(
  figures: readonly Figure[],
  parts: Parts,
  { stem, slug }: NamingOrder,
): ReadonlyMap<string, NamedPicture> {
  const named = new Map<string, NamedPicture>();
  const taken = new Set<string>();
  for (const { picture, caption } of figures) {
    const bytes = parts.get(picture.part);
    if (bytes === undefined || named.has(picture.part)) continue;
    const kind = kindOf(bytes, picture.part);
    if ("what" in kind) continue;
    const shows = cut(slug(picture.alt ?? plainText(caption)));
    const base = shows === "" ? stem : `${stem}-${shows}`;
    const name = freeName(base, kind.ending, taken);
    taken.add(name);
    named.set(picture.part, { name, bytes });
  }
  return named;
}

export interface NamingOrder {
  /** What all names begin with: the article's. */
  readonly stem: string;
  /** Words as a part of a file's name; "" where nothing is left of them. */
  readonly slug: (text: string) => string;
}

/** Of what a picture shows, so many letters at most. */
const LONGEST = 36;

/** Whole words of it. */
const cut = (name: string): string =>
  name.length <= LONGEST ? name : name.slice(0, LONGEST).replace(/-[^-]*$/u, "");

function freeName(base: string, ending: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? `${base}.${ending}` : `${base}-${number}.${ending}`;
    if (!taken.has(name)) return name;
  }
}

/** The figures of an article, those in sidebars, too. */
export const figuresIn = (pieces: readonly Piece[]): readonly Figure[] =>
  pieces.flatMap((piece): readonly Figure[] => {
    if (piece.kind === "sidebar") return figuresIn(piece.pieces);
    return piece.kind === "figure" ? [piece] : [];
  });
