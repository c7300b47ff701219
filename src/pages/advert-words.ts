/** What a page says that waits for its advert. */
export interface AdvertWords {
  readonly advert: string;
  readonly full: string;
  readonly spread: string;
  readonly toCome: string;
}

type Row = readonly [advert: string, full: string, spread: string, toCome: string];

const ENGLISH: Row = ["Advert", "full page", "spread", "to come"];

const WORDS: Readonly<Record<string, Row>> = {
  en: ENGLISH,
  de: ["Anzeige", "ganze Seite", "Doppelseite", "folgt"],
  fr: ["Publicité", "pleine page", "double page", "à venir"],
  es: ["Publicidad", "página entera", "doble página", "por llegar"],
  it: ["Pubblicità", "pagina intera", "doppia pagina", "in arrivo"],
  nl: ["Advertentie", "hele pagina", "dubbele pagina", "volgt"],
  pt: ["Publicidade", "página inteira", "página dupla", "a chegar"],
  sv: ["Annons", "helsida", "uppslag", "kommer"],
  da: ["Annonce", "helside", "opslag", "følger"],
  nb: ["Annonse", "helside", "oppslag", "kommer"],
  pl: ["Reklama", "cała strona", "rozkładówka", "w przygotowaniu"],
};

/** The words in the language; in English where we lack it. */
export function advertWords(language: string): AdvertWords {
  const [advert, full, spread, toCome] = WORDS[language.split("-")[0] ?? "en"] ?? ENGLISH;
  return { advert, full, spread, toCome };
}
