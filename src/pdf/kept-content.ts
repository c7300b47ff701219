import type { Page } from "../display/mark.ts";
import type { Coder } from "./coder.ts";
import type { FaceCodes, Slot } from "./codes.ts";
import type { PageContent } from "./content.ts";
import type { Stock } from "./stock.ts";
import type { PaintOrder } from "./order.ts";
import type { PdfDictionary, PdfValue, Reference } from "./values.ts";

/** The content of a page that was painted before, and all that it asked of the stock, in its order. */
export interface KeptContent {
  /** How it was painted: the same page may be painted with other marks round it. */
  readonly manner: string;
  readonly operators: string;
  readonly asks: readonly Ask[];
  /** Names of its resources; what they refer to is another object in every file. */
  readonly fonts: readonly string[];
  readonly artworks: readonly string[];
  readonly spots: readonly string[];
  readonly states: PdfValue | undefined;
}

/** A question to the stock, and the name or code that it answered. */
interface Ask {
  readonly answer: string;
  readonly again: (stock: Stock) => string;
}

/** What a page's content is painted with, and where contents are kept. */
export interface KeepingOrder extends Pick<PaintOrder, "marks" | "condition"> {
  readonly stock: Stock;
  readonly coder: Coder;
}

/** By the coder of their files, as long as the pages are held. */
const contents = new WeakMap<Coder, WeakMap<Page, KeptContent>>();

/** The content of a page: what was painted before, where it would come out the same; else what is painted now, which is kept. */
export function contentOnce(
  page: Page,
  { stock, coder, marks, condition }: KeepingOrder,
  paint: (stock: Stock) => PageContent,
): PageContent {
  // What lies over a page, and what the slug says of it, is not known by the page.
  const knowsAll = page.overlay === undefined && !marks.includes("info");
  if (!coder.keeps || !knowsAll) return paint(stock);
  const kept = contents.get(coder) ?? new WeakMap<Page, KeptContent>();
  contents.set(coder, kept);
  const manner = [...marks, condition !== undefined, stock.overprints].join(" ");
  const before = kept.get(page);
  const known = before?.manner === manner ? taken(before, stock) : undefined;
  if (known !== undefined) return known;
  const { stock: heard, keep } = noted(stock);
  const content = paint(heard);
  kept.set(page, keep(content, manner));
  return content;
}

/** A stock that notes what it is asked. */
interface NotedStock {
  readonly stock: Stock;
  /** What was painted with it, to be kept. */
  readonly keep: (content: PageContent, manner: string) => KeptContent;
}

function noted(stock: Stock): NotedStock {
  const asks: Ask[] = [];
  const answers = new Set<string>();
  const note = (answer: string, again: Ask["again"]): string => {
    if (!answers.has(answer)) asks.push({ answer, again });
    answers.add(answer);
    return answer;
  };
  return {
    stock: {
      ...stock,
      faces: { ...stock.faces, codesOf: notedCodes(stock, asks, note) },
      pictures: {
        ...stock.pictures,
        nameFor: (picture) =>
          note(stock.pictures.nameFor(picture), (anew) => anew.pictures.nameFor(picture)),
      },
      drawings: {
        ...stock.drawings,
        nameFor: (drawing) =>
          note(stock.drawings.nameFor(drawing), (anew) => anew.drawings.nameFor(drawing)),
      },
      pages: {
        ...stock.pages,
        nameFor: (page) => note(stock.pages.nameFor(page), (anew) => anew.pages.nameFor(page)),
      },
      spots: {
        ...stock.spots,
        nameFor: (spot) => note(stock.spots.nameFor(spot), (anew) => anew.spots.nameFor(spot)),
      },
    },
    keep: ({ operators, resources: { Font, XObject, ColorSpace, ExtGState } }, manner) => ({
      ...{ manner, operators, asks, states: ExtGState },
      ...{ fonts: namesIn(Font), artworks: namesIn(XObject), spots: namesIn(ColorSpace) },
    }),
  };
}

/** Codes that note which pairs of glyph and text were asked for, each once. */
function notedCodes(
  stock: Stock,
  asks: Ask[],
  note: (answer: string, again: Ask["again"]) => string,
): Stock["faces"]["codesOf"] {
  const faces = new Map<string, FaceCodes>();
  return (face) => {
    const known = faces.get(face.id);
    if (known !== undefined) return known;
    const codes = stock.faces.codesOf(face);
    note(codes.name, (anew) => anew.faces.codesOf(face).name);
    const seen = new Set<Slot>();
    const slot = (glyph: number, text: string): Slot => {
      const given = codes.slot(glyph, text);
      if (seen.has(given)) return given;
      seen.add(given);
      const again = (anew: Stock): string => anew.faces.codesOf(face).slot(glyph, text).hex;
      asks.push({ answer: given.hex, again });
      return given;
    };
    const heard = { ...codes, slot };
    faces.set(face.id, heard);
    return heard;
  };
}

/**
 * The content as it was, where the stock answers all that the page asks of it as it did then; else undefined, and what
 * was asked in vain will be asked in the same order again.
 */
function taken(kept: KeptContent, stock: Stock): PageContent | undefined {
  if (kept.asks.some((ask) => ask.again(stock) !== ask.answer)) return undefined;
  const artwork = (name: string): Reference => {
    if (name.startsWith("D")) return stock.drawings.reference(name);
    return (name.startsWith("P") ? stock.pages : stock.pictures).reference(name);
  };
  return {
    operators: kept.operators,
    resources: {
      Font: named(kept.fonts, stock.faces.reference),
      XObject: named(kept.artworks, artwork),
      ColorSpace: named(kept.spots, stock.spots.reference),
      Properties: undefined,
      ExtGState: kept.states,
    },
  };
}

function named(
  names: readonly string[],
  reference: (name: string) => Reference,
): PdfDictionary | undefined {
  return names.length === 0
    ? undefined
    : Object.fromEntries(names.map((name) => [name, reference(name)]));
}

const namesIn = (resource: PdfValue | undefined): readonly string[] =>
  typeof resource === "object" ? Object.keys(resource) : [];
