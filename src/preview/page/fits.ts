import type { Told, ToldArticle, ToldFit } from "../told.ts";
import { button, make, part } from "./elements.ts";
import { placeButton } from "./faults.ts";

interface On {
  readonly go: (folio: number) => void;
  readonly copy: (place: string) => void;
}

const COLUMNS = ["Pages", "Words", "Lines", "Divided", "Loose"];

/** Lays out the copy-fit figures of each article; what was opened stays open over rebuilds. */
export function fitTable(on: On): (told: Told) => void {
  const root = part("fits", HTMLElement);
  const heads = COLUMNS.map((words) => make("th", { scope: "col" }, words));
  const table = make("table", {}, make("thead", {}, make("tr", {}, ...heads)));
  root.replaceChildren(table);
  const open = new Set<string>();
  let last = "";
  return ({ articles, phase }) => {
    root.classList.toggle("stale", phase !== "ready");
    const told = JSON.stringify(articles);
    if (told === last) return;
    last = told;
    for (const body of [...table.tBodies]) body.remove();
    table.append(...articles.map((article) => entry(article, open, on)));
    part("fits-count", HTMLElement).textContent = totals(articles);
  };
}

/** "12 articles, 21 089 words". */
function totals(articles: readonly ToldArticle[]): string {
  if (articles.length === 0) return "";
  const words = articles.reduce((sum, one) => sum + one.words, 0);
  return `${articles.length} ${articles.length === 1 ? "article" : "articles"}, ${grouped(words)} words`;
}

const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, "\u2009");

function entry(article: ToldArticle, open: Set<string>, on: On): HTMLElement {
  const { title, file, first, last, words, fit } = article;
  const pages = first === last ? `${first}` : `${first}–${last}`;
  const name = button(
    { class: "fit-title", title: file },
    () => {
      on.go(first);
    },
    title,
  );
  const figures = [pages, grouped(words), ...(fit === undefined ? ["", "", ""] : fitFigures(fit))];
  const below = fit === undefined ? [] : [verdict(fit), details(fit, file, open, on)];
  const wide = String(COLUMNS.length);
  return make(
    "tbody",
    {},
    make("tr", {}, make("th", { scope: "rowgroup", colspan: wide }, name)),
    make("tr", { class: "figures" }, ...figures.map((words) => make("td", {}, words))),
    ...below.flatMap((one) =>
      one === undefined ? [] : [make("tr", {}, make("td", { colspan: wide }, one))],
    ),
  );
}

const fitFigures = ({ lines, hyphens, loose }: ToldFit): readonly string[] => [
  grouped(lines),
  share(hyphens, lines),
  share(loose, lines),
];

const share = (some: number, all: number): string =>
  `${((100 * some) / Math.max(1, all)).toFixed(1)}\u2009%`;

/** Nothing where nothing was asked for. */
function verdict({ asked, pages, over, words }: ToldFit): HTMLElement | undefined {
  if (asked === undefined) return undefined;
  const wanted = `${asked} ${asked === 1 ? "page" : "pages"}`;
  if (asked === pages) return make("p", { class: "verdict" }, `fits the ${wanted} asked for`);
  const misses =
    over > 0
      ? `${over} lines over ${wanted}: cut about ${words} words`
      : `${asked - pages} short of ${wanted}: about ${words} words more`;
  return make("p", { class: "verdict misses" }, misses);
}

/** What would help: paragraphs that win a line, and loose lines to look at. */
function details(fit: ToldFit, file: string, open: Set<string>, on: On): HTMLElement | undefined {
  const rows = [
    ...fit.levers.map(({ words, begins, place }) =>
      row(
        `${words} ${words === 1 ? "word wins" : "words win"} a line`,
        `${begins} …`,
        placeButton(place, on.copy),
      ),
    ),
    ...fit.loosest.map(({ folio, space, text, place }) =>
      row(`page ${folio}, spaces × ${space.toFixed(2)}`, text, placeButton(place, on.copy)),
    ),
  ];
  if (rows.length === 0) return undefined;
  const summary = make("summary", {}, "Where to cut, and loose lines");
  const shown = make("details", { open: open.has(file) }, summary, ...rows);
  shown.addEventListener("toggle", () => {
    if (shown.open) open.add(file);
    else open.delete(file);
  });
  return shown;
}

const row = (head: string, words: string, place: HTMLElement): HTMLElement =>
  make("p", { class: "line" }, make("span", { class: "on" }, head), make("q", {}, words), place);
