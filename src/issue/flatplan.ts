import { error } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Checked, Path } from "../schema/document.ts";
import type { Phrase, PictureOrder } from "../schema/phrase.ts";
import type { FlatplanEntry } from "./issue.ts";
import type { Manifest } from "./schema.ts";

/** The manifest, and how it prints a field of it. */
export interface Copy {
  readonly checked: Checked<Manifest>;
  /** The text as typed, at its place. */
  readonly phrase: (text: string, path: Path) => Phrase;
}

type TypedEntry = Manifest["flatplan"][number];
type PictureEntry = Extract<Exclude<TypedEntry, string>, { cover: unknown }>["cover"];

/** The entries that are built, in page order. */
export function readFlatplan(copy: Copy): readonly FlatplanEntry[] {
  return copy.checked.value.flatplan.flatMap((entry, index) =>
    typeof entry === "string" ? plainEntry(entry, index, copy) : mappedEntry(entry, index, copy),
  );
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
  if ("advert" in entry || entry.picture.spread === true) return [];
  const picture = pageOrder(entry.picture, at("picture"), copy);
  return [{ kind: "picture", picture, span: checked.keySpanAt(at("picture")) }];
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
): PictureOrder => ({ ...pictureOrder(typed, path, copy), page: typed.page ?? FIRST_PAGE });

export const FIRST_PAGE = 1;

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
