import type { Zoom } from "./spreads.ts";

/** What is looked at, and how. It outlives rebuilds, and reloads of the page. */
export interface View {
  readonly folio: number;
  readonly layout: "flip" | "scroll";
  readonly zoom: Zoom;
  readonly proof: boolean;
  /** Layers of the proof that are switched off. */
  readonly hidden: readonly string[];
  /** Whether faults and copy fit stand beside the pages. */
  readonly panel: boolean;
}

export interface ViewStore {
  readonly now: View;
  /** Changes what is given and tells all who listen, if anything is otherwise. */
  set(change: Partial<View>): void;
  /** Called after each change with the view before. */
  on(listener: (now: View, before: View) => void): void;
}

const START: View = {
  ...{ folio: 1, layout: "flip", zoom: "spread", panel: true },
  ...{ proof: false, hidden: [] },
};
const KEY = "typeset-preview";

export function viewStore(): ViewStore {
  const listeners: ((now: View, before: View) => void)[] = [];
  let view: View = { ...START, ...remembered() };
  return {
    get now() {
      return view;
    },
    set(change) {
      const before = view;
      view = { ...view, ...change };
      if (JSON.stringify(view) === JSON.stringify(before)) return;
      sessionStorage.setItem(KEY, JSON.stringify(view));
      for (const listener of listeners) listener(view, before);
    },
    on: (listener) => void listeners.push(listener),
  };
}

function remembered(): Partial<View> {
  const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
  return typeof kept === "object" && kept !== null ? kept : {};
}
