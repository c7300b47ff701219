/** A part of the page that stands in its HTML. That it does not is our own mistake. */
export function part<T extends Element>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${kind.name} "${id}"`);
  return found;
}

type Tags = HTMLElementTagNameMap;

/** A new element with attributes and contents; what is undefined or false among them is left out. */
export function make<K extends keyof Tags>(
  tag: K,
  attributes: Readonly<Record<string, string | boolean | undefined>> = {},
  ...contents: readonly (Node | string | undefined)[]
): Tags[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...contents.filter((one) => one !== undefined));
  return element;
}

/** Words of ours, in which backquotes stand for code. */
export function quoted(words: string): readonly Node[] {
  return words
    .split(/`([^`]*)`/)
    .map((piece, index) => (index % 2 === 0 ? new Text(piece) : make("code", {}, piece)));
}

/** A button that does one thing. */
export function button(
  attributes: Readonly<Record<string, string | boolean | undefined>>,
  onClick: (event: MouseEvent) => void,
  ...contents: readonly (Node | string | undefined)[]
): HTMLButtonElement {
  const element = make("button", { type: "button", ...attributes }, ...contents);
  element.addEventListener("click", onClick);
  return element;
}
