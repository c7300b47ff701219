import { error, warning } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Checked, Path } from "../schema/document.ts";
import type { Phrase, PictureOrder } from "../schema/phrase.ts";
import { FIRST_PAGE, isPart, readBooking, readPart } from "./booking.ts";
import type { FlatplanEntry, PartBooking } from "./issue.ts";
import type { Manifest } from "./schema.ts";

/** The manifest, and how it prints a field of it. */
export interface Copy {
  readonly checked: Checked<Manifest>;
  /** The text as typed, at its place. */
  readonly phrase: (text: string, path: Path) => Phrase;
}

type TypedEntry = Manifest["flatplan"][number];
type PictureEntry = Extract<Exclude<TypedEntry, string>, { cover: unknown }>["cover"];
type TypedPicture = Extract<Exclude<TypedEntry, string>, { picture: unknown }>["picture"];

/**
 * The entries in page order. Adverts of part of a page stand in the article before them; where there is none, they
 * share pages with one another.
 */
export function readFlatplan(copy: Copy): readonly FlatplanEntry[] {
  const entries: FlatplanEntry[] = [];
  for (const [index, entry] of copy.checked.value.flatplan.entries()) {
    if (typeof entry === "string") entries.push(plainEntry(entry, index, copy));
    else if ("advert" in entry && isPart(entry.advert)) {
      const parts = readPart(entry.advert, ["flatplan", index, "advert"], copy);
      for (const part of parts) entries.push(sharing(part, entries));
    } else entries.push(...mappedEntry(entry, index, copy));
  }
  return entries;
}

/** The entry that an advert shares its page with, taken from the end of those that were read, or a new one. */
function sharing(part: PartBooking, entries: FlatplanEntry[]): FlatplanEntry {
  const last = entries.at(-1);
  if (last?.kind === "article") {
    entries.pop();
    return { ...last, adverts: [...(last.adverts ?? []), part] };
  }
  if (last?.kind === "advert-pages") {
    entries.pop();
    return { ...last, parts: [...last.parts, part] };
  }
  return { kind: "advert-pages", parts: [part], span: part.span };
}

function plainEntry(text: string, index: number, { checked }: Copy): FlatplanEntry {
  const span = checked.spanAt(["flatplan", index]);
  if (text === "blank") return { kind: "blank", span };
  if (text === "contents") return { kind: "contents", start: "any", span };
  return { kind: "article", path: { text, span }, start: "any", span };
}

function mappedEntry(
  entry: Exclude<TypedEntry, string>,
  index: number,
  copy: Copy,
): readonly FlatplanEntry[] {
  const at = (...path: Path): Path => ["flatplan", index, ...path];
  const { checked, phrase } = copy;
  if ("cover" in entry) {
    const lines = (entry.cover.lines ?? []).map((line, n) => phrase(line, at("cover", "lines", n)));
    const picture = pictureOrder(entry.cover, at("cover"), copy);
    return [{ kind: "cover", picture, lines, span: checked.keySpanAt(at("cover")) }];
  }
  if ("contents" in entry) {
    const { contents, start = "any" } = entry;
    const title = contents.title && { title: phrase(contents.title, at("contents", "title")) };
    return [{ kind: "contents", ...title, start, span: checked.keySpanAt(at("contents")) }];
  }
  if ("article" in entry) {
    const span = checked.spanAt(at("article"));
    const path = { text: entry.article, span };
    return [{ kind: "article", path, start: entry.start ?? "any", span }];
  }
  if ("advert" in entry) return readBooking(entry.advert, at("advert"), copy);
  return [picturePlace(entry.picture, at("picture"), copy)];
}

function picturePlace(typed: TypedPicture, path: Path, copy: Copy): FlatplanEntry {
  const { spread = false, crossover = 0, start = "any" } = typed;
  const picture = pageOrder(typed, path, copy);
  const span = copy.checked.keySpanAt(path);
  return { kind: "picture", picture, ...(spread && { across: { crossover } }), start, span };
}

/** A picture's order, `path` being where its fields stand. */
export function pictureOrder(
  typed: Pick<PictureEntry, "image" | "alt" | "safe">,
  path: Path,
  { checked }: Copy,
): PictureOrder {
  const src = { text: typed.image, span: checked.spanAt([...path, "image"]) };
  const { alt, safe } = typed;
  return { src, ...(alt !== undefined && { alt }), ...(safe !== undefined && { safe }) };
}

/** The order of a whole page: a picture's, or that of a PDF's page. */
export const pageOrder = (
  typed: Parameters<typeof pictureOrder>[0] & { readonly page?: number | undefined },
  path: Path,
  copy: Copy,
): PictureOrder => ({
  ...pictureOrder(typed, path, copy),
  page: typed.page ?? FIRST_PAGE,
  ...(typed.page !== undefined && { isPageSaid: true }),
});

/** Adverts that share pages with one another stand there in their order: a place in an article says nothing. */
export function placesWithoutArticle(flatplan: readonly FlatplanEntry[]): readonly Diagnostic[] {
  const parts = flatplan.flatMap((entry) => (entry.kind === "advert-pages" ? entry.parts : []));
  return parts.flatMap(({ placeSpan: span }) => {
    if (span === undefined) return [];
    const says = "no article stands directly before this advert, in which it could have a place";
    const hint =
      "move it right behind the article, or take the key out: adverts without one share pages in their order";
    return [error("issue/advert", says, { span, hints: [hint] })];
  });
}

/** A cover has the masthead, and is the first page: the warning `issue/cover`, where something stands before it. */
export function lateCovers(flatplan: readonly FlatplanEntry[]): readonly Diagnostic[] {
  return flatplan.slice(1).flatMap(({ kind, span }) => {
    if (kind !== "cover") return [];
    const says =
      "this cover is not the issue's first page: something stands before it in the flatplan";
    const hint =
      "move it to the head of the flatplan; a page within, or the back, is a `picture: …`";
    return [warning("issue/cover", says, { span, hints: [hint] })];
  });
}

/** An article that stands in the flatplan again is printed again, which is hardly meant. */
export function repeatedArticles(flatplan: readonly FlatplanEntry[]): readonly Diagnostic[] {
  const met = new Set<string>();
  return flatplan.flatMap((entry) => {
    if (entry.kind !== "article") return [];
    const { text, span } = entry.path;
    if (!met.has(text)) {
      met.add(text);
      return [];
    }
    const says = `\`${text}\` stands in the flatplan before`;
    return [error("issue/repeated", says, { span, hints: ["take one of the two out"] })];
  });
}
