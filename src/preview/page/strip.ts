import type { Told, ToldPage } from "../told.ts";
import { nameOf, type Cell } from "./cells.ts";
import type { Work } from "./easel.ts";
import { button, make, part } from "./elements.ts";
import type { IssuePdf } from "./issue-pdf.ts";
import { spreadOf } from "./spreads.ts";

/** The flatplan along the foot: every page small, its article under it. */
export interface Strip {
  lay(told: Told): void;
  show(folio: number): void;
  /** The next page to draw small, those near the one shown first. */
  next(pdf: IssuePdf | undefined, isTaken: (work: Work) => boolean): Work | undefined;
  /** Takes a page that was drawn large and shows it small. */
  take(cell: Cell): void;
  /** A page as it is shown here; undefined before it is drawn. */
  small(folio: number): HTMLCanvasElement | undefined;
}

/** Of a small page, in pixels. */
const HEIGHT = 68;

interface Thumb {
  readonly element: HTMLButtonElement;
  readonly canvas: HTMLCanvasElement;
  readonly fill: HTMLElement;
  /** The build that it shows. */
  drawn?: number;
}

interface State {
  told: Told | undefined;
  folio: number;
  thumbs: readonly Thumb[];
}

export function strip(go: (folio: number) => void): Strip {
  const plan = part("flatplan", HTMLElement);
  const state: State = { told: undefined, folio: 1, thumbs: [] };
  return {
    lay: (told) => {
      const isNew = told.build !== state.told?.build;
      state.told = told;
      state.thumbs = told.pages.map(({ folio }, index) => state.thumbs[index] ?? thumb(folio, go));
      if (isNew)
        plan.replaceChildren(...state.thumbs.map(({ element }) => element), ...titles(told.pages));
      for (const [index, page] of told.pages.entries()) tellThumb(state.thumbs[index], page, told);
      mark(state);
    },
    show: (folio) => {
      state.folio = folio;
      mark(state);
      const here = state.thumbs[folio - 1]?.element;
      // Whoever goes along the strip by keys stands on the page that is shown.
      if (plan.contains(document.activeElement)) here?.focus({ preventScroll: true });
      here?.scrollIntoView({ inline: "center", block: "nearest" });
    },
    next: (pdf, isTaken) => {
      const { told } = state;
      if (pdf === undefined || told === undefined || pdf.proof) return undefined;
      const old = told.pages.filter(({ folio, since }) => {
        const drawn = state.thumbs[folio - 1]?.drawn;
        return pdf.build >= since && (drawn === undefined || drawn < since);
      });
      return nearest(old, state.folio)
        .map((page) => smallWork(page, told, pdf, state))
        .find((work) => !isTaken(work));
    },
    small: (folio) => {
      const small = state.thumbs[folio - 1];
      return small?.drawn === undefined ? undefined : small.canvas;
    },
    take: ({ folio, drawn }) => {
      const small = state.thumbs[folio - 1];
      if (small === undefined || drawn === undefined || drawn.proof) return;
      reduce(drawn.canvas, small.canvas);
      small.drawn = drawn.build;
    },
  };
}

const nearest = (pages: readonly ToldPage[], folio: number): readonly ToldPage[] =>
  pages.toSorted((one, other) => Math.abs(one.folio - folio) - Math.abs(other.folio - folio));

function thumb(folio: number, go: (folio: number) => void): Thumb {
  const canvas = make("canvas", { width: "1", height: "1", "aria-hidden": "true" });
  const fill = make("span", { class: "fill", "aria-hidden": "true" }, make("i"));
  const side = folio % 2 === 0 ? "verso" : "recto";
  const element = button(
    { class: `thumb ${side}`, "data-folio": String(folio), tabindex: "-1" },
    () => {
      go(folio);
    },
    canvas,
    fill,
    make("span", { class: "folio", "aria-hidden": "true" }, String(folio)),
  );
  element.style.gridColumn = String(folio);
  return { element, canvas, fill };
}

function tellThumb(small: Thumb | undefined, page: ToldPage, told: Told): void {
  if (small === undefined) return;
  const { element, canvas, fill } = small;
  const faults = told.faults.filter(({ folio }) => folio === page.folio);
  const words = [
    nameOf(page),
    ...fillWords(page),
    ...(faults.length > 0 ? [inFaults(faults.length)] : []),
  ];
  element.setAttribute("aria-label", words.join(", "));
  element.title = words.join("\n");
  element.dataset["fault"] = faults.some(({ severity }) => severity === "error")
    ? "error"
    : faults.length > 0
      ? "warning"
      : "";
  element.dataset["changed"] = String(told.build > 1 && page.since === told.build);
  canvas.style.height = `${HEIGHT}px`;
  canvas.style.width = `${(HEIGHT * told.trim.width) / told.trim.height}px`;
  fill.hidden = page.fill === undefined;
  const [bar] = fill.children;
  if (bar instanceof HTMLElement) bar.style.width = `${100 * (page.fill ?? 0)}%`;
}

const inFaults = (count: number): string => `${count} ${count === 1 ? "fault" : "faults"}`;

function fillWords({ fill, white = 0 }: ToldPage): readonly string[] {
  if (fill === undefined) return [];
  const lines = white === 0 ? "" : `, ${white} lines free`;
  return [`${Math.round(100 * fill)} % full${lines}`];
}

/** One title under all pages in a row that belong to it. */
function titles(pages: readonly ToldPage[]): readonly HTMLElement[] {
  return pages.flatMap((page, index) => {
    if (keyOf(page) === keyOf(pages[index - 1])) return [];
    const rest = pages.slice(index).findIndex((one) => keyOf(one) !== keyOf(page));
    const end = rest < 0 ? pages.length : index + rest;
    const words = page.title ?? page.kind;
    const title = make("span", { class: "title", title: words, "aria-hidden": "true" }, words);
    title.style.gridColumn = `${index + 1} / ${end + 1}`;
    return [title];
  });
}

const keyOf = (page: ToldPage | undefined): string => page?.file ?? page?.title ?? page?.kind ?? "";

/** The page that is shown, and the one beside it; the strip has one stop for the Tab key. */
function mark({ thumbs, folio }: State): void {
  for (const [index, { element }] of thumbs.entries()) {
    const isHere = index + 1 === folio;
    if (isHere) element.setAttribute("aria-current", "page");
    else element.removeAttribute("aria-current");
    element.tabIndex = isHere ? 0 : -1;
    element.classList.toggle("beside", spreadOf(index + 1) === spreadOf(folio));
  }
}

function smallWork({ folio }: ToldPage, told: Told, pdf: IssuePdf, state: State): Work {
  return {
    ...{ folio, pdf, urgent: false, extent: told.trim },
    // Twice as large, and reduced then: small type is gray, not ragged.
    ink: (2 * HEIGHT * devicePixelRatio) / told.trim.height,
    hang: (canvas) => {
      const small = state.thumbs[folio - 1];
      if (small === undefined) return;
      reduce(canvas, small.canvas);
      small.drawn = pdf.build;
    },
  };
}

/** Draws one canvas smaller on another. */
function reduce(from: HTMLCanvasElement, to: HTMLCanvasElement): void {
  const height = Math.round(HEIGHT * devicePixelRatio);
  const width = Math.round((height * from.width) / from.height);
  const small = document.createElement("canvas");
  Object.assign(small, { width, height });
  const context = small.getContext("2d");
  if (context === null) return;
  context.imageSmoothingQuality = "high";
  context.drawImage(from, 0, 0, width, height);
  Object.assign(to, { width, height });
  to.getContext("2d")?.drawImage(small, 0, 0);
}
