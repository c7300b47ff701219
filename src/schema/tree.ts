import { isAlias, isMap, isScalar, isSeq } from "yaml";
import type { Alias, Document, YAMLMap, YAMLSeq } from "yaml";
import { error, failed, ok } from "../diagnostics/diagnostic.ts";
import type { Diagnostic, Outcome, Span } from "../diagnostics/diagnostic.ts";
import type { Entry, Place } from "./place.ts";
import type { Locate } from "./syntax.ts";
import { isMapping } from "./union.ts";

/** Deeper than any copy; a list that holds itself is found by it. */
const DEEPEST = 64;
/** Aliases that a document may use, and values it may have once they are written out. */
const MOST_ALIASES = 100;
const MOST_VALUES = 50_000;

/** Plain values, and where each was typed. */
export interface Tree {
  readonly value: unknown;
  readonly place: Place;
}

interface Walk {
  readonly document: Document.Parsed;
  readonly text: string;
  readonly locate: Locate;
  readonly faults: Map<string, Diagnostic>;
  aliases: number;
  values: number;
  /** A limit was passed: nothing more is read. */
  stopped: boolean;
}

/**
 * Writes the document out as plain values, aliases replaced by copies of what they stand for.
 * Errors: `schema/duplicate-key`, `schema/tag`, `schema/alias`, `schema/limit`.
 */
export function readTree(document: Document.Parsed, text: string, locate: Locate): Outcome<Tree> {
  const walk: Walk = {
    ...{ document, text, locate, faults: new Map<string, Diagnostic>() },
    ...{ aliases: 0, values: 0, stopped: false },
  };
  const tree = readNode(walk, document.contents, 0);
  const faults = [...walk.faults.values()];
  return faults.length > 0 ? failed(...faults) : ok(tree);
}

function readNode(walk: Walk, node: unknown, depth: number): Tree {
  const place = placeOf(walk, spanOf(walk, node));
  const nothing = { value: null, place };
  if (withinLimits(walk, place.span, depth)) {
    refuseTag(walk, node, place.span);
    if (isMap(node)) return readMap(walk, node, depth);
    if (isSeq(node)) return readList(walk, node, depth);
    if (isAlias(node)) return readAlias(walk, node, depth);
    if (isScalar(node)) return { value: node.value, place };
  }
  return nothing;
}

function readMap(walk: Walk, map: YAMLMap, depth: number): Tree {
  // Without a prototype, so that a key `__proto__` or `toString` is a key like any other.
  const value = Object.create(null) as Record<string, unknown>;
  const entries = new Map<string | number, Entry>();
  for (const pair of map.items) {
    const keySpan = spanOf(walk, pair.key);
    const key = isScalar(pair.key) ? String(pair.key.value) : "";
    refuseTag(walk, pair.key, keySpan);
    const tree = readNode(walk, pair.value, depth + 1);
    if (entries.has(key))
      blame(walk, twice(key, keySpan, [value[key], tree.value].every(isMapping)));
    const place = pointAt(keySpan, tree.place);
    const comment = tree.value === null ? commentBehind(walk, keySpan) : undefined;
    value[key] = tree.value;
    entries.set(key, { keySpan, place: { ...place, ...(comment && { comment }) } });
  }
  return { value, place: placeOf(walk, spanOf(walk, map), entries) };
}

/** A value that is not there (`title:`) is shown at its key. */
const pointAt = (keySpan: Span, place: Place): Place =>
  place.span.end > place.span.start ? place : { ...place, span: keySpan, head: keySpan };

/** The comment that stands where the key's value would; without a second one behind it. */
function commentBehind({ text, locate }: Walk, { end }: Span): string | undefined {
  const line = /^[^\r\n]*/u.exec(text.slice(end - locate(0, 0).start))?.[0] ?? "";
  return /^["']?\s*:\s+(#.*?)(?:\s+#.*)?\s*$/u.exec(line)?.[1];
}

function readList(walk: Walk, list: YAMLSeq, depth: number): Tree {
  const trees = list.items.map((item) => readNode(walk, item, depth + 1));
  const entries = new Map<string | number, Entry>(
    trees.map(({ place }, index) => [index, { keySpan: place.span, place }]),
  );
  return {
    value: trees.map((tree) => tree.value),
    place: placeOf(walk, spanOf(walk, list), entries),
  };
}

function readAlias(walk: Walk, alias: Alias, depth: number): Tree {
  const span = spanOf(walk, alias);
  walk.aliases += 1;
  if (walk.aliases > MOST_ALIASES)
    return pastLimit(walk, span, `uses more than ${MOST_ALIASES} aliases`);
  const meant = alias.resolve(walk.document);
  if (meant === undefined) {
    const hints = [
      `name something before it with \`&${alias.source}\`, or put the value in quotes`,
    ];
    blame(walk, error("schema/alias", `nothing is named \`&${alias.source}\``, { span, hints }));
    return { value: null, place: placeOf(walk, span) };
  }
  const { value, place } = readNode(walk, meant, depth + 1);
  return { value, place: placeOf(walk, span, place.entries) };
}

function withinLimits(walk: Walk, span: Span, depth: number): boolean {
  walk.values += 1;
  if (walk.stopped) return false;
  if (depth > DEEPEST) pastLimit(walk, span, `is nested more than ${DEEPEST} levels deep`);
  if (walk.values > MOST_VALUES)
    pastLimit(walk, span, `has more than ${MOST_VALUES} values, aliases written out`);
  return !walk.stopped;
}

function pastLimit(walk: Walk, span: Span, what: string): Tree {
  walk.stopped = true;
  blame(
    walk,
    error("schema/limit", `this document ${what}`, {
      span,
      kind: "limit",
      hints: ["write it more simply: no issue needs so much"],
    }),
  );
  return { value: null, place: placeOf(walk, span) };
}

function refuseTag(walk: Walk, node: unknown, span: Span): void {
  const tag = isScalar(node) || isMap(node) || isSeq(node) ? node.tag : undefined;
  if (tag === undefined) return;
  const hints = ["take the tag out; put the value in quotes if it is meant as text"];
  const name = tag.replace("tag:yaml.org,2002:", "!!");
  blame(walk, error("schema/tag", `the tag \`${name}\` means nothing here`, { span, hints }));
}

const twice = (key: string, span: Span, blocks: boolean): Diagnostic =>
  error("schema/duplicate-key", `\`${key}\` is given twice`, {
    span,
    hints: [blocks ? `put the keys of both under one \`${key}:\`` : "keep one of the two"],
  });

/** The same fault is told once, however many aliases repeat what it stands in. */
function blame(walk: Walk, fault: Diagnostic): void {
  walk.faults.set(`${fault.code} ${fault.span?.start ?? 0}`, fault);
}

function placeOf(walk: Walk, span: Span, entries: Place["entries"] = new Map()): Place {
  const base = walk.locate(0, 0).start;
  const lineEnd = walk.text.slice(span.start - base, span.end - base).search(/[\r\n]/u);
  return { span, head: lineEnd < 0 ? span : { ...span, end: span.start + lineEnd }, entries };
}

function spanOf(walk: Walk, node: unknown): Span {
  const range = (isScalar(node) || isMap(node) || isSeq(node) || isAlias(node)) && node.range;
  if (!range) return walk.locate(0, 0);
  const typed = walk.text.slice(range[0], range[1]).trimEnd();
  return walk.locate(range[0], range[0] + typed.length);
}
