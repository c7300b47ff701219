import { part } from "./elements.ts";
import type { FaultList } from "./faults.ts";
import { key, listenForKeys, type Key } from "./keys.ts";
import { partKeys, partSwitches } from "./part-switches.ts";
import { stepped, turned } from "./spreads.ts";
import type { Stage } from "./stage.ts";
import type { ToldFault } from "../told.ts";
import type { TypedPlaces } from "./typed-place.ts";
import type { ViewStore } from "./view.ts";

/** What keys and buttons act on. */
export interface Hands {
  readonly view: ViewStore;
  readonly stage: Stage;
  readonly places: TypedPlaces;
  readonly faults: FaultList;
  readonly go: (folio: number) => void;
  /** How many there are. */
  readonly pages: () => number;
  readonly chosen: () => ToldFault | undefined;
  readonly choose: (fault: ToldFault | undefined) => void;
  /** Begins or ends the search for where something was typed, on the page that is shown. */
  readonly seek: () => void;
}

/** Gives every key and every button what it does. */
export function takeHold(hands: Hands): void {
  const acts = actsOf(hands);
  listenForKeys([...turningKeys(hands, acts), ...otherKeys(hands, acts)]);
  const press = (id: string, run: () => void): void => {
    part(id, HTMLElement).addEventListener("click", run);
  };
  const { view } = hands;
  partSwitches(view);
  view.on((now, before) => {
    if (now.folio !== before.folio && now.layout === "flip") sayPage(hands);
  });
  press("previous", () => {
    acts.turn(-1);
  });
  press("next", () => {
    acts.turn(1);
  });
  press("flip", () => {
    view.set({ layout: "flip" });
  });
  press("scroll", () => {
    view.set({ layout: "scroll" });
  });
  press("smaller", () => {
    acts.zoom(-1);
  });
  press("larger", () => {
    acts.zoom(1);
  });
  press("fit-spread", () => {
    view.set({ zoom: "spread" });
  });
  press("fit-width", () => {
    view.set({ zoom: "width" });
  });
  press("proof", acts.otherProof);
  press("panel", acts.otherPanel);
  press("help", listKeys);
  part("goto", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    const folio = Number(part("folio", HTMLInputElement).value);
    if (Number.isInteger(folio)) hands.go(folio);
    part("stage", HTMLElement).focus();
  });
}

/** To those who do not see it: which page is shown now. */
function sayPage({ view, stage }: Hands): void {
  const name = stage.cells[view.now.folio - 1]?.element.getAttribute("aria-label");
  part("said", HTMLElement).textContent = name ?? "";
}

type Acts = ReturnType<typeof actsOf>;

function actsOf({ view, stage, pages }: Hands) {
  const turn = (by: number): void => {
    view.set({ folio: turned(view.now.folio, by, pages()) });
  };
  const root = part("stage", HTMLElement);
  return {
    turn,
    zoom: (by: 1 | -1): void => {
      view.set({ zoom: stepped(stage.scale, by) });
    },
    otherLayout: (): void => {
      view.set({ layout: view.now.layout === "flip" ? "scroll" : "flip" });
    },
    otherPanel: (): void => {
      view.set({ panel: !view.now.panel });
    },
    otherProof: (): void => {
      view.set({ proof: !view.now.proof });
      part("said", HTMLElement).textContent = view.now.proof ? "proof shown" : "proof hidden";
    },
    /** Up and down scroll where there is something to scroll over, and turn pages where there is nothing. */
    upOrDown: (by: 1 | -1): void => {
      if (root.scrollHeight > root.clientHeight + 1) root.scrollBy({ top: by * 60 });
      else turn(by);
    },
    /** A screen further; where the spread is seen to its end, the next one. */
    screen: (by: 1 | -1): void => {
      const below = root.scrollHeight - root.clientHeight - root.scrollTop;
      const rest = by > 0 ? below : root.scrollTop;
      const scrolls = view.now.layout === "scroll" || rest > 4;
      if (scrolls) root.scrollBy({ top: by * root.clientHeight * 0.9 });
      else turn(by);
    },
  };
}

const listKeys = (): void => {
  const dialog = part("keys", HTMLDialogElement);
  if (dialog.open) dialog.close();
  else dialog.showModal();
};

function nextFault({ faults, chosen, choose }: Hands, by: 1 | -1): void {
  const next = faults.beside(chosen(), by);
  if (next === undefined) return;
  choose(next);
  const words = [
    `${next.severity}: ${next.message}`,
    ...(next.place === undefined ? [] : [next.place]),
  ];
  part("said", HTMLElement).textContent = words.join(", ");
}

function leave({ places, choose }: Hands): void {
  if (document.activeElement === part("folio", HTMLElement)) part("stage", HTMLElement).focus();
  else if (!places.close()) choose(undefined);
}

function turningKeys({ view, places, go }: Hands, acts: Acts): readonly Key[] {
  const across = (by: 1 | -1) => () => {
    if (!places.move(by, 0)) acts.turn(by);
  };
  const down = (event: KeyboardEvent): void => {
    const by = event.key === "ArrowUp" ? -1 : 1;
    if (!places.move(0, by)) acts.upOrDown(by);
  };
  return [
    key("←", "pages before", across(-1), ["ArrowLeft"]),
    key("→", "pages after", across(1), ["ArrowRight"]),
    key("↑ ↓", "scroll; pages before and after where nothing scrolls", down, [
      "ArrowUp",
      "ArrowDown",
    ]),
    key(
      "PgUp PgDn",
      "a screen up and down",
      (event) => {
        acts.screen(event.key === "PageUp" ? -1 : 1);
      },
      ["PageUp", "PageDown"],
    ),
    key("Home", "first page", () => {
      go(1);
    }),
    key("End", "last page", () => {
      go(Infinity);
    }),
    key("g", "go to a page by its number", () => {
      part("folio", HTMLInputElement).select();
    }),
    key(
      "+",
      "larger",
      () => {
        acts.zoom(1);
      },
      ["+", "="],
    ),
    key(
      "−",
      "smaller",
      () => {
        acts.zoom(-1);
      },
      ["-", "−"],
    ),
    key("0", "fit the spread", () => {
      view.set({ zoom: "spread" });
    }),
    key("w", "fit the width", () => {
      view.set({ zoom: "width" });
    }),
    key("1", "printed size", () => {
      view.set({ zoom: 1 });
    }),
    key("v", "flip or scroll", acts.otherLayout),
  ];
}

function otherKeys(hands: Hands, acts: Acts): readonly Key[] {
  return [
    key("p", "the proof: the make-up drawn over the pages", acts.otherProof),
    ...partKeys(hands.view),
    key("f", "next fault", () => {
      nextFault(hands, 1);
    }),
    key("F", "fault before", () => {
      nextFault(hands, -1);
    }),
    key("s", "where was this typed? A cross; arrows move it, Enter copies", hands.seek),
    key("b", "faults and copy fit beside the pages, or not", acts.otherPanel),
    key("?", "this list", listKeys),
    key(
      "Esc",
      "leave what is open",
      () => {
        leave(hands);
      },
      ["Escape"],
    ),
  ];
}
