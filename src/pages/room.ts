import { error, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Design } from "../design/design.ts";
import type { Grid } from "../galley/galley.ts";
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
  const { column, lines } = sheetOf(design.page, issue, grid);
  const least = FEWEST_EMS * design.styles.body.size;
  const { list, quotation, boxes } = design;
  const drawnIn: readonly (readonly [string, number])[] = [
    ["a column", 0],
    ["a list in a column", list.indent],
    ["a quotation in a column", 2 * quotation.indent],
    ["a sidebar in a column", 2 * boxes.sidebar.padding],
    ["code in a column", 2 * boxes.code.padding],
  ];
  const narrow = drawnIn
    .filter(([, less]) => column - less < least)
    .map(([what, less]) => noRoom(`${what} is ${inPoints(column - less)} wide`, issue));
  const low = lines < FEWEST_LINES ? [noRoom(`a column has ${lines} lines`, issue)] : [];
  return [...narrow.slice(0, 1), ...low];
}

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
