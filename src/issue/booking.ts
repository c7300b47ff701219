import type { Checked, Path } from "../schema/document.ts";
import type { Phrase, PictureOrder } from "../schema/phrase.ts";
import type { Across, AdvertBooking, AdvertPlace, PartBooking, PartSize } from "./issue.ts";
import type { Manifest } from "./schema.ts";

/** An advert as it is typed. */
export type TypedAdvert = Extract<
  Exclude<Manifest["flatplan"][number], string>,
  { advert: unknown }
>["advert"];

interface Copy {
  readonly checked: Checked<Manifest>;
  readonly phrase: (text: string, path: Path) => Phrase;
}

/** True of an advert that shares its page. */
export const isPart = ({ size }: TypedAdvert): boolean => size === "half" || size === "quarter";

/** An advert of part of a page, `path` being where its keys stand; nothing where it was canceled: the text has its place. */
export function readPart(typed: TypedAdvert, path: Path, copy: Copy): readonly PartBooking[] {
  const { size, place, on, client, canceled = false } = typed;
  if (canceled || (size !== "half" && size !== "quarter")) return [];
  const [picture] = artworkOf({ ...typed, halves: false }, path, copy);
  const said = (["on", "place"] as const).find((key) => typed[key] !== undefined);
  const saysSide = place?.endsWith("side") === true;
  const booking: PartBooking = {
    ...{ size, place: placeOf(size, place), span: copy.checked.keySpanAt(path) },
    ...(on !== undefined && { on }),
    ...(said !== undefined && { placeSpan: copy.checked.keySpanAt([...path, said]) }),
    ...(saysSide && { sideSpan: copy.checked.spanAt([...path, "place"]) }),
    ...(client !== undefined && { client: copy.phrase(client, [...path, "client"]) }),
    ...(picture && { picture }),
  };
  return [booking];
}

function placeOf(size: PartSize, typed: TypedAdvert["place"]): AdvertPlace {
  const words = new Set(typed?.split(" "));
  const end = words.has("head") ? "head" : "foot";
  const side = words.has("inside") ? "inside" : "outside";
  const hasSide = size === "quarter" || words.has(side);
  return hasSide ? { end, side } : { end };
}

/** An advert with pages of its own, `path` being where its keys stand. */
export function readBooking(typed: TypedAdvert, path: Path, copy: Copy): readonly AdvertBooking[] {
  const { size = "full", client, start = "any", canceled = false } = typed;
  if (size === "half" || size === "quarter") return [];
  const [picture, right] = artworkOf(typed, path, copy);
  const across: Across = { crossover: typed.crossover ?? 0, ...(right && { right }) };
  const booking: AdvertBooking = {
    ...{ kind: "advert", size, start, canceled, span: copy.checked.keySpanAt(path) },
    ...(client !== undefined && { client: copy.phrase(client, [...path, "client"]) }),
    ...(picture && { picture }),
    ...(size === "spread" && { across }),
  };
  return [booking];
}

/** Of a PDF whose page is not named. */
export const FIRST_PAGE = 1;

/** What is shown, and the right half where that is the next page of a PDF; nothing while the advert is late. */
function artworkOf(
  { file, page: said, alt, safe, halves = false }: TypedAdvert,
  path: Path,
  { checked }: Copy,
): readonly PictureOrder[] {
  if (file === undefined) return [];
  const src = { text: file, span: checked.spanAt([...path, "file"]) };
  const page = said ?? FIRST_PAGE;
  const order: PictureOrder = {
    src,
    page,
    ...(said !== undefined && { isPageSaid: true }),
    ...(alt !== undefined && { alt }),
    ...(safe !== undefined && { safe }),
  };
  if (!halves) return [order];
  return [page, page + 1].map((one) => ({ ...order, page: one, isHalf: true }));
}
