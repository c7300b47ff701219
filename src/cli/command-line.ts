import { Argument, Command, CommanderError, Option } from "commander";
import type { SheetFormat } from "../build-order.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { error } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { ImportWish, PreflightWish, PreviewWish } from "./desk-verbs.ts";
import { addImport, addPreflight, addPreview, addSums } from "./desk-verbs.ts";
import { listed } from "./flags.ts";
import { addHelp, dressHelp } from "./help.ts";
import type { HouseWish } from "./house-verbs.ts";
import { addHouseVerbs, asTyped } from "./house-verbs.ts";
import type { Flags } from "./options.ts";
import { SWITCHES_OFF, addOptions } from "./options.ts";
import type { SchemaName } from "./words.ts";
import { SCHEMAS } from "./words.ts";

/** What somebody wants of the command. */
export type Wish =
  | BuildWish
  | HouseWish
  | PreviewWish
  | PreflightWish
  | { readonly kind: "schema"; readonly name: SchemaName }
  | { readonly kind: "doctor" }
  | ImportWish
  | { readonly kind: "version" }
  | { readonly kind: "help"; readonly text: string };

export interface BuildWish {
  readonly kind: "build";
  readonly verb: "build" | "check" | "plan";
  readonly manifests: readonly string[];
  /** Of `plan`: the contact sheet is wanted as such a file, at this path as it was typed; "" for its usual place. */
  readonly png?: string;
  readonly pdf?: string;
  /** Of `plan`: as if the manifest wanted this multiple. */
  readonly multiple?: number;
  /** Of `plan`: what the pages would come to under other multiples is wanted, too. */
  readonly whatIf?: boolean;
}

/** The command line, read; without a wish the faults say why. */
export interface CommandLine {
  readonly wish?: Wish;
  readonly flags: Flags;
  readonly faults: readonly Diagnostic[];
}

/** A fault of usage, which is exit 2. */
export function usage(fault: string, message: string, ...hints: readonly string[]): Diagnostic {
  return error(`usage/${fault}`, message, { kind: "usage", hints });
}

/** Reads the arguments behind the command's name; the faults of all flags at once. */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const faults: Diagnostic[] = [];
  const wishes: Wish[] = [];
  const said: string[] = [];
  const program = commandTree(wishes, faults, said);
  try {
    program.parse(argv.map(apartFromManifest), { from: "user" });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    if (thrown.exitCode === 0) wishes.push({ kind: "help", text: said.join("") });
    else faults.push(inOurWords(thrown));
  }
  return heard(program, argv, wishes[0], faults);
}

/** Verbs, arguments and flags as the parser knows them; what comes of a line that is typed goes into the lists. */
export function commandTree(
  wishes: Wish[] = [],
  faults: Diagnostic[] = [],
  said: string[] = [],
): Command {
  const program = new Command("typeset")
    .description("Sets a magazine issue, a YAML manifest and Markdown articles, as a PDF.")
    .usage("[verb] [options] [issue.yaml or its folder]")
    .exitOverride()
    .configureOutput({ writeOut: (text) => void said.push(text), writeErr: () => undefined });
  dressHelp(program);
  addOptions(program, (fault, hint) => {
    faults.push(usage("value", fault, ...(hint === undefined ? [] : [hint])));
  });
  addVerbs(program, wishes, faults);
  return program;
}

/** `--json` counts even where a fault before it kept the other flags from being read. */
function heard(
  program: Command,
  argv: readonly string[],
  wish: Wish | undefined,
  faults: readonly Diagnostic[],
): CommandLine {
  const read = { ...SWITCHES_OFF, ...program.opts<Flags>() };
  const flags = { ...read, json: read.json || argv.includes("--json") };
  if (faults.length > 0 || wish === undefined) return { flags, faults };
  return { flags, faults, wish: flags.version ? { kind: "version" } : wish };
}

/** A verb's own flags: true where one stands without its value. */
interface Own {
  readonly png?: string | true;
  readonly pdf?: string | true;
  readonly multiple?: number;
  readonly whatIf?: true;
}

function addVerbs(program: Command, wishes: Wish[], faults: Diagnostic[]): void {
  const desk = {
    wish: (wish: Wish) => wishes.push(wish),
    fault: (code: string, sentence: string, ...hints: readonly string[]) =>
      faults.push(usage(code, sentence, ...hints)),
  };
  const addRoad = (verb: BuildWish["verb"], summary: string, meaning: string): Command =>
    program
      .command(verb, { isDefault: verb === "build" })
      .summary(summary)
      .description(meaning)
      .argument("[issue.yaml]")
      .allowExcessArguments()
      .action((_first: unknown, { png, pdf, ...sums }: Own, { args }: Command) => {
        const sheets = {
          ...(png !== undefined && { png: png === true ? "" : png }),
          ...(pdf !== undefined && { pdf: pdf === true ? "" : pdf }),
        };
        wishes.push({ kind: "build", verb, manifests: args, ...sheets, ...sums });
      });
  addRoad(
    "build",
    "set the issue and write it (the default)",
    "Sets the issue and writes its PDF. The verb need not be typed.",
  );
  addRoad(
    "check",
    "everything but writing",
    "Goes the whole way of a build but for writing, and tells every fault.",
  );
  const plan = addRoad(
    "plan",
    "print the flatplan, page by page",
    "Prints the flatplan: what stands on each page, and how full it is.",
  );
  const beside = "default: out/<title>-plan";
  addSheetOption(plan, "png", `draw the spreads, too (${beside}.png)`, faults);
  addSheetOption(plan, "pdf", `the same as small pages, to print (${beside}.pdf)`, faults);
  addSums(plan, desk);
  addPreview(program, desk);
  program
    .command("schema")
    .summary("print a JSON Schema, for editors")
    .description("Prints the JSON Schema of what staff write in YAML, for editors.")
    .addArgument(asTyped(new Argument("[name]", listed(SCHEMAS)).choices(SCHEMAS)))
    .action((name: unknown) => {
      const known = SCHEMAS.find((one) => one === name);
      if (known === undefined) faults.push(unknownSchema(name));
      else wishes.push({ kind: "schema", name: known });
    });
  program
    .command("doctor")
    .summary("say what is at hand here, and what is amiss")
    .description(
      "Says what is at hand here, and what is amiss: Node, write access, conditions, " +
        "printers, themes, type, limits.",
    )
    .action(() => {
      wishes.push({ kind: "doctor" });
    });
  addHouseVerbs(program, desk);
  addHelp(
    program,
    (text) => wishes.push({ kind: "help", text }),
    (topic, topics) => faults.push(unknownTopic(topic, topics)),
  );
  addImport(program, desk);
  addPreflight(program, desk);
}

/** `plan` alone draws a contact sheet. */
function addSheetOption(
  plan: Command,
  format: SheetFormat,
  meaning: string,
  faults: Diagnostic[],
): void {
  const option = new Option(`--${format} [path]`, meaning);
  plan.addOption(
    option.argParser((text) => {
      if (text === "" || isSheetPath(text, format)) return text;
      const sentence = `\`--${format}\` takes a file that ends in .${format}, or a folder, not \`${text}\``;
      faults.push(usage("value", sentence, `a folder ends in a slash: \`--${format}=sheets/\``));
      return undefined;
    }),
  );
}

const isSheetPath = (text: string, format: SheetFormat): boolean =>
  /[/\\]$/u.test(text) || text.toLowerCase().endsWith(`.${format}`);

/** What stands behind `--png` and cannot be its path is the manifest: `plan --png issue.yaml`. */
function apartFromManifest(argument: string, index: number, argv: readonly string[]): string {
  const format = SHEETS.find((one) => argument === `--${one}`);
  const next = argv[index + 1];
  if (format === undefined || next === undefined || isSheetPath(next, format)) return argument;
  return `${argument}=`;
}

const SHEETS: readonly SheetFormat[] = ["png", "pdf"];

function unknownTopic(topic: string, topics: readonly string[]): Diagnostic {
  const meant = nearest(topic, topics);
  const hint =
    meant === undefined ? `there is one for ${listed(topics)}` : `did you mean \`${meant}\`?`;
  return usage("topic", `there is no page of help for \`${topic}\``, hint);
}

function unknownSchema(name: unknown): Diagnostic {
  const choices = listed(SCHEMAS);
  if (typeof name !== "string") return usage("schema", `say which schema: ${choices}`);
  const meant = nearest(name, SCHEMAS);
  return usage(
    "schema",
    `there is a schema for ${choices}, none for \`${name}\``,
    ...(meant === undefined ? [] : [`did you mean \`${meant}\`?`]),
  );
}

const MORE = "`typeset --help` lists verbs and flags";

/** The parser's message as one of our sentences: `error: unknown option '--jsn'\n(Did you mean --json?)`. */
function inOurWords({ code, message }: CommanderError): Diagnostic {
  const [sentence = "", suggestion = ""] = message.replace(/^error: /, "").split("\n");
  const quoted = sentence.replaceAll(/'([^']*)'/g, "`$1`");
  const meant = /^\(Did you mean (?:one of )?(.*)\?\)$/.exec(suggestion)?.[1];
  const hints = meant === undefined ? [MORE] : [`did you mean \`${meant}\`?`, MORE];
  switch (code) {
    case "commander.unknownOption":
      return usage("unknown-flag", quoted.replace("unknown option", "there is no flag"), ...hints);
    case "commander.optionMissingArgument":
      return usage("value", quoted.replace(/^option (.*) argument missing$/, "$1 needs a value"));
    default:
      return usage("arguments", quoted, ...hints);
  }
}
