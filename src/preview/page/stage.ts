import type { Told, ToldFault } from "../told.ts";
import { flag, hang, hangRough, nameOf, newCell, takeDown, type Cell } from "./cells.ts";
import type { Work } from "./easel.ts";
import { make, part } from "./elements.ts";
import type { IssuePdf } from "./issue-pdf.ts";
import { inkScale, ROOM_AROUND, scaleOf, spreadOf, spreadsOf, type Extent } from "./spreads.ts";
import type { View } from "./view.ts";

/** The pages in their spreads, and how they lie in the window. */
export interface Stage {
  /** Lays out the pages as they are told, as large as the view wants them. */
  lay(told: Told, view: View, pdf: IssuePdf | undefined): void;
  /** Brings a page before the eyes. */
  show(folio: number, view: View): void;
  /** The folio in the middle of the window. */
  middle(): number;
  /** The next page to draw, those before the eyes first; undefined when all are drawn. */
  next(isTaken: (work: Work) => boolean): Work | undefined;
  /** Whether all that is before the eyes is drawn as it should be. */
  isDrawn(): boolean;
  flag(faults: readonly ToldFault[], chosen: ToldFault | undefined): void;
  /** Pixels to a point. */
  readonly scale: number;
  readonly cells: readonly Cell[];
  /** The place on a page, in points of its trim, of a place in the window. */
  placeOf(cell: Cell, event: { readonly clientX: number; readonly clientY: number }): Place;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** So many spreads either way are drawn beforehand, and so many are kept. */
const AHEAD = 1;
const KEPT = 4;

interface State {
  told: Told | undefined;
  pdf: IssuePdf | undefined;
  layout: View["layout"];
  folio: number;
  scale: number;
  cells: readonly Cell[];
  readonly rows: HTMLElement[];
}

export function stage(on: {
  readonly drawn: (cell: Cell) => void;
  readonly choose: (fault: ToldFault) => void;
  /** A page as it is shown small, if it is. */
  readonly small: (folio: number) => HTMLCanvasElement | undefined;
}): Stage {
  const root = part("stage", HTMLElement);
  const spreads = part("spreads", HTMLElement);
  const state: State = {
    ...{ told: undefined, pdf: undefined, layout: "flip", folio: 1, scale: 1 },
    ...{ cells: [], rows: [] },
  };
  return {
    lay: (told, view, pdf) => {
      const kept = anchorIn(root, state);
      Object.assign(state, { told, pdf, layout: view.layout });
      if (state.cells.length !== told.pages.length) relay(told, spreads, state);
      for (const [index, page] of told.pages.entries()) {
        state.cells[index]?.element.setAttribute("aria-label", nameOf(page));
      }
      resize(root, spreads, view, state);
      hold(root, kept, state);
    },
    show: (folio, view) => {
      const isElsewhere = spreadOf(folio) !== spreadOf(state.folio);
      state.folio = folio;
      turnTo(spreadOf(folio), state);
      if (view.layout === "scroll") root.scrollTop = spreadOf(folio) * pitch(state);
      else if (isElsewhere) root.scrollTop = 0;
    },
    middle: () => middleOf(root, state),
    next: (isTaken) => {
      for (const cell of state.pdf?.proof === true ? [] : inView(root, state)) {
        const small = on.small(cell.folio);
        if (small !== undefined) hangRough(cell, small);
      }
      return nextIn(root, state, isTaken, on.drawn);
    },
    isDrawn: () => inView(root, state).every((cell) => workFor(cell, state, true) === undefined),
    flag: (faults, chosen) => {
      for (const cell of state.cells) {
        const here = faults.filter(({ folio }) => folio === cell.folio);
        const { trim } = state.told ?? { trim: { width: 1, height: 1 } };
        flag(cell, here, trim, { chosen, choose: on.choose });
      }
    },
    get scale() {
      return state.scale;
    },
    get cells() {
      return state.cells;
    },
    placeOf: (cell, { clientX, clientY }) => {
      const { left, top } = cell.trim.getBoundingClientRect();
      return { x: (clientX - left) / state.scale, y: (clientY - top) / state.scale };
    },
  };
}

/** What is shown of each page, in points: the trimmed page, on a proof the sheet. */
function extentOf({ told, pdf }: State): Extent {
  const trim = told?.trim ?? { width: 1, height: 1 };
  return pdf?.proof === true ? pdf.sheet : trim;
}

const pitch = (state: State): number => extentOf(state).height * state.scale + ROOM_AROUND;

/** Pages that stay keep what hangs there until it is drawn anew. */
function relay(told: Told, spreads: HTMLElement, state: State): void {
  state.cells = told.pages.map(({ folio }, index) => state.cells[index] ?? newCell(folio));
  const rows = spreadsOf(told.pages.length).map((folios) =>
    make("div", { class: "spread" }, ...folios.map((folio) => state.cells[folio - 1]?.element)),
  );
  state.rows.splice(0, state.rows.length, ...rows);
  spreads.replaceChildren(...rows);
  turnTo(spreadOf(state.folio), state);
}

function turnTo(spread: number, { rows }: State): void {
  for (const [index, row] of rows.entries()) row.classList.toggle("current", index === spread);
}

function resize(root: HTMLElement, spreads: HTMLElement, view: View, state: State): void {
  const extent = extentOf(state);
  const room = { width: root.clientWidth, height: root.clientHeight };
  state.scale = scaleOf(view.zoom, room, extent);
  const trim = state.told?.trim ?? extent;
  const set = (name: string, points: number): void => {
    spreads.style.setProperty(name, `${points * state.scale}px`);
  };
  set("--page-width", extent.width);
  set("--page-height", extent.height);
  set("--margin-x", (extent.width - trim.width) / 2);
  set("--margin-y", (extent.height - trim.height) / 2);
  spreads.dataset["layout"] = view.layout;
}

/** What lies in the middle of the window, as shares of all that can be scrolled over. */
interface Anchor {
  readonly x: number;
  readonly y: number;
}

function anchorIn(
  { scrollLeft, scrollTop, clientWidth, clientHeight }: HTMLElement,
  state: State,
): Anchor {
  const extent = extentOf(state);
  return {
    x: (scrollLeft + clientWidth / 2) / (extent.width * state.scale),
    y: (scrollTop + clientHeight / 2) / pitch(state),
  };
}

/** The same is in the middle again, whatever the pages' size is now. */
function hold(root: HTMLElement, { x, y }: Anchor, state: State): void {
  root.scrollLeft = x * extentOf(state).width * state.scale - root.clientWidth / 2;
  root.scrollTop = y * pitch(state) - root.clientHeight / 2;
}

function middleOf(root: HTMLElement, state: State): number {
  if (state.layout === "flip") return state.folio;
  const spread = Math.floor((root.scrollTop + root.clientHeight / 2) / pitch(state));
  const last = spreadOf(state.cells.length);
  const now = Math.min(last, Math.max(0, spread));
  return now === spreadOf(state.folio) ? state.folio : Math.max(1, 2 * now);
}

/** Cells of the spreads that are seen, those in the middle first. */
function inView(root: HTMLElement, state: State): readonly Cell[] {
  const middle = spreadOf(middleOf(root, state));
  if (state.layout === "flip") return around(middle, 0, state);
  const first = Math.floor(root.scrollTop / pitch(state));
  const last = Math.floor((root.scrollTop + root.clientHeight) / pitch(state));
  return around(middle, Math.max(middle - first, last - middle), state);
}

/** Cells of the spreads up to so many away from one, the nearest first. */
function around(middle: number, reach: number, { cells }: State): readonly Cell[] {
  const distance = ({ folio }: Cell): number => Math.abs(spreadOf(folio) - middle);
  return cells
    .filter((cell) => distance(cell) <= reach)
    .toSorted((one, other) => distance(one) - distance(other));
}

function nextIn(
  root: HTMLElement,
  state: State,
  isTaken: (work: Work) => boolean,
  drawn: (cell: Cell) => void,
): Work | undefined {
  const seen = inView(root, state);
  const middle = spreadOf(middleOf(root, state));
  const kept = new Set([...seen, ...around(middle, KEPT, state)]);
  for (const cell of state.cells) if (!kept.has(cell)) takeDown(cell);
  const urgent = seen.flatMap((cell) => workFor(cell, state, true, drawn) ?? []);
  // New words before a finer drawing of the same ones.
  const first = urgent.toSorted(
    (one, other) => Number(isOnlyFiner(one, state)) - Number(isOnlyFiner(other, state)),
  );
  const ahead = around(middle, AHEAD, state).flatMap(
    (cell) => workFor(cell, state, false, drawn) ?? [],
  );
  return [...first, ...ahead].find((work) => !isTaken(work));
}

const isOnlyFiner = ({ folio, pdf }: Work, { cells, told }: State): boolean =>
  !isOld(cells[folio - 1], pdf, told?.pages[folio - 1]?.since ?? 0);

function isOld(cell: Cell | undefined, pdf: IssuePdf, since: number): boolean {
  const drawn = cell?.drawn;
  if (drawn === undefined || drawn.proof !== pdf.proof) return true;
  if (drawn.hidden !== pdf.hidden) return true;
  return drawn.build < (pdf.proof ? pdf.build : since);
}

/** The drawing that a page lacks, if the PDF at hand can give it. */
function workFor(
  cell: Cell,
  state: State,
  urgent: boolean,
  done: (cell: Cell) => void = () => undefined,
): Work | undefined {
  const { pdf, told, scale } = state;
  const since = told?.pages[cell.folio - 1]?.since ?? 0;
  if (pdf === undefined || cell.folio > pdf.document.numPages) return undefined;
  if (!pdf.proof && pdf.build < since) return undefined;
  const extent = extentOf(state);
  const ink = inkScale(scale, devicePixelRatio, extent);
  const isFine = cell.drawn !== undefined && Math.abs(cell.drawn.ink / ink - 1) < 0.002;
  if (isFine && !isOld(cell, pdf, since)) return undefined;
  return {
    ...{ folio: cell.folio, pdf, ink, urgent, extent },
    hang: (canvas) => {
      const { build, proof, hidden } = pdf;
      hang(cell, { ...{ build, proof, hidden }, ink, canvas });
      done(cell);
    },
  };
}
