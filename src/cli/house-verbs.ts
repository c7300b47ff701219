import { Argument } from "commander";
import type { Command } from "commander";
import { nearest } from "../diagnostics/nearest.ts";
import { listed } from "./flags.ts";
import type { Shell } from "./words.ts";
import { SHELLS } from "./words.ts";

/** What somebody wants who sets nothing yet: an issue to begin with, type to choose from, a shell that knows the verbs. */
export type HouseWish =
  | { readonly kind: "init"; readonly folder: string }
  | { readonly kind: "fonts"; readonly family: string }
  | { readonly kind: "completion"; readonly shell: Shell };

/** Told of each wish, or of what it lacks: a code, a sentence, and ways out. */
export interface HouseDesk {
  readonly wish: (wish: HouseWish) => void;
  readonly fault: (code: string, sentence: string, ...hints: readonly string[]) => void;
}

/** Adds the verbs `init`, `fonts` and `completion`. */
export function addHouseVerbs(program: Command, desk: HouseDesk): void {
  addInit(program, desk);
  program
    .command("fonts")
    .summary("name the families at hand, with license and features")
    .description("Names the families that a theme may call for; one family face by face.")
    .argument("[family...]")
    .action((words: readonly string[]) => {
      desk.wish({ kind: "fonts", family: words.join(" ") });
    });
  addCompletion(program, desk);
}

function addInit(program: Command, { wish, fault }: HouseDesk): void {
  program
    .command("init")
    .summary("begin an issue: a small one that is complete")
    .description(
      "Writes a small, complete issue: manifest, two articles, drawings, a theme, and what " +
        "editors check them by. It asks nothing, and writes over nothing.",
    )
    .argument("[folder]")
    .allowExcessArguments()
    .action((folder: string | undefined, _own: unknown, { args }: Command) => {
      if (args.length < 2) wish({ kind: "init", folder: folder ?? "." });
      else fault("arguments", "an issue is begun in one folder at a time");
    });
}

function addCompletion(program: Command, { wish, fault }: HouseDesk): void {
  program
    .command("completion")
    .summary("print a script with which a shell completes")
    .description(
      "Prints a script that has the shell complete verbs, flags, their choices and files. " +
        "In bash and zsh, `typeset` alone is a word of the shell's own: there the command is " +
        "typeset-magazine, or npx -p typeset-magazine typeset; both are completed.",
    )
    .addArgument(asTyped(new Argument("[shell]", listed(SHELLS)).choices(SHELLS)))
    .action((name: unknown) => {
      const shell = SHELLS.find((one) => one === name);
      if (shell !== undefined) wish({ kind: "completion", shell });
      else fault("shell", ...withoutShell(name));
    });
}

function withoutShell(name: unknown): [sentence: string, ...hints: string[]] {
  if (typeof name !== "string") return [`say for which shell: ${listed(SHELLS)}`];
  const meant = nearest(name, SHELLS);
  return [
    `scripts are written for ${listed(SHELLS)}, none for \`${name}\``,
    ...(meant === undefined ? [] : [`did you mean \`${meant}\`?`]),
  ];
}

/** Choices are for those who list them; what is typed is judged by us, in our words. */
export const asTyped = (argument: Argument): Argument => argument.argParser((text: string) => text);
