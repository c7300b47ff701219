import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { commandTree } from "../../src/cli/command-line.ts";
import { completionScript } from "../../src/cli/completion.ts";
import { verbsOf } from "../../src/cli/help.ts";
import type { Shell } from "../../src/cli/words.ts";
import { issueFolder, typeset } from "../support/issue-folder.ts";

const verbs = verbsOf(commandTree()).map((verb) => verb.name());

const folder = issueFolder({
  "issue.yaml": "",
  "my issue/other.yml": "",
  "art/x.pdf": "",
  "x.pdf": "",
  ...{ "completion.bash": completionScript("bash"), "completion.zsh": completionScript("zsh") },
  "completion.fish": completionScript("fish"),
});

/** Words as they stand on the line, the last one at the cursor; and what is offered for it. */
const LINES: readonly (readonly [string, readonly string[]])[] = [
  ["che", ["check"]],
  ["check --st", ["--strict"]],
  ["plan --p", ["--pdf", "--png"]],
  ["build --p", []],
  ["doctor --ou", []],
  ["--theme an", ["annual"]],
  ["-e pr", ["print", "proof"]],
  ["-e print check --dia", ["--diagnostics"]],
  ["--diagnostics g", ["github"]],
  ["schema ", ["issue", "article", "theme", "printer"]],
  ["completion ", ["bash", "zsh", "fish"]],
  ["help ex", ["exit"]],
  ["check i", ["issue.yaml"]],
  ["--root a", ["art"]],
  ["init a", ["art"]],
  ["-o x", ["x.pdf"]],
];

/** A shell that is not here can try nothing: that is said where the tests are listed. */
const isHere = (shell: Shell): boolean =>
  spawnSync(shell, ["-c", "exit 0"], { stdio: "ignore" }).status === 0;

const why = (shell: Shell): string =>
  isHere(shell) ? "" : ` (skipped: there is no ${shell} here)`;

function run(shell: Shell, script: string, ...flags: readonly string[]): readonly string[] {
  const { stdout, stderr, status } = spawnSync(shell, [...flags, "-c", script], {
    ...{ cwd: folder, encoding: "utf8", timeout: 60_000 },
    env: { ...process.env, HOME: folder, TERM: "dumb" },
  });
  if (status !== 0 || stderr !== "") throw new Error(`${shell} ends with ${status}: ${stderr}`);
  return stdout.split("\n").filter((line) => line !== "");
}

const inQuotes = (word: string): string => `'${word}'`;

/** What bash itself has put into COMPREPLY. */
const inBash = (...words: readonly string[]): readonly string[] =>
  run(
    "bash",
    `source completion.bash
    COMP_WORDS=(${words.map(inQuotes).join(" ")}) COMP_CWORD=${words.length - 1}
    _typeset_magazine
    for one in "\${COMPREPLY[@]}"; do echo "$one"; done`,
    "--norc",
  );

describe.skipIf(!isHere("bash"))(`bash completes${why("bash")}`, () => {
  test.each(LINES)("%s", (line, offered) => {
    expect(inBash("typeset-magazine", ...line.split(" ")).toSorted()).toEqual(offered.toSorted());
  });

  test("verbs and manifests where nothing is typed yet", () => {
    const offered = inBash("typeset-magazine", "");
    expect(offered).toEqual(expect.arrayContaining([...verbs, "issue.yaml", "my issue"]));
    expect(offered).not.toContain("x.pdf");
  });

  test("paths with spaces, and values behind =", () => {
    expect(inBash("typeset-magazine", "check", "my issue/")).toEqual(["my issue/other.yml"]);
    expect(inBash("typeset-magazine", "--theme", "=", "bul")).toEqual(["bulletin"]);
    expect(inBash("typeset-magazine", "plan", "--png", "=", "x")).toEqual(["x.pdf"]);
  });

  test("behind npx, and leaves npx alone before that", () => {
    expect(inBash("npx", "-p", "typeset-magazine", "typeset", "che")).toEqual(["check"]);
    expect(inBash("npx", "typeset-magazine", "plan", "--p")).toEqual(["--png", "--pdf"]);
    expect(inBash("npx", "-p", "typeset-magazine")).toEqual([]);
    expect(inBash("npx", "other", "che")).toEqual([]);
  });

  test("and the shell knows for which commands; its own word `typeset` is left to it", () => {
    const known = run("bash", "source completion.bash; complete -p", "--norc").map((one) =>
      one.split(" ").at(-1),
    );
    expect(known.toSorted()).toEqual(
      [
        "./node_modules/.bin/typeset",
        "node_modules/.bin/typeset",
        "npx",
        "typeset-magazine",
      ].sort(),
    );
    const kept = "complete -W mine npx; source completion.bash; complete -p npx";
    expect(run("bash", kept, "--norc")).toEqual(["complete -W 'mine' npx"]);
  });

  test("from what the command prints", async () => {
    const { stdout, code } = await typeset(folder, "completion", "bash");
    expect([code, stdout]).toEqual([0, completionScript("bash")]);
  });
});

describe.skipIf(!isHere("fish"))(`fish completes${why("fish")}`, () => {
  const inFish = (line: string): readonly string[] =>
    run("fish", `source completion.fish; complete -C ${inQuotes(line)}`, "--no-config").map(
      (one) => one.split("\t")[0]?.replace(/\/$/u, "") ?? "",
    );

  test.each(LINES)("%s", (line, offered) => {
    expect(inFish(`typeset ${line}`).toSorted()).toEqual(offered.toSorted());
  });

  test("verbs where nothing is typed yet, values behind =, and behind npx", () => {
    expect(inFish("typeset ")).toEqual(expect.arrayContaining([...verbs, "issue.yaml"]));
    expect(inFish("typeset-magazine --theme=an")).toEqual(["--theme=annual"]);
    expect(inFish("npx -p typeset-magazine typeset che")).toEqual(["check"]);
  });
});

/** A terminal's keys, and what stands on its line behind a tab. */
const ZSH = `
zmodload zsh/zpty
zpty z zsh -f -i
out() {
  local chunk all="" n=0 patience=\${1:-10}
  while ((n < patience)); do
    if zpty -r -t z chunk; then all+=$chunk n=0; else sleep 0.1; ((++n)); fi
  done
  print -r -- "$all"
}
zpty -w z "PS1=; fpath=($fpath) module_path=($module_path); autoload -Uz compinit; compinit -u -D; source ./completion.zsh"
# What is loaded with the first completion takes its time on a busy machine.
out 50 >/dev/null
zpty -w -n z "typeset-magazine c"$'\\t'
out 50 >/dev/null
zpty -w -n z $'\\x15'
out >/dev/null
for line in "$@"; do
  zpty -w -n z "$line"$'\\t'
  print -r -- "\${(V)$(out)}"
  zpty -w -n z $'\\x15'
  out >/dev/null
done
zpty -d z
`;

describe.skipIf(!isHere("zsh"))(`zsh completes${why("zsh")}`, () => {
  const LINES_TYPED = [
    ["typeset-magazine che", "ck "],
    ["typeset-magazine check --stri", "ct "],
    ["typeset-magazine --theme an", "nual "],
    ["typeset-magazine --theme=an", "nual "],
    ["typeset-magazine check i", "ssue.yaml "],
    ["typeset-magazine init a", "rt/"],
    ["typeset-magazine completion z", "sh "],
    ["npx -p typeset-magazine typeset che", "ck "],
    ["./node_modules/.bin/typeset doc", "tor "],
  ] as const;

  test("what is typed in a terminal", () => {
    const typed = LINES_TYPED.map(([line]) => inQuotes(line)).join(" ");
    const shown = run("zsh", `set -- ${typed}\n${ZSH}`, "-f");
    expect(shown).toHaveLength(LINES_TYPED.length);
    for (const [index, [line, rest]] of LINES_TYPED.entries()) {
      // Bells and steps back are the terminal's.
      const plain = shown[index]?.replaceAll(/\^[GH]/gu, "").replaceAll(/\^M.*/gu, "");
      expect(plain?.trimEnd()).toContain(`${line}${rest}`.trimEnd());
    }
  });
});
