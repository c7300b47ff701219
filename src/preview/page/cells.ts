import type { ToldFault, ToldPage } from "../told.ts";
import { button, make } from "./elements.ts";

/** A page's place among the spreads, and what hangs there. */
export interface Cell {
  readonly folio: number;
  readonly element: HTMLElement;
  /** Over the trimmed page; what marks faults stands in it. */
  readonly trim: HTMLElement;
  drawn?: Drawn;
  /** What hangs there until something is drawn: the same page, small. */
  rough?: HTMLCanvasElement;
}

/** What a canvas shows. */
export interface Drawn {
  readonly build: number;
  readonly proof: boolean;
  /** The layers that are off on it; nothing else is the same. */
  readonly hidden: string;
  /** Pixels to a point. */
  readonly ink: number;
  /** Its dense pictures are for position only: they are still to be drawn as they are. */
  readonly isRough: boolean;
  readonly canvas: HTMLCanvasElement;
}

export function newCell(folio: number): Cell {
  const trim = make("div", { class: "trim" });
  const side = folio % 2 === 0 ? "verso" : "recto";
  const element = make("article", { class: `page ${side}`, "data-folio": String(folio) }, trim);
  return { folio, element, trim };
}

/** Hangs a new canvas in the old one's place, in one step: there is never none. */
export function hang(cell: Cell, drawn: Drawn): void {
  drawn.canvas.setAttribute("aria-hidden", "true");
  if (drawn.isRough) drawn.canvas.dataset["forPosition"] = "yes";
  const before = cell.drawn?.canvas ?? cell.rough;
  if (before === undefined) cell.element.prepend(drawn.canvas);
  else before.replaceWith(drawn.canvas);
  delete cell.rough;
  cell.drawn = drawn;
}

/** Hangs a small drawing of the page, stretched, where there is no other. */
export function hangRough(cell: Cell, small: HTMLCanvasElement): void {
  if (cell.drawn !== undefined || cell.rough !== undefined) return;
  const { width, height } = small;
  const rough = make("canvas", {
    ...{ class: "rough", "aria-hidden": "true" },
    ...{ width: String(width), height: String(height) },
  });
  rough.getContext("2d")?.drawImage(small, 0, 0);
  cell.element.prepend(rough);
  cell.rough = rough;
}

/** Gives back what a page far off holds. */
export function takeDown(cell: Cell): void {
  cell.drawn?.canvas.remove();
  cell.rough?.remove();
  delete cell.drawn;
  delete cell.rough;
}

/** "Page 5, How China is using QR code apps, 2 of 5". */
export function nameOf({ folio, title, kind, part, of }: ToldPage): string {
  const which = of > 1 ? `, ${part} of ${of}` : "";
  return `Page ${folio}, ${title ?? kind}${which}`;
}

export interface Extents {
  readonly width: number;
  readonly height: number;
}

/** Puts the faults of a page on it: a flag at the edge for each, and round the one that was chosen a frame. */
export function flag(
  cell: Cell,
  faults: readonly ToldFault[],
  trim: Extents,
  { chosen, choose }: { chosen: ToldFault | undefined; choose: (fault: ToldFault) => void },
): void {
  cell.trim.replaceChildren(
    ...faults.flatMap((fault) => {
      const isChosen = fault === chosen;
      const place = placeOn(fault, trim);
      const marker = button(
        {
          ...{ class: `flag ${fault.severity}`, tabindex: "-1", title: fault.message },
          ...{
            "aria-label": `${fault.severity}: ${fault.message}`,
            "aria-pressed": String(isChosen),
          },
        },
        (event) => {
          event.stopPropagation();
          choose(fault);
        },
      );
      marker.style.top = inPercent(place.top);
      return isChosen ? [frameOf(fault, trim), marker] : [marker];
    }),
  );
}

function frameOf(fault: ToldFault, trim: Extents): HTMLElement {
  const frame = make("div", { class: `frame ${fault.severity}` });
  const { left, top, width, height } = placeOn(fault, trim);
  frame.style.inset = `${inPercent(top)} ${inPercent(1 - left - width)} ${inPercent(1 - top - height)} ${inPercent(left)}`;
  if (fault.point === undefined) return frame;
  const point = make("div", { class: `point ${fault.severity}` });
  point.style.left = inPercent(within((fault.point.x / trim.width - left) / width));
  point.style.top = inPercent(within((fault.point.y / trim.height - top) / height));
  frame.append(point);
  return frame;
}

/** As shares of the page; the whole page where nothing more is known. What stands in the bleed ends at the trim. */
function placeOn({ box, point }: ToldFault, trim: Extents) {
  const around = point && { x: point.x - 12, y: point.y - 12, width: 24, height: 24 };
  const { x, y, width, height } = box ?? around ?? { x: 0, y: 0, ...trim };
  const [left, top] = [within(x / trim.width), within(y / trim.height)];
  const [right, foot] = [within((x + width) / trim.width), within((y + height) / trim.height)];
  return { left, top, width: right - left, height: foot - top };
}

const within = (share: number): number => Math.min(1, Math.max(0, share));
const inPercent = (share: number): string => `${(100 * share).toFixed(3)}%`;
