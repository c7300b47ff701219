import type { Span } from "../diagnostics/diagnostic.ts";
import type {
  Anatomy,
  AnatomyColumn,
  AnatomyLine,
  Baselines,
  FloatCall,
  FloatPlace,
  Priced,
} from "../display/anatomy.ts";
import { rect, type Point, type Rect } from "../geometry/geometry.ts";
import { spanForm } from "./kept-fit.ts";
import { listOf, text, told, type Form } from "./tape.ts";

export const rectForm: Form<Rect> = {
  write: ({ x, y, width, height }, tape) => {
    tape.numbers([x, y, width, height]);
  },
  read: (tape) => rect(tape.number(), tape.number(), tape.number(), tape.number()),
};

const pointForm: Form<Point> = {
  write: ({ x, y }, tape) => {
    tape.numbers([x, y]);
  },
  read: (tape) => ({ x: tape.number(), y: tape.number() }),
};

const gridForm: Form<Baselines> = {
  write: ({ first, leading, lines }, tape) => {
    tape.numbers([first, leading, lines]);
  },
  read: (tape) => ({ first: tape.number(), leading: tape.number(), lines: tape.number() }),
};

const pricedForm = (names: Form<string>): Form<Priced> => ({
  write: ({ what, cost }, tape) => {
    names.write(what, tape);
    tape.number(cost);
  },
  read: (tape) => ({ what: names.read(tape), cost: tape.number() }),
});

/** Two claims in one number. */
const lineForm = (spans: Form<Span>): Form<AnatomyLine> => ({
  write: ({ at, width, space, hyphenated, ends, span }, tape) => {
    tape.numbers([at.x, at.y, width, space, (hyphenated ? 1 : 0) + (ends ? 2 : 0)]);
    spans.write(span, tape);
  },
  read: (tape) => {
    const at = pointForm.read(tape);
    const [width, space, claims] = [tape.number(), tape.number(), tape.number()];
    const [hyphenated, ends] = [claims % 2 === 1, claims >= 2];
    return { at, width, space, hyphenated, ends, span: spans.read(tape) };
  },
});

function columnForm(spans: Form<Span>, priced: Form<Priced>): Form<AnatomyColumn> {
  const [lines, prices] = [listOf(lineForm(spans)), listOf(priced)];
  return {
    write: (column, tape) => {
      rectForm.write(column.box, tape);
      lines.write(column.lines, tape);
      tape.number(column.cost);
      prices.write(column.prices, tape);
    },
    read: (tape) => ({
      box: rectForm.read(tape),
      lines: lines.read(tape),
      cost: tape.number(),
      prices: prices.read(tape),
    }),
  };
}

const placeForm = (spans: Form<Span>): Form<FloatPlace> => ({
  write: ({ float, box }, tape) => {
    spans.write(float, tape);
    rectForm.write(box, tape);
  },
  read: (tape) => ({ float: spans.read(tape), box: rectForm.read(tape) }),
});

const callForm = (spans: Form<Span>): Form<FloatCall> => ({
  write: ({ float, at }, tape) => {
    spans.write(float, tape);
    pointForm.write(at, tape);
  },
  read: (tape) => ({ float: spans.read(tape), at: pointForm.read(tape) }),
});

/** How a page was made up; of all the pages on a tape one form, since names and files are told once. */
export function anatomyForm(): Form<Anatomy> {
  const spans = spanForm();
  const priced = pricedForm(told(text));
  const columns = listOf(columnForm(spans, priced));
  const [floats, calls] = [listOf(placeForm(spans)), listOf(callForm(spans))];
  const prices = listOf(priced);
  return {
    write: (anatomy, tape) => {
      rectForm.write(anatomy.area, tape);
      gridForm.write(anatomy.grid, tape);
      columns.write(anatomy.columns, tape);
      floats.write(anatomy.floats, tape);
      calls.write(anatomy.calls, tape);
      prices.write(anatomy.prices, tape);
    },
    read: (tape) => ({
      area: rectForm.read(tape),
      grid: gridForm.read(tape),
      columns: columns.read(tape),
      floats: floats.read(tape),
      calls: calls.read(tape),
      prices: prices.read(tape),
    }),
  };
}
