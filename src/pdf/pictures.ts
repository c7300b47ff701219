import { promisify } from "node:util";
import { deflate } from "node:zlib";
import type { Picture } from "../images/picture.ts";
import type { Coder } from "./coder.ts";
import { lastingNames } from "./lasting-names.ts";
import type { Objects, StreamContent } from "./objects.ts";
import type { PdfDictionary, Reference } from "./values.ts";

/** The pictures of a publication, each embedded once however often it is drawn. */
export interface PictureStock {
  nameFor(picture: Picture): string;
  readonly reference: (name: string) => Reference;
  /** Writes every picture that was asked for, in the order of first use. */
  write(): Promise<void>;
  /** All that were asked for. */
  embedded(): readonly EmbeddedPicture[];
}

/** A picture, and the number of its object in the file. */
export interface EmbeddedPicture {
  readonly picture: Picture;
  readonly object: number;
}

export function pictureStock(objects: Objects): PictureStock {
  const pictures = new Map<string, { name: string; picture: Picture }>();
  const references = new Map<string, Reference>();
  const named = lastingNames("I");
  return {
    nameFor(picture) {
      const known = pictures.get(picture.id);
      if (known) return known.name;
      const name = named(picture.id);
      pictures.set(picture.id, { name, picture });
      references.set(name, objects.reserve());
      return name;
    },
    reference: (name) => {
      const reference = references.get(name);
      if (!reference) throw new Error(`no picture ${name}`);
      return reference;
    },
    embedded: () =>
      [...pictures.values()].flatMap(({ name, picture }) => {
        const object = references.get(name)?.id;
        return object === undefined ? [] : [{ picture, object }];
      }),
    async write() {
      const stored = [...pictures.values()];
      let coming = stored.slice(0, AHEAD).map(({ picture }) => begun(picture, objects.coder));
      for (const [i, { name, picture }] of stored.entries()) {
        const [first, ...others] = coming;
        const following = stored[i + AHEAD];
        coming =
          following === undefined ? others : [...others, begun(following.picture, objects.coder)];
        const { bytes, mask } = (await first) ?? { bytes: new Uint8Array() };
        const dictionary = imageDictionary(picture);
        const shows = mask && objects.stream(maskContent(picture, mask));
        const whole = shows === undefined ? dictionary : { ...dictionary, SMask: shows };
        objects.stream({ dictionary: whole, bytes, knownAs: picture.id }, references.get(name));
      }
    },
  };
}

const deflated = promisify(deflate);

/** So many pictures are fetched and coded while the one before them is written. */
const AHEAD = 3;

/** What fails is told where it is waited for, not before. */
function begun(picture: Picture, coder: Coder): Promise<Coded> {
  const coded = coder.recall(`picture ${picture.id}`, () => codedPicture(picture));
  coded.catch(() => undefined);
  return coded;
}

/** A picture's bytes as they go into the file. */
interface Coded {
  readonly bytes: Uint8Array;
  /** What shows of it, where that is not all. */
  readonly mask?: Uint8Array;
}

async function codedPicture(picture: Picture): Promise<Coded> {
  const bytes = await codedBytes(picture);
  if (picture.loadAlpha === undefined) return { bytes };
  const alpha = await picture.loadAlpha();
  const { file, width, height } = picture;
  if (alpha.length !== width * height) throw new Error(`the alpha of ${file} is not whole`);
  return { bytes, mask: await deflated(alpha, { level: 6 }) };
}

/** Samples are deflated, some pictures at once on zlib's own threads; a JPEG goes in as it is. */
async function codedBytes(picture: Picture): Promise<Uint8Array> {
  const bytes = await picture.load();
  checkBytes(picture, bytes);
  switch (picture.coding) {
    case "jpeg":
      return bytes;
    case "samples":
      return deflated(bytes, { level: 6 });
  }
}

const SPACES = {
  gray: { name: "DeviceGray", inks: 1 },
  rgb: { name: "DeviceRGB", inks: 3 },
  cmyk: { name: "DeviceCMYK", inks: 4 },
} as const;

/** A picture that is not what it says would be embedded without a word and break at the printer's. */
function checkBytes({ file, coding, space, width, height }: Picture, bytes: Uint8Array): void {
  const expected = width * height * SPACES[space].inks;
  const sound =
    coding === "jpeg" ? bytes[0] === 0xff && bytes[1] === 0xd8 : bytes.length === expected;
  if (!sound) throw new Error(`the bytes of ${file} are no ${coding} of ${width} × ${height}`);
}

/** A soft mask: as many pixels as its picture, the more of it the lighter (ISO 32000-1, 11.6.5.3). */
const maskContent = ({ width, height, id }: Picture, bytes: Uint8Array): StreamContent => ({
  dictionary: {
    Type: "XObject",
    Subtype: "Image",
    Width: width,
    Height: height,
    ColorSpace: "DeviceGray",
    BitsPerComponent: 8,
    Filter: "FlateDecode",
  },
  bytes,
  knownAs: `${id} alpha`,
});

/** What an image says of itself (ISO 32000-1, 8.9.5). */
export function imageDictionary(
  picture: Pick<Picture, "space" | "width" | "height" | "coding" | "inverted">,
): PdfDictionary {
  const { name, inks } = SPACES[picture.space];
  return {
    Type: "XObject",
    Subtype: "Image",
    Width: picture.width,
    Height: picture.height,
    ColorSpace: name,
    BitsPerComponent: 8,
    Decode: picture.inverted ? Array.from({ length: inks }, () => [1, 0]).flat() : undefined,
    Filter: picture.coding === "jpeg" ? "DCTDecode" : "FlateDecode",
  };
}
