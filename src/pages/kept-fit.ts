import type { Span } from "../diagnostics/diagnostic.ts";
import { COST } from "../galley/costs.ts";
import { PAGE_COST } from "./costs.ts";
import type { Accepted, ArticleFit, CostName, FittedLine, Lever } from "./copy-fit.ts";
import type { PageFill } from "./page-fill.ts";
import { listOf, maybe, number, text, told, type Form } from "./tape.ts";

/** A place in the copy; files are told once. */
export function spanForm(): Form<Span> {
  const files = told(text);
  return {
    write: ({ file, start, end }, tape) => {
      files.write(file, tape);
      tape.numbers([start, end]);
    },
    read: (tape) => ({ file: files.read(tape), start: tape.number(), end: tape.number() }),
  };
}

const lineForm = (spans: Form<Span>): Form<FittedLine> => ({
  write: ({ folio, space, text: words, span }, tape) => {
    tape.numbers([folio, space]);
    tape.text(words);
    spans.write(span, tape);
  },
  read: (tape) => {
    const [folio, space, words] = [tape.number(), tape.number(), tape.text()];
    return { folio, space, text: words, span: spans.read(tape) };
  },
});

/** The names of both tables of costs, in their order; another order is another build. */
const NAMES: readonly string[] = [...Object.keys(COST), ...Object.keys(PAGE_COST)];

const isCostName = (name: string): name is CostName => NAMES.includes(name);

const acceptedForm: Form<Accepted> = {
  write: ({ folio, what, cost }, tape) => {
    tape.numbers([folio, cost]);
    tape.text(what);
  },
  read: (tape) => {
    const [folio, cost, name] = [tape.number(), tape.number(), tape.text()];
    return { folio, what: isCostName(name) ? name : "white", cost };
  },
};

const leverForm = (spans: Form<Span>): Form<Lever> => ({
  write: ({ words, begins, span }, tape) => {
    tape.number(words);
    tape.text(begins);
    spans.write(span, tape);
  },
  read: (tape) => ({ words: tape.number(), begins: tape.text(), span: spans.read(tape) }),
});

/** How full a page is. */
export const fillForm: Form<PageFill> = {
  write: ({ lines, white }, tape) => {
    tape.numbers([lines, white]);
  },
  read: (tape) => ({ lines: tape.number(), white: tape.number() }),
};

/** How an article came out. */
export function fitForm(): Form<ArticleFit> {
  const spans = spanForm();
  const lines = listOf(lineForm(spans));
  const accepted = listOf(acceptedForm);
  const levers = listOf(leverForm(spans));
  const pages = maybe(number);
  return {
    write: (fit, tape) => {
      pages.write(fit.asked, tape);
      tape.numbers([fit.pages, fit.lines, fit.hyphens, fit.loose, fit.over, fit.words]);
      lines.write(fit.loosest, tape);
      lines.write(fit.tightest, tape);
      accepted.write(fit.accepted, tape);
      levers.write(fit.levers, tape);
    },
    read: (tape) => {
      const asked = pages.read(tape);
      return {
        ...(asked === undefined ? {} : { asked }),
        pages: tape.number(),
        lines: tape.number(),
        hyphens: tape.number(),
        loose: tape.number(),
        over: tape.number(),
        words: tape.number(),
        loosest: lines.read(tape),
        tightest: lines.read(tape),
        accepted: accepted.read(tape),
        levers: levers.read(tape),
      };
    },
  };
}
