import { warning } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { at } from "./faults.ts";
import type { RemarkKind, Wording } from "./wordings.ts";
import { WORDINGS } from "./wordings.ts";

export type { RemarkKind } from "./wordings.ts";

/** What an import has to tell: what did not come along, and where it stood. */
export interface Remarks {
  /** The copy as it goes by, so that a place can be named by the words before it. */
  hear(text: string): void;
  /** The copy is gone through once more, from its beginning. */
  restart(): void;
  /** Notes that something of this kind is here; `detail` is named beside it (a field's name). */
  tell(kind: RemarkKind, detail?: string): void;
  /** One warning for each kind, in the order in which they were met. */
  warnings(file: string): readonly Diagnostic[];
}

interface Met {
  count: number;
  readonly details: Set<string>;
  readonly places: string[];
}

/** So many places are named; who has more of a kind looks for himself. */
const MOST_PLACES = 6;

export function takeRemarks(): Remarks {
  const met = new Map<RemarkKind, Met>();
  let heard = "";
  return {
    hear: (text) => {
      heard = (heard + text).slice(-200);
    },
    restart: () => {
      heard = "";
    },
    tell: (kind, detail) => {
      const known = met.get(kind) ?? { count: 0, details: new Set(), places: [] };
      met.set(kind, known);
      known.count += 1;
      if (detail !== undefined) known.details.add(detail);
      const place = placeBehind(heard);
      if (known.places.length < MOST_PLACES && known.places.at(-1) !== place)
        known.places.push(place);
    },
    warnings: (file) => [...met].map(([kind, one]) => warningOf(kind, one, file)),
  };
}

/** A place by the last words before it. */
function placeBehind(heard: string): string {
  const words = heard.trim().split(/\s+/u).slice(-5).join(" ").slice(-60);
  return words === "" ? "at the very beginning" : `behind “${words}”`;
}

function warningOf(kind: RemarkKind, { count, details, places }: Met, file: string): Diagnostic {
  const { one, many, fate, hint, everywhere }: Wording = WORDINGS[kind];
  const what = details.size === 0 ? "" : ` (${[...details].slice(0, MOST_PLACES).join(", ")})`;
  const subject = count === 1 ? `${one}${what} ${fate[0]}` : `${count} ${many}${what} ${fate[1]}`;
  const where = everywhere === true ? "" : `${count === 1 ? ", " : ": "}${places.join("; ")}`;
  const more = everywhere !== true && count > places.length ? " …" : "";
  return warning(`import/${kind}`, `${subject}${where}${more}`, {
    span: at(file),
    hints: hint === undefined ? [] : [hint],
  });
}
