import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Ink } from "../color/ink.ts";
import type { Mark } from "../display/mark.ts";
import { moved } from "../galley/marks.ts";
import type { Setter, TypeCase } from "../galley/type-case.ts";
import { rect, type Pt } from "../geometry/geometry.ts";
import type { Issue } from "../issue/issue.ts";
import type { Phrase } from "../schema/phrase.ts";
import type { Story } from "../story/story.ts";
import {
  lineWidth,
  scaled,
  stackFields,
  stackMarks,
  withStyles,
  type Field,
  type FieldStack,
} from "./field-stack.ts";
import type { Frame } from "./frame.ts";
import { bylineFields, titleFields } from "./head-fields.ts";

/** The head of a title page, set over the page's full width. Marks from its upper left corner. */
export interface ArticleHead {
  /** Grid lines, the white over the head and under it included. */
  readonly height: number;
  readonly marks: readonly Mark[];
  /** A band from over the page's head down to this depth, off the page at both sides. */
  readonly ground?: { readonly depth: Pt; readonly ink: Ink };
  /** What stands over it, off the page; from the page's upper left corner. */
  readonly over?: readonly Mark[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Where a head is to stand. */
export interface HeadRoom {
  readonly measure: Pt;
  /** Grid lines of the page. */
  readonly lines: number;
  /** The folio of the opener's page; absent where it has none. */
  readonly opener?: number | undefined;
}

/** Grid lines that a head leaves the body under it, where smaller type can do that. */
const FEWEST_UNDER_HEAD = 8;

/** What a headline that is too long for its page may be set in, as shares of the theme's size. */
const HEADLINE_STEPS = [1, 0.9, 0.8, 0.7];

/** How far a display line's letters reach under its baseline, in ems. */
const DESCENT = 0.2;

/** Between the byline and the rule, in ems of the byline. */
const BESIDE_RULE = 1.2;

/**
 * Number or label, kicker, headline and deck; then, hung from the grid, the theme's rule, date, byline and
 * credit. What the grid leaves over lies between the two; the body begins on the grid again. A headline
 * that leaves the body no room, or has a word longer than its measure, is set in smaller type, by steps.
 */
export function setHead(story: Story, typeCase: TypeCase, room: HeadRoom): ArticleHead {
  const widest = longestWord(story.head.title, typeCase);
  const measure = typeCase.design.head.measure * room.measure;
  const least = Math.min(...HEADLINE_STEPS);
  const step = HEADLINE_STEPS.find((one) => one * widest <= measure) ?? least;
  const fits = ({ height }: ArticleHead): boolean => height + FEWEST_UNDER_HEAD <= room.lines;
  let head = headAt(step, story, typeCase, room);
  for (const smaller of HEADLINE_STEPS.filter((one) => one < step)) {
    if (fits(head)) break;
    head = headAt(smaller, story, typeCase, room);
  }
  return head;
}

/** The width of the headline's longest word, in the theme's size. */
function longestWord({ text, span }: Phrase, typeCase: TypeCase): Pt {
  const words = text.split(" ").map((word) => ({ text: word, span }));
  return Math.max(0, ...words.map((word) => lineWidth(word, "headline", typeCase)));
}

/** A head's marks on its page, the ground first, then what stands over it. */
export function headOn(
  { marks, ground, over = [] }: ArticleHead,
  { area }: Frame,
  { trim, bleed }: Pick<Issue, "trim" | "bleed">,
): readonly Mark[] {
  const placed = moved(marks, area.x, area.y);
  if (ground === undefined) return [...over, ...placed];
  const band = rect(-bleed, -bleed, trim.width + 2 * bleed, bleed + area.y + ground.depth);
  return [{ kind: "rule", rect: band, ink: ground.ink }, ...over, ...placed];
}

function headAt(step: number, story: Story, typeCase: TypeCase, room: HeadRoom): ArticleHead {
  const faults: Diagnostic[] = [];
  const setter = withStyles({ ...typeCase, faults }, ["headline"], (style) => scaled(style, step));
  const { design, grid, language } = setter;
  const look = design.head;
  const top = grid.baseline - grid.capHeight + look.sink * grid.leading;
  const title = stack(titleFields(story, setter), top, room, setter);
  const foot = setFoot(bylineFields(story, language, room.opener), room, setter);
  const lowest = title.rows.at(-1)?.style ?? "headline";
  const depth = title.baseline + DESCENT * design.styles[lowest].size + foot.depth;
  const slots = Math.max(1, Math.ceil((depth - foot.onGrid) / grid.leading - 1e-6));
  const y = slots * grid.leading + foot.onGrid - foot.depth + foot.white;
  const edge = look.ground === undefined ? 0 : 1;
  const bottom = slots + foot.slots + edge;
  return {
    height: bottom + look.gap,
    marks: [...stackMarks(title, 0, 0), ...moved(foot.marks, 0, y)],
    ...(look.ground && { ground: { depth: bottom * grid.leading, ink: look.ground } }),
    diagnostics: faults,
  };
}

const stack = (
  fields: readonly Field[],
  top: Pt,
  { measure }: HeadRoom,
  setter: Setter,
): FieldStack => stackFields(fields, { top, measure, align: setter.design.head.align }, setter);

/** Byline and rule. Its lowest part stands at `onGrid` under a grid line's top. */
interface HeadFoot {
  readonly marks: readonly Mark[];
  /** From the title's last baseline to its lowest part, `white` included. */
  readonly depth: Pt;
  /** Over its highest part. */
  readonly white: Pt;
  readonly onGrid: Pt;
  /** Grid lines that it takes beside the whole ones over it. */
  readonly slots: number;
}

function setFoot(fields: readonly Field[], room: HeadRoom, setter: Setter): HeadFoot {
  return setter.design.head.rulePlace === "over-byline"
    ? footUnderRule(fields, room, setter)
    : footOverRule(fields, room, setter);
}

/** The rule, then the byline, its last line on the grid. */
function footUnderRule(fields: readonly Field[], room: HeadRoom, setter: Setter): HeadFoot {
  const { design, grid } = setter;
  const { byline } = design.styles;
  const { rule } = design.head;
  const white = byline.before * grid.leading + (rule > 0 ? BESIDE_RULE * byline.size : 0);
  const under = rule > 0 ? rule + 0.8 * BESIDE_RULE * byline.size : 0;
  const lines = stack(fields, under, room, setter);
  const marks = [...ruleMarks(0, room.measure, setter), ...stackMarks(lines, 0, 0)];
  if (fields.length > 0) {
    return { marks, white, depth: white + lines.baseline, onGrid: grid.baseline, slots: 1 };
  }
  const onGrid = grid.baseline - grid.capHeight;
  return { marks, white, depth: rule > 0 ? white + rule : 0, onGrid, slots: 0 };
}

/** The byline, then the rule, at the height of the grid's capitals. */
function footOverRule(fields: readonly Field[], room: HeadRoom, setter: Setter): HeadFoot {
  const { design, grid } = setter;
  const { byline } = design.styles;
  const lines = stack(fields, 0, room, setter);
  const white = fields.length === 0 ? 0 : byline.before * grid.leading;
  const y = lines.baseline + BESIDE_RULE * byline.size;
  const marks = [...stackMarks(lines, 0, 0), ...ruleMarks(y, room.measure, setter)];
  return { marks, white, depth: white + y, onGrid: grid.baseline - grid.capHeight, slots: 0 };
}

function ruleMarks(y: Pt, width: Pt, { design }: TypeCase): readonly Mark[] {
  const { rule, ruleInk: ink } = design.head;
  return rule > 0 ? [{ kind: "rule", rect: rect(0, y, width, rule), ink }] : [];
}
