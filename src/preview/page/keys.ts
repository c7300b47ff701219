import { make, part } from "./elements.ts";

/** What a key does; `says` stands in the list of keys. */
export interface Key {
  /** As events name them. */
  readonly keys: readonly string[];
  /** As they stand on the keyboard. */
  readonly shown: string;
  readonly says: string;
  run(event: KeyboardEvent): void;
}

/** A key, as it stands on the keyboard and as events name it. */
export function key(
  shown: string,
  says: string,
  run: Key["run"],
  keys: readonly string[] = [shown],
): Key {
  return { keys, shown, says, run };
}

/** Listens for keys that are pressed alone, wherever nothing is being typed. */
export function listenForKeys(keys: readonly Key[]): void {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
    const key = keys.find((one) => one.keys.includes(event.key));
    if (key === undefined || isOwn(event)) return;
    event.preventDefault();
    key.run(event);
  });
  listKeys(keys);
}

/** A field takes its keys itself, all but Escape. */
const isTyping = ({ target, key }: KeyboardEvent): boolean =>
  target instanceof HTMLInputElement && key !== "Escape";

/** An open dialog has the keys for itself. */
const isOwn = (event: KeyboardEvent): boolean =>
  part("keys", HTMLDialogElement).open && event.key !== "?";

function listKeys(keys: readonly Key[]): void {
  const rows = keys.flatMap(({ shown, says }) => [
    make("dt", {}, ...shown.split(" ").map((one) => make("kbd", {}, one))),
    make("dd", {}, says),
  ]);
  part("keys-list", HTMLElement).replaceChildren(...rows);
}
