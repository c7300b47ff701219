import type { Told, ToldFault } from "../told.ts";
import { button, make, part, quoted } from "./elements.ts";

/** The list of faults beside the pages. */
export interface FaultList {
  lay(told: Told): void;
  /** Marks one as chosen and brings it into view. */
  choose(fault: ToldFault | undefined): void;
  /** The one before or behind the chosen one, round the list. */
  beside(chosen: ToldFault | undefined, by: 1 | -1): ToldFault | undefined;
  readonly faults: readonly ToldFault[];
}

export function faultList(on: {
  readonly choose: (fault: ToldFault) => void;
  readonly copy: (place: string) => void;
}): FaultList {
  const list = part("faults", HTMLElement);
  const state: { faults: readonly ToldFault[]; told: string } = { faults: [], told: "" };
  const items = new Map<ToldFault, HTMLElement>();
  return {
    lay: ({ faults, phase }) => {
      list.classList.toggle("stale", phase !== "ready");
      const told = JSON.stringify(faults);
      if (told === state.told) return;
      Object.assign(state, { faults, told });
      items.clear();
      for (const fault of faults) items.set(fault, itemFor(fault, on));
      list.replaceChildren(...items.values());
      part("faults-count", HTMLElement).textContent = countWords(faults);
    },
    choose: (fault) => {
      for (const [one, item] of items) {
        item.classList.toggle("chosen", one === fault);
        if (one === fault) item.scrollIntoView({ block: "nearest" });
      }
    },
    beside: (chosen, by) => {
      const { faults } = state;
      const at = chosen === undefined ? -1 : faults.indexOf(chosen);
      const next = at < 0 ? (by > 0 ? 0 : faults.length - 1) : at + by + faults.length;
      return faults[next % Math.max(1, faults.length)];
    },
    get faults() {
      return state.faults;
    },
  };
}

/** "2 errors, 11 warnings". */
export function countWords(faults: readonly ToldFault[]): string {
  const errors = faults.filter(({ severity }) => severity === "error").length;
  const warnings = faults.length - errors;
  const words = [
    ...(errors === 0 ? [] : [`${errors} ${errors === 1 ? "error" : "errors"}`]),
    ...(warnings === 0 ? [] : [`${warnings} ${warnings === 1 ? "warning" : "warnings"}`]),
  ];
  return words.length === 0 ? "none" : words.join(", ");
}

function itemFor(
  fault: ToldFault,
  on: { choose: (fault: ToldFault) => void; copy: (place: string) => void },
): HTMLElement {
  const { severity, message, code, hints, place, folio } = fault;
  // What is quoted stands as it is typed, at the head of a sentence, too.
  const words = message.startsWith("`") ? "fault-words as-typed" : "fault-words";
  const main = button(
    { class: words, title: code, "aria-label": `${severity}: ${message}` },
    () => {
      on.choose(fault);
    },
    ...quoted(message),
  );
  const where = make(
    "p",
    { class: "where" },
    folio === undefined ? undefined : make("span", { class: "on" }, `p. ${folio}`),
    place === undefined ? undefined : placeButton(place, on.copy),
  );
  return make(
    "li",
    { class: `fault ${severity}` },
    main,
    ...hints.map((hint) => make("p", { class: "hint" }, ...quoted(hint))),
    where,
  );
}

/** A place in the copy; a click copies it. */
export function placeButton(place: string, copy: (place: string) => void): HTMLButtonElement {
  const attributes = { class: "place", title: "Copy", "aria-label": `Copy ${place}` };
  return button(
    attributes,
    () => {
      copy(place);
    },
    place,
  );
}
