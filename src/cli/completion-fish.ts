import type { CommandWords, FlagWords, Takes, VerbWords } from "./completion-words.ts";
import { USUAL_VERB, namesNeedingValue, usualTakes } from "./completion-words.ts";

/** For fish from 3.2 on, where `typeset` is no word of the shell's own. */
export function fishScript({ verbs, flags }: CommandWords): string {
  return `# Completion of typeset for fish, printed by \`typeset completion fish\`.

# Prints the verb that is typed, or \`none\`; nothing where the words are not ours.
function __typeset_magazine_verb
    set -l words (commandline -opc)
    if test (path basename -- $words[1]) = npx
        set -l at (contains -i -- typeset $words; or contains -i -- typeset-magazine $words)
        or return
        contains -- $words[(math $at - 1)] -p --package; and return
        set words $words[$at..-1]
    end
    set -l is_value 0
    for word in $words[2..-1]
        if test $is_value = 1
            set is_value 0
            continue
        end
        switch $word
            case ${namesNeedingValue(verbs, flags).join(" ")}
                set is_value 1
            case '-*'
            case ${verbs.map(({ name }) => name).join(" ")}
                echo $word
                return
            case '*'
                echo ${USUAL_VERB}
                return
        end
    end
    echo none
end

function __typeset_magazine_at
    set -l verb (__typeset_magazine_verb)
    and contains -- "$verb" $argv
end

for command in typeset typeset-magazine npx
    complete -c $command -n '__typeset_magazine_at none ${verbs.map(({ name }) => name).join(" ")}' -f
${[...verbLines(verbs), ...takesLines(verbs), ...flagLines(verbs, flags)].map((one) => `    complete -c $command ${one}\n`).join("")}end
`;
}

const verbLines = (verbs: readonly VerbWords[]): readonly string[] =>
  verbs.map(({ name, says }) => `-n '__typeset_magazine_at none' -a ${name} -d ${quoted(says)}`);

/** What may stand behind a verb; behind none, what the usual one takes. */
const takesLines = (verbs: readonly VerbWords[]): readonly string[] =>
  [...verbs, { name: "none", takes: usualTakes(verbs) }].flatMap(({ name, takes }) =>
    offers(takes).map((one) => `-n '__typeset_magazine_at ${name}' ${one}`),
  );

/** Each flag once, for the verbs that have a use for it. */
function flagLines(verbs: readonly VerbWords[], flags: readonly FlagWords[]): readonly string[] {
  const own = verbs.flatMap((verb) => verb.flags).filter((flag) => !flags.includes(flag));
  return [...flags, ...own].map((flag) => {
    const users = verbs.filter((verb) => verb.flags.includes(flag)).map(({ name }) => name);
    const first = flags.includes(flag) ? ["none"] : [];
    const at = `-n '__typeset_magazine_at ${[...first, ...users].join(" ")}'`;
    return [at, ...flag.names.map(nameOf), ...valueOf(flag), `-d ${quoted(flag.says)}`].join(" ");
  });
}

const nameOf = (name: string): string =>
  name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`;

/** A value that may be left out stands behind \`=\`, and fish asks for none. */
function valueOf({ value }: FlagWords): readonly string[] {
  if (value === undefined || value.optional) return [];
  if (value.endings.includes("*")) return ["-rF"];
  return ["-x", ...offers(value)];
}

function offers({ choices, endings, folders }: Takes): readonly string[] {
  const words = choices.length > 0 ? [choices.join(" ")] : [];
  if (folders) words.push("(__fish_complete_directories)");
  else if (endings.length > 0)
    words.push(...endings.map((one) => `(__fish_complete_suffix .${one})`));
  return words.length > 0 ? [`-k -a ${quoted(words.join(" "))}`] : [];
}

const quoted = (text: string): string =>
  `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
