import { error, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Issue } from "../issue/issue.ts";
import { isRecto } from "./frame.ts";
import type { SectionOrder } from "./copy.ts";
import type { Section } from "./section.ts";

/**
 * Spreads whose halves would not face, since they begin on a right-hand page. Error: `pages/spread`, with what can be
 * done: fill the page before it, or move it to the nearest place in the flatplan where it would begin on a left-hand
 * one. Told when all is laid, for who stands behind it is known only then.
 */
export function spreadFaults(sections: readonly Section[], issue: Issue): readonly Diagnostic[] {
  return sections.flatMap((section, at) => {
    const { order, folio } = section;
    if (!isSpread(order) || !isRecto(folio)) return [];
    const why = folio === 1 ? "which faces no other" : "a right-hand page";
    const says = `the spread would begin on page ${folio}, ${why}: its halves would not face`;
    const moves = [placeBefore(sections, at), placeBehind(sections, at)].filter(isPlace);
    const [nearest] = moves.toSorted((one, other) => one.away - other.away);
    const hints = [
      `say \`start: verso\` in it: page ${folio} is then ${fillerFor(sections, at, issue)}`,
      ...(nearest === undefined ? [] : [`or ${nearest.says}`]),
    ];
    return [error("pages/spread", says, { span: order.span, hints })];
  });
}

function isSpread(order: SectionOrder): boolean {
  if (order.kind === "advert") return order.across !== undefined && !order.canceled;
  return order.kind === "picture" && order.across !== undefined;
}

/** What would fill the page before it. */
function fillerFor(sections: readonly Section[], at: number, issue: Issue): string {
  const used = sections.slice(0, at).filter(({ order, fills }) => {
    return fills === "start" && order.kind === "picture";
  });
  const next = issue.houseAdverts[used.length];
  return next === undefined ? "blank" : `the house advert \`${next.src.text}\``;
}

/** A place in the flatplan where the spread would face. */
interface Place {
  readonly says: string;
  /** So many entries from where it stands. */
  readonly away: number;
}

const isPlace = (place: Place | undefined): place is Place => place !== undefined;

/**
 * The nearest entry before it that begins on a left-hand page and would make room for it; what then stands between
 * comes two pages later, on the sides that it has.
 */
function placeBefore(sections: readonly Section[], at: number): Place | undefined {
  const before = sections.slice(0, at).findLastIndex(({ folio }, index) => {
    return !isRecto(folio) && sections[index - 1]?.fills !== "start";
  });
  // What fills the page before an entry is no entry.
  const entry = sections.slice(Math.max(0, before), at).find(({ fills }) => fills === undefined);
  const { folio } = sections[before] ?? {};
  if (folio === undefined || entry === undefined) return undefined;
  return {
    says: `move it before ${nameOf(entry.order)}, where it would begin on page ${folio}`,
    away: sections.slice(before, at).filter(({ fills }) => fills === undefined).length,
  };
}

/** The nearest entry after it that ends on a right-hand page when it stands two pages earlier. */
function placeBehind(sections: readonly Section[], at: number): Place | undefined {
  const behind = sections.findIndex(({ folio, pages, fills }, index) => {
    return index > at && fills === undefined && !isRecto(folio + pages.length);
  });
  const entry = sections[behind];
  if (entry === undefined) return undefined;
  const folio = entry.folio + entry.pages.length - 2;
  return {
    says: `move it behind ${nameOf(entry.order)}, where it would begin on page ${folio}`,
    away: sections.slice(at + 1, behind + 1).filter(({ fills }) => fills === undefined).length,
  };
}

/** An entry of the flatplan as its staff know it. */
function nameOf(order: SectionOrder): string {
  switch (order.kind) {
    case "article":
      return `\`${order.story.file}\``;
    case "letter-page":
      return `\`${order.letter.story.file}\``;
    case "picture":
      return `the picture \`${order.picture.src.text}\``;
    case "advert":
      return order.client === undefined ? "the advert there" : `the advert of ${order.client.text}`;
    case "advert-pages":
      return "the adverts there";
    case "contents":
      return "the contents";
    case "cover":
      return "the cover";
    case "blank":
      return "the blank page";
  }
}
