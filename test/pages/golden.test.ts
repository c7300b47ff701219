import { describe, expect, it } from "vitest";
import { dumpPage } from "../../src/display/dump.ts";
import { madeUp } from "../support/made-up.ts";

const QUAY =
  "The boats went out before noon, and those who stood on the quay counted them, since the master of the harbor had said that there would be no more of them this year.";

/**
 * Pages as text: `git diff` shows what moved. One short article a block, so that a change of one block's
 * look changes one file. `npx vitest run test/pages/golden.test.ts -u` takes over what is meant.
 */
const BLOCKS: Readonly<Record<string, string>> = {
  paragraphs: `The first paragraph stands flush, since there is nothing over it from which it must be told.

The second one is indented. It has *emphasis*, **strength**, \`code\`, a [link](https://example.org) and "quotes".

## A subhead

After a head the text stands flush again.

### A minor one

It ends here.`,
  leads: `**Bottom line:** a run-in lead begins the paragraph that it is part of.

**A lead line**

- has its list under it`,
  lists: `Three things:

- one that is long enough to need a second line, under which its text hangs from the bullet
- two
  - a nested one
- three

  with a second paragraph

1. first
2. second`,
  quotation: `Before it.

> What was said is drawn in from both sides, so that it is told from the text around it.

After it.`,
  pullquote: `Before it.

:::pullquote{by="A. Reader"}
The words are large and few.
:::

After it.`,
  figure: `Before it.

::figure[What is seen, with *emphasis*.]{src="x.png" alt="x" credit="Press"}

After it.`,
  sidebar: `Before it.

:::sidebar[Its title]
A paragraph in the box.

- and an item
:::

After it.`,
  table: `Before it.

| Maker | Cars | Price |
|---|--:|:-:|
| First | 1,200 | 30 |
| Second of them | 90 | 4 |

After it.`,
  notes: `A claim[^1] and another[^two], then the first again.[^1]

[^1]: Its source.
[^two]: Another source, which takes more words to name than there is room for on a single line of it.`,
  code: `Before it.

\`\`\`
if (wide) {
    a line that is much too long for its column and is wrapped with a sign
}
\`\`\``,
  runaround: `${QUAY} ${QUAY} ${QUAY}

:::pullquote{span=straddle}
He counted them twice.
:::

${QUAY} ${QUAY}

${QUAY} ${QUAY}

${QUAY} ${QUAY}`,
  "section-break": `Before it.

***

After it.`,
};

describe("a page of", () => {
  it.each(Object.entries(BLOCKS))("%s", async (name, body) => {
    const text = `---\nnumber: 1\nkicker: Test\ntitle: A page\ndate: 2020-01-14\nauthors: [A, B]\n---\n\n${body}\n`;
    const made = await madeUp({ articles: { "a.md": text } });
    expect(made.diagnostics).toEqual([]);
    const dump = made.publication.pages.map(dumpPage).join("\n");
    await expect(dump).toMatchFileSnapshot(`../golden/${name}.display.txt`);
  });

  it("a letter, signed in its own words", async () => {
    const text =
      "---\ntitle: To the reader\nauthors: [A. Editor]\nrole: Editor\n---\n\nThank you.\n\nYours,\\\nA. Editor\n";
    const made = await madeUp({ articles: { "a.md": text } });
    const dump = made.publication.pages.map(dumpPage).join("\n");
    await expect(dump).toMatchFileSnapshot("../golden/letter.display.txt");
  });
});
