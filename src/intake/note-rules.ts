import type { ContentsFault, Noted, ObjectFault, StateFault } from "../foreign/painted.ts";
import type { FileCheck, OnPage } from "./checks.ts";
import type { Claim } from "./standard.ts";

type Rule = Pick<OnPage, "check" | "says" | "hint" | "mild" | "of">;

type Told = Exclude<Noted, { kind: "color" } | { kind: "font" }>;

/** What comes of things that are found on the way and that a press or a standard does not take. */
export function noteRules(note: Told, claim: Claim): readonly Rule[] {
  switch (note.kind) {
    case "transparency":
      return checkTransparency(note.what, claim);
    case "state":
      return stateRules(note.what, note.says, claim);
    case "object":
      return [{ check: OBJECTS[note.what], says: note.says, hint: HINTS[note.what] }];
    case "contents":
      return [contentsRule(note.what, note.says)];
  }
}

/** A group alone says nothing: many programs make one of each page. */
function checkTransparency(what: string, { family, version }: Claim): readonly Rule[] {
  const isOld = family === "X-1a" || family === "X-3";
  const hint = "flatten it where it is exported, or export the file as PDF/X-4";
  if (isOld) {
    return [
      {
        check: "transparency",
        says: `there is transparency (${what}), which PDF/${family} does not know`,
        hint,
      },
    ];
  }
  if (!(Number(version) < 1.4) || what === "a group") return [];
  const says = `there is transparency (${what}), which PDF ${version} does not know`;
  return [{ check: "transparency", says, hint }];
}

/** A curve that changes nothing does no harm, but PDF/X forbids the very word. */
function stateRules(what: StateFault, says: string, { family }: Claim): readonly Rule[] {
  if (what !== "plain-transfer") return [{ check: what, says, hint: STATES[what] }];
  return family === "none" ? [] : [{ check: "transfer", says, hint: STATES.transfer }];
}

const STATES: Readonly<Record<Exclude<StateFault, "plain-transfer">, string>> = {
  transfer: "it changes how dark all is printed: take it out, the printer has his own",
  halftone: "take it out: the printer has his own",
  "black-generation": "take it out: nothing is separated at the press",
  "blend-mode": "export it anew",
};

const OBJECTS: Readonly<Record<ObjectFault, FileCheck>> = {
  postscript: "postscript",
  opi: "opi",
  reference: "reference-object",
  alternate: "alternate-picture",
};

const HINTS: Readonly<Record<ObjectFault, string>> = {
  postscript: "export it as PDF throughout",
  opi: "export it with the pictures themselves",
  reference: "export it with all that it shows",
  alternate: "export it with the one that is to be printed",
};

const MISSING: readonly ContentsFault[] = ["font", "object", "state", "pattern", "shading"];

function contentsRule(what: ContentsFault, says: string): Rule {
  const hint = "export the page anew: programs differ in what they make of it";
  if (MISSING.includes(what)) return { check: "resource", says, hint };
  return {
    check: "contents",
    says: what === "circle" ? says : `the contents are broken: ${says},`,
    hint,
  };
}
