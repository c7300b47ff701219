import type { IsoDate } from "../schema/phrase.ts";

/** The few words that we add to a head, by language; English where we lack the language. */
const BY: Readonly<Record<string, string>> = {
  en: "By",
  de: "Von",
  fr: "Par",
  es: "Por",
  it: "Di",
  nl: "Door",
  pt: "Por",
  sv: "Av",
  da: "Af",
  nb: "Av",
  pl: "Autor:",
};

const NUMBER: Readonly<Record<string, string>> = {
  en: "No.",
  de: "Nr.",
  fr: "N°",
  es: "N.º",
  it: "N.",
  nl: "Nr.",
  pt: "N.º",
  sv: "Nr",
  da: "Nr.",
  nb: "Nr.",
  pl: "Nr",
};

const CONTENTS: Readonly<Record<string, string>> = {
  en: "Contents",
  de: "Inhalt",
  fr: "Sommaire",
  es: "Sumario",
  it: "Sommario",
  nl: "Inhoud",
  pt: "Sumário",
  sv: "Innehåll",
  da: "Indhold",
  nb: "Innhold",
  pl: "Spis treści",
};

/** Before the credit of a picture on another page; `#` is that page. */
const PICTURE_ON: Readonly<Record<string, string>> = {
  en: "Picture on page # |",
  de: "Bild auf Seite # |",
  fr: "Image de la page # |",
  es: "Imagen de la página # |",
  it: "Immagine a pagina # |",
  nl: "Beeld op pagina # |",
  pt: "Imagem da página # |",
  sv: "Bild på sidan # |",
  da: "Billede på side # |",
  nb: "Bilde på side # |",
  pl: "Ilustracja na stronie # |",
};

const primary = (language: string): string => language.split("-")[0]?.toLowerCase() ?? "en";

export const contentsWord = (language: string): string => CONTENTS[primary(language)] ?? "Contents";

/** "No. 1", in the language. */
export const numberWords = (number: number, language: string): string =>
  `${NUMBER[primary(language)] ?? "No."} ${number}`;

/** "Picture on page 3 |", in the language. */
export const pictureOn = (folio: number, language: string): string =>
  (PICTURE_ON[primary(language)] ?? "Picture on page # |").replace("#", String(folio));

/** "By Jordan Schneider and Erik Stahle", in the language. */
export function byline(names: readonly string[], language: string): string {
  const list = new Intl.ListFormat(language, { style: "long", type: "conjunction" });
  return `${BY[primary(language)] ?? "By"} ${list.format(names)}`;
}

/** "Jan 14, 2020", in the language. */
export function shortDate(date: IsoDate, language: string): string {
  let format = shortDates.get(language);
  if (format === undefined) {
    const parts = { year: "numeric", month: "short", day: "numeric", timeZone: "UTC" } as const;
    format = new Intl.DateTimeFormat(language, parts);
    shortDates.set(language, format);
  }
  return format.format(dayOf(date));
}

/** To make one takes longer than to set the footer that asks for it. */
const shortDates = new Map<string, Intl.DateTimeFormat>();

/** "December 2020", for covers. */
export function monthOf(date: IsoDate, language: string): string {
  const format = { year: "numeric", month: "long", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(language, format).format(dayOf(date));
}

const dayOf = ({ year, month, day }: IsoDate): number => Date.UTC(year, month - 1, day);
