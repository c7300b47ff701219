import { boundsOf, cornersOf, mappedOutline, rectOutline } from "../display/outline.ts";
import { rect } from "../geometry/geometry.ts";
import { composed, mapped } from "../geometry/matrix.ts";
import type { PdfFile } from "./file.ts";
import { numbersIn } from "./pages.ts";
import { clipped, type Operator } from "./path-operators.ts";
import type { ColorUse, ObjectFault } from "./painted.ts";
import { pictureOf, softMaskOf } from "./picture.ts";
import { fillLook, isHidden, note, noteColor, type Run } from "./run.ts";
import { spaceOf } from "./spaces.ts";
import type { PdfStream, PdfValue } from "./values.ts";
import { isArray, isDictionary, isName, isStream, nameIn } from "./values.ts";

/** Forms within forms. */
const DEEPEST = 28;

/** What runs contents within contents. */
export type RunInside = (run: Run, stream: PdfStream, change: Partial<Run>) => void;

/** `Do` and its like, which paint what stands elsewhere. */
export function objectOperators(runInside: RunInside): Readonly<Record<string, Operator>> {
  return {
    Do: (run, [named]) => {
      const { file } = run.stage;
      const name = nameIn(named) ?? "?";
      const object = file.entry(file.entry(run.resources, "XObject"), name);
      if (!isStream(object)) {
        const says = `\`/${name}\` is to be painted and not in the resources`;
        note(run, { kind: "contents", what: "object", says });
        return;
      }
      if (run.stage.layers.hides(object.dictionary.entries.get("OC"))) return;
      noteObject(run, object, name);
      const subtype = nameIn(file.entry(object, "Subtype"));
      if (subtype === "Image") paintPicture(run, object, `/${name}`);
      else if (subtype === "Form") paintForm(run, object, name, runInside);
    },
    BI: (run, [picture]) => {
      if (isStream(picture)) paintPicture(run, picture, "in the contents");
      else note(run, { kind: "contents", what: "cut", says: "a picture within it breaks off" });
    },
    sh: paintGround,
    BMC: (run) => {
      run.marked.push(isHidden(run));
    },
    BDC: (run, [tag, properties]) => {
      const isOfLayer = nameIn(tag) === "OC";
      run.marked.push(isHidden(run) || (isOfLayer && isOfHiddenLayer(run, properties)));
    },
    EMC: (run) => {
      run.marked.pop();
    },
    BX: (run) => {
      run.tolerant += 1;
    },
    EX: (run) => {
      run.tolerant -= 1;
    },
  };
}

function isOfHiddenLayer(run: Run, properties: PdfValue | undefined): boolean {
  const { file, layers } = run.stage;
  const named = file.entry(run.resources, "Properties");
  if (!isName(properties) || !isDictionary(named)) return false;
  return layers.hides(named.entries.get(properties.text));
}

/** A picture has one or two others, for a screen and for a proof. */
const MOST_OTHERS = 20;

/** What is a form or a picture and more than that. */
function noteObject(run: Run, object: PdfStream, name: string): void {
  const { file } = run.stage;
  const has = (key: string): boolean => file.entry(object, key) !== null;
  const tell = (what: ObjectFault, says: string): void => {
    note(run, { kind: "object", what, says: `\`/${name}\` ${says}` });
  };
  const kinds = [file.entry(object, "Subtype"), file.entry(object, "Subtype2")].map(nameIn);
  if (kinds.includes("PS") || has("PS")) tell("postscript", "is a piece of PostScript");
  if (has("OPI")) tell("opi", "stands for a picture that is not in the file (OPI)");
  if (has("Ref")) tell("reference", "stands for a page of another file");
  const others = file.entry(object, "Alternates");
  const isForPrint = (one: PdfValue): boolean => file.entry(one, "DefaultForPrinting") === true;
  if (isArray(others) && others.slice(0, MOST_OTHERS).some(isForPrint)) {
    tell("alternate", "has another picture in its place where it is printed");
  }
}

const UNIT = rect(0, 0, 1, 1);

function paintPicture(run: Run, stream: PdfStream, name: string): void {
  if (isHidden(run)) return;
  const { stage, graphics, resources } = run;
  const picture = pictureOf(stage.file, stream, name, resources);
  const use: ColorUse = picture.isStencil ? "a stencil" : "a picture";
  const at = boundsOf(cornersOf(UNIT).map((one) => mapped(graphics.matrix, one)));
  if (picture.isStencil) noteColor(run, graphics.fill, use, at);
  else if (picture.space !== undefined) note(run, { kind: "color", space: picture.space, use }, at);
  if (softMaskOf(stage.file, picture) !== undefined) {
    note(run, { kind: "transparency", what: "a soft mask" }, at);
  }
  const { matrix, clip } = graphics;
  stage.onlooker.painted({ kind: "picture", picture, matrix, clip, look: fillLook(run) });
}

function paintForm(run: Run, form: PdfStream, name: string, runInside: RunInside): void {
  const { file } = run.stage;
  if (run.within.includes(form) || run.within.length >= DEEPEST) {
    const says = `the form \`/${name}\` is painted within itself`;
    note(run, { kind: "contents", what: "circle", says });
    return;
  }
  noteGroup(run, file.entry(form, "Group"));
  runInside(run, form, { graphics: insideForm(run, form, file) });
}

/** A form lies as its matrix says, and nothing of it is seen outside its box. */
function insideForm({ graphics }: Run, form: PdfStream, file: PdfFile): Run["graphics"] {
  const said = numbersIn(file, file.entry(form, "Matrix"), 6) ?? [1, 0, 0, 1, 0, 0];
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = said;
  const matrix = composed(graphics.matrix, [a, b, c, d, e, f]);
  const [left, foot, right, head] = numbersIn(file, file.entry(form, "BBox"), 4) ?? [];
  if (left === undefined || foot === undefined || right === undefined || head === undefined) {
    return { ...graphics, matrix };
  }
  const box = {
    x: Math.min(left, right),
    y: Math.min(foot, head),
    width: Math.abs(right - left),
    height: Math.abs(head - foot),
  };
  const outline = mappedOutline(matrix, rectOutline(box));
  return { ...graphics, matrix, clip: clipped(graphics.clip, outline, "nonzero") };
}

/** A group that is painted as one is transparency, even where all in it is opaque; its space is what it is mixed in. */
export function noteGroup(run: Run, group: PdfValue): void {
  const { file } = run.stage;
  if (nameIn(file.entry(group, "S")) !== "Transparency") return;
  const said = file.entry(group, "CS");
  note(run, { kind: "transparency", what: "a group" });
  if (said === null) return;
  note(run, { kind: "color", space: spaceOf(file, said, run.resources), use: "a group" });
}

const paintGround: Operator = (run, [named]) => {
  const { file, onlooker } = run.stage;
  const name = nameIn(named) ?? "?";
  const shading = file.entry(file.entry(run.resources, "Shading"), name);
  if (!isDictionary(shading) && !isStream(shading)) {
    const says = `the gradient \`/${name}\` is not in the resources`;
    note(run, { kind: "contents", what: "shading", says });
    return;
  }
  const space = spaceOf(file, file.entry(shading, "ColorSpace"), run.resources);
  const { clip, fillOpacity: opacity } = run.graphics;
  note(run, { kind: "color", space, use: "a gradient" }, clip.bounds);
  if (!isHidden(run)) onlooker.painted({ kind: "ground", space, clip, opacity });
};
