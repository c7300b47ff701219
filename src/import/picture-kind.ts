import { inspect } from "../images/inspect.ts";

/** What a name's ending is to be, or what a picture is that presses cannot read. */
export type PictureKind = { readonly ending: string } | { readonly what: string };

/** By its bytes, whatever it is called. */
export function kindOf(bytes: Uint8Array, part: string): PictureKind {
  const found = inspect(bytes);
  switch (found.kind) {
    case "photo":
      return { ending: "jpg" };
    case "raster":
      return { ending: found.format === "tiff" ? "tif" : found.format };
    case "drawing":
      return { ending: "svg" };
    case "pdf":
      return { what: "a PDF file" };
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
