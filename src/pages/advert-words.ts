/** What a page says that waits for its advert. */
export interface AdvertWords {
  readonly advert: string;
  readonly full: string;
  readonly spread: string;
  readonly half: string;
  readonly quarter: string;
  readonly toCome: string;
}

type Row = readonly [
  advert: string,
  full: string,
  spread: string,
  half: string,
  quarter: string,
  toCome: string,
];

const ENGLISH: Row = ["Advert", "full page", "spread", "half page", "quarter page", "to come"];

const WORDS: Readonly<Record<string, Row>> = {
  en: ENGLISH,
  de: ["Anzeige", "ganze Seite", "Doppelseite", "halbe Seite", "Viertelseite", "folgt"],
  fr: ["Publicité", "pleine page", "double page", "demi-page", "quart de page", "à venir"],
  es: [
    "Publicidad",
    "página entera",
    "doble página",
    "media página",
    "cuarto de página",
    "por llegar",
  ],
  it: [
    "Pubblicità",
    "pagina intera",
    "doppia pagina",
    "mezza pagina",
    "quarto di pagina",
    "in arrivo",
  ],
  nl: ["Advertentie", "hele pagina", "dubbele pagina", "halve pagina", "kwart pagina", "volgt"],
  pt: [
    "Publicidade",
    "página inteira",
    "página dupla",
    "meia página",
    "quarto de página",
    "a chegar",
  ],
  sv: ["Annons", "helsida", "uppslag", "halvsida", "kvartssida", "kommer"],
  da: ["Annonce", "helside", "opslag", "halvside", "kvartside", "følger"],
  nb: ["Annonse", "helside", "oppslag", "halvside", "kvartside", "kommer"],
  pl: ["Reklama", "cała strona", "rozkładówka", "pół strony", "ćwierć strony", "w przygotowaniu"],
};

/** The words in the language; in English where we lack it. */
export function advertWords(language: string): AdvertWords {
  const [advert, full, spread, half, quarter, toCome] =
    WORDS[language.split("-")[0] ?? "en"] ?? ENGLISH;
  return { advert, full, spread, half, quarter, toCome };
}
