import { error, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { shared } from "../display/crop.ts";
import type { Mark, Page, Publication } from "../display/mark.ts";
import { rect, type Pt, type Rect } from "../geometry/geometry.ts";
import { moved } from "../galley/marks.ts";
import type { TypeCase } from "../galley/type-case.ts";
import { COVER_PAGES } from "../issue/binding.ts";
import type { Issue } from "../issue/issue.ts";
import { boundOf } from "./binding.ts";
import { spineMarks } from "./spine.ts";

/** An issue in the two files that a printer wants of it where the cover is printed apart. */
export interface CoverApart {
  /** The pages between, with the folios that they have in the issue. */
  readonly inside: Publication;
  /**
   * Two pages as large as the cover lies open: the outside, back cover, spine, front cover, and the inside, page 2,
   * spine, the page before the last.
   */
  readonly cover: Publication;
  /** How wide the spine is; 0 where the sheets are folded round nothing. */
  readonly spine: Pt;
  /** The outside with what stands on its spine alone. */
  readonly spineAlone: Page;
}

/**
 * Takes a finished issue apart. What bleeds to the spine is cut at the fold, so that nothing of one page stands on
 * another; the spine has the name of the issue, or nothing. Error: `print/cover`, where there is nothing inside; then
 * the whole issue is all there is.
 */
export function takeCoverApart(
  publication: Publication,
  issue: Issue,
  typeCase: TypeCase,
  faults: Diagnostic[],
): CoverApart | undefined {
  if (issue.print.cover !== "separate") return undefined;
  const { pages } = publication;
  const [front, insideFront] = pages;
  const [insideBack, back] = pages.slice(-2);
  const isApart = pages.length > COVER_PAGES;
  if (!isApart || !front || !insideFront || !insideBack || !back) {
    faults.push(nothingInside(issue, pages.length));
    return undefined;
  }
  const bound = boundOf(issue.print.paper, pages.length);
  const spine = bound?.kind === "perfect" ? (bound.spine ?? 0) : 0;
  const outside = { folio: 1, left: back, right: front };
  const inner = { folio: 2, left: insideFront, right: insideBack };
  const onSpine = spine > 0 ? spineMarks(spine, issue, typeCase, faults) : [];
  const rest = pages.slice(2, -2);
  const folios = new Set(rest.map(({ folio }) => folio));
  return {
    inside: {
      ...publication,
      pages: rest,
      outline: publication.outline.filter(({ folio }) => folios.has(folio)),
    },
    cover: {
      ...publication,
      pages: [layFlat(outside, spine, onSpine), layFlat(inner, spine, [])],
      outline: [],
    },
    spine,
    spineAlone: layFlat(blank(outside), spine, onSpine),
  };
}

function nothingInside({ print, title }: Issue, count: number): Diagnostic {
  const says = `an issue of ${count} ${count === 1 ? "page" : "pages"}, with what fills it up, has nothing inside a cover that is printed apart`;
  return error("print/cover", says, {
    span: print.coverSpan ?? title.span,
    hints: ["say `cover: included` under `print:`"],
  });
}

/** Two pages of a cover as they lie beside each other. */
interface Sides {
  readonly folio: number;
  readonly left: Page;
  readonly right: Page;
}

const blank = ({ folio, left, right }: Sides): Sides => ({
  folio,
  left: { ...left, marks: [] },
  right: { ...right, marks: [] },
});

/** A ground that ends at a fold is laid so far over it: where things end at one line, screens show what is under them. */
const LAP: Pt = 0.25;

function layFlat({ folio, left, right }: Sides, spine: Pt, onSpine: readonly Mark[]): Page {
  const { trim, bleed } = left;
  const { width, height } = trim;
  const [tall, wide] = [height + 2 * bleed, width + bleed];
  const from = width + spine;
  const marks = [
    ...cutOff(left.marks, rect(-bleed, -bleed, wide, tall), rect(-bleed, -bleed, wide + LAP, tall)),
    ...moved(onSpine, width, 0),
    ...cutOff(
      moved(right.marks, from, 0),
      rect(from, -bleed, wide, tall),
      rect(from - LAP, -bleed, wide + LAP, tall),
    ),
  ];
  const folds = spine === 0 ? [width] : [width, from];
  return { folio, trim: { width: 2 * width + spine, height }, bleed, marks, folds };
}

/** What of pictures lies in an area, and of grounds in another. Text that is cut was a fault of its page; it is left whole. */
const cutOff = (marks: readonly Mark[], area: Rect, ofGrounds: Rect): readonly Mark[] =>
  marks.flatMap((mark): readonly Mark[] => {
    switch (mark.kind) {
      case "text":
        return [mark];
      case "rule": {
        const seen = shared(mark.rect, area);
        const left = shared(mark.rect, ofGrounds);
        return seen.width > 0 && seen.height > 0 ? [{ ...mark, rect: left }] : [];
      }
      case "picture": {
        const left = shared(mark.clip, area);
        return left.width > 0 && left.height > 0 ? [{ ...mark, clip: left }] : [];
      }
    }
  });
