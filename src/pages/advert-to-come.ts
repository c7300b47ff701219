import { warning, type Diagnostic, type Span } from "../diagnostics/diagnostic.ts";
import type { Mark } from "../display/mark.ts";
import type { Setter } from "../galley/type-case.ts";
import { mm, POINTS_PER_MM, rect, type Pt, type Rect, type Size } from "../geometry/geometry.ts";
import type { AdvertBooking, PartBooking } from "../issue/issue.ts";
import type { Phrase } from "../schema/phrase.ts";
import { advertWords } from "./advert-words.ts";
import type { Leaf } from "./frame.ts";
import { bleedArea } from "./picture-page.ts";
import type { Sketch } from "./sketch.ts";
import { spreadTrim, type SpreadSide } from "./spread.ts";
import type { Stone } from "./stone.ts";
import { centerWords, drawableName, roomOf } from "./waiting-words.ts";

/** From the trim to the thin frame, and how thick that is. */
const INSET: Pt = mm(8);
const FRAME: Pt = 0.5;

/** How much of a page the words may take, across and down, and of a part of one. */
const OF_PAGE = [0.62, 0.62] as const;
const OF_PART = [0.84, 0.78] as const;

/**
 * A page that waits for its advert: a tint into the bleed, a thin frame, and in the theme's type who booked it, how
 * large it is, and that it will come. On a spread the frame goes on over the spine.
 */
export function advertToCome(booking: AdvertBooking, side: SpreadSide, stone: Stone): Sketch {
  const { leaf, design } = stone;
  const { trim, bleed } = leaf;
  const ground: Mark = {
    ...{ kind: "rule", rect: bleedArea(trim, bleed), ink: design.figure.placeholder },
  };
  const edges = frameOf(side, leaf).map((edge): Mark => ({
    kind: "rule",
    rect: edge,
    ink: design.styles.body.ink,
  }));
  const size = sizeOf(booking, trim);
  const page = rect(0, 0, trim.width, trim.height);
  return {
    marks: [ground, ...edges, ...wordsIn(page, { ...booking, kind: booking.size, size }, stone)],
  };
}

/** The place of an advert of part of a page that waits for it: a tint in a thin frame, and the same words. */
export function partToCome(booking: PartBooking, area: Rect, stone: Setter): readonly Mark[] {
  const { design } = stone;
  const { x, y, width, height } = area;
  const ink = design.styles.body.ink;
  const edges = [
    rect(x, y, width, FRAME),
    rect(x, y + height - FRAME, width, FRAME),
    rect(x, y, FRAME, height),
    rect(x + width - FRAME, y, FRAME, height),
  ];
  return [
    { kind: "rule", rect: area, ink: design.figure.placeholder },
    ...edges.map((edge): Mark => ({ kind: "rule", rect: edge, ink })),
    ...wordsIn(area, { ...booking, kind: booking.size, size: area }, stone),
  ];
}

/** Four thin rules, or on a spread three, two of them through the spine. */
function frameOf(side: SpreadSide, { trim, bleed }: Leaf): readonly Rect[] {
  const left = side === "right" ? -bleed : INSET;
  const right = side === "left" ? trim.width + bleed : trim.width - INSET;
  const [head, foot] = [INSET, trim.height - INSET];
  const across = [head, foot - FRAME].map((y) => rect(left, y, right - left, FRAME));
  const down = (x: Pt): Rect => rect(x, head, FRAME, foot - head);
  return [
    ...across,
    ...(side === "right" ? [] : [down(left)]),
    ...(side === "left" ? [] : [down(right - FRAME)]),
  ];
}

/** What is waited for. */
interface Awaited {
  readonly client?: Phrase;
  readonly kind: AdvertBooking["size"] | PartBooking["size"];
  /** Its trimmed size. */
  readonly size: Size;
  readonly span: Span;
}

/** Who booked it, how large it is, and that it will come, in the middle of its place. */
function wordsIn(
  area: Rect,
  { client, kind, size, span }: Awaited,
  setter: Setter,
): readonly Mark[] {
  const said = advertWords(setter.language);
  const isPart = kind === "half" || kind === "quarter";
  const large = [size.width, size.height].map((edge) => inMm(edge, setter.language));
  const phrase = (text: string): Phrase => ({ text, span });
  const name = drawableName(client, setter);
  const words = {
    ...(name === undefined
      ? { name: phrase(said.advert) }
      : { kicker: phrase(said.advert), name: phrase(name.text) }),
    notes: [phrase(`${said[kind]}, ${large.join(" × ")} mm`), phrase(said.toCome)],
  };
  return centerWords(words, area, roomOf(area, isPart ? OF_PART : OF_PAGE), setter);
}

/** The trimmed size of what was booked. */
const sizeOf = ({ across }: AdvertBooking, trim: Size): Size =>
  across === undefined || across.right !== undefined ? trim : spreadTrim(trim, across);

const tenths = (length: Pt): number => Number((length / POINTS_PER_MM).toFixed(1));

const inMm = (length: Pt, language: string): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 1, useGrouping: false }).format(
    tenths(length),
  );

/** "Acme's advert", and of a name that ends in an s "Late & Sons' advert". */
const advertOf = (client: string): string => `${client}${/s$/iu.test(client) ? "'" : "'s"} advert`;

/** That an advert of part of a page has no artwork yet. */
export function latePart(
  { client, size, span }: PartBooking,
  folio: number,
  area: Size,
): Diagnostic {
  const whose = client === undefined ? "an advert" : advertOf(client.text);
  const large = `${tenths(area.width)} × ${tenths(area.height)} mm`;
  return warning("advert/late", `page ${folio} waits for ${whose} (${size} page, ${large})`, {
    span,
    hints: [
      "give it its `file` when it comes; if it will not, say `canceled: true`, and the text has its place",
    ],
  });
}

/** That a booked advert has no artwork yet. */
export function lateAdvert(
  booking: AdvertBooking,
  folio: number,
  { trim, bleed }: Leaf,
): Diagnostic {
  const { client, across, span } = booking;
  const pages =
    across === undefined ? `page ${folio} waits` : `pages ${folio} and ${folio + 1} wait`;
  const whose = client === undefined ? "an advert" : advertOf(client.text);
  const { width, height } = sizeOf(booking, trim);
  const size = `${tenths(width)} × ${tenths(height)} mm and ${tenths(bleed)} mm bleed`;
  const kind = across === undefined ? "full page" : "spread";
  return warning("advert/late", `${pages} for ${whose} (${kind}, ${size})`, {
    span,
    hints: [
      "give it its `file` when it comes; if it will not, say `canceled: true`, and no other page changes",
    ],
  });
}
