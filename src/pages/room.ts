import { error, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Design } from "../design/design.ts";
import type { Grid } from "../galley/galley.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { Issue } from "../issue/issue.ts";
import { UNDER_RULE } from "./footer.ts";
import { sheetOf } from "./frame.ts";

/** A measure of fewer ems of the body's size than this sets no text worth reading. */
const FEWEST_EMS = 5;

/** A column of fewer lines than this holds no paragraph. */
const FEWEST_LINES = 4;

/**
 * Whether the theme leaves the trim room for text: in its columns, and in what is drawn in further. Told
 * before anything is set, since no page could come of it (`theme/no-room`). An issue of pictures alone has no columns.
 */
export function roomFaults(design: Design, issue: Issue, grid: Grid): readonly Diagnostic[] {
  const isText = ({ kind }: Issue["flatplan"][number]): boolean =>
    kind === "article" || kind === "contents";
  if (!issue.flatplan.some(isText)) return [];
  const least = FEWEST_EMS * design.styles.body.size;
  const sheets = [
    ["a column", sheetOf(design.page, issue, grid)],
    ["a letter's column", sheetOf(design.masters.letter, issue, grid)],
    ["a column of the contents", sheetOf(design.masters.contents, issue, grid)],
  ] as const;
  const narrow = sheets.flatMap(([what, { column }]) =>
    (what === "a column" ? drawnIn(design) : [["", 0] as const])
      .filter(([, less]) => column - less < least)
      .map(([inside, less]) =>
        noRoom(`${inside}${what} is ${inPoints(column - less)} wide`, issue),
      ),
  );
  const low = sheets
    .filter(([, { lines }]) => lines < FEWEST_LINES)
    .map(([what, { lines }]) =>
      noRoom(`${what} has ${lines === 1 ? "1 line" : `${lines} lines`}`, issue),
    );
  return [
    ...narrow.slice(0, 1),
    ...low.slice(0, 1),
    ...headFaults(design, issue, grid),
    ...footerFaults(design, issue),
  ];
}

/** Headline and deck have a measure of their own, a share of the page's. */
function headFaults(design: Design, issue: Issue, grid: Grid): readonly Diagnostic[] {
  const measure = design.head.measure * sheetOf(design.page, issue, grid).page;
  if (measure >= FEWEST_EMS * design.styles.deck.size) return [];
  const says = `headlines are ${inPoints(measure)} wide`;
  return [noRoom(says, issue, "give `head` a larger `measure`")];
}

/** The footer and the rule over it must stand on the page. */
function footerFaults({ furniture, styles }: Design, issue: Issue): readonly Diagnostic[] {
  const { footer, footerBaseline, footerRule } = furniture;
  const rule = footerRule === 0 ? 0 : UNDER_RULE * styles.footer.size + footerRule;
  const height = footerBaseline + Math.max(styles.footer.size, rule);
  if ((issue.footer?.text ?? footer) === "" || height <= issue.trim.height) return [];
  const reach = `the footer reaches ${inPoints(height)} over the foot of a page`;
  const says = `${reach} that is ${inPoints(issue.trim.height)} high`;
  return [noRoom(says, issue, "give `furniture` a smaller `footer-baseline`")];
}

/** What stands in a column, and how much narrower than it. */
const drawnIn = ({ list, quotation, boxes }: Design): readonly (readonly [string, Pt])[] => [
  ["", 0],
  ["a list in ", list.indent],
  ["a quotation in ", 2 * quotation.indent],
  ["a sidebar in ", 2 * boxes.sidebar.padding],
  ["code in ", 2 * boxes.code.padding],
];

const SMALLER =
  "give it smaller margins, gutters and indents or fewer columns, or the page a larger trim";

function noRoom(sentence: string, { theme, title }: Issue, hint = SMALLER): Diagnostic {
  return error(
    "theme/no-room",
    `the theme \`${theme.name}\` leaves no room for text: ${sentence}`,
    {
      span: theme.span ?? title.span,
      hints: [hint],
    },
  );
}

const inPoints = (length: number): string => `${Math.round(length)} pt`;
