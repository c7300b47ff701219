import type { Span } from "../diagnostics/diagnostic.ts";
import type { Mark, TextMark } from "../display/mark.ts";
import type { PartBooking } from "../issue/issue.ts";
import type { Block, Story } from "../story/story.ts";
import { blocksOf, boxKeys, isBox, type Box } from "../story/streams.ts";
import type { Sketch } from "./sketch.ts";

/** Something set apart from the text that stands on a page, or a part of it does. */
export interface Holding {
  readonly kind: Box["kind"] | "contents" | "advert";
  /** Where it was typed. */
  readonly span: Span;
  /** Of an advert, who booked it. */
  readonly client?: string;
  /** An advert that has not come yet. */
  readonly late?: true;
  /** It began on a page before. */
  readonly continued: boolean;
}

/**
 * What stands on each page of an article beside its text, in reading order. The finished marks tell it: by the
 * streams of their words, and of pictures by where they were ordered.
 */
export function holdingsOf(
  pages: readonly Sketch[],
  story: Story,
): readonly (readonly Holding[])[] {
  const boxOf = boxFinder(story);
  const begun = new Set<Box>();
  return pages.map(({ marks }) => {
    const met = new Set(marks.flatMap((mark) => boxOf(mark) ?? []));
    const before = new Set(begun);
    return [...met].map((box): Holding => {
      begun.add(box);
      return { kind: box.kind, span: box.span, continued: before.has(box) };
    });
  });
}

/** Those of some adverts that stand on a page. */
export function advertsOn(
  bookings: readonly PartBooking[],
  marks: readonly Mark[],
): readonly PartBooking[] {
  const isOf = (booking: PartBooking, { span }: Pick<TextMark, "span">): boolean =>
    [booking.span, booking.picture?.src.span].some(
      (one) => one !== undefined && one.file === span?.file && one.start === span.start,
    );
  return bookings.filter((booking) =>
    marks.some((mark) => mark.kind !== "rule" && isOf(booking, mark)),
  );
}

/** The same as things that a page holds. */
export const advertsAmong = (
  bookings: readonly PartBooking[],
  marks: readonly Mark[],
): readonly Holding[] =>
  advertsOn(bookings, marks).map(({ span, client, picture }) => ({
    ...{ kind: "advert", span, continued: false },
    ...(client && { client: client.text }),
    ...(picture === undefined && { late: true }),
  }));

function boxFinder(story: Story): (mark: Mark) => Box | undefined {
  const keys = boxKeys(story);
  const boxes = [...blocksOf(story.body)].filter((block: Block) => isBox(block));
  const byStream = new Map(boxes.map((box) => [keys.get(box) ?? "", box]));
  const byPlace = new Map(boxes.map((box) => [box.span.start, box]));
  return (mark) => {
    if (mark.kind === "text") return byStream.get(mark.stream ?? "");
    return mark.kind === "picture" && mark.span !== undefined
      ? byPlace.get(mark.span.start)
      : undefined;
  };
}
