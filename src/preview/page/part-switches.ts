import { button, make, part } from "./elements.ts";
import { key, type Key } from "./keys.ts";
import { PROOF_PARTS, type ProofPart } from "./parts.ts";
import type { View, ViewStore } from "./view.ts";

/** Lays out a button for each part of the proof, and keeps it in step with the view; they are seen as long as the proof is. */
export function partSwitches(view: ViewStore): void {
  const root = part("parts", HTMLElement);
  const switches = PROOF_PARTS.map((one) => ({ one, element: switchFor(one, view) }));
  root.append(...switches.map(({ element }) => element));
  const tell = ({ proof, hidden }: View): void => {
    root.hidden = !proof;
    for (const { one, element } of switches) {
      element.setAttribute("aria-pressed", String(!hidden.includes(one.layer)));
    }
  };
  tell(view.now);
  view.on(tell);
}

/** The keys that do the same, while the proof is shown. */
export const partKeys = (view: ViewStore): readonly Key[] =>
  PROOF_PARTS.map((one) =>
    key(one.key, `on the proof: ${one.says}`, () => {
      if (!view.now.proof) return;
      turn(one, view);
      const isOn = !view.now.hidden.includes(one.layer);
      part("said", HTMLElement).textContent = `${one.says} ${isOn ? "shown" : "hidden"}`;
    }),
  );

function switchFor(one: ProofPart, view: ViewStore): HTMLButtonElement {
  const { word, says, key: letter } = one;
  const at = word.toLowerCase().indexOf(letter);
  return button(
    { class: "switch", title: `${says[0]?.toUpperCase() ?? ""}${says.slice(1)} (${letter})` },
    () => {
      turn(one, view);
    },
    ...[word.slice(0, at), make("u", {}, word.slice(at, at + 1)), word.slice(at + 1)],
  );
}

function turn({ layer }: ProofPart, view: ViewStore): void {
  const { hidden } = view.now;
  view.set({
    hidden: hidden.includes(layer) ? hidden.filter((one) => one !== layer) : [...hidden, layer],
  });
}
