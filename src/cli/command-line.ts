import { Command, CommanderError, Option } from "commander";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { error } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { listed } from "./flags.ts";
import type { Flags } from "./options.ts";
import { SWITCHES_OFF, addOptions } from "./options.ts";
import type { SchemaName } from "./words.ts";
import { EXAMPLES, IMPORT_HELP, RESERVED, SCHEMAS } from "./words.ts";

/** What somebody wants of the command. */
export type Wish =
  | BuildWish
  | { readonly kind: "schema"; readonly name: SchemaName }
  | { readonly kind: "doctor" }
  | ImportWish
  | { readonly kind: "version" }
  | { readonly kind: "help"; readonly text: string };

export interface BuildWish {
  readonly kind: "build";
  readonly verb: "build" | "check" | "plan";
  readonly manifests: readonly string[];
  /** Of `plan`: the contact sheet is wanted, at this path as it was typed; "" for its usual place. */
  readonly png?: string;
}

export interface ImportWish {
  readonly kind: "import";
  readonly document: string;
  /** The folder for the article, as typed. */
  readonly directory: string;
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
  const program = new Command("typeset")
    .description("Sets a magazine issue, a YAML manifest and Markdown articles, as a PDF.")
    .usage("[verb] [options] [issue.yaml or its folder]")
    .addHelpText("after", EXAMPLES)
    .exitOverride()
    .configureOutput({ writeOut: (text) => void said.push(text), writeErr: () => undefined });
  addOptions(program, (fault, hint) => {
    faults.push(usage("value", fault, ...(hint === undefined ? [] : [hint])));
  });
  addVerbs(program, wishes, faults);
  try {
    program.parse(argv.map(apartFromManifest), { from: "user" });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    if (thrown.exitCode === 0) wishes.push({ kind: "help", text: said.join("") });
    else faults.push(inOurWords(thrown));
  }
  return heard(program, argv, wishes[0], faults);
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
}

function addVerbs(program: Command, wishes: Wish[], faults: Diagnostic[]): void {
  const addRoad = (verb: BuildWish["verb"], meaning: string): Command =>
    program
      .command(verb, { isDefault: verb === "build" })
      .description(meaning)
      .argument("[issue.yaml]")
      .allowExcessArguments()
      .configureHelp({ showGlobalOptions: true })
      .action((_first: unknown, { png }: Own, { args }: Command) => {
        const sheet = png === undefined ? {} : { png: png === true ? "" : png };
        wishes.push({ kind: "build", verb, manifests: args, ...sheet });
      });
  addRoad("build", "set the issue and write it (the default)");
  addRoad("check", "everything but writing");
  const plan = addRoad("plan", "print the flatplan: what stands on each page, and how full it is");
  addSheetOption(plan, faults);
  program
    .command("schema")
    .description(`print the JSON Schema of ${listed(SCHEMAS)}, for editors`)
    .argument("[name]")
    .action((name: unknown) => {
      const known = SCHEMAS.find((one) => one === name);
      if (known === undefined) faults.push(unknownSchema(name));
      else wishes.push({ kind: "schema", name: known });
    });
  program
    .command("doctor")
    .description("say what is at hand here: printing conditions, printers, themes, type")
    .configureHelp({ showGlobalOptions: true })
    .action(() => {
      wishes.push({ kind: "doctor" });
    });
  addImport(program, wishes, faults);
  for (const verb of RESERVED) {
    program
      .command(verb, { hidden: true })
      .helpOption(false)
      .allowUnknownOption()
      .allowExcessArguments()
      .action(() => {
        faults.push(usage("later", `\`${verb}\` comes with a later version`));
      });
  }
}

/** One document at a time: each has its own remarks, and its own name. */
function addImport(program: Command, wishes: Wish[], faults: Diagnostic[]): void {
  program
    .command("import")
    .description("bring a Word document in as an article, its pictures into assets/")
    .usage("FILE.docx [options]")
    .argument("[file]", "the document, as Word or LibreOffice saves it")
    .option("-d, --directory <folder>", "where the article goes", "articles")
    .addHelpText("after", IMPORT_HELP)
    .allowExcessArguments()
    .action((document: unknown, { directory }: { directory: string }, { args }: Command) => {
      if (typeof document !== "string") {
        const hint = "for example `typeset import copy/harbor.docx`";
        faults.push(usage("arguments", "say which document is to be imported", hint));
      } else if (args.length > 1) {
        const hint = `import \`${document}\` first, then \`${args[1] ?? ""}\``;
        faults.push(usage("arguments", "only one document can be imported at a time", hint));
      } else wishes.push({ kind: "import", document, directory });
    });
}

/** `plan` alone draws a contact sheet. */
function addSheetOption(plan: Command, faults: Diagnostic[]): void {
  const meaning = "draw the spreads, too (default: out/<title>-plan.png beside the manifest)";
  const option = new Option("--png [path]", meaning);
  plan.addOption(
    option.argParser((text) => {
      if (text === "" || isSheetPath(text)) return text;
      const sentence = `\`--png\` takes a file that ends in .png, or a folder, not \`${text}\``;
      faults.push(usage("value", sentence, "a folder ends in a slash: `--png=sheets/`"));
      return undefined;
    }),
  );
}

const isSheetPath = (text: string): boolean => /(?:\.png|[/\\])$/iu.test(text);

/** What stands behind `--png` and cannot be its path is the manifest: `plan --png issue.yaml`. */
function apartFromManifest(argument: string, index: number, argv: readonly string[]): string {
  const next = argv[index + 1];
  return argument === "--png" && next !== undefined && !isSheetPath(next) ? "--png=" : argument;
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
