import { outset, rect } from "../geometry/geometry.ts";
import { composed, IDENTITY } from "../geometry/matrix.ts";
import { ARITIES } from "./arities.ts";
import { spend } from "./effort.ts";
import type { PdfFile } from "./file.ts";
import type { FileFont } from "./fonts.ts";
import { firstGraphics, type FileClip } from "./graphics.ts";
import type { Layers } from "./layers.ts";
import { noteGroup, objectOperators } from "./object-operators.ts";
import { operationsIn } from "./operations.ts";
import type { Onlooker } from "./painted.ts";
import { contentsOf, numbersIn, toTrim, type FilePage } from "./pages.ts";
import { PATH_OPERATORS, type Operator } from "./path-operators.ts";
import { isHidden, note, type Run, type Stage } from "./run.ts";
import { spaceOf } from "./spaces.ts";
import { STATE_OPERATORS } from "./state-operators.ts";
import { TEXT_OPERATORS } from "./text-operators.ts";
import type { PdfDictionary, PdfStream, PdfValue } from "./values.ts";
import { isDictionary, isNumber, isStream, nameIn } from "./values.ts";

/** What looking through a file needs from page to page. */
export interface Perusal {
  readonly file: PdfFile;
  readonly layers: Layers;
  readonly fonts: Map<PdfDictionary, FileFont>;
}

/** Runs a page's contents, forms, patterns, masks and glyphs within them too, and tells all that they do. */
export function lookThrough(page: FilePage, perusal: Perusal, onlooker: Onlooker): void {
  const base = toTrim(page);
  const passed = new Set<PdfStream>();
  const stage: Stage = {
    ...perusal,
    onlooker,
    base,
    passed,
    drawn: new Set(),
    lookInto: LOOK_INTO,
  };
  const graphics = firstGraphics(base, EVERYTHING.bounds);
  const run = beginRun(stage, page.resources, { graphics });
  noteGroup(run, perusal.file.entry(page.dictionary, "Group"));
  perform(run, contentsOf(perusal.file, page));
}

function beginRun(stage: Stage, resources: PdfDictionary, first: Pick<Run, "graphics">): Run {
  return {
    stage,
    resources,
    within: [],
    saved: [],
    path: [],
    clipNext: undefined,
    textMatrix: IDENTITY,
    lineMatrix: IDENTITY,
    tolerant: 0,
    marked: [],
    ...first,
  };
}

/** To obey an operator takes as long as to read so many bytes: most of them, and those that look farther. */
const OF_OPERATOR = 30;
const COSTS = {
  80: ["re", "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "cs", "CS"],
  150: ["c", "v", "y", "Do", "sh"],
  250: ["gs"],
  1000: ["BI"],
};
const OF_OTHERS: ReadonlyMap<string, number> = new Map(
  Object.entries(COSTS).flatMap(([cost, some]) => some.map((one) => [one, Number(cost)] as const)),
);
/** … and to begin contents within contents: forms that double themselves end here. */
const OF_ENTERING = 1000;

/** Contents of a stream, with resources of its own or those round it. */
function runInside(run: Run, stream: PdfStream, change: Partial<Run>): void {
  const { file } = run.stage;
  if (!spend(file.effort, OF_ENTERING)) return;
  const own = file.entry(stream, "Resources");
  const resources = isDictionary(own) ? own : run.resources;
  const begun = beginRun(run.stage, resources, { graphics: run.graphics });
  const inner: Run = { ...begun, marked: [isHidden(run)], ...change };
  perform({ ...inner, within: [...run.within, stream] }, file.decoded(stream).bytes);
}

const OPERATORS: Readonly<Record<string, Operator | undefined>> = {
  ...PATH_OPERATORS,
  ...TEXT_OPERATORS,
  ...STATE_OPERATORS,
  ...objectOperators(runInside),
};

/** What changes nothing that is looked at: joins, flatness, intents, marks in the contents, widths of glyphs. */
const PASSED_OVER = new Set(["j", "M", "i", "ri", "MP", "DP", "d0", "d1"]);

function perform(run: Run, bytes: Uint8Array): void {
  const { effort } = run.stage.file;
  const before = run.saved.length;
  for (const { operator, operands } of operationsIn(bytes, effort)) {
    if (!spend(effort, OF_OTHERS.get(operator) ?? OF_OPERATOR)) return;
    const obey = OPERATORS[operator];
    if (operator === "") tell(run, "cut", "it ends within an operator");
    else if (obey === undefined) {
      if (!PASSED_OVER.has(operator) && run.tolerant <= 0) {
        tell(run, "operator", `there is no operator \`${shortened(operator)}\``);
      }
    } else if (suits(operator, operands)) obey(run, operands);
    else tell(run, "operands", `\`${operator}\` lacks what should stand before it`);
  }
  if (run.saved.length > before) {
    const count = run.saved.length - before;
    tell(run, "unbalanced", `${count} \`q\` ${count === 1 ? "is" : "are"} never closed`);
  }
}

function tell(run: Run, what: "cut" | "operator" | "operands" | "unbalanced", says: string): void {
  note(run, { kind: "contents", what, says });
}

const shortened = (operator: string): string => operator.replaceAll(/[^ -~]/gu, "?").slice(0, 12);

function suits(operator: string, operands: readonly PdfValue[]): boolean {
  const wanted = ARITIES[operator];
  if (wanted === undefined) return true;
  if (wanted === "name") return nameIn(operands.at(-1)) !== undefined;
  if (wanted === "any") return operands.length > 0;
  return operands.filter(isNumber).length >= wanted;
}

/** Nothing is painted where it is named, but what it is made of is looked at. */
const unseen = (stage: Stage): Stage => ({
  ...stage,
  onlooker: { painted: () => undefined, noted: stage.onlooker.noted },
});

/** Patterns are laid out all over the page: their pictures count, wherever the first of them would lie. */
const asPattern = (stage: Stage): Stage => ({
  ...stage,
  onlooker: {
    painted: (thing) => {
      if (thing.kind !== "picture") return;
      stage.onlooker.painted({ ...thing, isOfPattern: true });
    },
    noted: stage.onlooker.noted,
  },
});

const isNew = ({ stage }: Run, stream: PdfStream): boolean =>
  !stage.passed.has(stream) && Boolean(stage.passed.add(stream));

const LOOK_INTO: Stage["lookInto"] = {
  pattern: (run, name) => {
    const { file, base } = run.stage;
    const pattern = file.entry(file.entry(run.resources, "Pattern"), name);
    const said = numbersIn(file, file.entry(pattern, "Matrix"), 6) ?? [1, 0, 0, 1, 0, 0];
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = said;
    const matrix = composed(base, [a, b, c, d, e, f]);
    if (isStream(pattern)) {
      if (!isNew(run, pattern)) return;
      const graphics = { ...run.graphics, matrix, clip: EVERYTHING };
      runInside({ ...run, stage: asPattern(run.stage) }, pattern, { graphics });
    } else if (isDictionary(pattern)) {
      const shading = file.entry(pattern, "Shading");
      const space = spaceOf(file, file.entry(shading, "ColorSpace"), run.resources);
      note(run, { kind: "color", space, use: "a gradient" });
    } else {
      const says = `the pattern \`/${name}\` is not in the resources`;
      note(run, { kind: "contents", what: "pattern", says });
    }
  },
  mask: (run, mask) => {
    const form = run.stage.file.entry(mask, "G");
    if (!isStream(form) || !isNew(run, form)) return;
    runInside({ ...run, stage: unseen(run.stage) }, form, {});
  },
  glyphs: (run, font, codes) => {
    const { file } = run.stage;
    const drawn = file.entry(font.dictionary, "CharProcs");
    const resources = file.entry(font.dictionary, "Resources");
    if (!isDictionary(drawn)) return;
    const own = isDictionary(resources) ? resources : run.resources;
    // Which code is which glyph is for encodings to say; a font that is used is drawn as a whole.
    if (codes.length === 0 || run.stage.drawn.has(font)) return;
    run.stage.drawn.add(font);
    for (const glyph of drawn.entries.values()) {
      const stream = file.resolve(glyph);
      if (!spend(file.effort, OF_OPERATOR)) return;
      if (!isStream(stream) || !isNew(run, stream)) continue;
      const matrix = composed(run.graphics.matrix, font.matrix);
      const graphics = { ...run.graphics, matrix };
      runInside({ ...run, resources: own, stage: unseen(run.stage) }, stream, { graphics });
    }
  },
};

const FAR = 1e6;
const EVERYTHING: FileClip = { bounds: outset(rect(0, 0, 0, 0), FAR), outlines: [] };
