import { describe, expect, test } from "vitest";
import { main } from "../../src/cli/cli.ts";
import { commandTree } from "../../src/cli/command-line.ts";
import { verbsOf } from "../../src/cli/help.ts";
import { THEMES, VERBS } from "../../src/cli/words.ts";
import { shippedNames } from "../../src/io/shipped.ts";

const ROWS = 24;
const COLUMNS = 80;

async function said(
  ...argv: readonly string[]
): Promise<{ code: number; out: string; err: string }> {
  const heard = { out: "", err: "" };
  const code = await main(argv, {
    stdout: { write: (text) => (heard.out += text) },
    stderr: { write: (text) => (heard.err += text) },
  });
  return { code, ...heard };
}

const verbs = verbsOf(commandTree()).map((verb) => verb.name());
const pages = [["--help"], ...[...verbs, "flags", "exit"].map((topic) => ["help", topic])];

describe("help", () => {
  test.each(pages)("%s %s fits a screen and has an example", async (...argv) => {
    const { code, out, err } = await said(...argv);
    const lines = out.trimEnd().split("\n");
    expect([code, err]).toEqual([0, ""]);
    expect(lines.length).toBeLessThanOrEqual(ROWS);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(COLUMNS);
    expect(out).toMatch(/^Examples?:\n {2}\S/mu);
  });

  test.each(verbs)("`help %s` is what its --help says", async (verb) => {
    expect((await said("help", verb)).out).toBe((await said(verb, "--help")).out);
  });

  test("the first page names every verb", async () => {
    const { out } = await said("--help");
    expect(
      out.match(/^ {2}([a-z]+) [ [<a-z]/gmu)?.map((line) => line.trim().split(" ")[0]),
    ).toEqual(expect.arrayContaining(verbs));
    expect((await said("help")).out).toBe(out);
  });

  test("all flags are on a page of their own", async () => {
    const { out } = await said("help", "flags");
    for (const { long } of commandTree().options) expect(out).toContain(long);
  });

  test("a topic that is none is told, with what was meant", async () => {
    const { code, err } = await said("help", "flgs");
    expect([code, err]).toEqual([
      2,
      "error[usage/topic]: there is no page of help for `flgs`\n  = help: did you mean `flags`?\n",
    ]);
  });

  test("every verb of the tree is one whose name is known, and so is every theme", () => {
    expect(VERBS).toEqual(expect.arrayContaining(verbs));
    expect(shippedNames("assets/themes")).toEqual(THEMES.map((name) => `${name}.yaml`));
  });
});
