/** The verbs that come with later versions; their names are kept free. */
export const RESERVED = ["preview", "preflight", "init", "import", "fonts", "completion"] as const;

export const VERBS = ["build", "check", "plan", "schema", "doctor", ...RESERVED] as const;

/** What `typeset schema` can print. */
export const SCHEMAS = ["issue", "article", "theme", "printer"] as const;
export type SchemaName = (typeof SCHEMAS)[number];

export const EXAMPLES = `
Examples:
  typeset issue.yaml                     set the issue; out/<title>-print.pdf beside it
  typeset check issue.yaml --strict      everything but writing; warnings fail, too
  typeset plan issue.yaml --pdf          the flatplan as a table, and its spreads to print
  typeset issue.yaml -o proofs/ -q       write into a folder, say nothing but errors
  typeset issue.yaml -e print -e proof   and a proof: the make-up drawn over the pages
  typeset issue.yaml --json | jq .pages  for scripts: one JSON document
  typeset check --diagnostics github     annotations in a pull request
  typeset schema issue > issue.schema.json
  typeset doctor                         what is at hand: conditions, printers, themes, type

Exit: 0 written, 1 wrong sources, 2 wrong usage, 3 warnings with --strict, 4 failed proof or preflight,
5 could not write, 6 a limit was passed, 70 a bug of ours, 130/143 interrupted.

${RESERVED.join(", ")}: with later versions.
`;
