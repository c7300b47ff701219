import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { commandReference } from "../../src/cli/command-reference.ts";
import { commandTree } from "../../src/cli/command-line.ts";
import { verbsOf } from "../../src/cli/help.ts";

const FILE = "docs/commands.md";

test(`${FILE} is what the command says (UPDATE_SCHEMAS=1 writes it)`, () => {
  if (process.env["UPDATE_SCHEMAS"] === "1") writeFileSync(FILE, commandReference());
  expect(existsSync(FILE) ? readFileSync(FILE, "utf8") : "").toBe(commandReference());
});

test("it has every verb, every flag and every value that one takes", () => {
  const page = commandReference();
  const program = commandTree();
  for (const verb of verbsOf(program)) expect(page).toContain(`\n## typeset ${verb.name()}\n`);
  for (const { flags } of [program, ...verbsOf(program)].flatMap(({ options }) => options)) {
    expect(page).toContain(`| \`${flags.replace("|", "\\|")}\` |`);
  }
});
