import type { PlannedPage } from "../build-order.ts";
import { shownCharacters } from "../diagnostics/columns.ts";
import { inCount } from "./phrases.ts";
import { percentOf, sideOf, spreadsOf } from "./plan-document.ts";

const HEAD = ["page", "side", "article", "part", "fill", "white", "on the page"];

/** Numbers stand under one another's last digit. */
const FLUSH_RIGHT = new Set([0, 4, 5]);

/** The flatplan for people: a row for each page, the pages of a spread together. */
export function planTable(pages: readonly PlannedPage[]): string {
  const spreads = spreadsOf(pages).map((spread) =>
    spread.map((page) => rowOf(page, pages[pages.indexOf(page) + 1])),
  );
  const rows = [HEAD, ...spreads.flat()];
  const widths = HEAD.map((_, at) => Math.max(...rows.map((row) => columnsOf(row[at] ?? ""))));
  const said = (row: readonly string[]): string =>
    row.map((cell, at) => padded(cell, widths[at] ?? 0, FLUSH_RIGHT.has(at))).join("  ");
  const groups = [[HEAD], ...spreads].map((group) =>
    group.map((row) => `${said(row).trimEnd()}\n`).join(""),
  );
  return groups.join("\n") + "\n";
}

function rowOf(page: PlannedPage, next: PlannedPage | undefined): readonly string[] {
  const { folio, title = "", part, of, fill } = page;
  return [
    String(folio),
    sideOf(page),
    shortened(title),
    of > 1 ? `${part} of ${of}` : "",
    fill === undefined ? "" : `${percentOf(fill)} %`,
    fill === undefined || fill.white === 0 ? "" : inCount(fill.white, "line"),
    inWords(page, next),
  ];
}

/** What stands on a page, briefly: "letter, contents", "2 figures, pull quote", "blank, the next starts recto". */
function inWords(page: PlannedPage, next: PlannedPage | undefined): string {
  const { holds, start, free = 0 } = page;
  const name = nameOf(page);
  const things = [
    ...(name === undefined ? [] : [name]),
    ...(holds.length === 0 ? [] : [inHoldings(holds)]),
    ...(free === 0 ? [] : [`${inCount(free, "quarter")} free`]),
  ];
  const all = things.length === 0 ? ["text"] : things;
  const begins = start === undefined ? [] : [`starts ${start} as ordered`];
  return [...all, ...begins].join(", ") + whyFilled(page, next);
}

/** What a page is, where it is no text of an article. */
function nameOf(page: PlannedPage): string | undefined {
  const { kind, picture, client, late } = page;
  if (kind === "article") return undefined;
  // A page of adverts is told by them.
  if (kind === "advert" && page.holds.length > 0) return undefined;
  if (kind === "opener") return "opener picture";
  if (kind === "picture") return page.of > 1 ? "picture over two pages" : kind;
  if (picture === undefined && client === undefined && late === undefined) return kind;
  const whose = client === undefined ? [] : [shortened(client)];
  const file = picture === undefined ? [] : [picture.split("/").at(-1) ?? ""];
  return `${kind} ${[...whose, ...file, ...(late ? ["to come"] : [])].join(", ")}`;
}

function whyFilled({ fills }: PlannedPage, next: PlannedPage | undefined): string {
  if (fills === undefined) return "";
  switch (fills) {
    case "multiple":
      return ", fills up the issue";
    case "canceled":
      return ", in the place of a canceled advert";
    case "start":
      return `, the next starts ${next?.start ?? "there"}`;
  }
}

/** Of things that stand on a page: "rest of sidebar, 2 figures". */
export function inHoldings(holds: PlannedPage["holds"]): string {
  const whole = holds.filter(({ continued }) => !continued);
  const rest = holds
    .filter(({ continued }) => continued)
    .map((one) => `rest of ${NOUNS[one.kind]}`);
  const counted = [...new Set(whole.map((one) => one.kind))].map((one) => {
    const some = whole.filter(({ kind: other }) => other === one);
    const noun = some.length === 1 ? NOUNS[one] : inCount(some.length, NOUNS[one]);
    const isKnown = some.some(({ client, late }) => client !== undefined || late);
    return isKnown ? namesOf(some) : noun;
  });
  return [...rest, ...counted].join(", ");
}

/** "advert Acme", "adverts Gull (to come), Tide Tables"; one whose client nobody knows is a "nameless" one. */
function namesOf(adverts: PlannedPage["holds"]): string {
  const names = adverts.map(
    ({ client, late }) =>
      (client === undefined ? "nameless" : shortened(client)) + (late ? " (to come)" : ""),
  );
  return `${adverts.length === 1 ? "advert" : "adverts"} ${names.join(", ")}`;
}

const NOUNS = {
  figure: "figure",
  chart: "chart",
  pullquote: "pull quote",
  sidebar: "sidebar",
  table: "table",
  contents: "contents",
  advert: "advert",
} as const;

/** A headline is known by its beginning. */
const LONGEST = 36;

function shortened(title: string): string {
  if (columnsOf(title) <= LONGEST) return shownText(title);
  let short = "";
  let columns = 0;
  for (const { shown, columns: more } of shownCharacters(title)) {
    if (columns + more > LONGEST - 1) break;
    short += shown;
    columns += more;
  }
  return `${short.trimEnd()}…`;
}

const shownText = (text: string): string =>
  shownCharacters(text)
    .map(({ shown }) => shown)
    .join("");

/** How wide a text is in a terminal. */
const columnsOf = (text: string): number =>
  shownCharacters(text).reduce((sum, { columns }) => sum + columns, 0);

function padded(text: string, width: number, isFlushRight: boolean): string {
  const white = " ".repeat(Math.max(0, width - columnsOf(text)));
  return isFlushRight ? white + text : text + white;
}
