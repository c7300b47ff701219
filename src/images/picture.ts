import type { Silhouette } from "../geometry/silhouette.ts";
import type { PictureOrder } from "../schema/phrase.ts";
import type { BareMap } from "./bare.ts";
import type { Inking } from "./inking.ts";

/** A picture that was opened, checked and made ready for the page. */
export interface Picture extends Inking {
  readonly kind: "raster";
  /** Hash of the prepared bytes: the same picture is embedded once. */
  readonly id: string;
  /** The source file, as spans name it. */
  readonly file: string;
  /** Pixels, after the orientation tag was obeyed. */
  readonly width: number;
  readonly height: number;
  readonly space: "gray" | "rgb" | "cmyk";
  /** How `bytes` are coded: a JPEG as it is, or raw samples, 8 bits each, interleaved, without alpha. */
  readonly coding: "jpeg" | "samples";
  /** Fetches the prepared bytes: when the PDF is painted, one picture after the other, for together they fill a memory. */
  readonly load: () => Promise<Uint8Array>;
  /**
   * Fetches what shows of it, where it is transparent in part: as many pixels, 8 bits each, 0 for what is not seen to
   * 255 for what hides all that lies under it.
   */
  readonly loadAlpha?: () => Promise<Uint8Array>;
  /** Adobe's CMYK JPEGs hold inverted inks. */
  readonly inverted: boolean;
  /** True of line art: samples in two colors, as a pen drawing has them, or a code that a phone reads. */
  readonly lineArt?: true | undefined;
  /** Where it has no ink: white, or nothing of it; absent where it has ink all over. */
  readonly bareMap?: BareMap | undefined;
  /** What shows of a picture that was transparent in part; absent where it fills its frame. */
  readonly silhouette?: Silhouette;
}

/** The pictures of a build by `pictureKey`; drawings are not among them. */
export type Pictures = ReadonlyMap<string, Picture>;

/** A drawing that was ordered and read, as the text that it is; what it shows is for `svg/` to say. */
export interface Sketch {
  readonly order: PictureOrder;
  /** The source file, as spans name it. */
  readonly file: string;
  readonly text: string;
}

/** A PDF of which a page was ordered, as it was read; what is on the page is for `paste-up/` to say. */
export interface SuppliedPdf {
  readonly order: PictureOrder;
  /** 1 for the first. */
  readonly page: number;
  /** The source file, as spans name it. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/**
 * The name under which an ordered picture is found: its path as typed, the file it is relative to and, where it may be a
 * page of a PDF, which.
 */
export function pictureKey({ src: { text, span }, page }: PictureOrder): string {
  return [span.file, text, ...(page === undefined ? [] : [page])].join("\n");
}
