import { composed } from "../geometry/matrix.ts";
import type { FileColor, Graphics } from "./graphics.ts";
import type { StateFault } from "./painted.ts";
import type { Operator } from "./path-operators.ts";
import { fontOf, note, numbers, type Run } from "./run.ts";
import type { Space } from "./spaces.ts";
import { firstColor, spaceOf } from "./spaces.ts";
import type { PdfDictionary, PdfValue } from "./values.ts";
import { isArray, isDictionary, isName, isNumber, isStream, nameIn } from "./values.ts";

/** So many states within one another are kept; more come from broken generators. */
const MOST_SAVED = 512;

const save: Operator = (run) => {
  if (run.saved.length < MOST_SAVED) run.saved.push(run.graphics);
};

const restore: Operator = (run) => {
  const saved = run.saved.pop();
  if (saved !== undefined) run.graphics = saved;
  else note(run, { kind: "contents", what: "unbalanced", says: "`Q` stands where no `q` is open" });
};

const transform: Operator = (run, operands) => {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(operands);
  set(run, { matrix: composed(run.graphics.matrix, [a, b, c, d, e, f]) });
};

function set(run: Run, change: Partial<Graphics>): void {
  run.graphics = { ...run.graphics, ...change };
}

const CAPS = ["butt", "round", "square"] as const;

const setCap: Operator = (run, operands) => {
  set(run, { cap: CAPS[numbers(operands)[0] ?? 0] ?? "butt" });
};

const setWidth: Operator = (run, operands) => {
  set(run, { lineWidth: Math.abs(numbers(operands)[0] ?? 1) });
};

const setDash: Operator = (run, [dashes]) => {
  set(run, { isDashed: isArray(dashes) && dashes.some((one) => isNumber(one) && one > 0) });
};

type Target = "fill" | "stroke";

const chooseSpace =
  (target: Target): Operator =>
  (run, [said]) => {
    const space = knownSpace(run, nameIn(said) ?? "?");
    set(run, { [target]: { space, shares: firstColor(space) } });
  };

const spaces = new WeakMap<PdfDictionary, Map<string, Space>>();

/** Spaces are chosen again and again: each is read once for the resources that name it. */
function knownSpace({ stage, resources }: Run, name: string): Space {
  const known = spaces.get(resources) ?? new Map<string, Space>();
  spaces.set(resources, known);
  const space = known.get(name) ?? spaceOf(stage.file, { kind: "name", text: name }, resources);
  known.set(name, space);
  return space;
}

const setShares =
  (target: Target): Operator =>
  (run, operands) => {
    const { space } = run.graphics[target];
    set(run, { [target]: { space, shares: numbers(operands) } });
    const name = operands.at(-1);
    if (space.kind === "pattern" && isName(name)) run.stage.lookInto.pattern(run, name.text);
  };

const setPlain =
  (target: Target, said: string): Operator =>
  (run, operands) => {
    const space = knownSpace(run, said);
    const color: FileColor = { space, shares: numbers(operands) };
    set(run, { [target]: color });
  };

const takeState: Operator = (run, [named]) => {
  const { file } = run.stage;
  const name = nameIn(named) ?? "?";
  const state = file.entry(file.entry(run.resources, "ExtGState"), name);
  if (!isDictionary(state)) {
    const says = `the state \`/${name}\` is not in the resources`;
    note(run, { kind: "contents", what: "state", says });
    return;
  }
  noteForbidden(run, state);
  const asked = (key: string): PdfValue => file.entry(state, key);
  const flag = (key: string, before: boolean): boolean => {
    const said = asked(key);
    return typeof said === "boolean" ? said : before;
  };
  const amount = (key: string, before: number): number => {
    const said = asked(key);
    return isNumber(said) ? said : before;
  };
  const { graphics: g } = run;
  const strokeOverprints = flag("OP", g.strokeOverprints);
  const [font, size] = isArray(asked("Font")) ? listed(file.entry(state, "Font")) : [];
  const said = file.resolve(font);
  set(run, {
    lineWidth: amount("LW", g.lineWidth),
    strokeOverprints,
    fillOverprints: flag("op", asked("OP") === null ? g.fillOverprints : strokeOverprints),
    overprintMode: amount("OPM", g.overprintMode),
    fillOpacity: amount("ca", g.fillOpacity),
    strokeOpacity: amount("CA", g.strokeOpacity),
    isMasked: asked("SMask") === null ? g.isMasked : isDictionary(asked("SMask")),
    ...(isDictionary(said) && {
      text: { ...g.text, font: fontOf(run, said), size: isNumber(size) ? size : 0 },
    }),
  });
  noteTransparency(run, state);
};

const listed = (value: PdfValue): readonly PdfValue[] => (isArray(value) ? value : []);

const BLEND_MODES = new Set([
  ...["Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten"],
  ...["ColorDodge", "ColorBurn", "HardLight", "SoftLight", "Difference", "Exclusion"],
  ...["Hue", "Saturation", "Color", "Luminosity"],
]);

/** A reader takes the first that it knows; there are not more of them. */
const MOST_MODES = 20;

function noteTransparency(run: Run, state: PdfDictionary): void {
  const { file } = run.stage;
  const { fillOpacity, strokeOpacity } = run.graphics;
  const tell = (what: string): void => {
    note(run, { kind: "transparency", what });
  };
  if (fillOpacity < 1 || strokeOpacity < 1) tell("opacity");
  const mask = file.entry(state, "SMask");
  if (isDictionary(mask)) {
    tell("a soft mask");
    run.stage.lookInto.mask(run, mask);
  }
  const said = file.entry(state, "BM");
  const modes = (isArray(said) ? said.slice(0, MOST_MODES) : [said]).flatMap(
    (one) => nameIn(file.resolve(one)) ?? [],
  );
  const [first] = modes;
  if (first !== undefined && first !== "Normal" && first !== "Compatible") {
    tell(`the blend mode ${first}`);
  }
  if (first !== undefined && !modes.some((one) => BLEND_MODES.has(one))) {
    note(run, { kind: "state", what: "blend-mode", says: `\`/${first}\` is no blend mode` });
  }
}

/** What changes how plates are made, which is the printer's business alone. */
function noteForbidden(run: Run, state: PdfDictionary): void {
  const { file } = run.stage;
  const tell = (what: StateFault, says: string): void => {
    note(run, { kind: "state", what, says });
  };
  const asked = (key: string): PdfValue => file.entry(state, key);
  const isOwn = (value: PdfValue): boolean =>
    value !== null && nameIn(value) !== "Default" && nameIn(value) !== "Identity";
  const curves = [asked("TR"), asked("TR2")];
  if (curves.some(isOwn)) tell("transfer", "a transfer curve is set");
  else if (curves.some((one) => one !== null) && nameIn(curves[1]) !== "Default") {
    tell("plain-transfer", "a transfer curve is set, if one that changes nothing,");
  }
  const screens = [asked("HT"), asked("HTP")];
  if (screens.some((one) => isDictionary(one) || isStream(one) || isArray(one))) {
    tell("halftone", "a halftone is set");
  }
  for (const key of ["BG", "BG2", "UCR", "UCR2"]) {
    if (isOwn(asked(key))) tell("black-generation", "the making of black is set");
  }
}

export const STATE_OPERATORS: Readonly<Record<string, Operator>> = {
  q: save,
  Q: restore,
  cm: transform,
  w: setWidth,
  J: setCap,
  d: setDash,
  gs: takeState,
  cs: chooseSpace("fill"),
  CS: chooseSpace("stroke"),
  sc: setShares("fill"),
  scn: setShares("fill"),
  SC: setShares("stroke"),
  SCN: setShares("stroke"),
  g: setPlain("fill", "DeviceGray"),
  G: setPlain("stroke", "DeviceGray"),
  rg: setPlain("fill", "DeviceRGB"),
  RG: setPlain("stroke", "DeviceRGB"),
  k: setPlain("fill", "DeviceCMYK"),
  K: setPlain("stroke", "DeviceCMYK"),
};
