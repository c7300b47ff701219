export const VERBS = [
  ...["build", "check", "plan", "preview", "preflight", "init", "import"],
  ...["fonts", "schema", "doctor", "completion", "help"],
];

/** What `typeset schema` can print. */
export const SCHEMAS = ["issue", "article", "theme", "printer"] as const;
export type SchemaName = (typeof SCHEMAS)[number];

/** Shells that `typeset completion` writes for. */
export const SHELLS = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof SHELLS)[number];

/** The themes that come with typeset, by the names of their files. */
export const THEMES = ["annual", "bulletin", "review"] as const;

/** The printers' profiles that come with typeset. */
export const PRINTERS = ["sheetfed-coated", "web-lwc", "newsprint"] as const;

/** A line to type, and what comes of it. */
export type Example = readonly [command: string, says: string];

/** Examples on each page of help, by its verb; `typeset` is the first page, `flags` the one of all flags. */
export const EXAMPLES: Readonly<Record<string, readonly Example[]>> = {
  typeset: [
    ["typeset init my-issue", "a small issue, to begin with"],
    ["typeset issue.yaml", "set it: out/<title>-print.pdf beside it"],
  ],
  build: [
    ["typeset issue.yaml", "out/<title>-print.pdf beside it"],
    ["typeset issue.yaml -o proofs/ -q", "into a folder, no words but errors"],
    ["typeset issue.yaml -e print -e proof", "and the make-up drawn over the pages"],
    ["typeset issue.yaml --json | jq .pages", "for scripts: one JSON document"],
  ],
  check: [
    ["typeset check issue.yaml --strict", "warnings fail, too"],
    ["typeset check --diagnostics github", "annotations in a pull request"],
  ],
  plan: [
    ["typeset plan issue.yaml --pdf", "a table, and the spreads to print"],
    ["typeset plan --what-if", "blank pages, cuts or house adverts"],
  ],
  preview: [["typeset preview issue.yaml --port 8080", "at an address that is known before"]],
  preflight: [
    ["typeset preflight bank.pdf", "what a printer would say"],
    ["typeset preflight bank.pdf --profile acme.yaml", "within his limits"],
    ["typeset preflight bank.pdf --json | jq .ok", "for scripts"],
  ],
  init: [
    ["typeset init my-issue --theme annual", "in a folder of its own"],
    ["typeset init", "in this one"],
  ],
  import: [["typeset import copy/harbor.docx -d articles", "its pictures into assets/"]],
  fonts: [
    ["typeset fonts", "all families"],
    ["typeset fonts Source Serif 4", "one, face by face"],
    ["typeset fonts --json | jq '.families[].name'", "for scripts"],
  ],
  schema: [["typeset schema theme > .typeset/theme.schema.json", "where editors find it"]],
  doctor: [["typeset doctor --strict", "warnings fail, too"]],
  completion: [
    ["source <(typeset-magazine completion bash)", "in ~/.bashrc"],
    ["source <(typeset-magazine completion zsh)", "in ~/.zshrc, below compinit"],
    ["typeset completion fish | source", "in config.fish"],
  ],
  help: [
    ["typeset help plan", "what `typeset plan --help` says"],
    ["typeset help flags", "all flags"],
  ],
  flags: [["typeset --strict check issue.yaml", "the same as behind it"]],
};

/**
 * The flags of all verbs that a verb's own page shows, and that are completed for it; each in words of the verb's own
 * where there are any.
 */
export const FLAGS_SHOWN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  build: {
    ...{ output: "", edition: "", theme: "", strict: "" },
    ...{ force: "", verify: "", json: "", quiet: "" },
  },
  check: { theme: "", strict: "", json: "", report: "", diagnostics: "" },
  plan: { theme: "", force: "", json: "", quiet: "" },
  preview: { theme: "", root: "", timeout: "give up a build after so long", quiet: "" },
  preflight: { strict: "", json: "", diagnostics: "", quiet: "print errors only" },
  init: {
    theme: "a built-in theme to begin with (default: review)",
    json: "",
    quiet: "print errors only",
  },
  import: {
    output: "the article's own name, or its folder",
    force: "write over what is there",
    strict: "write nothing where something has to be told",
    json: "print one JSON document",
    quiet: "print errors only",
  },
  fonts: { root: "the issue's folder, with its fonts.yaml (default: here)", json: "" },
  doctor: { strict: "", json: "" },
};

/** What the command's exit codes mean. */
export const EXITS: readonly (readonly [code: string, says: string])[] = [
  ["0", "written, or nothing was in the way"],
  ["1", "faults in the sources or the PDF; written only with --force"],
  ["2", "wrong usage, or no manifest there"],
  ["3", "only warnings, but `--strict`"],
  ["4", "finished pages failed proof or preflight; kept as *.rejected.pdf"],
  ["5", "could not write"],
  ["6", "a limit was passed: size, nesting, pixels, pages, time"],
  ["70", "a bug of ours"],
  ["130, 143", "interrupted"],
];
