import { signOffOf } from "../galley/letter.ts";
import type { TypeCase } from "../galley/type-case.ts";
import type { Phrase } from "../schema/phrase.ts";
import type { Story } from "../story/story.ts";
import {
  bylineStream,
  deckStream,
  kickerStream,
  labelStream,
  openerStream,
  titleStream,
} from "../story/streams.ts";
import type { Stream } from "../story/words.ts";
import type { Field } from "./field-stack.ts";
import { byline, numberWords, pictureOn, shortDate } from "./furniture-words.ts";

/** From a number to the kicker beside it, in ems of the kicker. */
export const KICKER_GAP = 1;

/** Number or label, kicker, headline and deck. */
export function titleFields(story: Story, { language, design }: TypeCase): readonly Field[] {
  const { file, head } = story;
  const { number, measure: share } = design.head;
  const numbers = numberFields(story, language);
  const place = number === "beside" ? { beside: KICKER_GAP } : { close: true };
  return [
    ...numbers,
    ...fieldOf(head.kicker, {
      style: "kicker",
      stream: kickerStream(file),
      ...(numbers.length > 0 && place),
    }),
    ...fieldOf(head.title, { style: "headline", stream: titleStream(file), share }),
    ...fieldOf(head.deck, { style: "deck", stream: deckStream(file), share }),
  ];
}

/** A label stands where the number would, and both do where both were typed. */
function numberFields({ file, head }: Story, language: string): readonly Field[] {
  const { number, label, title } = head;
  const words =
    number === undefined ? undefined : { ...title, text: numberWords(number, language) };
  return [
    ...fieldOf(words, { style: "number" }),
    ...fieldOf(label, { style: "number", stream: labelStream(file) }),
  ];
}

/** Date and authors; then whose picture the opener is, with the words that say which one where it has page `opener`. */
export function bylineFields(
  story: Story,
  language: string,
  opener: number | undefined,
): readonly Field[] {
  const { file, head } = story;
  const text = dateAndByline(story, language);
  const credit = head.opener?.credit;
  const named =
    credit && opener !== undefined ? { ...credit, text: pictureOn(opener, language) } : undefined;
  return [
    ...(text === "" ? [] : fieldOf({ ...head.title, text }, bylineLook(file))),
    ...fieldOf(named, { style: "credit" }),
    ...fieldOf(credit, {
      ...{ style: "credit", stream: openerStream(file) },
      ...(named && { beside: "word" }),
    }),
  ];
}

const bylineLook = (file: string): Omit<Field, "text" | "span"> => ({
  style: "byline",
  stream: bylineStream(file),
});

function fieldOf(phrase: Phrase | undefined, look: Omit<Field, "text" | "span">): readonly Field[] {
  return phrase === undefined ? [] : [{ ...look, text: phrase.text, span: phrase.span }];
}

/** The words that we make of date and authors, as the proof of conservation wants them. */
export function bylineWords(story: Story, language: string): Stream {
  const { file, head } = story;
  return { key: bylineStream(file), text: dateAndByline(story, language), span: head.title.span };
}

/** "Jan 14, 2020 | By A, B and C"; a letter that is signed in its text prints no second signature. */
function dateAndByline({ head, body }: Story, language: string): string {
  const signed = head.letter && signOffOf(body) !== undefined;
  const parts: string[] = [];
  if (head.date !== undefined) parts.push(shortDate(head.date, language));
  if (head.authors.length > 0 && !signed) {
    const names = head.authors.map((author) => author.text);
    const role = head.role === undefined || names.length > 1 ? "" : `, ${head.role.text}`;
    parts.push(byline(names, language) + role);
  }
  return parts.join(" | ");
}
