import type { PdfFile } from "./file.ts";
import { filtersOf } from "./coding.ts";
import type { Space } from "./spaces.ts";
import { spaceOf } from "./spaces.ts";
import type { PdfDictionary, PdfStream } from "./values.ts";
import { isStream, numberIn } from "./values.ts";

/** A picture as the file has it. */
export interface FilePicture {
  readonly stream: PdfStream;
  /** The name by which contents call it, or what it is. */
  readonly name: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  /** Absent of a stencil, through which the color of its place is painted, and where a coding holds it. */
  readonly space?: Space;
  readonly isStencil: boolean;
  /** Parts of it are not seen. */
  readonly isMasked: boolean;
  /** What it is coded with: `DCTDecode`; empty for samples as they are. */
  readonly filters: readonly string[];
}

export function pictureOf(
  file: PdfFile,
  stream: PdfStream,
  name: string,
  resources: PdfDictionary,
): FilePicture {
  const asked = (key: string): number => numberIn(file.entry(stream, key)) ?? 0;
  const isStencil = file.entry(stream, "ImageMask") === true;
  const said = file.entry(stream, "ColorSpace");
  const filters = filtersOf(file, stream).map((one) => one.name);
  return {
    stream,
    name,
    width: asked("Width"),
    height: asked("Height"),
    bits: isStencil ? 1 : asked("BitsPerComponent") || (filters.includes("JPXDecode") ? 0 : 8),
    ...(!isStencil && said !== null && { space: spaceOf(file, said, resources) }),
    isStencil,
    isMasked:
      isStencil ||
      ["SMask", "Mask"].some((key) => file.entry(stream, key) !== null) ||
      isJpxMask(file, stream),
    filters,
  };
}

/** A JPEG 2000 picture may hold what masks it. */
const isJpxMask = (file: PdfFile, stream: PdfStream): boolean =>
  (numberIn(file.entry(stream, "SMaskInData")) ?? 0) > 0;

/** The picture whose gray values say what is seen of another. */
export function softMaskOf(file: PdfFile, { stream }: FilePicture): PdfStream | undefined {
  const mask = file.entry(stream, "SMask");
  return isStream(mask) ? mask : undefined;
}
