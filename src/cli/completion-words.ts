import type { Argument, Command, Option } from "commander";
import { describe, verbsOf } from "./help.ts";
import { FLAGS_SHOWN } from "./words.ts";

/** What a shell is told of the command, so that it can complete what is typed. */
export interface CommandWords {
  readonly summary: string;
  readonly verbs: readonly VerbWords[];
  /** The flags of all verbs. */
  readonly flags: readonly FlagWords[];
}

export interface VerbWords {
  readonly name: string;
  readonly says: string;
  /** What may stand behind it, beside flags. */
  readonly takes: Takes;
  /** The flags that it has a use for: its own, and of those of all verbs. */
  readonly flags: readonly FlagWords[];
}

export interface FlagWords {
  /** `-o` and `--output`. */
  readonly names: readonly string[];
  readonly says: string;
  /** Absent where it is a switch. */
  readonly value?: Takes & { readonly optional: boolean };
}

/** What a word may be. */
export interface Takes {
  readonly choices: readonly string[];
  /** Files with one of these endings, and folders on the way to them; `*` is any. */
  readonly endings: readonly string[];
  /** Folders are what is meant. */
  readonly folders: boolean;
}

/** The verb that holds where none is typed. */
export const USUAL_VERB = "build";

/** Reads the tree of the parser. */
export function commandWords(program: Command): CommandWords {
  const flags = program.options.map(flagWords);
  const verbs = verbsOf(program);
  return {
    summary: program.description(),
    flags,
    verbs: verbs.map((verb) => ({
      name: verb.name(),
      says: firstLine(verb.summary() || verb.description()),
      takes: verb.name() === "help" ? topicsOf(verbs) : argumentTakes(verb.registeredArguments),
      flags: [...verb.options.map(flagWords), ...sharedFlags(verb, flags)],
    })),
  };
}

const firstLine = (text: string): string => text.split("\n")[0] ?? "";

function topicsOf(verbs: readonly Command[]): Takes {
  const names = verbs.map((verb) => verb.name()).filter((name) => name !== "help");
  return { choices: [...names, "flags", "exit"], endings: [], folders: false };
}

/** A verb that takes a manifest has a use for all flags. */
function sharedFlags(verb: Command, flags: readonly FlagWords[]): readonly FlagWords[] {
  const shown = FLAGS_SHOWN[verb.name()] ?? {};
  const takesManifest = verb.registeredArguments.some((one) => one.name().endsWith(".yaml"));
  return flags.filter(
    ({ names }) => takesManifest || names.some((name) => Object.hasOwn(shown, name.slice(2))),
  );
}

function flagWords(option: Option): FlagWords {
  const names = [option.short, option.long].filter((name) => name !== undefined);
  const says = describe(option);
  if (!option.required && !option.optional) return { names, says };
  const term = /[<[](.+)[>\]]/u.exec(option.flags)?.[1] ?? "";
  return { names, says, value: { ...takesOf(term, option.argChoices), optional: option.optional } };
}

function argumentTakes([first]: readonly Argument[]): Takes {
  return takesOf(first?.name() ?? "", first?.argChoices);
}

/** By its name: `issue.yaml` is a file with that ending, `path` and `file` any, `dir` and `folder` a folder. */
function takesOf(term: string, choices: readonly string[] | undefined): Takes {
  const kind = term.split("|").at(-1) ?? "";
  const ending = /\.([a-z]+)$/u.exec(kind)?.[1];
  return {
    choices: choices ?? [],
    endings: ending === undefined ? endingsOf(term, kind) : spellings(ending),
    folders: kind === "dir" || kind === "folder",
  };
}

function endingsOf(term: string, kind: string): readonly string[] {
  if (term === "name|file") return spellings("yaml");
  return kind === "path" || kind === "file" ? ["*"] : [];
}

const spellings = (ending: string): readonly string[] =>
  ending === "yaml" ? ["yaml", "yml"] : [ending];

/** What the verb takes that holds where none is typed. */
export const usualTakes = (verbs: readonly VerbWords[]): Takes =>
  verbs.find(({ name }) => name === USUAL_VERB)?.takes ?? takesOf("", undefined);

/** The names of all flags behind which the next word is their value. */
export function namesNeedingValue(
  verbs: readonly VerbWords[],
  flags: readonly FlagWords[],
): readonly string[] {
  const all = [...flags, ...verbs.flatMap((verb) => verb.flags)];
  const needing = all.filter(({ value }) => value?.optional === false);
  return [...new Set(needing.flatMap(({ names }) => names))];
}
