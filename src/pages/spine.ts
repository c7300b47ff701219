import type { Ink } from "../color/ink.ts";
import type { StyleName } from "../design/design.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Drawing, Lettering } from "../display/drawing.ts";
import type { Mark } from "../display/mark.ts";
import { mm, rect, type Pt } from "../geometry/geometry.ts";
import { plainWords } from "../galley/phrase.ts";
import { setIn, type TypeCase } from "../galley/type-case.ts";
import type { Issue } from "../issue/issue.ts";
import type { Phrase } from "../schema/phrase.ts";
import type { SetLine } from "../text/line.ts";
import { monthOf } from "./furniture-words.ts";

/** A narrower spine has no words: a cover that is glued a millimeter off would show them on its front. */
const NARROWEST: Pt = mm(5);

/** White at either side of the letters, a sixteenth of an inch. */
const CLEAR: Pt = mm(1.6);

/** Smaller letters are left out rather than set; on a ground, into which ink runs, those that are larger, too. */
const LEAST_SIZE: Pt = 6;
const LEAST_ON_GROUND: Pt = 9;

/** Between the name of the magazine and the issue's title, in ems. */
const APART = 1.5;

/** Wider than any line of type. */
const ENDLESS: Pt = 1e6;

/**
 * The spine of a cover from its left edge and the trim's head: the masthead's ground, where the theme has one, and on
 * it the name of the magazine, the issue's title and at the foot its month, in the cover's faces, as far as there is
 * room for them. They read from the head
 * to the foot, so that they stand upright where the issue lies face up.
 */
export function spineMarks(
  width: Pt,
  issue: Issue,
  typeCase: TypeCase,
  faults: Diagnostic[],
): readonly Mark[] {
  const { trim, bleed, title } = issue;
  const { cover, styles, page } = typeCase.design;
  const ground = cover.mastheadGround;
  const grounds: readonly Mark[] =
    ground === undefined
      ? []
      : [{ kind: "rule", rect: rect(0, -bleed, width, trim.height + 2 * bleed), ink: ground }];
  if (width < NARROWEST) return grounds;
  const ink = ground === undefined ? styles.body.ink : styles.masthead.ink;
  const room = trim.height - 2 * page.margins.head;
  const least = ground === undefined ? LEAST_SIZE : LEAST_ON_GROUND;
  const kit = { typeCase, faults, ink, most: width - 2 * CLEAR, least };
  const things = lettering(issue, { width, head: page.margins.head, room }, kit);
  if (things.length === 0) return grounds;
  const whole = rect(0, 0, width, trim.height);
  const drawn = { width, height: trim.height, things };
  const drawing: Drawing = {
    ...{ kind: "drawing", id: `spine ${idOf(things)}`, file: issue.file },
    ...drawn,
  };
  return [
    ...grounds,
    { kind: "picture", picture: drawing, frame: whole, clip: whole, span: title.span },
  ];
}

interface Kit {
  readonly typeCase: TypeCase;
  readonly faults: Diagnostic[];
  readonly ink: Ink;
  /** How much of the width letters may take, from the tallest one's head to the deepest one's foot. */
  readonly most: Pt;
  /** How small they may be. */
  readonly least: Pt;
}

interface Room {
  readonly width: Pt;
  /** Where the words begin, from the trim's head, and how long they may be. */
  readonly head: Pt;
  readonly room: Pt;
}

/** A field of the spine, set on one line. */
interface SpineField {
  readonly style: StyleName;
  readonly words: Phrase;
}

function lettering(issue: Issue, place: Room, kit: Kit): readonly Lettering[] {
  const { publication, title, date, language } = issue;
  const name: SpineField = { style: "masthead", words: publication };
  const titled: SpineField = { style: "coverTitle", words: title };
  const month = { text: monthOf(date, language), span: title.span };
  const dated: SpineField = { style: "coverData", words: month };
  for (const fields of [[name, titled, dated], [name, titled], [name]]) {
    const lines = fitted(fields, place, kit);
    if (lines !== undefined) return lines;
  }
  return [];
}

/** The fields along the spine, as large as width and length allow; undefined where that were too small. */
function fitted(
  fields: readonly SpineField[],
  { width, head, room }: Room,
  kit: Kit,
): readonly Lettering[] | undefined {
  const { styles } = kit.typeCase.design;
  const { top, depth } = inkOf(fields, kit);
  const tallest = Math.min(kit.most / (top + depth), styles.coverLine.size);
  const long = lengthOf(fields, tallest, kit);
  const size = tallest * Math.min(1, room / long);
  if (size < kit.least) return undefined;
  const baseline = width / 2 - ((top - depth) * size) / 2;
  const lines = fields.map((field) => ({ field, line: setAt(field, size, kit) }));
  let y = head;
  return lines.flatMap(({ field, line }) => {
    const isLast = field.style === "coverData";
    const from = isLast ? head + room - line.width : y;
    y = from + line.width + APART * size;
    return [lettered(line, baseline, from, kit.ink)];
  });
}

/** How far the letters reach over the baseline and under it, in ems. */
function inkOf(fields: readonly SpineField[], kit: Kit): { top: number; depth: number } {
  const runs = fields.flatMap((field) => setAt(field, 1, { ...kit, faults: [] }).runs);
  const inks = runs.flatMap(({ face, size, glyphs }) =>
    glyphs.map((glyph) => ({ size, ink: face.ink(glyph) })),
  );
  return {
    top: Math.max(...inks.map(({ size, ink }) => size * ink.top)),
    depth: Math.max(0, ...inks.map(({ size, ink }) => size * ink.depth)),
  };
}

const lengthOf = (fields: readonly SpineField[], size: Pt, kit: Kit): Pt =>
  fields.reduce((sum, field) => sum + setAt(field, size, { ...kit, faults: [] }).width, 0) +
  APART * size * (fields.length - 1);

function setAt({ style, words }: SpineField, size: Pt, { typeCase, faults }: Kit): SetLine {
  const { styles } = typeCase.design;
  const own = { ...styles[style], size, leading: size, align: "left", hyphenate: false } as const;
  const inlines = [plainWords(words.text, words.span)];
  const [line] = setIn({ ...typeCase, faults }, inlines, own, { measure: ENDLESS }).settings[0]
    .lines;
  if (line === undefined) throw new Error("a field of the cover without words");
  return line;
}

/** All that is seen of the lines; a face is known by its name. */
const idOf = (things: readonly Lettering[]): string =>
  JSON.stringify(things, (key, value: unknown) =>
    key === "face" && typeof value === "object" && value !== null && "id" in value
      ? value.id
      : value,
  );

/** A line that runs down the page, its letters' heads to the right. */
const lettered = ({ runs }: SetLine, x: Pt, y: Pt, ink: Ink): Lettering => ({
  kind: "lettering",
  matrix: [0, 1, -1, 0, x, y],
  runs,
  fill: { paint: ink, opacity: 1 },
});
