/** What a language's words say about where a line should not end. */
export interface SmallWords {
  /** Articles, prepositions and conjunctions that lean on the next word. */
  readonly small: ReadonlySet<string>;
  /** Those of them that hang over the white like a word of two letters. */
  readonly tiny: ReadonlySet<string>;
  /** Pronouns and the like of few letters: at the end of a line of a headline they wait for what follows. */
  readonly leaning: ReadonlySet<string>;
  /** The ending of a noun that owns what follows: "Harbor’s". */
  readonly genitive?: RegExp;
  /** What stands before a number that belongs to it: "No. 5", "page 14", "May 4". */
  readonly beforeNumber: ReadonlySet<string>;
  /** What stands after a number that belongs to it: "5 million". */
  readonly afterNumber: ReadonlySet<string>;
  /** What stands before a name: "Dr. Hale". */
  readonly beforeName: ReadonlySet<string>;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

const ENGLISH: SmallWords = {
  small: set("and but or nor for from with into onto over than that via per as at by on its their"),
  tiny: set("the"),
  leaning: set(
    "who whom whose which when where while if so not yet how why than this these those his her our your my she they " +
      "you they’re they’ve we’re we’ve you’re i’ve i’m",
  ),
  genitive: /[’']s$/u,
  beforeNumber: set(
    "no. nos. p. pp. page pages vol. fig. figure chapter part table section " +
      "jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. " +
      "january february march april may june july august september october november december",
  ),
  afterNumber: set(
    "thousand million billion trillion percent dollars yuan euros pounds years months weeks days hours " +
      "minutes miles meters kilometers a.m. p.m.",
  ),
  beforeName: set("mr. mrs. ms. dr. prof. st. gen. sen. gov. rep. lt. capt."),
};

const GERMAN: SmallWords = {
  small: set("und oder aber als auf aus bei für mit nach von vor vom zum zur über dem den des"),
  tiny: set("der die das ein"),
  leaning: set(
    "ich sie wir ihr man wer wen wem was wie wo wenn weil dass nicht kein keine eine einen einem einer " +
      "sein seine ihre mein unser sich",
  ),
  beforeNumber: set("nr. s. seite abb. kap. band bd. teil §"),
  afterNumber: set(
    "tausend millionen mio. milliarden mrd. prozent euro jahre jahren uhr januar februar märz april mai " +
      "juni juli august september oktober november dezember",
  ),
  beforeName: set("herr frau dr. prof. st."),
};

const FRENCH: SmallWords = {
  small: set("et ou mais donc ni car avec chez dans par pour sans sous sur aux que qui"),
  tiny: set("les des une"),
  leaning: set(
    "ils elle elles nous vous son ses mon mes ton leur leurs cette ces cet si quand dont où pas",
  ),
  beforeNumber: set("n° nos page pages p. vol. fig. chapitre"),
  afterNumber: set(
    "mille million millions milliard milliards euros ans heures janvier février mars avril mai juin " +
      "juillet août septembre octobre novembre décembre",
  ),
  beforeName: set("m. mme mlle dr st"),
};

const SPANISH: SmallWords = {
  small: set("y e o u pero con por para sin sobre entre que como"),
  tiny: set("los las una del"),
  leaning: set("ella ellos nos sus este esta ese esa quien cuando donde pero"),
  beforeNumber: set("n.º núm. página pág. p. vol. fig."),
  afterNumber: set("mil millón millones euros años horas"),
  beforeName: set("sr. sra. dr. dra. san"),
};

const ITALIAN: SmallWords = {
  small: set("ed ma con per tra fra che come nel nei sul"),
  tiny: set("gli una dei del"),
  leaning: set("che chi lui lei noi voi loro suo sua suoi mio non cui dove quando questo questa"),
  beforeNumber: set("n. pagina pag. p. vol. fig."),
  afterNumber: set("mila milione milioni miliardo miliardi euro anni ore"),
  beforeName: set("sig. dott. san"),
};

const DUTCH: SmallWords = {
  small: set("en of maar met van voor uit bij naar door over als dat"),
  tiny: set("het een"),
  leaning: set("hij zij wij jij hun zijn haar mijn ons onze wie wat die niet geen dan toen als"),
  beforeNumber: set("nr. blz. pagina deel"),
  afterNumber: set("duizend miljoen miljard procent euro jaar uur"),
  beforeName: set("dhr. mevr. dr. prof."),
};

/** In a language that is not listed, only what is safe in all of them: short words, initials, units. */
const OTHER: SmallWords = {
  small: new Set(),
  tiny: new Set(),
  leaning: new Set(),
  beforeNumber: new Set(),
  afterNumber: new Set(),
  beforeName: new Set(),
};

const LANGUAGES: Readonly<Record<string, SmallWords>> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  it: ITALIAN,
  nl: DUTCH,
};

/** The small words of a language, by its BCP 47 tag. */
export function smallWordsOf(language: string): SmallWords {
  const [primary = ""] = language.toLowerCase().split("-");
  return LANGUAGES[primary] ?? OTHER;
}
