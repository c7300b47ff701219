/** The verbs that come with later versions; their names are kept free. */
export const RESERVED = ["preview", "preflight", "init", "fonts", "completion"] as const;

export const VERBS = ["build", "check", "plan", "import", "schema", "doctor", ...RESERVED] as const;

/** What `typeset schema` can print. */
export const SCHEMAS = ["issue", "article", "theme", "printer"] as const;
export type SchemaName = (typeof SCHEMAS)[number];

export const EXAMPLES = `
Examples:
  typeset issue.yaml                     set the issue; out/<title>-print.pdf beside it
  typeset check issue.yaml --strict      everything but writing; warnings fail, too
  typeset plan issue.yaml --png          the flatplan as a table, and its spreads as a picture
  typeset issue.yaml -o proofs/ -q       write into a folder, say nothing but errors
  typeset issue.yaml -e print -e proof   and a proof: the make-up drawn over the pages
  typeset issue.yaml --json | jq .pages  for scripts: one JSON document
  typeset check --diagnostics github     annotations in a pull request
  typeset import copy/harbor.docx        a Word document as an article, its pictures beside
  typeset schema issue > issue.schema.json
  typeset doctor                         what is at hand: conditions, printers, themes, type

Exit: 0 written, 1 wrong sources, 2 wrong usage, 3 warnings with --strict, 4 failed proof or preflight,
5 could not write, 6 a limit was passed, 70 a bug of ours, 130/143 interrupted.

${RESERVED.join(", ")}: with later versions.
`;

export const IMPORT_HELP = `
Of the flags of all verbs:
  -o, --output <path>       the article's own name, or its folder
  --force                   write over what is there
  --strict                  write nothing where something has to be told
  --json                    print one JSON document
  -q, --quiet               print errors only

Example:
  typeset import copy/harbor.docx -d articles
`;
