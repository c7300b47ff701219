import { error, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Design } from "../design/design.ts";
import type { Grid } from "../galley/galley.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { Issue } from "../issue/issue.ts";
import { sheetOf } from "./frame.ts";

/** A measure of fewer ems of the body's size than this sets no text worth reading. */
const FEWEST_EMS = 5;

/** A column of fewer lines than this holds no paragraph. */
const FEWEST_LINES = 4;

/**
 * Whether the theme leaves the trim room for text: in its columns, and in what is drawn in further. Told
 * before anything is set, since no page could come of it (`theme/no-room`).
 */
export function roomFaults(design: Design, issue: Issue, grid: Grid): readonly Diagnostic[] {
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
    .map(([what, { lines }]) => noRoom(`${what} has ${lines} lines`, issue));
  return [...narrow.slice(0, 1), ...low.slice(0, 1)];
}

/** What stands in a column, and how much narrower than it. */
const drawnIn = ({ list, quotation, boxes }: Design): readonly (readonly [string, Pt])[] => [
  ["", 0],
  ["a list in ", list.indent],
  ["a quotation in ", 2 * quotation.indent],
  ["a sidebar in ", 2 * boxes.sidebar.padding],
  ["code in ", 2 * boxes.code.padding],
];

function noRoom(sentence: string, { theme, title }: Issue): Diagnostic {
  return error(
    "theme/no-room",
    `the theme \`${theme.name}\` leaves no room for text: ${sentence}`,
    {
      span: theme.span ?? title.span,
      hints: [
        "give it smaller margins, gutters and indents or fewer columns, or the page a larger trim",
      ],
    },
  );
}

const inPoints = (length: number): string => `${Math.round(length)} pt`;
