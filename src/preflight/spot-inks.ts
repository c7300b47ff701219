import type { Span } from "../diagnostics/diagnostic.ts";
import type { Page } from "../display/mark.ts";
import type { PageArtwork } from "../display/page-artwork.ts";
import type { FileCheckName } from "./file-checks.ts";
import type { Finding } from "./finding.ts";
import { inkNamed, isNearProcess, SPOT_HINTS } from "./ink-names.ts";
import { named, PROCESS } from "./plates.ts";
import type { CheckName, Limits } from "./printer.ts";
import type { Seen } from "./seen.ts";

type SpotCheck = Extract<CheckName, "spots"> | Extract<FileCheckName, `spot-${string}`>;
type SpotFinding = Finding<SpotCheck>;

/** A page, and what is seen of it. */
export interface LookedAt {
  readonly page: Page;
  readonly seen: readonly Seen[];
}

/** A spot ink in one place: on the issue's own pages, or in somebody's artwork. */
interface Use {
  readonly name: string;
  /** What stands in for it, solid, where its plate is missing. */
  readonly recipes: readonly string[];
  /** The first page that it is on. */
  readonly folio: number;
  /** Absent: the theme, a drawing or a chart uses it. */
  readonly artwork?: PageArtwork;
  readonly span?: Span | undefined;
}

/**
 * What is wrong with the spot inks of an issue: too many of them, one under two names, two under one. Artwork was
 * asked by itself before; here it is held against the other artwork and against the issue.
 */
export function checkSpots(
  looked: readonly LookedAt[],
  { spots: most }: Limits,
  ofIssue: Span | undefined,
): readonly SpotFinding[] {
  const uses = usesOn(looked);
  const byName = groupedBy(uses, ({ name }) => name);
  const byInk = groupedBy(uses, ({ name }) => inkNamed(name));
  return [
    ...(byName.size > most ? [tooMany(byName, most)] : []),
    ...[...byInk.values()].flatMap(checkNames),
    ...[...byName.values()].flatMap(checkRecipes),
    ...[...byName.values()].flatMap(checkNearness),
  ].map((one) => ({ ...one, span: one.span ?? ofIssue }));
}

/** Each ink of each artwork once, and each of the issue's own, by their pages. */
function usesOn(looked: readonly LookedAt[]): readonly Use[] {
  const uses = new Map<string, Use>();
  const note = (source: string, use: Use): void => {
    const key = [source, use.name].join("\n");
    const known = uses.get(key) ?? use;
    uses.set(key, { ...known, recipes: [...new Set([...known.recipes, ...use.recipes])] });
  };
  for (const { page, seen } of looked) {
    const { folio } = page;
    for (const one of seen) {
      for (const ink of one.kind === "picture" ? [] : one.inks) {
        if (ink.kind !== "spot" || ink.tint === 0 || PROCESS.includes(ink.name)) continue;
        note("", { name: ink.name, recipes: [named(ink.alternate)], folio });
      }
    }
    for (const mark of page.marks) {
      if (mark.kind !== "picture" || mark.picture.kind !== "page") continue;
      const { picture: artwork, span } = mark;
      for (const spot of artwork.spots ?? []) {
        note(artwork.file, { ...spot, folio, artwork, span });
      }
    }
  }
  return [...uses.values()];
}

function tooMany(byName: ReadonlyMap<string, readonly Use[]>, most: number): SpotFinding {
  const uses = [...byName.values()].flat();
  const names = [...byName].map(([name, [first]]) =>
    first === undefined ? "" : `\`${name}\` ${placeOf(first)} on`,
  );
  const inks = byName.size === 1 ? "a spot ink" : `${byName.size} spot inks`;
  const printed = most === 0 ? "none" : `${most}`;
  const says = `the issue has ${inks}, ${names.join(", ")}; the printer prints ${printed}`;
  const makers = makersOf(uses);
  const ways = [
    ...(uses.some(({ artwork }) => artwork === undefined)
      ? ["make process inks of them in the theme"]
      : []),
    ...(makers === "" ? [] : [`ask ${makers} for process inks instead`]),
    "have the printer name a press for them",
  ];
  return { check: "spots", says, hint: ways.join(", or "), span: spanOf(uses) };
}

/** Two names of one ink; of those in one artwork its maker was told. */
function checkNames(uses: readonly Use[]): readonly SpotFinding[] {
  const names = groupedBy(uses, ({ name }) => name);
  if (names.size < 2 || isOfOne(uses)) return [];
  const listed = [...names].map(([name, [first]]) =>
    first === undefined ? "" : `\`${name}\` ${placeOf(first)}`,
  );
  const says = `one spot ink has the names ${listed.join(" and ")}`;
  const others = besideMost([...names.values()]);
  return [
    { check: "spot-names", says, hint: agreed(others, SPOT_HINTS.names), span: spanOf(others) },
  ];
}

function checkRecipes(uses: readonly Use[]): readonly SpotFinding[] {
  const [first] = uses;
  const recipes = new Set(uses.flatMap((one) => one.recipes));
  if (first === undefined || recipes.size < 2 || isOfOne(uses)) return [];
  const says = `the spot ink \`${first.name}\` looks different ${uses.map(placeOf).join(" and ")}`;
  const hint = agreed(uses, SPOT_HINTS.recipes);
  return [{ check: "spot-recipes", says, hint, span: spanOf(uses) }];
}

function checkNearness(uses: readonly Use[]): readonly SpotFinding[] {
  const own = uses.find(({ artwork }) => artwork === undefined);
  if (own === undefined || !isNearProcess(own.name)) return [];
  const says = `the spot ink \`${own.name}\` ${placeOf(own)} is called nearly as a process ink`;
  return [{ check: "spot-names", says, hint: SPOT_HINTS.process }];
}

const isOfOne = (uses: readonly Use[]): boolean =>
  uses.every(({ artwork }) => artwork !== undefined && artwork.file === uses[0]?.artwork?.file);

/** Those that differ from what most have; all where no one has most. */
function besideMost(groups: readonly (readonly Use[])[]): readonly Use[] {
  const most = Math.max(...groups.map(({ length }) => length));
  const others = groups.filter(({ length }) => length < most);
  return (others.length === groups.length - 1 ? others : groups).flat();
}

/** ``in `acme.pdf` from page 12``. */
const placeOf = ({ artwork, folio }: Use): string =>
  artwork === undefined ? `from page ${folio}` : `in \`${artwork.file}\` from page ${folio}`;

/** A way out for two who do not agree. */
function agreed(uses: readonly Use[], hint: string): string {
  const makers = makersOf(uses);
  const isOwn = uses.some(({ artwork }) => artwork === undefined);
  const ways = [
    ...(isOwn ? ["change it in the theme"] : []),
    ...(makers === "" ? [] : [`ask ${makers} for the same in all`]),
  ];
  return `${hint}: ${ways.join(", or ")}`;
}

/** `Acme and Harbor Bank`; of artwork that nobody is named for, its files. */
function makersOf(uses: readonly Use[]): string {
  const makers = uses.flatMap(({ artwork }) =>
    artwork === undefined ? [] : [artwork.client ?? `the maker of \`${artwork.file}\``],
  );
  const [last, ...others] = [...new Set(makers)].toReversed();
  return others.length === 0 ? (last ?? "") : `${others.toReversed().join(", ")} and ${last}`;
}

/** Where the last artwork among them is named: the others were there before it. */
const spanOf = (uses: readonly Use[]): Span | undefined =>
  uses.some(({ artwork }) => artwork === undefined)
    ? undefined
    : uses.findLast(({ span }) => span !== undefined)?.span;

function groupedBy<T>(
  all: readonly T[],
  keyOf: (one: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}
