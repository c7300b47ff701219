import type { List, ListItem, Paragraph as MdParagraph } from "mdast";
import type { ListPlace, Paragraph } from "./manuscript.ts";

/** A list that is being filled; deeper ones go into its last item. */
interface Open {
  readonly node: List;
  readonly name: string;
  readonly level: number;
}

/** Consecutive paragraphs of lists as lists in one another: by level, and apart where their kind or name changes. */
export function listsOf(
  run: readonly Paragraph[],
  write: (paragraph: Paragraph) => MdParagraph,
): List[] {
  const lists: List[] = [];
  const open: Open[] = [];
  for (const paragraph of run) {
    const place = paragraph.list;
    if (place === undefined) continue;
    const last = open.at(-1)?.node.children.at(-1);
    if (place.follows === true && last !== undefined) {
      last.children.push(write(paragraph));
      last.spread = true;
      continue;
    }
    const list = listFor(place, open, lists);
    list.children.push(itemOf(paragraph, write));
  }
  return lists.map(asSpread);
}

function listFor(place: ListPlace, open: Open[], lists: List[]): List {
  while ((open.at(-1)?.level ?? -1) > place.level) open.pop();
  const top = open.at(-1);
  if (top?.level === place.level) {
    if (isSame(top, place)) return top.node;
    open.pop();
  }
  const node: List = {
    type: "list",
    ordered: place.number !== undefined,
    ...(place.number !== undefined && { start: place.number }),
    spread: false,
    children: [],
  };
  const parent = open.at(-1)?.node.children.at(-1);
  if (parent === undefined) lists.push(node);
  else parent.children.push(node);
  open.push({ node, name: place.name, level: place.level });
  return node;
}

const isSame = ({ node, name }: Open, place: ListPlace): boolean =>
  name === place.name &&
  node.ordered === (place.number !== undefined) &&
  (place.number === undefined || (node.start ?? 1) + node.children.length === place.number);

function itemOf(paragraph: Paragraph, write: (paragraph: Paragraph) => MdParagraph): ListItem {
  const { inlines } = paragraph;
  const [first, ...rest] = inlines;
  // A box to tick at an item's head is the item's own.
  const box = first?.kind === "words" ? /^([☐☒☑])\s*/u.exec(first.text) : null;
  if (first?.kind !== "words" || box === null) {
    return { type: "listItem", spread: false, children: [write(paragraph)] };
  }
  const text = first.text.slice(box[0].length);
  const words = { ...paragraph, inlines: [{ ...first, text }, ...rest] };
  return { type: "listItem", spread: false, checked: box[1] !== "☐", children: [write(words)] };
}

/** A list with an item of several paragraphs has white between all of its items. */
function asSpread(list: List): List {
  const children = list.children.map((item) => ({
    ...item,
    children: item.children.map((child) => (child.type === "list" ? asSpread(child) : child)),
  }));
  const spread = children.some((item) => item.spread === true);
  return { ...list, spread, children };
}
