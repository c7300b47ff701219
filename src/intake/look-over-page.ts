import type { FilePage } from "../foreign/pages.ts";
import { mediaOf, rectOf, toTrim, trimSize } from "../foreign/pages.ts";
import type { Noted, Onlooker, Painted, PaintedType } from "../foreign/painted.ts";
import { isSpent, spend, type Effort } from "../foreign/effort.ts";
import type { PdfFile } from "../foreign/file.ts";
import type { PdfStream } from "../foreign/values.ts";
import { layersOf } from "../foreign/layers.ts";
import type { Perusal } from "../foreign/look-through.ts";
import { lookThrough } from "../foreign/look-through.ts";
import { boundsOf, cornersOf } from "../display/outline.ts";
import { shared } from "../display/crop.ts";
import { outset, rect, type Point, type Rect } from "../geometry/geometry.ts";
import { mapped } from "../geometry/matrix.ts";
import { checkPictures } from "../preflight/pictures.ts";
import type { Limits } from "../preflight/printer.ts";
import type { OnPage } from "./checks.ts";
import { checkColor, spotList, type SpotList } from "./color-rules.ts";
import { closeLookAt } from "./close-look.ts";
import { closeLook, ifAfforded, pictureEffort } from "./effort.ts";
import { checkFont } from "./font-rules.ts";
import { noteRules } from "./note-rules.ts";
import { checkAllInks, checkOverprint } from "./overprint-rules.ts";
import { checkPicture, decodedJpegs, type DecodedJpegs } from "./picture-rules.ts";
import { checkSeen } from "./seen-rules.ts";
import { seenOf, typeBounds } from "./seen-file.ts";
import type { Claim } from "./standard.ts";

/** What a file is looked over by, page after page. */
export interface Occasion {
  readonly perusal: Perusal;
  readonly limits: Limits;
  readonly claim: Claim;
  readonly spots: SpotList;
  /** Fonts, by name, and pictures that were met. */
  readonly fonts: Map<string, FontMet>;
  readonly pictures: Set<unknown>;
  readonly jpegs: DecodedJpegs;
  /** Pages on which there are more things than are looked at closely. */
  readonly dense: number[];
  /** What may still be spent on looking closely, on all pages together. */
  readonly closely: Effort;
  /** … and on unpacking their pictures. */
  readonly samples: Effort;
}

export interface FontMet {
  readonly type: string;
  readonly embedded: boolean;
  readonly subset: boolean;
}

/** The first look into a file. */
export function occasionFor(file: PdfFile, told: Pick<Occasion, "limits" | "claim">): Occasion {
  return {
    ...told,
    perusal: { file, layers: layersOf(file), fonts: new Map() },
    spots: spotList(),
    fonts: new Map(),
    pictures: new Set(),
    jpegs: decodedJpegs(),
    dense: [],
    closely: closeLook(),
    samples: pictureEffort(),
  };
}

/** So much is told of what a page paints. */
const MOST_TOLD = 2000;

/** Everything that is wrong with what a page paints. */
export function lookOverPage(page: FilePage, occasion: Occasion): readonly OnPage[] {
  const { limits, closely, perusal } = occasion;
  const { file } = perusal;
  const findings: OnPage[] = [];
  const tell = (more: readonly OnPage[]): void => {
    // What the last effort was spent on may be but half known.
    if (findings.length < MOST_TOLD && !isSpent(file.effort)) findings.push(...more);
  };
  const place = sheetOf(page, occasion);
  const look = closeLookAt(place, closely);
  const { effort, seen, types } = look;
  const before = effort.left;
  const check = checker(page, occasion);
  const onlooker: Onlooker = {
    painted: (thing) => {
      tell(check(thing));
      const isTaken = !isOfPattern(thing) && look.takes(thing);
      if (!isTaken && thing.kind === "picture") tell(checkPictures(seenOf(thing, place), limits));
    },
    noted: noter(page, occasion, tell),
  };
  lookThrough(page, occasion.perusal, onlooker);
  const ofSeen = [
    ...ifAfforded(effort, () => checkAllInks(seen, trimSize(page))),
    ...ifAfforded(effort, () => checkOverprint(seen, types, limits)),
  ];
  const looked = checkSeen(seen, page, limits, effort);
  closely.left -= before - effort.left;
  if (look.isPart() || looked.isPart) occasion.dense.push(page.number);
  return [...findings, ...ofSeen, ...looked.findings];
}

const isOfPattern = (thing: Painted): boolean =>
  thing.kind === "picture" && thing.isOfPattern === true;

/** The trim and as much bleed as the printer wants, as far as the sheet has it. */
function sheetOf(page: FilePage, { limits }: Occasion) {
  const { width, height } = trimSize(page);
  const trim = rect(0, 0, width, height);
  const corners = cornersOf(rectOf(mediaOf(page))).map((one) => mapped(toTrim(page), one));
  const sheet = shared(outset(trim, limits.bleed), boundsOf(corners) ?? trim);
  return { trim, sheet };
}

const corner = ({ x, y }: Rect): Point => ({ x, y });

/** What can be said of a thing by itself; of a picture that is painted again and again, once. */
function checker(page: FilePage, occasion: Occasion): (thing: Painted) => readonly OnPage[] {
  const { perusal, claim, samples, jpegs } = occasion;
  const passed = new Set<PdfStream>();
  return (thing) => {
    if (thing.kind === "type") return thing.missing === 0 ? [] : [missingGlyph(thing)];
    if (thing.kind !== "picture") return [];
    const { picture, matrix } = thing;
    if (passed.has(picture.stream)) return [];
    passed.add(picture.stream);
    occasion.pictures.add(picture.stream);
    const around = boundsOf(cornersOf(rect(0, 0, 1, 1)).map((one) => mapped(matrix, one)));
    const at = corner(around ?? rect(0, 0, 0, 0));
    const of = `${page.number} ${picture.name}`;
    return checkPicture(perusal.file, picture, claim.family, { samples, jpegs }).map((rule) => ({
      ...rule,
      at,
      of,
    }));
  };
}

function missingGlyph(thing: PaintedType): OnPage {
  const says = `the font \`${thing.font.name}\` has no glyph for what is set, and shows a box,`;
  const hint = "choose a font that has it";
  return { check: "missing-glyph", at: corner(typeBounds(thing)), says, hint };
}

/** To tell of something new takes as long as to read so many bytes. */
const OF_NOTE = 200;

/** What is noted is told once of each page: colors by their space and use, fonts by themselves. */
function noter(
  page: FilePage,
  occasion: Occasion,
  tell: (more: readonly OnPage[]) => void,
): Onlooker["noted"] {
  const { perusal, claim, spots, fonts } = occasion;
  const told = new Map<unknown, Set<string>>();
  const isNew = (what: unknown, use: string): boolean => {
    const uses = told.get(what);
    if (uses?.has(use) === true || !spend(perusal.file.effort, OF_NOTE)) return false;
    if (uses === undefined) told.set(what, new Set([use]));
    else uses.add(use);
    return true;
  };
  return (note, { x, y }) => {
    if (!isNew(subjectOf(note), aspectOf(note))) return;
    const at = { x, y };
    if (note.kind === "color") {
      if (note.use !== "a group") spots.note(note.space, page.number);
      const rules = checkColor(perusal.file, note.space, note.use, claim);
      tell(rules.map((rule) => ({ ...rule, at, of: rule.check })));
    } else if (note.kind === "font") {
      const { name, type, program, isSubset } = note.font;
      fonts.set(name, {
        type,
        embedded: program !== undefined || type === "Type3",
        subset: isSubset,
      });
      tell(checkFont(perusal.file, note.font).map((rule) => ({ ...rule, at, of: name })));
    } else tell(noteRules(note, claim).map((rule) => ({ ...rule, at })));
  };
}

function subjectOf(note: Noted): unknown {
  if (note.kind === "color") return note.space;
  return note.kind === "font" ? note.font : note.kind;
}

function aspectOf(note: Noted): string {
  switch (note.kind) {
    case "color":
      return note.use;
    case "font":
      return "";
    case "transparency":
      return note.what;
    case "state":
    case "object":
    case "contents":
      return `${note.what} ${note.says}`;
  }
}
