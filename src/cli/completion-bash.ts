import type { CommandWords, FlagWords, Takes, VerbWords } from "./completion-words.ts";
import { USUAL_VERB, namesNeedingValue, usualTakes } from "./completion-words.ts";

/**
 * For bash from 3.2 on, as macOS has it. `typeset` is a word of bash's own and keeps its own completion: ours is for
 * `typeset-magazine`, for the command by its path, and behind `npx`.
 */
export function bashScript({ verbs, flags }: CommandWords): string {
  return `# Completion of typeset for bash, printed by \`typeset completion bash\`.

_typeset_magazine_words() {
  local word
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$1" -- "$cur")
}

# Files whose names match, and the folders on the way to them.
_typeset_magazine_files() {
  local path
  compopt -o filenames 2>/dev/null
  while IFS= read -r path; do
    if [[ -d $path || $path =~ $1 ]]; then COMPREPLY+=("$path"); fi
  done < <(compgen -f -- "$cur")
}

_typeset_magazine() {
  COMPREPLY=()
  local cur=\${COMP_WORDS[COMP_CWORD]} start=0 verb="" flag="" word last i
  if [[ \${COMP_WORDS[0]##*/} == npx ]]; then
    start=-1
    for ((i = 1; i < COMP_CWORD; i++)); do
      last=\${COMP_WORDS[i - 1]}
      case \${COMP_WORDS[i]} in
        typeset) start=$i ;;
        typeset-magazine) [[ $last == -p || $last == --package || $last == = ]] || start=$i ;;
      esac
      ((start > 0)) && break
    done
    ((start > 0)) || return
  fi
  # Which verb is typed, and whether the word at hand is a flag's value.
  for ((i = start + 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if [[ $word == = ]]; then flag=\${COMP_WORDS[i - 1]}; continue; fi
    if [[ -n $flag ]]; then flag=""; continue; fi
    case $word in
      ${namesNeedingValue(verbs, flags).join(" | ")}) flag=$word ;;
      -*) ;;
      ${verbs.map(({ name }) => name).join(" | ")}) [[ -n $verb ]] || verb=$word ;;
      *) [[ -n $verb ]] || verb=${USUAL_VERB} ;;
    esac
  done
  if [[ $cur == = ]]; then flag=\${COMP_WORDS[COMP_CWORD - 1]} cur=""; fi
  if [[ -n $flag ]]; then
    case "$verb $flag" in
${valueCases(verbs, flags)}
    esac
  elif [[ $cur == -* ]]; then
    case $verb in
${verbs.map((verb) => `      ${verb.name}) ${wordsOf(flagNames(verb.flags))} ;;`).join("\n")}
      *) ${wordsOf(flagNames(flags))} ;;
    esac
  else
    case $verb in
${verbs.map((verb) => `      ${verb.name}) ${offer(verb.takes)} ;;`).join("\n")}
      *)
        ${wordsOf(verbs.map(({ name }) => name))}
        ${offer(usualTakes(verbs))}
        ;;
    esac
  fi
}

complete -F _typeset_magazine typeset-magazine node_modules/.bin/typeset ./node_modules/.bin/typeset
# Whoever completes npx already goes on doing so.
complete -p npx >/dev/null 2>&1 || complete -o default -F _typeset_magazine npx
`;
}

const flagNames = (flags: readonly FlagWords[]): readonly string[] => [
  ...new Set(flags.flatMap(({ names }) => names)),
  "--help",
];

/** A verb's own flags stand before those of all verbs. */
function valueCases(verbs: readonly VerbWords[], flags: readonly FlagWords[]): string {
  const own = verbs.flatMap((verb) =>
    verb.flags
      .filter((flag) => !flags.includes(flag))
      .flatMap((flag) => caseOf(flag, (name) => `"${verb.name} ${name}"`)),
  );
  const shared = flags.flatMap((flag) => caseOf(flag, (name) => `*" ${name}"`));
  return [...own, ...shared].join("\n");
}

function caseOf({ names, value }: FlagWords, pattern: (name: string) => string): string[] {
  if (value === undefined) return [];
  return [`      ${names.map(pattern).join(" | ")}) ${offer(value)} ;;`];
}

const wordsOf = (words: readonly string[]): string =>
  `_typeset_magazine_words "${words.join(" ")}"`;

/** The calls that offer what a word may be. */
function offer({ choices, endings, folders }: Takes): string {
  const calls = choices.length > 0 ? [wordsOf(choices)] : [];
  if (endings.includes("*")) calls.push("_typeset_magazine_files '.'");
  else if (endings.length > 0) calls.push(`_typeset_magazine_files '\\.(${endings.join("|")})$'`);
  else if (folders) calls.push("_typeset_magazine_files '^$'");
  return calls.length > 0 ? calls.join("; ") : ":";
}
