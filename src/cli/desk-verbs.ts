import type { Command } from "commander";
import { Option } from "commander";
import { readNumber } from "./flags.ts";
import { PRINTERS } from "./words.ts";

/** The issue in a browser, set again whenever its sources change. */
export interface PreviewWish {
  readonly kind: "preview";
  readonly manifests: readonly string[];
  /** Absent: a free one. */
  readonly port?: number;
}

/** A PDF, ours or an advertiser's, looked over as a printer does. */
export interface PreflightWish {
  readonly kind: "preflight";
  /** As typed. */
  readonly file: string;
  /** A printer's profile, built in or a file; absent: the usual one. */
  readonly profile?: string;
}

export interface ImportWish {
  readonly kind: "import";
  readonly document: string;
  /** The folder for the article, as typed. */
  readonly directory: string;
}

/** Told of each wish, or of what it lacks: a code, a sentence, and ways out. */
export interface Desk {
  readonly wish: (wish: PreviewWish | PreflightWish | ImportWish) => void;
  readonly fault: (code: string, sentence: string, ...hints: readonly string[]) => void;
}

const MOST_MULTIPLE = 64;

/** Adds what `plan` is asked about page counts. */
export function addSums(plan: Command, { fault }: Desk): void {
  const multiple = new Option(
    "--multiple <number>",
    "plan as if the pages had to divide by it",
  ).argParser((text: string): number | undefined => {
    const read = readNumber("`--multiple`", { most: MOST_MULTIPLE, whole: true }, text);
    if ("value" in read) return read.value;
    fault("value", read.fault);
    return undefined;
  });
  plan
    .addOption(multiple)
    .option("--what-if", "say what it takes to divide by 4, by 8 and by 16, too");
}

/** Adds the verb `preview`. */
export function addPreview(program: Command, desk: Desk): void {
  const port = new Option(
    "--port <number>",
    "listen on this port of 127.0.0.1 (default: a free one)",
  );
  const readPort = (text: string): number | undefined => {
    const read = readNumber("`--port`", { most: 65_535, whole: true }, text);
    if ("value" in read) return read.value;
    desk.fault("value", read.fault);
    return undefined;
  };
  program
    .command("preview")
    .summary("show the pages in a browser while you type")
    .description(
      "Shows the pages in a browser, and sets them again as the sources change. It prints one address, which only this machine can open; Ctrl-C ends it.",
    )
    .argument("[issue.yaml]")
    .allowExcessArguments()
    .addOption(port.argParser(readPort))
    .action((_first: unknown, own: { readonly port?: number }, { args }: Command) => {
      desk.wish({ kind: "preview", manifests: args, ...own });
    });
}

/** Adds the verb `import`. One document at a time: each has its own remarks, and its own name. */
export function addImport(program: Command, desk: Desk): void {
  program
    .command("import")
    .summary("bring a Word document in as an article")
    .description("Brings a Word document in as an article, its pictures into assets/.")
    .argument("[file.docx]", "the document, as Word or LibreOffice saves it")
    .option("-d, --directory <dir>", "where the article goes", "articles")
    .allowExcessArguments()
    .action((document: unknown, { directory }: { directory: string }, { args }: Command) => {
      if (typeof document !== "string") {
        const hint = "for example `typeset import copy/harbor.docx`";
        desk.fault("arguments", "say which document is to be imported", hint);
      } else if (args.length > 1) {
        const hint = `import \`${document}\` first, then \`${args[1] ?? ""}\``;
        desk.fault("arguments", "only one document can be imported at a time", hint);
      } else desk.wish({ kind: "import", document, directory });
    });
}

/** Adds the verb `preflight`. One file at a time: each has its own findings, and its own answer. */
export function addPreflight(program: Command, desk: Desk): void {
  const profile = new Option("--profile <name|file>", "the printer's limits").choices(PRINTERS);
  const readProfile = (text: string): string | undefined => {
    if (text !== "") return text;
    desk.fault("value", "`--profile` needs a value, not an empty one");
    return undefined;
  };
  program
    .command("preflight")
    .summary("look over a PDF of anybody's as a printer does")
    .description(
      "Looks over a finished PDF, ours or an advertiser's, as a printer does before he takes it.",
    )
    .argument("[file.pdf]", "the PDF")
    .addOption(profile.argParser(readProfile))
    .allowExcessArguments()
    .action((file: unknown, own: { readonly profile?: string }, { args }: Command) => {
      if (typeof file !== "string") {
        const hint = "for example `typeset preflight adverts/bank.pdf`";
        desk.fault("arguments", "say which PDF is to be looked over", hint);
      } else if (args.length > 1) {
        const hint = `look over \`${file}\` first, then \`${args[1] ?? ""}\``;
        desk.fault("arguments", "only one PDF can be looked over at a time", hint);
      } else desk.wish({ kind: "preflight", file, ...own });
    });
}
