import type { Ink } from "../color/ink.ts";
import type { Drawing, Fill, Shape, Stroke } from "../display/drawing.ts";
import type { Step } from "../display/outline.ts";
import type { Point } from "../geometry/geometry.ts";
import { listOf, maybe, number, type Form } from "./tape.ts";

/**
 * A drawing that was made while its page was: a chart. It has shapes of plain ink, and its type lies on it as marks of
 * the page.
 */
export const isMadeHere = ({ things }: Drawing): boolean => things.every(isPlain);

const isPlain = (thing: Drawing["things"][number]): thing is PlainShape =>
  thing.kind === "shape" &&
  [thing.fill, thing.stroke].every((one) => one === undefined || isInk(one.paint));

const isInk = (paint: Fill["paint"]): paint is Ink =>
  paint.kind === "cmyk" || paint.kind === "spot";

interface PlainShape extends Shape {
  readonly fill?: PlainFill | undefined;
  readonly stroke?: (Stroke & PlainFill) | undefined;
}

interface PlainFill extends Fill {
  readonly paint: Ink;
}

export function drawingForm(inks: Form<Ink>): Form<Drawing> {
  const shapes = listOf(shapeForm(inks));
  return {
    write: ({ id, file, width, height, things }, tape) => {
      tape.text(id);
      tape.text(file);
      tape.numbers([width, height]);
      shapes.write(things.filter(isPlain), tape);
    },
    read: (tape) => ({
      ...{ kind: "drawing", id: tape.text(), file: tape.text() },
      ...{ width: tape.number(), height: tape.number(), things: shapes.read(tape) },
    }),
  };
}

function shapeForm(inks: Form<Ink>): Form<PlainShape> {
  const steps = listOf(stepForm);
  const fills = maybe(fillForm(inks));
  const strokes = maybe(strokeForm(inks));
  return {
    write: ({ outline, rule, fill, stroke }, tape) => {
      tape.number(rule === "nonzero" ? 0 : 1);
      steps.write(outline, tape);
      fills.write(fill, tape);
      strokes.write(stroke, tape);
    },
    read: (tape) => {
      const rule = tape.number() === 0 ? "nonzero" : "evenodd";
      const outline = steps.read(tape);
      const [fill, stroke] = [fills.read(tape), strokes.read(tape)];
      return { kind: "shape", outline, rule, ...(fill && { fill }), ...(stroke && { stroke }) };
    },
  };
}

const fillForm = (inks: Form<Ink>): Form<PlainFill> => ({
  write: ({ paint, opacity }, tape) => {
    inks.write(paint, tape);
    tape.number(opacity);
  },
  read: (tape) => ({ paint: inks.read(tape), opacity: tape.number() }),
});

const CAPS = ["butt", "round", "square"] as const;
const JOINS = ["miter", "round", "bevel"] as const;

function strokeForm(inks: Form<Ink>): Form<Stroke & PlainFill> {
  const fills = fillForm(inks);
  const dashes = listOf(number);
  return {
    write: (stroke, tape) => {
      fills.write(stroke, tape);
      tape.numbers([stroke.width, CAPS.indexOf(stroke.cap), JOINS.indexOf(stroke.join)]);
      tape.numbers([stroke.miterLimit, stroke.dashOffset]);
      dashes.write(stroke.dashes, tape);
    },
    read: (tape) => ({
      ...fills.read(tape),
      ...{ width: tape.number(), cap: CAPS[tape.number()] ?? "butt" },
      ...{ join: JOINS[tape.number()] ?? "miter", miterLimit: tape.number() },
      ...{ dashOffset: tape.number(), dashes: dashes.read(tape) },
    }),
  };
}

const point: Form<Point> = {
  write: ({ x, y }, tape) => {
    tape.numbers([x, y]);
  },
  read: (tape) => ({ x: tape.number(), y: tape.number() }),
};

const STEPS = ["move", "line", "curve", "close"] as const;

const stepForm: Form<Step> = {
  write: (step, tape) => {
    tape.number(STEPS.indexOf(step.kind));
    if (step.kind === "close") return;
    if (step.kind === "curve") {
      point.write(step.leave, tape);
      point.write(step.arrive, tape);
    }
    point.write(step.to, tape);
  },
  read: (tape) => {
    const kind = STEPS[tape.number()] ?? "close";
    if (kind === "close") return { kind };
    if (kind !== "curve") return { kind, to: point.read(tape) };
    return { kind, leave: point.read(tape), arrive: point.read(tape), to: point.read(tape) };
  },
};
