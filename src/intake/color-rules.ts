import type { PdfFile } from "../foreign/file.ts";
import { fingerprint } from "../foreign/fingerprint.ts";
import type { ColorUse } from "../foreign/painted.ts";
import type { Inks, Space } from "../foreign/spaces.ts";
import { inkNamed, isNearProcess, SPOT_HINTS } from "../preflight/ink-names.ts";
import type { FileFinding, OnPage } from "./checks.ts";
import { PROCESS_NAMES } from "./inks.ts";
import type { MixesByRecipe } from "./recipes.ts";
import { isProfileFor, type Claim } from "./standard.ts";

type Rule = Pick<OnPage, "check" | "says" | "hint" | "mild">;

const SEPARATE = "give it in the inks of the press: export with the press's profile as the target";

/** What is wrong with a color where a press prints. */
export function checkColor(
  file: PdfFile,
  space: Space,
  use: ColorUse,
  claim: Claim,
): readonly Rule[] {
  // What groups are mixed in is not painted; it must be the press's own to leave black as it is.
  if (use === "a group") return checkGroupSpace(space, claim);
  const mayBeProfiled = claim.family !== "X-1a";
  switch (space.kind) {
    case "rgb":
      return [{ check: "rgb", says: `${use} is in RGB`, hint: SEPARATE }];
    case "calibrated":
      if (space.name === "CalGray" && mayBeProfiled) return [];
      return [
        { check: "rgb", says: `${use} is in ${space.name}`, hint: SEPARATE, mild: mayBeProfiled },
      ];
    case "icc":
      return checkProfiled(file, space, use, claim);
    case "indexed":
      return checkColor(file, space.base, use, claim);
    case "inks":
      return space.names.every((name) => name === "None")
        ? []
        : checkAlternate(file, space, use, claim);
    case "pattern":
      return space.under === undefined ? [] : checkColor(file, space.under, use, claim);
    case "unknown": {
      const says = `${use} is in the colors \`${space.name}\`, which the file does not explain`;
      return [{ check: "resource", says, hint: "export it anew" }];
    }
    case "gray":
    case "cmyk":
      return [];
  }
}

/** A screen's plain RGB is no color of a press's file, for mixing either. */
function checkGroupSpace(space: Space, { family }: Claim): readonly Rule[] {
  const channels = space.kind === "icc" ? space.channels : undefined;
  if (space.kind !== "rgb" && channels !== 3 && space.kind !== "calibrated") return [];
  const says = "what is transparent is mixed in RGB";
  const hint = "black becomes four inks by it: choose CMYK as the space of transparency";
  const check = space.kind === "rgb" && family === "X-4" ? "rgb" : "group-space";
  return [{ check, says, hint }];
}

const prints = new WeakMap<object, string>();

function checkProfiled(
  file: PdfFile,
  { channels, profile }: Extract<Space, { kind: "icc" }>,
  use: ColorUse,
  claim: Claim,
): readonly Rule[] {
  if (!isProfileFor(file.decoded(profile).bytes, channels)) {
    const says = `the color profile of ${use} is damaged or of other colors`;
    return [{ check: "icc-profile", says, hint: "export it anew" }];
  }
  if (channels === 3) {
    const mild = claim.family !== "X-1a";
    return [{ check: "rgb", says: `${use} is in RGB with a profile`, hint: SEPARATE, mild }];
  }
  if (channels !== 4) return [];
  const print = prints.get(profile) ?? fingerprint(file, profile);
  prints.set(profile, print);
  if (print === claim.profilePrint) {
    if (claim.family !== "X-4") return [];
    const says = `${use} has the press's own profile, where PDF/X-4 takes plain CMYK`;
    const hint = "export it without profiles for CMYK: its colors are the press's as they are";
    return [{ check: "press-profile", says, hint }];
  }
  const says = `${use} is in CMYK of another press than it is to be printed on`;
  const hint = "black may become four inks by it: export it without profiles for CMYK";
  return [{ check: "icc-cmyk", says, hint }];
}

/** The alternate of a spot ink is printed only where its plate is missing; PDF/X takes no plain RGB there either. */
function checkAlternate(
  file: PdfFile,
  { alternate, names }: Inks,
  use: ColorUse,
  claim: Claim,
): readonly Rule[] {
  if (alternate.kind !== "rgb" && alternate.kind !== "unknown") return [];
  const [found] = checkColor(file, alternate, use, claim);
  const says = `what stands in for the ink \`${names.join(", ")}\` is in RGB`;
  return found === undefined
    ? []
    : [{ ...found, ...(found.check === "rgb" && { says, mild: claim.family === "none" }) }];
}

/** A spot ink, and where it is first. */
export interface SpotInk {
  readonly name: string;
  readonly page: number;
  readonly recipes: ReadonlySet<string>;
}

/** Spot inks by name, as pages come. */
export interface SpotList {
  readonly note: (space: Space, page: number) => void;
  readonly inks: () => readonly SpotInk[];
}

/** So many spot inks of a file are told apart; a file that is meant for a press has a few. */
const MOST_SPOTS = 500;

export function spotList(): SpotList {
  const inks = new Map<string, SpotInk & { readonly recipes: Set<string> }>();
  const note = (space: Space, page: number): void => {
    if (space.kind === "indexed") note(space.base, page);
    if (space.kind === "pattern" && space.under !== undefined) note(space.under, page);
    if (space.kind !== "inks") return;
    for (const name of space.names) {
      if (name === "All" || name === "None" || PROCESS_NAMES.includes(name)) continue;
      if (inks.size >= MOST_SPOTS && !inks.has(name)) continue;
      const ink = inks.get(name) ?? { name, page, recipes: new Set<string>() };
      inks.set(name, ink);
      if (space.names.length === 1) ink.recipes.add(space.recipe);
    }
  };
  return { note, inks: () => [...inks.values()] };
}

/** The inks with what their recipes come to, where that can be said: one mix that is written in two ways is one. */
export const withMixes = (inks: readonly SpotInk[], mixes: MixesByRecipe): readonly SpotInk[] =>
  inks.map((ink) => ({
    ...ink,
    recipes: new Set([...ink.recipes].map((recipe) => mixes.get(recipe) ?? recipe)),
  }));

/** What is wrong with the spot inks of the whole file: too many, one under two names, two under one. */
export function checkSpots(inks: readonly SpotInk[], most: number): readonly FileFinding[] {
  const findings: FileFinding[] = [];
  if (inks.length > most) {
    const names = inks.map(({ name, page }) => `\`${name}\` from page ${page} on`).join(", ");
    const says = `the file has ${inks.length === 1 ? "a spot ink" : `${inks.length} spot inks`}, ${names}; the printer prints ${most === 0 ? "none" : most}`;
    const hint = "make process inks of them, or have the printer name a press for them";
    findings.push({ check: "spots", says, hint });
  }
  const spelled = new Map<string, string[]>();
  for (const { name } of inks)
    spelled.set(inkNamed(name), [...(spelled.get(inkNamed(name)) ?? []), name]);
  for (const names of spelled.values()) {
    if (names.length < 2) continue;
    const says = `one spot ink has the names ${names.map((name) => `\`${name}\``).join(" and ")}`;
    findings.push({ check: "spot-names", says, hint: SPOT_HINTS.names });
  }
  const process = inks.filter(({ name }) => isNearProcess(name));
  for (const { name } of process) {
    const says = `the spot ink \`${name}\` is called nearly as a process ink`;
    findings.push({
      check: "spot-names",
      says,
      hint: SPOT_HINTS.process,
    });
  }
  for (const { name, recipes } of inks) {
    if (recipes.size < 2) continue;
    const says = `the spot ink \`${name}\` looks different in ${recipes.size} places`;
    findings.push({
      check: "spot-recipes",
      says,
      hint: SPOT_HINTS.recipes,
    });
  }
  return findings;
}
