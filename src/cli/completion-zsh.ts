import type { CommandWords, FlagWords, Takes, VerbWords } from "./completion-words.ts";
import { USUAL_VERB, namesNeedingValue, usualTakes } from "./completion-words.ts";

/**
 * For zsh. `typeset` is a word of zsh's own and keeps its own completion: ours is for `typeset-magazine`, for the command
 * by its path, and behind `npx`.
 */
export function zshScript({ verbs, flags }: CommandWords): string {
  return `# Completion of typeset for zsh, printed by \`typeset completion zsh\`.

_typeset_magazine() {
  local verb="" flag="" word
  local -a verbs flags
  local -i i
  # Which verb is typed, and whether the word at hand is a flag's value.
  for ((i = 2; i < CURRENT; i++)); do
    word=$words[i]
    if [[ -n $flag ]]; then flag=""; continue; fi
    case $word in
      (${namesNeedingValue(verbs, flags).join("|")}) flag=$word ;;
      (-*) ;;
      (${verbs.map(({ name }) => name).join("|")}) [[ -n $verb ]] || verb=$word ;;
      (*) [[ -n $verb ]] || verb=${USUAL_VERB} ;;
    esac
  done
  if [[ -z $flag && $words[CURRENT] == --*=* ]]; then
    flag=\${words[CURRENT]%%=*}
    compset -P '*='
  fi
  if [[ -n $flag ]]; then
    case "$verb $flag" in
${valueCases(verbs, flags)}
    esac
  elif [[ $words[CURRENT] == -* ]]; then
    case $verb in
${verbs.map((verb) => `      (${verb.name})\n${flagList(verb.flags)}        ;;`).join("\n")}
      (*)
${flagList(flags)}        ;;
    esac
    _describe -o flag flags
  else
    case $verb in
${verbs.map((verb) => `      (${verb.name}) ${offer(verb.takes)} ;;`).join("\n")}
      (*)
        verbs=(
${verbs.map(({ name, says }) => `          ${quoted(`${name}:${says}`)}`).join("\n")}
        )
        _describe verb verbs
        ${offer(usualTakes(verbs))}
        ;;
    esac
  fi
}

# Where the command is typed with its path, zsh would go on with its own word's completion.
_typeset_magazine_path() {
  _typeset_magazine
  _compskip=all
}

# Behind \`npx -p typeset-magazine typeset\`, the words from there on are ours.
_typeset_magazine_npx() {
  local -i at=\${words[(i)typeset]}
  if ((at > $#words)); then at=\${words[(i)typeset-magazine]}; fi
  if ((at >= CURRENT)) || [[ $words[at-1] == (-p|--package) ]]; then
    _default
    return
  fi
  shift $((at - 1)) words
  ((CURRENT -= at - 1))
  _typeset_magazine
}

(($+functions[compdef])) || { autoload -Uz compinit && compinit }
compdef _typeset_magazine typeset-magazine
compdef -p _typeset_magazine_path '*/typeset'
# Whoever completes npx already goes on doing so.
(($+_comps[npx])) || compdef _typeset_magazine_npx npx
`;
}

/** A verb's own flags stand before those of all verbs. */
function valueCases(verbs: readonly VerbWords[], flags: readonly FlagWords[]): string {
  const own = verbs.flatMap((verb) =>
    verb.flags
      .filter((flag) => !flags.includes(flag))
      .flatMap((flag) => caseOf(flag, (name) => `"${verb.name} ${name}"`)),
  );
  return [...own, ...flags.flatMap((flag) => caseOf(flag, (name) => `*" ${name}"`))].join("\n");
}

function caseOf({ names, value }: FlagWords, pattern: (name: string) => string): string[] {
  if (value === undefined) return [];
  return [`      (${names.map(pattern).join("|")}) ${offer(value)} ;;`];
}

function flagList(flags: readonly FlagWords[]): string {
  const told = flags.flatMap(({ names, says }) => names.map((name) => `${name}:${says}`));
  const lines = [...told, "--help:show help"].map((one) => `          ${quoted(one)}\n`).join("");
  return `        flags=(\n${lines}        )\n`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The calls that offer what a word may be. */
function offer({ choices, endings, folders }: Takes): string {
  const calls = choices.length > 0 ? [`compadd -- ${choices.join(" ")}`] : [];
  if (endings.includes("*")) calls.push("_files");
  else if (endings.length > 0) calls.push(`_files -g '*.(${endings.join("|")})'`);
  else if (folders) calls.push("_files -/");
  return calls.length > 0 ? calls.join("; ") : ":";
}
