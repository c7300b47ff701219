import { inspect } from "../images/inspect.ts";
import type { Parts } from "./archive.ts";
import type { Figure, Piece } from "./compose.ts";
import { plainText } from "./manuscript.ts";
import type { Remarks } from "./remarks.ts";

/** A picture as it is to lie in the issue. */
export interface NamedPicture {
  /** Telling, and its own in the document: `harbor-the-crane-at-dusk.jpg`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Names the pictures of figures, by what they show; one that stands in several figures lies there once. What presses
 * cannot read is told of, and has no name.
 */
export function namePictures(
  figures: readonly Figure[],
  parts: Parts,
  { stem, slug, remarks }: NamingOrder,
): ReadonlyMap<string, NamedPicture> {
  const named = new Map<string, NamedPicture>();
  const taken = new Set<string>();
  const refused = new Set<string>();
  for (const { picture, caption } of figures) {
    const bytes = parts.get(picture.part);
    if (bytes === undefined || named.has(picture.part) || refused.has(picture.part)) continue;
    const kind = kindOf(bytes, picture.part);
    if ("what" in kind) {
      refused.add(picture.part);
      remarks.tell("strange-picture", kind.what);
      continue;
    }
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
  readonly remarks: Remarks;
}

/** Of what a picture shows, so many letters at most. */
const LONGEST = 48;

/** Whole words of it. */
const cut = (name: string): string =>
  name.length <= LONGEST ? name : name.slice(0, LONGEST).replace(/-[^-]*$/u, "");

function freeName(base: string, ending: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? `${base}.${ending}` : `${base}-${number}.${ending}`;
    if (!taken.has(name)) return name;
  }
}

/** By its bytes, whatever it is called. */
function kindOf(bytes: Uint8Array, part: string): { ending: string } | { what: string } {
  const found = inspect(bytes);
  switch (found.kind) {
    case "photo":
      return { ending: "jpg" };
    case "raster":
      return { ending: found.format === "tiff" ? "tif" : found.format };
    case "drawing":
      return { ending: "svg" };
    case "stranger":
      return { what: metafile(part) ?? found.what };
    case "odd":
      return { what: found.what };
    case "broken":
      return { what: `damaged: ${found.why}` };
    case "too-large":
      return { what: `${found.width} × ${found.height} pixels are too many` };
  }
}

/** Windows' own drawings, which nothing else reads. */
function metafile(part: string): string | undefined {
  const ending = /\.(emf|wmf)$/iu.exec(part)?.[1];
  return ending === undefined ? undefined : `a Windows metafile (${ending.toUpperCase()})`;
}

/** The figures of an article, those in sidebars, too. */
export const figuresIn = (pieces: readonly Piece[]): readonly Figure[] =>
  pieces.flatMap((piece): readonly Figure[] => {
    if (piece.kind === "sidebar") return figuresIn(piece.pieces);
    return piece.kind === "figure" ? [piece] : [];
  });
