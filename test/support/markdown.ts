import fc from "fast-check";

/** Articles by chance: every block that the format has, in any order and nesting that it allows. */

const WORDS =
  "harbor quay a of the crane lift—slow ships’ 1,200 tons, and “so on” in 2020; but no one knew";

const word = fc.constantFrom(...WORDS.split(" "));

const sentence = (least: number, most: number): fc.Arbitrary<string> =>
  fc.array(word, { minLength: least, maxLength: most }).map((words) => words.join(" "));

/** Now and then a text calls one of the footnotes that every article has. */
const calling = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(text, fc.constantFrom("", "", "", "[^n0]", "[^n1]", "[^n2]"))
    .map((parts) => parts.join(""));

const paragraph = sentence(1, 90);

const list = fc
  .tuple(fc.boolean(), fc.array(sentence(1, 30), { minLength: 1, maxLength: 6 }), fc.boolean())
  .map(([ordered, items, nested]) =>
    items
      .map((item, index) => `${ordered ? `${index + 1}.` : "-"} ${item}`)
      .concat(nested ? [`${ordered ? "   " : "  "}- inner one`] : [])
      .join("\n"),
  );

const code = fc
  .array(fc.constantFrom("let x = 1;", "  deeper", "", "x".repeat(90)), {
    minLength: 1,
    maxLength: 30,
  })
  .map((lines) => `\`\`\`\n${lines.join("\n")}\n\`\`\``);

const table = fc.array(fc.tuple(calling(sentence(1, 4)), sentence(1, 12)), {
  minLength: 1,
  maxLength: 60,
});

const rows = table.map(
  (cells) =>
    `| Who | What |\n|---|--:|\n${cells.map((row) => `| ${row.join(" | ")} |`).join("\n")}`,
);

const figure = fc
  .tuple(
    calling(sentence(1, 12)),
    fc.constantFrom("1", "2", "straddle", "bleed", 'bleed safe="0 0 100 90"'),
  )
  .map(
    ([caption, span]) => `::figure[${caption}]{src="x.png" alt="x" credit="Press" span=${span}}`,
  );

const plain = fc.oneof(
  { weight: 6, arbitrary: calling(paragraph) },
  { weight: 2, arbitrary: list },
  { weight: 1, arbitrary: figure },
);

const sidebar = fc
  .tuple(sentence(1, 4), fc.array(fc.oneof(plain, code), { minLength: 1, maxLength: 14 }))
  .map(([title, blocks]) => `:::sidebar[${title}]\n${blocks.join("\n\n")}\n:::`);

const block = fc.oneof(
  { weight: 10, arbitrary: paragraph },
  { weight: 3, arbitrary: list },
  { weight: 2, arbitrary: sentence(1, 9).map((text) => `## ${text}`) },
  { weight: 1, arbitrary: sentence(1, 9).map((text) => `### ${text}`) },
  { weight: 2, arbitrary: paragraph.map((text) => `> ${text}`) },
  { weight: 1, arbitrary: sentence(3, 20).map((text) => `:::pullquote\n${text}\n:::`) },
  { weight: 2, arbitrary: figure },
  { weight: 1, arbitrary: sidebar },
  { weight: 1, arbitrary: rows },
  { weight: 1, arbitrary: code },
  { weight: 1, arbitrary: fc.constant("***") },
  { weight: 1, arbitrary: sentence(1, 6).map((text) => `**${text}:** and so on it goes`) },
);

/** An article of so many blocks; some of its paragraphs call footnotes. */
export const anyArticle = (most: number): fc.Arbitrary<string> =>
  fc
    .tuple(
      sentence(1, 12),
      fc.array(block, { minLength: 1, maxLength: most }),
      fc.tuple(sentence(1, 60), sentence(1, 12), sentence(1, 12)),
    )
    .map(([title, blocks, notes]) => {
      const calls = notes.map((_, index) => `Called here[^n${index}] and on.`);
      const texts = notes.map((text, index) => `[^n${index}]: ${text}`);
      const body = [...blocks, ...calls, ...texts].join("\n\n");
      return `---\ntitle: "${title}"\ndeck: A deck\n---\n\n${body}\n`;
    });
