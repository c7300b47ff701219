import { createHash } from "node:crypto";
import { hasErrors, ok } from "../diagnostics/diagnostic.ts";
import type { Outcome, Span } from "../diagnostics/diagnostic.ts";
import { seenThings } from "../display/crop.ts";
import type { Drawing } from "../display/drawing.ts";
import { rect } from "../geometry/geometry.ts";
import type { Palette } from "./color.ts";
import { wholeBudget } from "./desk.ts";
import type { Desk, Scene } from "./desk.ts";
import { drawChildren, wrapped } from "./draw.ts";
import { dress } from "./dress.ts";
import type { DrawingFonts } from "./fonts.ts";
import { inspectElements } from "./inspect.ts";
import { remarksOn } from "./remarks.ts";
import { rootWindow } from "./root.ts";
import { readStyleSheets } from "./sheet.ts";
import { PLAIN } from "./style.ts";
import { elementsOf, readXml } from "./xml.ts";
import type { Element } from "./xml.ts";

/** What a drawing is drawn with. */
export interface DrawingOrder {
  /** The source file, as spans name it. */
  readonly file: string;
  /** Where the drawing is ordered: faults point there, and name the file and its line. */
  readonly span: Span;
  readonly palette: Palette;
  readonly fonts: DrawingFonts;
}

/**
 * Draws an SVG file as shapes in ink. It holds what is on our list and nothing else: nothing of it is
 * run, and nothing outside it is read. Errors, each with the file's line: `drawing/broken`,
 * `drawing/doctype`, `drawing/size`, `drawing/path`, `drawing/number`, `drawing/color`,
 * `drawing/reference`, `drawing/foreign`, `drawing/glyph`, `drawing/limit` (limit); warnings:
 * `drawing/element`, `drawing/property`, `drawing/style`, `drawing/family`, `drawing/spot`.
 */
export async function readDrawing(text: string, order: DrawingOrder): Promise<Outcome<Drawing>> {
  const { file, span, palette, fonts } = order;
  const remarks = remarksOn(file, span);
  const root = readXml(text, remarks);
  if (root === undefined) return { diagnostics: remarks.all() };
  if (root.name !== "svg") {
    const hint = "export it anew as SVG";
    remarks.error(
      "drawing/broken",
      root.line,
      `its outermost element is \`${root.name}\`, not \`svg\``,
      hint,
    );
    return { diagnostics: remarks.all() };
  }
  inspectElements(root, remarks);
  const sheet = await readStyleSheets(root, remarks);
  const desk: Desk = {
    sheet,
    palette,
    remarks,
    ids: idsOf(root),
    fonts,
    left: wholeBudget(),
  };
  const drawn = drawRoot(root, desk);
  const diagnostics = remarks.all();
  if (drawn === undefined || hasErrors(diagnostics)) return { diagnostics };
  return ok({ kind: "drawing", id: idOf(drawn), file, ...drawn }, diagnostics);
}

/** The first element with an id has it. */
function idsOf(root: Element): ReadonlyMap<string, Element> {
  const ids = new Map<string, Element>();
  for (const element of elementsOf(root)) {
    const id = element.attributes.get("id");
    if (id !== undefined && !ids.has(id)) ids.set(id, element);
  }
  return ids;
}

type Drawn = Pick<Drawing, "width" | "height" | "things">;

function drawRoot(root: Element, desk: Desk): Drawn | undefined {
  const window = rootWindow(root, desk.remarks);
  if (window === undefined) return undefined;
  const { width, height, matrix, port } = window;
  const scene: Scene = {
    matrix,
    style: PLAIN,
    port,
    called: [root],
    uses: 0,
    clipping: false,
  };
  const dressed = dress(root, PLAIN, port, desk);
  const inner = { ...scene, style: dressed.style };
  const things = dressed.displayed ? drawChildren(root, inner, desk) : [];
  const whole = wrapped(things, { element: root, dressed, scene: inner }, desk);
  return { width, height, things: seenThings(whole, rect(0, 0, width, height)) };
}

/** Two drawings with one id are the same to the last point; faces are told by their ids. */
function idOf(drawn: Drawn): string {
  const text = JSON.stringify(drawn, (key, value: unknown) =>
    key === "face" ? faceId(value) : value,
  );
  return createHash("sha256").update(text).digest("hex");
}

const faceId = (face: unknown): unknown =>
  typeof face === "object" && face !== null && "id" in face ? face.id : face;
