import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { ask, testWith } from "../pdf/outside.ts";
import { issueFolder, typeset } from "../support/issue-folder.ts";

const OPENINGS = ["There were boats", "A boat came", '"As it was', "Later they left"];

const article = (opening: string): string =>
  `---\ntitle: Boats\ndate: 2020-01-01\nnumber: 1\n---\n\n${opening} ${"and came back in the order in which they went ".repeat(6)}.\n`;

testWith("pdftotext")(
  "another reader finds a drop cap in its word, before the lines beside it",
  async () => {
    const names = OPENINGS.map((_, i) => `articles/${i}.md`);
    const folder = issueFolder({
      "issue.yaml": `title: T\npublication: P\ndate: 2020-01-01\nflatplan:\n${names.map((name) => `  - ${name}\n`).join("")}`,
      ...Object.fromEntries(
        OPENINGS.map((opening, i) => [names[i] ?? "", article(opening)] as const),
      ),
    });
    const answer = await typeset(folder, "-o", "a.pdf", "--verify", "--strict");
    expect(answer).toMatchObject({ code: 0, stderr: "" });
    const { bytes } = ask("pdftotext", readFileSync(join(folder, "a.pdf")), ["FILE", "-"]);
    for (const opening of OPENINGS) expect(bytes.toString()).toContain(opening.replace('"', "“"));
  },
);
