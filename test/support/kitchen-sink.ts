import type { Typed } from "./made-up.ts";

/**
 * An issue that uses everything that a theme can speak of, and a theme in which all of it is seen: what the
 * tests change one key at a time. Words begin with quotation marks, hold digits, capitals and small letters.
 */

const LETTER = `---
title: '"Letter" of the 1907 boats'
authors: [Ann Bell]
role: Editor
---

"The 14 boats" left at noon, and the quay was empty by 1907, which nobody on the shore had thought of before.

And they came back, "all of them" in the order in which they had gone, with 23 baskets and no fish.

Yours at 7,\\
Ann Bell
`;

const PROSE = [
  `"The 31 boats" went out before noon, and those who stood on the quay counted them twice, because the master of the harbor, a careful man, had said that there would be no more than 28 of them this year.`,
  `By 1907 the harbor had been dredged three times; "twice too often", the fishermen said, and they said it to everybody who would listen, in the tavern, on the mole and under the windows of the town hall.`,
  `What came of it was a wall of gray stone, 400 feet long. It kept out the sand for 12 years, notwithstanding incomprehensible misunderstandings about counterproductive responsibilities and administrative irregularities.`,
].join("\n\n");

const ARTICLE = `---
number: 1
kicker: '"Harbor" 12'
title: '"Boats" of 1907, and what became of the men who sailed them out'
deck: '"Nine" of 12 came home, and this is what those who waited on the quay for them remember.'
date: 1907-03-14
authors: [Ann Bell 12, Tom Reed]
opener: { image: o.png, alt: "", credit: '"Photo" 1907' }
---

${PROSE}

**"Bold" 12:** a lead at the head of a paragraph, behind which the text goes on for a line or so.

**"A lead" of 1907**

- "One" of the 12 items of a list that is long enough to stand on two lines of a narrow column
- two

1. "First" 1907
   - nested 12

## "Subhead" 1907

${PROSE}

### "Minor" subhead 1907

A paragraph between the head and the words that are quoted.

> "Quoted" in 1907, and long enough to take more than the one line that short quotations have.
>
> "Again" and in a second paragraph, so that there is white between two of them, and an indent.

A call[^1] of a note, and \`code 12\` in the text.

[^1]: "Note" of 1907, with words enough for a second line under the rule at the column's foot, or nearly.

:::pullquote{by='"Ann" 1907'}
"Pulled" from the text of 1907, in large type and over more than a single line
:::

:::pullquote{by='"Tom" 12' span=2}
"Pulled" wide, over all columns, in 1907, and in so many words that one line of them would not do
:::

::figure["Caption" of 1907: supercalifragilisticexpialidocious supercalifragilisticexpialidocious supercalifragilisticexpialidocious]{src="a.png" alt="" credit='"Credit" 1907'}

::figure["Wide" of 1907, with so many words under it that they take more than a line of all columns together, however they are set, in the small type of captions, which is smaller than the text.]{src="b.png" alt="" span=2}

::figure["Missing" 12]{src="missing.png" alt=""}

${PROSE}

${PROSE}

::::sidebar["Box" of 1907]
"Boxed" words of 1907, in a narrower measure than the text of the column has, over two lines.

| Boats | 1907 |
|---|---|
| out | 31 |

"More" of them, in a paragraph of its own.
::::

\`\`\`
code 1907
\`\`\`

***

:::pullquote{span=2}
"Again" pulled over all columns, so that one of them stands at the head of a page
:::

:::pullquote{span=2}
"Once" more, over all columns
:::

| No. | "Head" 12 of a table whose second column takes more than the one line that heads usually have | 1907 |
|---|---|---|
| 7 | "cell" 12 with so many words in it that they do not stand on a single line of the column either | 3 |
| 8 | next | 4 |

${PROSE}
`;

const BONUS = `---
label: '"Bonus" 12'
title: '"Last" of 1907'
authors: [Tom Reed]
---

${PROSE}

::::sidebar[Figures]
"Boxed" words before charts, in a narrower measure than the text of the column has.

:::chart["Counted" boats of 1907, and what became of them on the way]{type=grouped-bar alt=x unit='"Boats" 12' credit='"Press" 12'}
year,one 1,two 2,three 3,four 4
"1907, when the harbor had been dredged",12,9,7,5
:::

More of them, between the charts.

\`\`\`
code 1907
\`\`\`

And more.

:::chart["Counted" in the end]{type=line alt=x}
year,Boats 12,Men 1907
1907,12,36
1908,31,93
:::

And after them, too.
::::

:::chart["Counted" in between]{type=bar alt=x}
1907: 12
1908: 31
:::

${PROSE}

${PROSE}
`;

const THEME = `extends: review
masters:
  letter: { margins: { head: 60pt, foot: 66pt, inside: 50pt, outside: 48pt }, columns: 2, gutter: 17pt }
  contents: { margins: { head: 60pt, foot: 66pt, inside: 50pt, outside: 48pt }, columns: 2, gutter: 17pt }
body: { paragraph-space: 1 }
opening: { drop-cap: 2, strong: line }
boxes:
  sidebar: { tint: tint, rule: 1pt, ruled: all }
  pullquote: { tint: tint, rule: 1pt, ruled: all }
  pullquote-wide: { tint: tint, rule: 1pt, ruled: all }
  code: { tint: tint, rule: 1pt, ruled: all }
pullquote: { mark: "“" }
table: { head-tint: tint }
head: { sink: 2, ground: tint, rule: 1pt }
contents: { place: page, folio: right, leader: dots, rule: 1pt }
cover: { picture: below, masthead-ground: accent, lines-ground: tint, lines: under-masthead }
furniture: { footer-rule: 1pt }
hyphenation: [ir-regularities]
`;

/**
 * On pages so high that few things come to stand at a column's head, where the white over them is not seen.
 */
export const KITCHEN_SINK: Typed = {
  title: "“Title” of 1907, which is long enough to take more than a line",
  publication: "Press 12",
  manifest: "page: { trim: [8.5in, 24in] }",
  flatplan: [
    "cover: { image: c.png, lines: ['\"Line\" 12', '\"Line\" 1907'] }",
    "letter.md",
    "contents: { title: Contents of 1907 in so many words that a line of them does not do }",
    "article.md",
    "bonus.md",
  ],
  articles: { "letter.md": LETTER, "article.md": ARTICLE, "bonus.md": BONUS },
  theme: THEME,
};

/** The same on common pages, on which columns end and floats wait for the next page. */
export const COMMON_PAGES: Typed = { ...KITCHEN_SINK, manifest: "page: { trim: [8.5in, 10in] }" };

const ASTRIDE = `---
number: 12
title: Boats
---

${PROSE}

:::pullquote{span=straddle}
The quay was empty
:::

${PROSE}

${PROSE}

::figure{src="x.png" alt="x" span=straddle}

${PROSE}

${PROSE}

${PROSE}

${PROSE}

${PROSE}

${PROSE}

${PROSE}

${PROSE}
`;

/** Text set round a pull quote and a picture. */
export const RUNAROUNDS: Typed = { articles: { "a.md": ASTRIDE } };
