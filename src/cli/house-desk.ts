import { resolve } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { exitCode } from "../diagnostics/exit-code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { Sources } from "../diagnostics/sources.ts";
import type { FamilyAtHand, FontsAtHand } from "../fonts-at-hand.ts";
import { usage } from "./command-line.ts";
import { completionScript } from "./completion.ts";
import type { Edges } from "./edges.ts";
import { familyWords, fontsDocument, fontsWords } from "./fonts-words.ts";
import type { HouseWish } from "./house-verbs.ts";
import { initDocument, initWords, takeBeginning } from "./init-words.ts";
import type { Flags } from "./options.ts";

/** What a wish of the house came to: what is printed on stdout, and what is amiss. */
export interface HouseAnswer {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  /** What the faults point into. */
  readonly sources: Sources;
  readonly exitCode: number;
}

/** Grants a wish that needs no issue. Without a text, the faults are all there is to say. */
export async function grantHouseWish(
  wish: HouseWish,
  flags: Flags,
  edges: Edges,
): Promise<HouseAnswer> {
  switch (wish.kind) {
    case "init":
      return begin(wish, flags, edges);
    case "fonts":
      return showFonts(wish.family, flags, edges);
    case "completion":
      return { ...NOTHING, text: completionScript(wish.shell) };
  }
}

const NOTHING: HouseAnswer = { text: "", diagnostics: [], sources: new Map(), exitCode: 0 };

const refusal = (flags: Flags, ...diagnostics: readonly Diagnostic[]): HouseAnswer => ({
  ...NOTHING,
  diagnostics,
  exitCode: exitCode(diagnostics, flags),
});

async function begin(
  wish: Extract<HouseWish, { kind: "init" }>,
  flags: Flags,
  { begin: beginIssue, cwd }: Edges,
): Promise<HouseAnswer> {
  const order = takeBeginning(wish, flags, cwd);
  if (order.value === undefined) return refusal(flags, ...order.diagnostics);
  const begun = await beginIssue(order.value);
  if (begun.value === undefined) return refusal(flags, ...begun.diagnostics);
  if (flags.json) return { ...NOTHING, text: initDocument(begun.value, cwd) };
  return { ...NOTHING, text: flags.quiet ? "" : initWords(begun.value, cwd) };
}

async function showFonts(typed: string, flags: Flags, edges: Edges): Promise<HouseAnswer> {
  const found = await edges.fonts(resolve(edges.cwd, flags.root ?? "."));
  const { diagnostics, sources } = found;
  if (typed === "") {
    const text = flags.json ? fontsDocument(found, found.families) : fontsWords(found);
    return { text, diagnostics, sources, exitCode: exitCode(diagnostics, flags) };
  }
  const family = familyCalled(typed, found);
  if (family === undefined) return refusal(flags, ...diagnostics, noFamily(typed, found));
  const text = flags.json ? fontsDocument(found, [family]) : familyWords(family);
  return { text, diagnostics, sources, exitCode: exitCode(diagnostics, flags) };
}

/** Here, where nothing is set, capitals and small letters are the same. */
const familyCalled = (typed: string, { families }: FontsAtHand): FamilyAtHand | undefined =>
  families.find(({ name }) => name.toLowerCase() === typed.toLowerCase());

function noFamily(typed: string, { families }: FontsAtHand): Diagnostic {
  const names = families.map(({ name }) => name);
  const meant = nearest(typed, names);
  const known = names.map((name) => `\`${name}\``).join(", ");
  return usage(
    "family",
    `there is no font family \`${typed}\` here`,
    meant === undefined ? `the families are ${known}` : `did you mean \`${meant}\`?`,
  );
}
