import { createHash } from "node:crypto";
import type { Artwork } from "../display/drawing.ts";
import type { Story } from "../story/story.ts";
import { blocksOf } from "../story/streams.ts";
import { layArticle, type LaidArticle } from "./article-section.ts";
import { packPages, unpackPages, type KeptPages, type SharedThings } from "./kept-pages.ts";
import type { ArticleEntry } from "./copy.ts";
import type { StandingType } from "./standing-type.ts";
import type { ArticleStone } from "./stone.ts";

/** An article's pages, taken from the standing type if they stand there, else laid. */
export function layOrTake(
  { story, adverts }: Pick<ArticleEntry, "story" | "adverts">,
  folio: number,
  stone: ArticleStone,
  standing: StandingType | undefined,
): KeptPages {
  const lay = (): KeptPages =>
    keptOf(layArticle(story, folio, stone, { ...(adverts && { adverts }) }));
  if (standing === undefined) return lay();
  const copy = { story, adverts };
  const shared = sharedIn(copy, stone, standing);
  const key = keyOf(copy, folio, stone, standing.stamp);
  const kept = standing.find(story.file);
  const taken = kept?.key === key ? (kept.laid ?? unpackPages(kept.bytes(), shared)) : undefined;
  if (kept !== undefined && taken !== undefined && !(stone.dissect && lacksAnatomy(taken))) {
    standing.took?.(story.file, { ...kept, laid: taken });
    return taken;
  }
  const faults = stone.faults.length;
  const laid = lay();
  const isSound = stone.faults.length === faults;
  const bytes = (): Uint8Array => packPages(laid, shared);
  if (isSound) standing.putAside(story.file, { key, laid, bytes });
  return laid;
}

/** Builds that ask for no anatomies keep none. */
const lacksAnatomy = ({ pages }: KeptPages): boolean =>
  pages.some(({ running, anatomy }) => running !== undefined && anatomy === undefined);

const keptOf = ({ pages, fit }: LaidArticle): KeptPages => ({ pages, fit });

/** What an article's pages are made of. */
interface Copy {
  readonly story: Story;
  readonly adverts: ArticleEntry["adverts"];
}

/** All that the marks depend on. Faults are not: what has any is laid again, and they are told again. */
function keyOf(copy: Copy, folio: number, stone: ArticleStone, stamp: string): string {
  const { grid, language, leaf, maxPages } = stone;
  const { story, adverts } = copy;
  const pictures = artworksOf(copy, stone).map(
    (one) => one && [nameOf(one), one.width, one.height],
  );
  const all = [
    ...[stamp, folio, story, adverts, pictures, said(stone.design)],
    ...[grid, language, leaf, maxPages],
  ];
  return createHash("sha256").update(JSON.stringify(all, plainly)).digest("hex");
}

const designs = new WeakMap<ArticleStone["design"], string>();

/** A design is large, and the same for all articles. */
function said(design: ArticleStone["design"]): string {
  const known = designs.get(design) ?? JSON.stringify(design, plainly);
  designs.set(design, known);
  return known;
}

/** JSON knows no maps, no numbers without end, and no functions, which have no place here. */
function plainly(_: string, value: unknown): unknown {
  if (value instanceof Map || value instanceof Set) return [...value];
  if (typeof value === "function") throw new TypeError("pages cannot depend on a function");
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}

/** What stands for each picture that the story orders; undefined where it could not be made ready. */
function artworksOf({ story: { head, body }, adverts = [] }: Copy, { picture }: ArticleStone) {
  const booked = adverts.flatMap((advert) =>
    advert.picture === undefined ? [] : [picture(advert.picture)],
  );
  const figures = [...blocksOf(body)].flatMap((block) =>
    block.kind === "figure" ? [picture(block.picture)] : [],
  );
  const opener = head.opener === undefined ? [] : [picture(head.opener)];
  return [...opener, ...figures, ...booked];
}

/** A drawing has the name that it had before it came to stand at its size. */
const nameOf = (artwork: Artwork): string =>
  `${(artwork.kind === "drawing" ? artwork.original : undefined) ?? artwork.id} ${artwork.file}`;

function sharedIn(copy: Copy, stone: ArticleStone, { face }: StandingType): SharedThings {
  const byName = new Map<string, Artwork>();
  for (const artwork of artworksOf(copy, stone)) {
    if (artwork !== undefined) byName.set(nameOf(artwork), artwork);
  }
  return {
    face,
    nameOf: (artwork) => (byName.has(nameOf(artwork)) ? nameOf(artwork) : undefined),
    artwork: (name) => byName.get(name),
  };
}
