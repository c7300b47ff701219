import type { ToldPlace } from "../told.ts";
import type { Cell } from "./cells.ts";
import { make, part } from "./elements.ts";
import { placeButton } from "./faults.ts";
import type { Extent } from "./spreads.ts";
import type { Stage } from "./stage.ts";

/** Shows where what stands on a page was typed. */
export interface TypedPlaces {
  /** Begins or ends the search by keys, on the page that is shown. */
  seek(cell: Cell | undefined, trim: Extent): void;
  /** Moves the cross by so many lines and columns; false if there is none. */
  move(across: number, down: number): boolean;
  /** True if something was open. */
  close(): boolean;
}

/** A step of the cross, in points: about a line, and about a word. */
const STEP = { across: 24, down: 12 };

/** A point of a page, in points of its trim. */
interface At {
  readonly cell: Cell;
  readonly x: number;
  readonly y: number;
}

/** A click on a page asks; so does the cross that keys move. */
export function typedPlaces(stage: Stage, copy: (place: string) => void): TypedPlaces {
  const root = part("stage", HTMLElement);
  const label = placeLabel(stage, copy);
  const cross = make("div", { class: "cross", "aria-hidden": "true" });
  const state: { at?: At & { readonly trim: Extent } } = {};
  const draw = (): void => {
    const { at } = state;
    if (at === undefined) {
      cross.remove();
      return;
    }
    at.cell.trim.append(cross);
    cross.style.left = `${(100 * at.x) / at.trim.width}%`;
    cross.style.top = `${(100 * at.y) / at.trim.height}%`;
    cross.scrollIntoView({ block: "nearest", inline: "nearest" });
    void label.ask(at, true);
  };
  const close = (): boolean => {
    const wasOpen = label.isShown() || state.at !== undefined;
    delete state.at;
    draw();
    label.hide();
    return wasOpen;
  };
  root.addEventListener("click", (event) => {
    const cell = stage.cells.find(({ element }) => event.composedPath().includes(element));
    close();
    if (cell !== undefined) void label.ask({ cell, ...stage.placeOf(cell, event) }, false);
  });
  root.addEventListener("scroll", () => {
    if (state.at === undefined) label.hide();
  });
  return {
    close,
    seek: (cell, trim) => {
      if (close() || cell === undefined) return;
      state.at = { cell, x: trim.width * 0.2, y: trim.height * 0.3, trim };
      draw();
    },
    move: (across, down) => {
      const { at } = state;
      if (at === undefined) return false;
      const x = Math.min(at.trim.width, Math.max(0, at.x + across * STEP.across));
      const y = Math.min(at.trim.height, Math.max(0, at.y + down * STEP.down));
      state.at = { ...at, x, y };
      draw();
      return true;
    },
  };
}

/** What says where something was typed, beside it. */
interface PlaceLabel {
  /**
   * Asks, and shows the answer unless something else was asked meanwhile. Asked by keys, the answer can be copied by one,
   * and that nothing was typed there is said, too.
   */
  ask(at: At, byKeys: boolean): Promise<void>;
  hide(): void;
  isShown(): boolean;
}

const NOTHING = "nothing was typed here";

function placeLabel(stage: Stage, copy: (place: string) => void): PlaceLabel {
  const [words, root] = [part("place", HTMLElement), part("stage", HTMLElement)];
  let asked = 0;
  const show = ({ cell, x, y }: At, place: ToldPlace | undefined, byKeys: boolean): void => {
    const named = place === undefined ? undefined : nameOf(place);
    words.replaceChildren(
      ...(named === undefined
        ? [NOTHING]
        : [placeButton(named, copy), make("span", {}, byKeys ? "Enter copies" : "click to copy")]),
    );
    words.hidden = false;
    // The arrows go on moving the cross from here.
    if (byKeys) (words.querySelector("button") ?? root).focus({ preventScroll: true });
    part("said", HTMLElement).textContent = named ?? NOTHING;
    const page = cell.trim.getBoundingClientRect();
    lay(words, page.left + x * stage.scale, page.top + y * stage.scale);
  };
  return {
    ask: async (at, byKeys) => {
      const mine = (asked += 1);
      const query = { folio: String(at.cell.folio), x: at.x.toFixed(1), y: at.y.toFixed(1) };
      const place = await fetchPlace(new URLSearchParams(query));
      if (mine === asked && (byKeys || place !== undefined)) show(at, place, byKeys);
    },
    hide: () => {
      asked += 1;
      if (words.contains(document.activeElement)) root.focus({ preventScroll: true });
      words.hidden = true;
    },
    isShown: () => !words.hidden,
  };
}

/** As editors open it: `articles/a.md:41:17`. */
const nameOf = ({ file, line, column }: ToldPlace): string =>
  [file, line, ...(column === undefined ? [] : [column])].join(":");

/** Under a point of the window, or over it where there is no room under it. */
function lay(words: HTMLElement, left: number, top: number): void {
  const { width, height } = words.getBoundingClientRect();
  const above = top + 14 + height > innerHeight;
  words.style.left = `${Math.max(8, Math.min(innerWidth - width - 8, left - width / 2))}px`;
  words.style.top = `${above ? top - height - 14 : top + 14}px`;
}

async function fetchPlace(query: URLSearchParams): Promise<ToldPlace | undefined> {
  const answer = await fetch(`place?${query.toString()}`).catch(() => undefined);
  if (answer?.ok !== true) return undefined;
  const place: unknown = await answer.json();
  return isPlace(place) ? place : undefined;
}

const isPlace = (value: unknown): value is ToldPlace =>
  typeof value === "object" && value !== null && "file" in value && "line" in value;
