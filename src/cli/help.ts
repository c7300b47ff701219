import { Help, Option } from "commander";
import type { Argument, Command } from "commander";
import { EXAMPLES, EXITS, FLAGS_SHOWN, VERBS, type Example } from "./words.ts";

/** A screen has so many columns. */
const COLUMNS = 80;

/** Dresses every page of help: each fits a screen of 24 lines, and ends with examples. */
export function dressHelp(program: Command): void {
  program
    .helpCommand(false)
    .helpOption("-h, --help", "show this")
    .commandsGroup("Verbs:")
    .configureHelp({
      helpWidth: COLUMNS,
      visibleOptions: shownOptions,
      visibleCommands: (command) => (command.parent === null ? verbsOf(command) : []),
      subcommandTerm: (verb) => [verb.name(), ...verb.registeredArguments.map(named)].join(" "),
      optionDescription: describe,
      argumentDescription: ({ description }) => description,
      formatHelp: (command, helper) =>
        `${Help.prototype.formatHelp.call(helper, command, helper)}\n${tailOf(command)}`,
    });
}

/** Adds the verb `help`; `onUnknown` is told of topics that it has no page for. */
export function addHelp(
  program: Command,
  onPage: (text: string) => void,
  onUnknown: (topic: string, topics: readonly string[]) => void,
): void {
  program
    .command("help")
    .summary("show a page: a verb's, `flags` or `exit` (exit codes)")
    .description("Shows the page of a verb, of all flags (`flags`), or of exit codes (`exit`).")
    .argument("[topic]")
    .action((topic: string | undefined) => {
      const pages = pagesOf(program);
      const page = topic === undefined ? () => program.helpInformation() : pages.get(topic);
      if (page === undefined) onUnknown(topic ?? "", [...pages.keys()]);
      else onPage(page());
    });
}

/** Verbs that are there, the daily ones first: no name that is only kept free. */
export const verbsOf = (program: Command): Command[] =>
  new Help().visibleCommands(program).sort((a, b) => rankOf(a) - rankOf(b));

const rankOf = (verb: Command): number => VERBS.indexOf(verb.name());

function pagesOf(program: Command): ReadonlyMap<string, () => string> {
  return new Map([
    ...verbsOf(program).map((verb) => [verb.name(), () => verb.helpInformation()] as const),
    ["flags", () => flagsPage(program)],
    ["exit", exitPage],
  ]);
}

/** The first page lists verbs alone; a verb's page its own flags, and those of all verbs that matter to it most. */
function shownOptions(command: Command): Option[] {
  const { parent } = command;
  if (parent === null) return [];
  const shown = Object.entries(FLAGS_SHOWN[command.name()] ?? {}).flatMap(([name, words]) => {
    const option = parent.options.find((one) => one.name() === name);
    if (option === undefined) return [];
    return [words === "" ? option : new Option(option.flags, words)];
  });
  return [...command.options, ...shown, new Option("-h, --help", "show this")];
}

/** What a flag does, and what holds without it. */
export function describe({ description, defaultValue, defaultValueDescription }: Option): string {
  const usual: unknown = defaultValueDescription ?? defaultValue;
  const isTold = typeof usual === "string" || typeof usual === "number";
  return isTold ? `${description} (default: ${usual})` : description;
}

/** `[folder]`, `<file>`, `[family...]`. */
function named(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? "..." : ""}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

function tailOf(command: Command): string {
  const isFirst = command.parent === null;
  return `${examples(EXAMPLES[command.name()] ?? [])}${isFirst ? "" : ALL_FLAGS}`;
}

const ALL_FLAGS = "\n`typeset help flags` lists the flags of all verbs.\n";

const examples = (list: readonly Example[]): string =>
  list.length === 0 ? "" : `${list.length === 1 ? "Example" : "Examples"}:\n${inColumns(list)}`;

function inColumns(rows: readonly (readonly [string, string])[]): string {
  const widest = Math.max(...rows.map(([first]) => first.length));
  return rows.map(([first, says]) => `  ${first.padEnd(widest)}  ${says}\n`).join("");
}

function flagsPage(program: Command): string {
  const rows = program.options.map((option) => [option.flags, describe(option)] as const);
  const list = inColumns([...rows, ["-h, --help", "show a verb's page"]]);
  const head = "Flags hold for every verb that has a use for them, before it or behind it.\n";
  return `${head}\n${list}\n${examples(EXAMPLES["flags"] ?? [])}`;
}

function exitPage(): string {
  const example = "Example:\n  typeset check --strict || echo $?\n";
  return `What the command answers to whoever called it.\n\n${inColumns(EXITS)}\n${example}`;
}
