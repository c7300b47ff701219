import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { pagesOf, bare } from "../support/pdf-text.ts";
import { issueFolder, oneArticle, typeset } from "../support/issue-folder.ts";
import { bytesAt } from "./faults.ts";

/** The proof edition by the command: beside the print edition, and never at its expense. */

const TEXT = `The harbor woke to an empty sky, and nobody on the quay had seen the cranes go, or said so.

:::sidebar[What a crane weighs]
A thousand tons.
:::

Then the fog came in.`;

const [PRINT, PROOF] = ["out/harbor-print.pdf", "out/harbor-proof.pdf"];

describe("-e proof", () => {
  test("writes the proof alone, verified; with -e print both, the print edition as without it", async () => {
    const folder = issueFolder(oneArticle(TEXT));
    expect(await typeset(folder, "-e", "proof", "--verify")).toMatchObject({ code: 0, stderr: "" });
    expect(existsSync(join(folder, PRINT))).toBe(false);
    const proof = bytesAt(folder, PROOF);

    const both = await typeset(folder, "-e", "print", "-e", "proof", "--json");
    expect(JSON.parse(both.stdout)).toMatchObject({
      outputs: [{ edition: "print" }, { edition: "proof" }],
    });
    expect(bytesAt(folder, PROOF).equals(proof)).toBe(true);

    const plain = issueFolder(oneArticle(TEXT));
    await typeset(plain);
    expect(bytesAt(folder, PRINT).equals(bytesAt(plain, PRINT))).toBe(true);
    // The pages that stand in its cache were kept without an anatomy.
    await typeset(plain, "-e", "proof");
    expect(bytesAt(plain, PROOF).equals(proof)).toBe(true);
    await typeset(folder);
    expect(bytesAt(folder, PRINT).equals(bytesAt(plain, PRINT))).toBe(true);
  });

  test("holds the words of the page, and behind them its own", async () => {
    const folder = issueFolder(oneArticle(TEXT));
    await typeset(folder, "-e", "print", "-e", "proof");
    const [print = ""] = await pagesOf(join(folder, PRINT));
    const [proof = ""] = await pagesOf(join(folder, PROOF));
    expect(bare(proof).startsWith(bare(print))).toBe(true);
    expect(proof).toContain("articles/a.md");
  });

  test("writes two editions into a folder, never into one file", async () => {
    const folder = issueFolder(oneArticle(TEXT));
    const { code, stderr } = await typeset(folder, "-e", "print", "-e", "proof", "-o", "a.pdf");
    expect([code, existsSync(join(folder, "a.pdf"))]).toEqual([2, false]);
    expect(stderr).toContain("`a.pdf` is one file, and 2 editions were ordered");
    await typeset(folder, "-e", "print", "-e", "proof", "-o", "both/");
    expect(existsSync(join(folder, "both/harbor-proof.pdf"))).toBe(true);
  });
});
