import type { Diagnostic, Outcome, Span } from "../diagnostics/diagnostic.ts";
import type { FontFiles } from "../io/font-files.ts";
import { unknownFamily } from "./catalog.ts";
import type { Cut, FontCatalog } from "./catalog.ts";
import type { Face, FaceQuery, FontBook } from "./face.ts";
import { openFace } from "./open-face.ts";

/** A font book that also says what is wrong with its faces; a file is read when its face is first asked for. */
export interface OpenFontBook extends FontBook {
  /**
   * The face asked for, or the nearest that the family has: an upright where it lacks the italic, then
   * the nearest weight. Errors: `font/unknown-family`, those of the font files and of `openFace`.
   */
  open(query: FaceQuery, span?: Span): Outcome<Face>;
  /**
   * What was wrong with faces that the copy asked for beyond the design's own (emphasis, fallbacks);
   * complete once the text is set.
   */
  faultsMet(): readonly Diagnostic[];
}

/** Faces that the design asks for, and where it does. */
export interface FaceOrder {
  readonly query: FaceQuery;
  readonly span?: Span;
}

/** The faces of a catalog. Each is opened at most once, on its first use. */
export function openFontBook(catalog: FontCatalog, files: FontFiles): OpenFontBook {
  const opened = new Map<Cut, Outcome<Face>>();
  const tried = new Set<Outcome<Face>>();
  const openCut = (family: string, cut: Cut): Outcome<Face> => {
    const known = opened.get(cut);
    if (known !== undefined) return known;
    const made = readCut(family, cut, files);
    opened.set(cut, made);
    return made;
  };
  const open = (query: FaceQuery, span?: Span): Outcome<Face> => {
    const cut = nearestCut(catalog.families.get(query.family) ?? [], query);
    if (cut !== undefined) return openCut(query.family, cut);
    return {
      diagnostics: [
        unknownFamily(query.family, catalog.families, span === undefined ? {} : { span }),
      ],
    };
  };
  return {
    open,
    face: (query) => {
      const outcome = open(query);
      if (outcome.value !== undefined) return outcome.value;
      tried.add(outcome);
      return needed(query, catalog, openCut);
    },
    fallback: (query, codePoint) => {
      for (const family of catalog.fallback) {
        const outcome = open({ ...query, family });
        tried.add(outcome);
        if (outcome.value?.covers(codePoint) === true) return outcome.value;
      }
      return undefined;
    },
    faultsMet: () => [...tried].flatMap((outcome) => outcome.diagnostics),
  };
}

/** Opens every face of a design before anything is set; after it, `face` has an answer for each of them. */
export function checkFaces(
  orders: readonly FaceOrder[],
  book: OpenFontBook,
): readonly Diagnostic[] {
  const told = new Set<string>();
  return orders
    .flatMap(({ query, span }) => book.open(query, span).diagnostics)
    .filter((fault) => {
      const key = JSON.stringify(fault);
      return !told.has(key) && told.add(key);
    });
}

/**
 * The cut nearest to what is asked for: of the right slant if the family has any of it (no upright is
 * slanted by us), and of equally near weights the bolder for bold text, the lighter for the rest.
 */
export function nearestCut(cuts: readonly Cut[], query: FaceQuery): Cut | undefined {
  const slanted = cuts.filter((cut) => cut.italic === query.italic);
  const candidates = slanted.length > 0 ? slanted : cuts;
  const farness = (cut: Cut): number => {
    const difference = cut.weight - query.weight;
    const bolder = query.weight > 500;
    return Math.abs(difference) + (difference > 0 === bolder ? 0 : 0.5);
  };
  return candidates.toSorted((a, b) => farness(a) - farness(b))[0];
}

function readCut(family: string, cut: Cut, files: FontFiles): Outcome<Face> {
  const { value: bytes, diagnostics } = files.read(cut.location);
  if (bytes === undefined) return { diagnostics };
  const { weight, italic, location } = cut;
  return openFace(bytes, { family, weight, italic }, { name: location.path, span: location.span });
}

/** A damaged bold or italic was told; its words are set in another cut of the family, so that they can be seen. */
function needed(
  query: FaceQuery,
  { families }: FontCatalog,
  openCut: (family: string, cut: Cut) => Outcome<Face>,
): Face {
  for (const cut of families.get(query.family) ?? []) {
    const { value } = openCut(query.family, cut);
    if (value !== undefined) return value;
  }
  throw new Error(`${query.family} was set without a check of the design`);
}
