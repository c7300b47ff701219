import { BLACK } from "../color/ink.ts";
import { thingBounds } from "../display/bounds.ts";
import type { Clip, Fill, Shape, Thing } from "../display/drawing.ts";
import { mappedOutline, outlineBounds, rectOutline } from "../display/outline.ts";
import { rect } from "../geometry/geometry.ts";
import { composed, growth, inverse, movedBy } from "../geometry/matrix.ts";
import type { Matrix } from "../geometry/matrix.ts";
import { chosenOf, isDrawn } from "./choice.ts";
import { clipOfThings } from "./clip.ts";
import { shortened } from "./color.ts";
import { noOutline, outOfBounds } from "./complaint.ts";
import { called, localId, mayClip, mayDraw, mayTrace, mayUse } from "./desk.ts";
import type { Desk, Scene } from "./desk.ts";
import { dress } from "./dress.ts";
import type { Dressed } from "./dress.ts";
import { isWithinBounds } from "./length.ts";
import { setText } from "./lettering.ts";
import { fillOf, strokeOf } from "./paint.ts";
import { isBounded } from "./path.ts";
import { isBoundedPort, portOf, type Port } from "./port.ts";
import { readOutline } from "./shapes.ts";
import { readTransform } from "./transform.ts";
import { fitted, readViewBox } from "./viewport.ts";
import type { Element } from "./xml.ts";

/** Draws an element and all that it holds, as things on the drawing. */
export function draw(element: Element, scene: Scene, desk: Desk): readonly Thing[] {
  if (!isDrawn(element) || !mayDraw(element, desk)) return [];
  const dressed = dress(element, scene.style, scene.port, desk);
  if (!dressed.displayed) return [];
  const own = ownMatrix(element, dressed, desk);
  const matrix = own && composed(scene.matrix, own);
  // A flattened shape has no area and no line to be seen.
  if (matrix === undefined || inverse(matrix) === undefined) return [];
  const inner = { ...scene, matrix, style: dressed.style };
  return wrapped(
    contents({ element: measured(element, dressed), overflow: dressed.overflow }, inner, desk),
    { element, dressed, scene: inner },
    desk,
  );
}

/** The element with the measures that its style gives it. */
function measured(element: Element, { measures }: Dressed): Element {
  if (measures.length === 0) return element;
  return { ...element, attributes: new Map([...element.attributes, ...measures]) };
}

function ownMatrix(
  { name, line }: Element,
  { transform }: Dressed,
  { remarks }: Desk,
): Matrix | undefined {
  const matrix = readTransform(transform);
  if (matrix !== undefined) return matrix;
  const sentence = `\`transform\` of \`${name}\` cannot be read: \`${shortened(transform)}\``;
  remarks.error("drawing/number", line, sentence, "write it as `translate(10 20) rotate(45)`");
  return undefined;
}

/** An element whose contents are drawn; `overflow` where they are not cut off at its window. */
interface Content {
  readonly element: Element;
  readonly overflow: boolean;
}

function contents({ element, overflow }: Content, scene: Scene, desk: Desk): readonly Thing[] {
  switch (element.name) {
    case "svg":
      return drawPort({ element, overflow }, portOf(element, scene, desk), scene, desk);
    case "g":
    case "a":
      return drawChildren(element, scene, desk);
    case "switch": {
      const chosen = chosenOf(element);
      return chosen === undefined ? [] : draw(chosen, scene, desk);
    }
    case "use":
      return drawUse(element, scene, desk);
    case "text":
      return setText(element, scene, desk);
    default:
      return drawShape(element, scene, desk);
  }
}

export function drawChildren(element: Element, scene: Scene, desk: Desk): readonly Thing[] {
  return element.children.flatMap((child) =>
    typeof child === "string" ? [] : draw(child, scene, desk),
  );
}

function drawShape(element: Element, scene: Scene, desk: Desk): readonly Shape[] {
  const { style, port, matrix, clipping } = scene;
  if (!mayRead(element, desk)) return [];
  const read = readOutline(element, { fontSize: style.fontSize, port });
  if (read.kind === "unreadable") {
    noOutline(element, read.attribute, desk);
    return [];
  }
  const { outline } = read;
  if (outline.length < 2 || !style.visible || !mayTrace(outline.length, element, desk)) return [];
  const onDrawing = mappedOutline(matrix, outline);
  if (!isBounded(onDrawing) || !isWithinBounds(growth(matrix) * style.strokeWidth)) {
    outOfBounds(element, desk);
    return [];
  }
  const shape = { kind: "shape", outline: onDrawing } as const;
  if (clipping) return [{ ...shape, rule: style.clipRule, fill: OPAQUE }];
  const subject = { element, style, bounds: outlineBounds(outline), port, matrix, opacity: 1 };
  const fill = element.name === "line" ? undefined : fillOf(subject, desk);
  const stroke = strokeOf(subject, desk);
  if (fill === undefined && stroke === undefined) return [];
  return [{ ...shape, rule: style.fillRule, fill, stroke }];
}

/** Looks how many commands a path has before it is taken apart. */
function mayRead(element: Element, desk: Desk): boolean {
  const data = element.attributes.get("d") ?? "";
  // Most paths are short, and have room.
  return data.length <= desk.left.steps || mayTrace(data.length / LONGEST_STEP, element, desk);
}

/** Few files write more letters for each step of a path. */
const LONGEST_STEP = 8;

const OPAQUE: Fill = { paint: BLACK, opacity: 1 };

/** Draws what a nested `svg` or a symbol holds, cut off at its edges. */
function drawPort(
  { element, overflow }: Content,
  port: Port,
  scene: Scene,
  desk: Desk,
): readonly Thing[] {
  if (!(port.width > 0 && port.height > 0)) return [];
  const typed = element.attributes.get("viewBox");
  const box = typed === undefined ? undefined : readViewBox(typed);
  if (typed !== undefined && box === undefined) {
    noOutline(element, "viewBox", desk);
    return [];
  }
  const aspect = element.attributes.get("preserveAspectRatio");
  const at = composed(scene.matrix, movedBy(port.x, port.y));
  const matrix = box === undefined ? at : composed(at, fitted(box, port, aspect));
  const things = drawChildren(element, { ...scene, matrix, port: box ?? port }, desk);
  if (things.length === 0 || overflow || !isBoundedPort(port)) return things;
  const edge = mappedOutline(
    scene.matrix,
    rectOutline(rect(port.x, port.y, port.width, port.height)),
  );
  const clip: Clip = { kind: "outline", outline: edge, rule: "nonzero" };
  return [{ kind: "group", opacity: 1, clip, things }];
}

function drawUse(element: Element, scene: Scene, desk: Desk): readonly Thing[] {
  const id = localId(element.attributes.get("href"));
  if (id === undefined || !mayUse(element, scene, desk)) return [];
  const target = called(id, element, scene.called, desk);
  if (target === undefined) return [];
  const place = portOf(element, scene, desk);
  const inner: Scene = {
    ...scene,
    matrix: composed(scene.matrix, movedBy(place.x, place.y)),
    called: [...scene.called, target],
    uses: scene.uses + 1,
  };
  if (target.name !== "symbol" && target.name !== "svg") return draw(target, inner, desk);
  if (!mayDraw(target, desk)) return [];
  const dressed = dress(target, inner.style, inner.port, desk);
  if (!dressed.displayed) return [];
  const dressedScene = { ...inner, style: dressed.style };
  const port = portOf(target, dressedScene, desk, element);
  const content = { element: target, overflow: dressed.overflow };
  const things = drawPort(content, port, dressedScene, desk);
  return wrapped(things, { element: target, dressed, scene: dressedScene }, desk);
}

interface Wrapping {
  readonly element: Element;
  readonly dressed: Dressed;
  /** In which the element's contents stand. */
  readonly scene: Scene;
}

/** The things of an element under its clip path and its opacity. */
export function wrapped(
  things: readonly Thing[],
  { element, dressed, scene }: Wrapping,
  desk: Desk,
): readonly Thing[] {
  const { opacity, clip: id } = dressed;
  if (things.length === 0 || (opacity === 0 && !scene.clipping)) return [];
  const faded = opacity === 1 || scene.clipping ? things : fadedThings(things, opacity);
  if (id === undefined) return faded;
  const clips = clipsOf(id, { element, scene, things }, desk);
  if (clips === undefined) return [];
  return clips.reduce<readonly Thing[]>(
    (inside, clip) => [{ kind: "group", opacity: 1, clip, things: inside }],
    faded,
  );
}

/** A thing that is painted in one stroke of the brush takes the opacity itself, all others as a group. */
function fadedThings(things: readonly Thing[], opacity: number): readonly Thing[] {
  const [only] = things;
  if (things.length === 1 && only !== undefined && only.kind !== "group") {
    const { fill, stroke } = only;
    if (fill === undefined || stroke === undefined) {
      return [
        {
          ...only,
          fill: fill && { ...fill, opacity: fill.opacity * opacity },
          stroke: stroke && { ...stroke, opacity: stroke.opacity * opacity },
        },
      ];
    }
  }
  return [{ kind: "group", opacity, things }];
}

interface Clipped {
  readonly element: Element;
  readonly scene: Scene;
  readonly things: readonly Thing[];
}

/** What is seen through a clip path and those that clip it; undefined where that is nothing. */
function clipsOf(
  id: string,
  { element, scene, things }: Clipped,
  desk: Desk,
): readonly Clip[] | undefined {
  const path = called(id, element, scene.called, desk);
  // What is no clip path does not clip.
  if (path?.name !== "clipPath") return [];
  if (!mayClip(path, scene, desk)) return undefined;
  const dressed = dress(path, scene.style, scene.port, desk);
  const own = ownMatrix(path, dressed, desk);
  const box =
    path.attributes.get("clipPathUnits") === "objectBoundingBox" ? boxOf(scene, things) : undefined;
  const user = box === undefined ? scene.matrix : composed(scene.matrix, box);
  if (own === undefined) return undefined;
  const inner: Scene = {
    ...scene,
    matrix: composed(user, own),
    style: dressed.style,
    called: [...scene.called, path],
    clipping: true,
  };
  const clip = clipOfThings(drawChildren(path, inner, desk));
  if (clip.kind === "outline" && clip.outline.length === 0) return undefined;
  if (dressed.clip === undefined) return [clip];
  const around = clipsOf(
    dressed.clip,
    { element: path, scene: { ...inner, matrix: user }, things },
    desk,
  );
  return around && [clip, ...around];
}

/** From the unit square to the bounds of the things, in their own space. */
function boxOf({ matrix }: Scene, things: readonly Thing[]): Matrix | undefined {
  const back = inverse(matrix);
  const bounds = back && thingBounds(things, back);
  return bounds && [bounds.width, 0, 0, bounds.height, bounds.x, bounds.y];
}
