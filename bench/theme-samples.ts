/** Copy and values for the pictures of the theme reference. */

/** A key with another value, and how that is typed. */
export interface Shown {
  readonly label: string;
  readonly says: Readonly<Record<string, unknown>>;
}

/** A section of a theme, the copy that shows it, and what is changed in turn. */
export interface Section {
  readonly name: string;
  readonly copy: Readonly<Record<string, string>>;
  readonly shown: readonly Shown[];
  /** What the theme of all its pictures says, as YAML. */
  readonly theme?: string;
  /** Its pages, where they are not as the others. */
  readonly trim?: string;
  /** A flatplan of its own. */
  readonly manifest?: string;
  /** The page that is shown; the first if absent. */
  readonly folio?: number;
}

export const MANIFEST = `title: The Harbor Issue
publication: Quayside
date: 2025-03-01
theme: theme.yaml
print: { marks: [] }
`;
export const FLATPLAN = "flatplan: [articles/a.md]\n";

/** Margins and heads for the small pages of the samples. */
export const SMALL = `page: { margins: { head: 20pt, foot: 28pt, inside: 18pt, outside: 18pt }, columns: 2, gutter: 12pt }
masters:
  letter: { margins: { head: 20pt, foot: 28pt, inside: 18pt, outside: 18pt } }
  contents: { margins: { head: 20pt, foot: 28pt, inside: 18pt, outside: 18pt } }
scale: { display: 20pt, deck: 10pt, pull: 12pt, wide: 16pt, subhead: 10pt, label: 7pt, small: 6.5pt }
body: { size: 8pt, leading: 10.5pt, indent: 1em }
styles:
  headline: { leading: 22pt }
  deck: { leading: 13pt }
  pullquote: { leading: 14pt }
  pullquote-wide: { leading: 18pt }
  caption: { leading: 8pt }
  credit: { leading: 8pt }
  note: { leading: 8pt }
  sidebar: { size: 7.5pt }
  table: { size: 7pt, leading: 9pt }
  table-head: { size: 7pt, leading: 9pt }
  chart: { size: 7pt, leading: 9pt }
  chart-value: { size: 7pt, leading: 9pt }
  contents-title: { leading: 22pt }
  contents-entry: { size: 9pt, leading: 11pt }
  contents-folio: { size: 12pt }
  masthead: { size: 54pt }
  cover-title: { size: 18pt, leading: 20pt }
  cover-line: { size: 8pt, leading: 10pt }
furniture: { footer-baseline: 12pt }
`;

const LINE =
  "The boats came back in the order in which they had gone out, and nobody had counted them. ";
const OTHER =
  "By noon the quay was empty; the harbor master went home, hung up his coat and slept until 1907. ";
const PROSE = `${LINE}${OTHER}`;

const article = (
  body: string,
  head = "number: 7\nkicker: Harbors\ntitle: What the tide brought\n",
) => `---\n${head}---\n\n${body}\n`;

const page = (...blocks: readonly string[]) => ({ "articles/a.md": article(blocks.join("\n\n")) });

const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200"><rect width="300" height="200" fill="device-cmyk(0.25 0 0.1 0)"/><circle cx="210" cy="95" r="45" fill="device-cmyk(0 0.75 0.7 0.05)"/><path d="M0 130h300v70H0z" fill="device-cmyk(0.9 0.5 0.2 0.4)"/><path d="M60 130l25-60 30 60z" fill="device-cmyk(0 0.05 0.15 0)"/></svg>`;

const figure = (more = "") =>
  `::figure[The quay at noon, seen from the mole.]{src="../quay.svg" alt="" credit="Press"${more}}`;

/** `shown("rule", "3pt", ["table"])` says `table: { rule: 3pt }`. */
function shown(key: string, value: unknown, under: readonly string[]): Shown {
  const path = [...under, ...key.split(".")];
  const says = path.reduceRight<unknown>((inner, step) => ({ [step]: inner }), value);
  const typed = typeof value === "string" && value !== "" ? value : JSON.stringify(value);
  return { label: `${key}: ${typed}`, says: says as Shown["says"] };
}

const all = (
  under: readonly string[],
  values: Readonly<Record<string, unknown>>,
): readonly Shown[] => Object.entries(values).map(([key, value]) => shown(key, value, under));

const RED = "cmyk(0 90 80 0)";
const YELLOW = "cmyk(0 10 60 0)";

const TEXT = page(PROSE.repeat(2), PROSE.repeat(2), PROSE);
const BOX = page(
  PROSE,
  "::::sidebar[On the mole]\nThree lamps, two men and a dog keep the watch.\n::::",
  PROSE.repeat(2),
);
const roundQuote = (more: string) =>
  page(
    PROSE.repeat(3),
    `:::pullquote${more}\nNobody had counted them.\n:::`,
    ...Array.from({ length: 4 }, () => PROSE.repeat(2)),
  );
const LARGER = "[5.4in, 6in]";
const FIGURE = { "quay.svg": PICTURE, ...page(PROSE, figure(), PROSE.repeat(2), PROSE) };
const STYLED = {
  "quay.svg": PICTURE,
  "articles/a.md": article(
    [
      `${PROSE}[^1] The \`tide()\` came in.`,
      "## A subhead\n\n**A lead:** goes before.",
      "### A minor subhead\n\nIt was noon.",
      "> Nobody had counted them.",
      ':::pullquote{by="The harbor master"}\nThe quay was empty.\n:::',
      figure(),
      "::::sidebar[On the mole]\nThree lamps and a dog.\n::::",
      "| Boats | 1907 |\n|---|--:|\n| out | 31 |\n| back | 28 |",
      ':::chart[Boats.]{type=bar alt="" unit="Boats"}\nday,boats\nout,31\nback,28\n:::',
      PROSE.repeat(2),
      "[^1]: A note under the column.",
    ].join("\n\n"),
    "number: 7\nkicker: Harbors\ntitle: What the tide brought\ndeck: Nine of twelve came home.\ndate: 2025-02-14\nauthors: [Ann Bell]\n",
  ),
};

const LETTER_PLAN = `flatplan: [articles/l.md, contents, articles/a.md, articles/b.md]\n`;
const CONTENTS = {
  "articles/l.md": `---\ntitle: A word\nauthors: [Ann Bell]\n---\n\n${LINE}\n`,
  "articles/a.md": article(
    PROSE,
    "number: 1\nkicker: Harbors\ntitle: What the tide brought\nauthors: [Tom Reed]\n",
  ),
  "articles/b.md": article(PROSE, "number: 2\ntitle: Lamps on the mole\nauthors: [Ida Moss]\n"),
};
const COVER_PLAN =
  'flatplan:\n  - cover: { image: quay.svg, alt: "", lines: ["What the tide brought", "Lamps on the mole"] }\n';

const STYLES = [
  ...[
    "number",
    "kicker",
    "headline",
    "deck",
    "byline",
    "drop-cap",
    "opening",
    "lead",
    "code",
    "subhead",
  ],
  ...["minor-subhead", "quotation", "note", "pullquote", "pullquote-by", "caption", "credit"],
  ...["sidebar", "sidebar-title", "table", "table-head", "chart", "chart-value", "footer"],
];

export const SECTIONS: readonly Section[] = [
  {
    ...{ name: "page", copy: TEXT },
    shown: all(["page"], {
      "margins.head": "50pt",
      "margins.foot": "70pt",
      "margins.inside": "60pt",
      "margins.outside": "60pt",
      columns: 1,
      gutter: "30pt",
    }),
  },
  {
    ...{ name: "body", copy: TEXT, theme: "opening: { drop-cap: 0 }\n" },
    shown: all(["body"], {
      family: "Source Sans 3",
      weight: 600,
      italic: true,
      size: "9.5pt",
      leading: "14pt",
      align: "left",
      hyphenate: false,
      indent: "3em",
      "paragraph-space": 1,
      figures: "lining",
      caps: "all-small",
      tracking: 0.06,
      color: RED,
      hang: false,
    }),
  },
  {
    ...{ name: "opening", copy: TEXT },
    shown: [
      ...all(["opening"], { "drop-cap": 2 }),
      { label: "drop-cap: 0, strong: line", says: { opening: { "drop-cap": 0, strong: "line" } } },
      {
        label: "drop-cap: 0, strong: words",
        says: { opening: { "drop-cap": 0, strong: "words" } },
      },
    ],
  },
  {
    ...{ name: "boxes", copy: BOX },
    shown: all(["boxes", "sidebar"], {
      tint: YELLOW,
      rule: "5pt",
      "rule-color": "ink",
      ruled: "left",
      padding: "3pt",
      before: 3,
      after: 3,
    }),
  },
  {
    ...{ name: "pullquote", copy: roundQuote(""), trim: LARGER },
    shown: all(["pullquote"], { span: 2, mark: "“" }).concat([
      { label: "span: straddle", says: { pullquote: { span: "straddle" } } },
    ]),
  },
  {
    ...{
      name: "runaround",
      copy: roundQuote("{span=straddle}"),
      trim: LARGER,
    },
    shown: all(["runaround"], { quote: "45%", white: "20pt" }),
  },
  {
    ...{ name: "figure", copy: FIGURE },
    shown: all(["figure"], { gap: "14pt", tallest: "20%", before: 3, after: 3 }),
  },
  {
    ...{
      name: "list",
      copy: page(
        LINE,
        "- boats\n  - and oars\n- nets\n- one lamp, which nobody had filled since the summer\n\n1. out\n2. back",
        PROSE,
      ),
    },
    shown: all(["list"], {
      bullet: "→",
      "nested-bullet": "·",
      number: "({number})",
      "label-color": RED,
      indent: "3em",
      before: 2,
      after: 3,
      between: 1,
    }),
  },
  {
    ...{ name: "quotation", copy: page(LINE, `> ${OTHER}`, PROSE) },
    shown: all(["quotation"], { indent: "3em", before: 3, after: 3 }),
  },
  {
    ...{
      name: "table",
      copy: page(
        LINE,
        "| Boats | 1906 | 1907 |\n|---|--:|--:|\n| out | 30 | 31 |\n| back | 29 | 28 |",
        PROSE.repeat(2),
      ),
    },
    shown: all(["table"], {
      rule: "3pt",
      "rule-color": RED,
      divider: "1.5pt",
      "divider-color": RED,
      "head-tint": YELLOW,
      "cell-padding": "14pt",
    }),
  },
  {
    name: "chart",
    trim: "[4.6in, 5.2in]",
    copy: page(
      LINE,
      ':::chart[Boats.]{type=grouped-bar alt="" unit="Boats"}\nday,1904,1905,1906,1907\nout,40,36,30,31\nback,38,33,29,28\n:::',
      ':::chart[Lamps.]{type=line alt=""}\nyear,lamps,men\n1904,3,2\n1905,5,4\n1907,4,6\n:::',
      PROSE,
    ),
    shown: all(["chart"], {
      "first-color": YELLOW,
      "second-color": YELLOW,
      "third-color": YELLOW,
      "fourth-color": YELLOW,
      "grid-color": RED,
      line: "4pt",
    }),
  },
  {
    ...{
      name: "notes",
      copy: page(
        `${LINE}[^1] ${PROSE.repeat(2)}`,
        "[^1]: So said the harbor master, who was asleep.",
      ),
    },
    shown: all(["notes"], { rule: "2pt", "rule-color": RED, "rule-width": "100pt", gap: "12pt" }),
  },
  {
    ...{ name: "section-break", copy: page(LINE, "***", PROSE) },
    shown: all(["section-break"], { ornament: "§", before: 3, after: 3 }),
  },
  {
    name: "head",
    trim: "[4.2in, 4.6in]",
    copy: {
      "articles/a.md": article(
        PROSE.repeat(3),
        "number: 7\nkicker: Harbors\ntitle: What the tide brought to the quay and left\ndeck: Nine of twelve came home.\ndate: 2025-02-14\nauthors: [Ann Bell]\n",
      ),
    },
    shown: all(["head"], {
      align: "center",
      sink: 3,
      measure: "50%",
      number: "above",
      ground: YELLOW,
      rule: "4pt",
      "rule-color": RED,
      "rule-place": "over-byline",
      gap: 4,
    }),
  },
  {
    ...{ name: "contents", copy: CONTENTS, manifest: LETTER_PLAN, folio: 2 },
    shown: all(["contents"], {
      folio: "right",
      bylines: false,
      rule: "2pt",
      "rule-color": RED,
      between: 3,
    }).concat([
      {
        label: "folio: right, leader: dots",
        says: { contents: { folio: "right", leader: "dots" } },
      },
    ]),
  },
  {
    ...{ name: "cover", copy: { "quay.svg": PICTURE }, manifest: COVER_PLAN },
    shown: all(["cover"], {
      picture: "below",
      align: "center",
      "masthead-ground": "ink",
      lines: "under-masthead",
      "lines-ground": YELLOW,
      padding: "8pt",
    }),
  },
  {
    ...{ name: "furniture", copy: TEXT },
    shown: all(["furniture"], {
      footer: "{page} · {article}",
      "footer-baseline": "20pt",
      "footer-align": "center",
      "footer-rule": "1pt",
      "end-mark": "◆",
      "end-mark-color": "ink",
    }),
  },
  {
    name: "styles",
    copy: STYLED,
    theme: "page: { columns: 3 }\n",
    trim: "[6.2in, 5.4in]",
    shown: STYLES.map((style) => ({
      label: style,
      says: { styles: { [style]: { color: "cmyk(0 100 100 0)" } } },
    })),
  },
];
