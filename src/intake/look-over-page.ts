import type { FilePage } from "../foreign/pages.ts";
import { mediaOf, rectOf, toTrim, trimSize } from "../foreign/pages.ts";
import type { Noted, Onlooker, Painted, PaintedType } from "../foreign/painted.ts";
import type { PdfFile } from "../foreign/file.ts";
import { layersOf } from "../foreign/layers.ts";
import type { Look } from "../foreign/look-through.ts";
import { lookThrough, MOST_OPERATORS } from "../foreign/look-through.ts";
import { boundsOf, cornersOf } from "../display/outline.ts";
import { shared } from "../display/crop.ts";
import { outset, rect, type Point, type Rect } from "../geometry/geometry.ts";
import { mapped } from "../geometry/matrix.ts";
import type { Seen } from "../preflight/seen.ts";
import type { Limits } from "../preflight/printer.ts";
import type { OnPage } from "./checks.ts";
import { checkColor, spotList, type SpotList } from "./color-rules.ts";
import { inkPatience, type InkPatience } from "./effort.ts";
import { checkFont } from "./font-rules.ts";
import { noteRules } from "./note-rules.ts";
import { checkAllInks, checkOverprint } from "./overprint-rules.ts";
import { checkPicture, decodedJpegs, type DecodedJpegs } from "./picture-rules.ts";
import { checkSeen, MOST_SEEN } from "./seen-rules.ts";
import { seenOf, typeBounds } from "./seen-file.ts";
import type { Claim } from "./standard.ts";

/** What a file is looked over by, page after page. */
export interface Occasion {
  readonly look: Look;
  readonly limits: Limits;
  readonly claim: Claim;
  readonly spots: SpotList;
  /** Fonts, by name, and pictures that were met. */
  readonly fonts: Map<string, FontMet>;
  readonly pictures: Set<unknown>;
  readonly jpegs: DecodedJpegs;
  /** Pages on which there are more things than are looked at closely. */
  readonly dense: number[];
  readonly ink: InkPatience;
}

export interface FontMet {
  readonly type: string;
  readonly embedded: boolean;
  readonly subset: boolean;
}

/** The first look into a file. */
export function occasionFor(file: PdfFile, told: Pick<Occasion, "limits" | "claim">): Occasion {
  const patience = { left: MOST_OPERATORS };
  return {
    ...told,
    look: { file, layers: layersOf(file), patience, fonts: new Map() },
    spots: spotList(),
    fonts: new Map(),
    pictures: new Set(),
    jpegs: decodedJpegs(),
    dense: [],
    ink: inkPatience(),
  };
}

/** Everything that is wrong with what a page paints. */
export function lookOverPage(page: FilePage, occasion: Occasion): readonly OnPage[] {
  const findings: OnPage[] = [];
  const seen: Seen[] = [];
  const types = new Map<Seen, PaintedType>();
  const place = sheetOf(page, occasion);
  let count = 0;
  const onlooker: Onlooker = {
    painted: (thing) => {
      findings.push(...checkThing(thing, page, occasion));
      if (isOfPattern(thing)) {
        findings.push(...checkSeen(seenOf(thing, place), page, occasion).findings);
        return;
      }
      count += 1;
      if (count > MOST_SEEN) return;
      for (const one of seenOf(thing, place)) {
        seen.push(one);
        if (thing.kind === "type" && one.kind === "type") types.set(one, thing);
      }
    },
    noted: noter(page, occasion, findings),
  };
  lookThrough(page, occasion.look, onlooker);
  const looked = checkSeen(seen, page, occasion);
  if (count > MOST_SEEN || looked.isPart) occasion.dense.push(page.number);
  return [
    ...findings,
    ...checkAllInks(seen, trimSize(page)),
    ...checkOverprint(seen, types, occasion.limits),
    ...looked.findings,
  ];
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

/** What can be said of a thing by itself. */
function checkThing(thing: Painted, page: FilePage, occasion: Occasion): readonly OnPage[] {
  const { look, claim } = occasion;
  if (thing.kind === "type") {
    if (thing.missing === 0) return [];
    const says = `the font \`${thing.font.name}\` has no glyph for what is set, and shows a box,`;
    const hint = "choose a font that has it";
    return [{ check: "missing-glyph", at: corner(typeBounds(thing)), says, hint }];
  }
  if (thing.kind !== "picture") return [];
  const { picture, matrix } = thing;
  occasion.pictures.add(picture.stream);
  const at = corner(
    boundsOf(cornersOf(rect(0, 0, 1, 1)).map((one) => mapped(matrix, one))) ?? rect(0, 0, 0, 0),
  );
  return checkPicture(look.file, picture, claim.family, occasion.jpegs).map((rule) => ({
    ...rule,
    at,
    of: `${page.number} ${picture.name}`,
  }));
}

/** What is noted is told once of each page: colors by their space and use, fonts by themselves. */
function noter(page: FilePage, occasion: Occasion, findings: OnPage[]): Onlooker["noted"] {
  const { look, claim, spots, fonts } = occasion;
  const told = new Map<unknown, Set<string>>();
  const isNew = (what: unknown, use: string): boolean => {
    const uses = told.get(what) ?? new Set();
    told.set(what, uses);
    return !uses.has(use) && Boolean(uses.add(use));
  };
  return (note, { x, y }) => {
    if (!isNew(subjectOf(note), aspectOf(note))) return;
    const at = { x, y };
    if (note.kind === "color") {
      if (note.use !== "a group") spots.note(note.space, page.number);
      const rules = checkColor(look.file, note.space, note.use, claim);
      findings.push(...rules.map((rule) => ({ ...rule, at, of: rule.check })));
    } else if (note.kind === "font") {
      const { name, type, program, isSubset } = note.font;
      fonts.set(name, {
        type,
        embedded: program !== undefined || type === "Type3",
        subset: isSubset,
      });
      findings.push(...checkFont(look.file, note.font).map((rule) => ({ ...rule, at, of: name })));
    } else findings.push(...noteRules(note, claim).map((rule) => ({ ...rule, at })));
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
