import type { PhrasingContent } from "mdast";
import type { Inline, Words } from "./manuscript.ts";

/** How a paragraph's words become Markdown's. */
export interface PhrasingOrder {
  /** The name of a note in the article; undefined for one that is not there. */
  readonly noteName: (note: string) => string | undefined;
  /** Without line breaks: in heads, captions and cells there is one line. */
  readonly oneLine?: boolean;
  /** What stresses every word is the paragraph's look, and is left off. */
  readonly withoutLook?: boolean;
}

/** Words of one look, or a thing among them. */
type Token = Words | Exclude<Inline, Words>;

/** Inlines as Markdown's nodes: spaces stand outside of what is stressed, as Markdown wants them. */
export function phrasing(inlines: readonly Inline[], order: PhrasingOrder): PhrasingContent[] {
  const plain = order.withoutLook === true ? withoutCommonLook(inlines) : inlines;
  const lines = order.oneLine === true ? plain.map(asSpace) : plain;
  return nest(merged(spaced(trimmed(tokens(lines)))), MARKS, order);
}

const PLAIN = { emphasis: false, strong: false, struck: false, code: false };

const asSpace = (inline: Inline): Inline =>
  inline.kind === "break" ? { kind: "words", text: " ", ...PLAIN } : inline;

/** The emphasis or weight that all words have. */
function withoutCommonLook(inlines: readonly Inline[]): readonly Inline[] {
  const words = inlines.filter((one) => one.kind === "words" && one.text.trim() !== "");
  const all = (mark: "emphasis" | "strong"): boolean =>
    words.every((one) => one.kind === "words" && one[mark]);
  const [emphasis, strong] = [all("emphasis"), all("strong")];
  return inlines.map((one) =>
    one.kind === "words"
      ? { ...one, emphasis: one.emphasis && !emphasis, strong: one.strong && !strong }
      : one,
  );
}

/** Words and the white between them, apart. */
const tokens = (inlines: readonly Inline[]): readonly Token[] =>
  inlines.flatMap((inline): readonly Token[] =>
    inline.kind === "words" && !inline.code
      ? inline.text
          .split(/(\s+)/u)
          .filter((text) => text !== "")
          .map((text) => ({ ...inline, text }))
      : [inline],
  );

const isWhite = (token: Token | undefined): boolean =>
  token?.kind === "words" && !token.code && token.text.trim() === "";

/** Without white and breaks at the ends of the paragraph and of its lines: a picture may have stood there. */
function trimmed(all: readonly Token[]): readonly Token[] {
  const kept: Token[] = [];
  const dropEnd = (isDropped: (token: Token | undefined) => boolean): void => {
    while (isDropped(kept.at(-1))) kept.pop();
  };
  for (const token of all) {
    if (isBreak(token)) dropEnd(isWhite);
    const last = kept.at(-1);
    const isAtHead = last === undefined || isBreak(last);
    if (!isAtHead || !(isBreak(token) || isWhite(token))) kept.push(token);
  }
  dropEnd((token) => isWhite(token) || isBreak(token));
  return kept;
}

const isBreak = (token: Token | undefined): boolean => token?.kind === "break";

/** White looks as what is on both of its sides. */
function spaced(all: readonly Token[]): readonly Token[] {
  const single = all.filter((token, index) => !isWhite(token) || !isWhite(all[index - 1]));
  const whole = single.map((token, at) => struckWhole(token, single[at - 1], single[at + 1]));
  return whole.map((token, index) => {
    const [before, after] = [whole[index - 1], whole[index + 1]];
    if (token.kind !== "words" || !isWhite(token)) return token;
    if (before?.kind !== "words" || after?.kind !== "words") return { ...token, ...BARE };
    return {
      ...token,
      emphasis: before.emphasis && after.emphasis,
      strong: before.strong && after.strong,
      struck: before.struck && after.struck,
      link: before.link === after.link ? before.link : undefined,
    };
  });
}

/** Whole words are struck, no parts of them: beside a letter the marks would keep underscores from being letters. */
function struckWhole(token: Token, before: Token | undefined, after: Token | undefined): Token {
  if (token.kind !== "words" || !token.struck || isWhite(token)) return token;
  const isPart = touches(before, /[\p{L}\p{N}_]$/u) || touches(after, /^[\p{L}\p{N}_]/u);
  return { ...token, struck: !isPart };
}

const touches = (token: Token | undefined, edge: RegExp): boolean =>
  token?.kind === "words" && !token.struck && edge.test(token.text);

const BARE = { ...PLAIN, link: undefined };

const looksLike = (one: Words, other: Words): boolean =>
  one.emphasis === other.emphasis &&
  one.strong === other.strong &&
  one.struck === other.struck &&
  one.code === other.code &&
  one.link === other.link;

function merged(all: readonly Token[]): readonly Token[] {
  const whole: Token[] = [];
  for (const token of all) {
    const last = whole.at(-1);
    if (token.kind === "words" && last?.kind === "words" && looksLike(last, token)) {
      whole[whole.length - 1] = { ...last, text: last.text + token.text };
    } else whole.push(token);
  }
  return whole;
}

const MARKS = ["link", "strong", "emphasis", "struck"] as const;
type Mark = (typeof MARKS)[number];

/** Neighbors that have the first mark in common stand in it together, and so on with the next mark. */
function nest(
  all: readonly Token[],
  [mark, ...inner]: readonly Mark[],
  order: PhrasingOrder,
): PhrasingContent[] {
  if (mark === undefined) return all.flatMap((token) => leaf(token, order));
  const nodes: PhrasingContent[] = [];
  for (let at = 0; at < all.length;) {
    const value = markOf(all[at], mark);
    let end = at + 1;
    while (end < all.length && markOf(all[end], mark) === value) end++;
    const children = nest(all.slice(at, end), inner, order);
    nodes.push(...wrapped(mark, value, children));
    at = end;
  }
  return nodes;
}

function markOf(token: Token | undefined, mark: Mark): string | boolean {
  if (token?.kind !== "words") return false;
  return mark === "link" ? (token.link ?? false) : token[mark];
}

function wrapped(
  mark: Mark,
  value: string | boolean,
  children: PhrasingContent[],
): PhrasingContent[] {
  if (value === false) return children;
  switch (mark) {
    case "link":
      return [{ type: "link", url: String(value), children: unlinked(children) }];
    case "strong":
      return [{ type: "strong", children }];
    case "emphasis":
      return [{ type: "emphasis", children }];
    case "struck":
      return [{ type: "delete", children }];
  }
}

/** A link holds no other. */
const unlinked = (nodes: PhrasingContent[]): PhrasingContent[] =>
  nodes.flatMap((node) => (node.type === "link" ? node.children : [node]));

function leaf(token: Token, order: PhrasingOrder): PhrasingContent[] {
  switch (token.kind) {
    case "words":
      if (token.code) return [{ type: "inlineCode", value: token.text }];
      return token.link === undefined ? withAddresses(token.text) : text(token.text);
    case "break":
      return [{ type: "break" }];
    case "note-call": {
      const name = order.noteName(token.note);
      return name === undefined
        ? []
        : [{ type: "footnoteReference", identifier: name, label: name }];
    }
    case "picture":
      // Pictures have left the text before.
      return [];
  }
}

const text = (value: string): PhrasingContent[] => (value === "" ? [] : [{ type: "text", value }]);

const ADDRESS = /https?:\/\/[^\s<>"“”«»()[\]{}|\\^`]+[^\s<>"“”‘’'«»()[\]{}|\\^`.,;:!?*_~]/giu;

/** Addresses that are typed out lead where they say, and their letters are left alone. */
function withAddresses(words: string): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let from = 0;
  for (const { 0: url, index } of words.matchAll(ADDRESS)) {
    nodes.push(...text(words.slice(from, index)));
    nodes.push({ type: "link", url, children: [{ type: "text", value: url }] });
    from = index + url.length;
  }
  return [...nodes, ...text(words.slice(from))];
}
