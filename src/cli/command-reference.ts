import type { Command, Option } from "commander";
import { commandTree } from "./command-line.ts";
import { describe, verbsOf } from "./help.ts";
import { EXAMPLES, EXITS, FLAGS_SHOWN } from "./words.ts";

/** The reference of every command, for people: `docs/commands.md`, made from the parser's own tree. */
export function commandReference(): string {
  const program = commandTree();
  return `${[
    HEAD,
    examples("typeset"),
    ...verbsOf(program).map(verbPart),
    flagsPart(program),
    exitPart(),
  ].join("\n\n")}\n`;
}

const HEAD = `# Every command

<!-- Made from the command itself: UPDATE_SCHEMAS=1 npx vitest run test/cli/reference.test.ts writes it. -->

\`typeset\` stands for \`npx -p typeset-magazine typeset\`: in a folder outside a project that has it, plain
\`npx typeset\` would fetch another package of that name. Where it is installed, \`typeset-magazine\` is the same
command under a name that bash and zsh have no word of their own for.`;

function verbPart(verb: Command): string {
  const takes = verb.registeredArguments.flatMap((argument) =>
    argument.description === "" ? [] : [`\`${argument.name()}\`: ${argument.description}.`],
  );
  return [
    `## typeset ${verb.name()}`,
    [verb.description(), ...takes].join(" "),
    code([`typeset ${verb.name()} ${verb.usage()}`]),
    ...flagsOf(verb),
    examples(verb.name()),
  ].join("\n\n");
}

/** A verb's own flags, and those that mean something of their own to it; the others are told once, for all. */
function flagsOf(verb: Command): readonly string[] {
  const shown = Object.entries(FLAGS_SHOWN[verb.name()] ?? {});
  const reworded = shown.flatMap(([name, words]) => {
    const flags = verb.parent?.options.find((one) => one.name() === name)?.flags;
    return words === "" || flags === undefined ? [] : [[inCode(flags), words]];
  });
  const rows = [...verb.options.map(flagRow), ...reworded];
  const rest = shown.filter(([, words]) => words === "").map(([name]) => `\`--${name}\``);
  return [
    ...(rows.length > 0 ? [table(["flag", "meaning"], rows)] : []),
    ...(rest.length > 0
      ? [`Of the [flags of all verbs](#flags-of-all-verbs), these above all: ${rest.join(", ")}.`]
      : []),
  ];
}

function flagsPart(program: Command): string {
  const intro =
    "They hold for every verb that has a use for them, and stand before it or behind it.";
  return [
    "## Flags of all verbs",
    intro,
    table(["flag", "meaning"], program.options.map(flagRow)),
  ].join("\n\n");
}

const flagRow = (option: Option): readonly string[] => [inCode(option.flags), describe(option)];

const inCode = (text: string): string => `\`${text}\``;

const exitPart = (): string => ["## Exit codes", table(["exit", "meaning"], EXITS)].join("\n\n");

function examples(topic: string): string {
  const rows = EXAMPLES[topic] ?? [];
  const widest = Math.max(0, ...rows.map(([command]) => command.length));
  return code(rows.map(([command, says]) => `${command.padEnd(widest)}  # ${says}`));
}

const code = (lines: readonly string[]): string => ["```sh", ...lines, "```"].join("\n");

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(asCell).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Outside of code, what looks like a tag would be taken for one. */
const asCell = (text: string): string =>
  (text.startsWith("`") ? text : text.replaceAll("<", "\\<")).replaceAll("|", "\\|");
