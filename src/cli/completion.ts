import { commandTree } from "./command-line.ts";
import { bashScript } from "./completion-bash.ts";
import { fishScript } from "./completion-fish.ts";
import { commandWords } from "./completion-words.ts";
import { zshScript } from "./completion-zsh.ts";
import type { Shell } from "./words.ts";

/** The script with which a shell completes verbs, flags, their choices and files; made from the parser's own tree. */
export function completionScript(shell: Shell): string {
  const words = commandWords(commandTree());
  switch (shell) {
    case "bash":
      return bashScript(words);
    case "zsh":
      return zshScript(words);
    case "fish":
      return fishScript(words);
  }
}
