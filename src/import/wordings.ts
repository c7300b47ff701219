/** One thing, several things; what becomes of one, of several; and a way out. */
export interface Wording {
  readonly one: string;
  readonly many: string;
  readonly fate: readonly [string, string];
  readonly hint?: string;
  /** The document as a whole is meant: no place is named. */
  readonly everywhere?: true;
}

const LEFT_OUT = ["is left out", "are left out"] as const;
const KEPT_WHOLE = ["stands there whole", "stand there whole"] as const;

/** All that an import can have to tell; the kind is the tail of its code. */
export const WORDINGS = {
  equation: {
    ...{ one: "an equation", many: "equations", fate: LEFT_OUT },
    hint: "write it in words, or place it as a drawing: `::figure{src=…}`",
  },
  chart: {
    ...{ one: "a chart", many: "charts", fate: LEFT_OUT },
    hint: "type its figures as `:::chart`, and it is drawn in the theme's colors",
  },
  diagram: {
    ...{ one: "a SmartArt diagram", many: "SmartArt diagrams", fate: LEFT_OUT },
    hint: "save it from Word as a picture, and place that: `::figure{src=…}`",
  },
  shape: {
    ...{ one: "a drawn shape", many: "drawn shapes", fate: LEFT_OUT },
    hint: "save it from Word as a picture, if it says something",
  },
  object: {
    ...{ one: "an embedded object", many: "embedded objects", fate: LEFT_OUT },
    hint: "save what it shows as a picture, and place that: `::figure{src=…}`",
  },
  lettering: {
    ...{ one: "a piece of WordArt", many: "pieces of WordArt", fate: LEFT_OUT },
    hint: "type its words into the article, if they belong there",
  },
  field: {
    ...{ one: "a field", many: "fields" },
    fate: ["stays as the words that it showed", "stay as the words that they showed"],
    hint: "look whether the numbers and dates in it are still right",
  },
  "empty-field": {
    ...{ one: "a field without words", many: "fields without words" },
    fate: LEFT_OUT,
  },
  contents: {
    ...{ one: "a table of contents", many: "tables of contents", fate: LEFT_OUT },
    hint: "the issue has its own: `- contents` in the flatplan",
  },
  hidden: {
    ...{ one: "a passage of hidden text", many: "passages of hidden text", fate: LEFT_OUT },
    hint: "make it visible in Word, if it belongs there",
  },
  ruby: {
    ...{ one: "a reading over characters", many: "readings over characters", fate: LEFT_OUT },
  },
  attachment: {
    ...{ one: "a document within the document", many: "documents within the document" },
    ...{ fate: LEFT_OUT, hint: "import it by itself" },
  },
  inserted: {
    ...{ one: "a tracked insertion", many: "tracked insertions" },
    ...{ fate: ["is taken as accepted", "are taken as accepted"] },
    hint: "settle the changes in Word first, if that is not what you want",
  },
  deleted: {
    ...{ one: "a tracked deletion", many: "tracked deletions", fate: LEFT_OUT },
    hint: "settle the changes in Word first, if that is not what you want",
  },
  comment: { one: "a comment", many: "comments", fate: LEFT_OUT },
  "text-box": {
    ...{ one: "a text box", many: "text boxes" },
    fate: ["stands as a sidebar", "stand as sidebars"],
    hint: "look whether it is a sidebar; make it `:::pullquote` if it repeats the text",
  },
  "boxed-table": {
    ...{ one: "a table of one cell", many: "tables of one cell" },
    fate: ["stands as a sidebar", "stand as sidebars"],
  },
  "deep-box": {
    ...{ one: "a text box that cannot be one there", many: "text boxes that cannot be one there" },
    fate: ["stands as plain paragraphs", "stand as plain paragraphs"],
  },
  merged: {
    ...{ one: "a merged cell", many: "merged cells" },
    fate: [
      "is divided, its words in the first part",
      "are divided, their words in the first parts",
    ],
    hint: "look the table over",
  },
  "cell-blocks": {
    ...{ one: "a table's cell of several paragraphs", many: "table cells of several paragraphs" },
    fate: ["became one line", "became one line each"],
    hint: "look the table over",
  },
  "cell-table": {
    ...{ one: "a table in a table's cell", many: "tables in tables' cells" },
    fate: ["became words of that cell", "became words of those cells"],
    hint: "look the table over",
  },
  "cell-picture": {
    ...{ one: "a picture in a table", many: "pictures in tables" },
    fate: ["stands behind the table", "stand behind the table"],
  },
  "note-matter": {
    ...{ one: "a list or table in a note", many: "lists or tables in notes" },
    fate: ["became plain paragraphs", "became plain paragraphs"],
    everywhere: true,
  },
  "note-picture": {
    ...{ one: "a picture in a note", many: "pictures in notes", fate: LEFT_OUT },
    hint: "place it in the text: `::figure{src=…}`",
  },
  "note-note": {
    ...{
      one: "a note's call of another note",
      many: "notes' calls of other notes",
      fate: LEFT_OUT,
    },
  },
  "empty-note": {
    ...{ one: "a note without words", many: "notes without words", fate: LEFT_OUT },
    everywhere: true,
  },
  "head-note": {
    ...{ one: "a note of the title or byline", many: "notes of the title or byline" },
    ...{ fate: ["is called behind the first paragraph", "are called behind the first paragraph"] },
  },
  "head-look": {
    ...{ one: "emphasis or a link in the head", many: "emphasis or links in the head" },
    fate: LEFT_OUT,
  },
  numbering: {
    ...{
      one: "a list with letters or Roman numerals",
      many: "lists with letters or Roman numerals",
    },
    ...{ fate: ["is counted in figures", "are counted in figures"] },
  },
  underline: {
    ...{
      one: "an underlined passage",
      many: "underlined passages",
      fate: ["stands plain", "stand plain"],
    },
    hint: "put `*` around what is meant to be stressed",
  },
  raised: {
    ...{ one: "a raised or lowered passage", many: "raised or lowered passages" },
    fate: ["stands on the line", "stand on the line"],
    hint: "there are no raised or lowered characters for all of it: write it another way",
  },
  cropped: {
    ...{ one: "a picture that was cropped in Word", many: "pictures that were cropped in Word" },
    fate: KEPT_WHOLE,
    hint: 'say with `safe="left top width height"` what must show',
  },
  "external-picture": {
    ...{
      one: "a picture outside the document",
      many: "pictures outside the document",
      fate: LEFT_OUT,
    },
    hint: "nothing is fetched: save it into `assets/`, and place it with `::figure{src=…}`",
  },
  "lost-picture": {
    ...{
      one: "a picture that is not in the document",
      many: "pictures that are not in the document",
    },
    ...{ fate: LEFT_OUT, hint: "insert it anew in Word, or place the file with `::figure{src=…}`" },
  },
  "strange-picture": {
    ...{ one: "a picture", many: "pictures", fate: LEFT_OUT },
    hint: "save it as PNG, JPEG, TIFF or SVG, and place it with `::figure{src=…}`",
  },
  link: {
    ...{
      one: "a link",
      many: "links",
      fate: ["stays as its words alone", "stay as their words alone"],
    },
    hint: "links lead to `https:`, `http:`, `mailto:` or `tel:`",
  },
  symbol: {
    ...{
      one: "a symbol that has no Unicode character",
      many: "symbols that have no Unicode character",
    },
    ...{ fate: LEFT_OUT, hint: "type it into the article, if another face has it" },
    everywhere: true,
  },
  template: {
    ...{
      one: "the template that the document names",
      many: "the templates that the document names",
    },
    ...{ fate: ["is not opened", "are not opened"], everywhere: true },
  },
  external: {
    ...{
      one: "a reference to something outside the document",
      many: "references to something outside the document",
    },
    ...{ fate: ["is not followed", "are not followed"], everywhere: true },
  },
  furniture: {
    ...{ one: "a page header or footer", many: "page headers or footers", fate: LEFT_OUT },
    ...{ hint: "the issue has its own: `footer` in `issue.yaml`", everywhere: true },
  },
  macros: { one: "a macro", many: "macros", fate: LEFT_OUT, everywhere: true },
} as const satisfies Readonly<Record<string, Wording>>;

export type RemarkKind = keyof typeof WORDINGS;
