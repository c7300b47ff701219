import type { TextStyle } from "../design/design.ts";
import type { Look } from "./runs.ts";
import type { Drawer } from "./word-shape.ts";

/** How far a character stands out of the measure where it begins and where it ends a line; in ems, if nothing else is said. */
export interface Hang {
  readonly head: number;
  readonly tail: number;
}

type Letters = Pick<Look, "face" | "drawer">;

const NO_HANG: Hang = { head: 0, tail: 0 };

/** Of their kind alone letters, figures and punctuation of the scripts that stand on a baseline. */
const HANGING = /^[\p{Lu}\p{Ll}\p{Lt}\p{Nd}\p{Pd}\p{Ps}\p{Pe}\p{Pi}\p{Pf}.,:;!?¡¿…·•"'*†‡]$/u;

/** Ideographs and their punctuation fill squares of their own, half of them white: only their stops hang. */
const SQUARE = /^[\u3000-\u303F\uFF00-\uFFEF]$/u;
const SQUARE_STOPS: Hang = { head: 0, tail: 0.4 };

/** Where the style lets lines hang: at the edges that they are brought to, not at a ragged one. */
export function hangsAt(edge: keyof Hang, { hang, align }: TextStyle): boolean {
  if (!hang || align === "center") return false;
  return align === "justify" || align === (edge === "head" ? "left" : "right");
}

/** What a character hangs by as it is set, in points. Raised note numbers do not. */
export function hangInPoints(look: Look, character: string): Hang {
  if (look.rise !== 0) return NO_HANG;
  const { head, tail } = hangOf(look, character);
  return { head: head * look.size, tail: tail * look.size };
}

const known = new WeakMap<Drawer, Map<string, Hang>>();

/**
 * What a character hangs by, in ems, from its outline: an edge that is mostly white looks drawn in. The same
 * character of the same face and features gives the same object.
 */
export function hangOf(letters: Letters, character: string): Hang {
  const hangs = known.get(letters.drawer) ?? new Map<string, Hang>();
  known.set(letters.drawer, hangs);
  const found = hangs.get(character);
  if (found !== undefined) return found;
  const made = measureHang(letters, character);
  hangs.set(character, made);
  return made;
}

function measureHang(letters: Letters, character: string): Hang {
  if (SQUARE.test(character)) return "、。，．".includes(character) ? SQUARE_STOPS : NO_HANG;
  if (!HANGING.test(character)) return NO_HANG;
  const small = /^\p{Ll}$/u.test(character);
  const height = heightOf(letters, character);
  const white = whiteBeside(letters, character, height);
  const stem = stemOf(letters, small ? "n" : "H", height);
  return {
    head: hangBy(white.head, stem.head, white.inked),
    tail: hangBy(white.tail, stem.tail, white.inked),
  };
}

/** The height at whose edge a character is seen: small letters' own, without what rises out of it; signs' the capitals'. */
function heightOf({ face, drawer }: Letters, character: string): number {
  const { xHeight, capHeight } = face.metrics;
  if (/^\p{Ll}$/u.test(character)) return xHeight;
  if (!/^[\p{L}\p{Nd}]$/u.test(character)) return capHeight;
  // Old-style figures and small capitals.
  const { top } = face.ink(drawer.piece(character).glyphs[0] ?? 0);
  return Math.min(capHeight, Math.max(xHeight, top));
}

/** What is less than this is not seen. */
const LEAST = 0.01;

/** The most that hangs of a letter as tall as the band, and of a sign that has next to no ink in it. */
const MOST_OF_LETTER = 0.05;
const MOST_OF_SIGN = 0.25;

/**
 * Ink that fills the height holds the edge: of the white beside a letter that is more than a stem has
 * beside it, half hangs. The less of the height is inked, the more of its white does.
 */
function hangBy(white: number, stem: number, inked: number): number {
  const wanted = (1 - inked / 2.5) * (white - inked * stem);
  const most = inked * MOST_OF_LETTER + (1 - inked) * MOST_OF_SIGN;
  return wanted < LEAST ? 0 : Math.min(most, wanted);
}

/** What stands beside a character's ink, in ems. */
interface White extends Hang {
  /** At which share of the height there is ink at all. */
  readonly inked: number;
}

const stems = new WeakMap<Drawer, Map<string, White>>();

/** The white beside a straight letter, measured once for each height. */
function stemOf(letters: Letters, character: "n" | "H", height: number): White {
  const ofDrawer = stems.get(letters.drawer) ?? new Map<string, White>();
  stems.set(letters.drawer, ofDrawer);
  const key = `${character} ${height}`;
  const white = ofDrawer.get(key) ?? whiteBeside(letters, character, height);
  ofDrawer.set(key, white);
  return white;
}

/** Slices between the baseline and the height at which the ink is looked at. */
const SLICES = 16;

/** The mean white between a character's sides and its ink; all of its width where there is none. */
function whiteBeside({ face, drawer }: Letters, character: string, height: number): White {
  const glyph = drawer.piece(character).glyphs[0] ?? 0;
  const width = face.advance(glyph);
  let [head, tail, inked] = [0, 0, 0];
  for (let slice = 0; slice < SLICES; slice += 1) {
    const low = (slice * height) / SLICES;
    const reach = face.reach(glyph, low, low + height / SLICES);
    head += Math.min(width, reach?.left ?? width);
    tail += Math.min(width, width - (reach?.right ?? 0));
    inked += reach === undefined ? 0 : 1;
  }
  return { head: head / SLICES, tail: tail / SLICES, inked: inked / SLICES };
}
