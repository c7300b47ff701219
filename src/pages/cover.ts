import type { Ink } from "../color/ink.ts";
import type { Mark } from "../display/mark.ts";
import { error, type Diagnostic, type Span } from "../diagnostics/diagnostic.ts";
import { rect, type Pt, type Rect } from "../geometry/geometry.ts";
import type { TypeCase } from "../galley/type-case.ts";
import type { Artwork } from "../display/drawing.ts";
import type { Issue } from "../issue/issue.ts";
import type { Phrase } from "../schema/phrase.ts";
import { setCoverWords, type CoverWords } from "./cover-words.ts";
import { stackMarks } from "./field-stack.ts";
import { covering } from "../galley/crop.ts";
import { pictureMark } from "../galley/picture-mark.ts";
import { bleedArea } from "./picture-page.ts";

export interface CoverOrder {
  readonly issue: Issue;
  readonly picture: Artwork | undefined;
  readonly lines: readonly Phrase[];
  readonly span: Span;
}

/**
 * The cover: its picture, over the page or from under the words down, then the grounds, then the words. The
 * masthead takes one line, or up to three where it is long; without a picture its place is filled with a ground's ink.
 */
export function setCover(
  { issue, picture, lines, span }: CoverOrder,
  typeCase: TypeCase,
  faults: Diagnostic[],
): readonly Mark[] {
  const { margins } = typeCase.design.page;
  const measure = issue.trim.width - margins.inside - margins.outside;
  const words = setCoverWords(issue, lines, measure, { typeCase, faults });
  const places = placeWords(words, issue, typeCase);
  if (places.overset) faults.push(tooManyLines(span));
  const { inside: x } = margins;
  return [
    coverPicture(picture, pictureArea(places, issue, typeCase), span, typeCase),
    ...groundMarks(words, places, issue, typeCase),
    ...stackMarks(words.masthead, x, places.masthead),
    ...stackMarks(words.lines, x, places.lines),
  ];
}

/** The heights of both groups' first capitals, from the trim's head. */
interface CoverPlaces {
  readonly masthead: Pt;
  /** The foot of the masthead's ground, or of its letters. */
  readonly mastheadFoot: Pt;
  readonly lines: Pt;
  /** Under the lowest thing at the page's head, its ground included. */
  readonly headFoot: Pt;
  readonly overset: boolean;
}

function placeWords(
  { masthead, descent, lines }: CoverWords,
  { trim }: Issue,
  { design, grid }: TypeCase,
): CoverPlaces {
  const { margins } = design.page;
  const look = design.cover;
  const edge = Math.min(margins.head, margins.inside);
  const { padding } = look;
  const top = look.mastheadGround === undefined ? edge : Math.max(padding, edge / 2);
  const mastheadFoot =
    top + masthead.baseline + descent + (look.mastheadGround === undefined ? 0 : padding);
  const white = look.linesGround === undefined ? 1.5 * grid.leading : padding;
  const foot = trim.height - (look.linesGround === undefined ? edge : Math.max(padding, edge / 2));
  if (look.lines === "at-foot") {
    const at = foot - lines.baseline;
    const overset = at - white < mastheadFoot;
    return { masthead: top, mastheadFoot, lines: at, headFoot: mastheadFoot, overset };
  }
  const at = mastheadFoot + white;
  const headFoot = at + lines.baseline + (look.linesGround === undefined ? 0 : padding);
  const overset = headFoot > trim.height - margins.foot;
  return { masthead: top, mastheadFoot, lines: at, headFoot, overset };
}

function tooManyLines(span: Span): Diagnostic {
  return error("pages/overset", "the words of the cover are taller than the page", {
    span,
    hints: ["take lines off the cover, or make their type smaller in the theme"],
  });
}

/** The whole page, or all of it under the words at its head; into the bleed either way. */
function pictureArea({ headFoot }: CoverPlaces, issue: Issue, { design, grid }: TypeCase): Rect {
  const page = bleedArea(issue.trim, issue.bleed);
  const look = design.cover;
  if (look.picture === "page") return page;
  const lowest = look.lines === "at-foot" ? look.mastheadGround : look.linesGround;
  const top = headFoot + (lowest === undefined ? 1.5 * grid.leading : 0);
  return rect(page.x, top, page.width, page.y + page.height - top);
}

function coverPicture(
  picture: Artwork | undefined,
  area: Rect,
  span: Span,
  { design }: TypeCase,
): Mark {
  if (picture !== undefined) {
    return pictureMark(picture, covering(picture, area), area, span);
  }
  const { mastheadGround, linesGround } = design.cover;
  return {
    kind: "rule",
    rect: area,
    ink: mastheadGround ?? linesGround ?? design.figure.placeholder,
  };
}

/** Bands off the page: behind the masthead at its head, behind the lines at its foot or under the masthead. */
function groundMarks(
  { lines }: CoverWords,
  places: CoverPlaces,
  issue: Issue,
  { design }: TypeCase,
): readonly Mark[] {
  const { mastheadGround, linesGround, padding, lines: at } = design.cover;
  const page = bleedArea(issue.trim, issue.bleed);
  const foot = page.y + page.height;
  const band = (ink: Ink | undefined, from: Pt, to: Pt, width: Pt): readonly Mark[] =>
    ink === undefined ? [] : [{ kind: "rule", rect: rect(page.x, from, width, to - from), ink }];
  const linesFoot = at === "at-foot" ? foot : places.headFoot;
  return [
    ...band(mastheadGround, page.y, places.mastheadFoot, page.width),
    ...band(linesGround, places.lines - padding, linesFoot, panelWidth(lines.width, issue, design)),
  ];
}

/** A panel at the page's foot is as wide as its words, unless that is nearly the page. */
const NEARLY_ALL = 0.7;

function panelWidth(words: Pt, issue: Issue, { cover, page }: TypeCase["design"]): Pt {
  const all = bleedArea(issue.trim, issue.bleed).width;
  if (cover.align === "center" || cover.lines === "under-masthead") return all;
  const width = issue.bleed + page.margins.inside + words + 1.5 * cover.padding;
  return width > NEARLY_ALL * all ? all : width;
}
