import type { Told } from "../told.ts";
import { part } from "./elements.ts";
import { countWords } from "./faults.ts";
import { PRINTED } from "./spreads.ts";
import type { View } from "./view.ts";

/** What is under way beside the builds themselves. */
export interface Busy {
  /** The connection to the server is lost. */
  readonly isCut: boolean;
  readonly paintsProof: boolean;
}

/** Says along the head what is shown, how, and what the last build came to. */
export function tellBar(told: Told, view: View, scale: number, busy: Busy): void {
  const words = (id: string, text: string): void => {
    const element = part(id, HTMLElement);
    if (element.textContent !== text) element.textContent = text;
  };
  const title = told.pages.find(({ kind }) => kind === "cover")?.title ?? told.manifest;
  words("title", title);
  words("manifest", title === told.manifest ? "" : told.manifest);
  document.title = `${title} – preview`;
  words("of", `/ ${told.pages.length}`);
  words("scale", `${Math.round((100 * scale) / PRINTED)} %`);
  const folio = part("folio", HTMLInputElement);
  if (document.activeElement !== folio) folio.value = String(view.folio);
  press("flip", view.layout === "flip");
  press("scroll", view.layout === "scroll");
  press("fit-spread", view.zoom === "spread");
  press("fit-width", view.zoom === "width");
  press("proof", view.proof);
  press("panel", view.panel);
  tellCounts(told);
  tellState(told, busy);
  const banner = part("banner", HTMLElement);
  banner.hidden = told.stopped === undefined || told.build === 0;
  words(
    "banner",
    told.stopped === undefined
      ? ""
      : `These are the last pages that could be set. ${sentence(told.stopped)}`,
  );
  part("empty", HTMLElement).hidden = told.build > 0;
  part("pdf", HTMLElement).hidden = told.build === 0;
  if (told.stopped !== undefined)
    words("empty", `There are no pages yet. ${sentence(told.stopped)}`);
}

const sentence = (words: string): string =>
  `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`.replaceAll("`", "");

function press(id: string, isPressed: boolean): void {
  part(id, HTMLElement).setAttribute("aria-pressed", String(isPressed));
}

function tellCounts({ faults }: Told): void {
  const errors = faults.filter(({ severity }) => severity === "error").length;
  const counts = part("counts", HTMLElement);
  counts.dataset["errors"] = String(errors);
  counts.dataset["warnings"] = String(faults.length - errors);
  counts.textContent = faults.length === 0 ? "No faults" : countWords(faults);
}

function tellState(told: Told, { isCut, paintsProof }: Busy): void {
  const state = part("state", HTMLElement);
  const phase = isCut
    ? "cut"
    : paintsProof
      ? "proof"
      : told.stopped === undefined
        ? told.phase
        : "stopped";
  state.dataset["phase"] = phase;
  part("state-words", HTMLElement).textContent = stateWords(phase, told);
}

function stateWords(phase: string, { build, milliseconds }: Told): string {
  switch (phase) {
    case "cut":
      return "The preview has ended";
    case "proof":
      return "Painting the proof …";
    case "setting":
      return "Setting …";
    case "proving":
      return "Proving …";
    case "stopped":
      return "Not set";
    default:
      return `Build ${build}, ${milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`}`;
  }
}

/** Tells those who do not see the page what came of a build. */
export function announce(told: Told): void {
  if (told.phase !== "ready") return;
  const came =
    told.stopped === undefined ? `${told.pages.length} pages set` : "Nothing could be set";
  part("said", HTMLElement).textContent = `${came}; faults: ${countWords(told.faults)}`;
}
