import { isMap, parseDocument } from "yaml";
import type { z } from "zod";
import { error, failed, ok } from "../diagnostics/diagnostic.ts";
import type { Diagnostic, Outcome, Span } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../io/reader.ts";
import { faultsOf } from "./faults.ts";
import { entryAt, placeAt } from "./place.ts";
import type { Path, Place } from "./place.ts";
import { syntaxFaults } from "./syntax.ts";
import { readTree } from "./tree.ts";

export type { Path } from "./place.ts";

/** A YAML mapping read from a file or from the front matter of one; what its keys mean is not yet checked. */
export interface YamlSource {
  readonly value: unknown;
  readonly place: Place;
}

/** A value that keeps to its schema, and where each part of it was typed. */
export interface Checked<T> {
  readonly value: T;
  /** Of the value at a path of the document; of the nearest thing around it where there is none. */
  readonly spanAt: (path: Path) => Span;
  /** Of the key in front of that value; an item of a list has none, so its own span stands in. */
  readonly keySpanAt: (path: Path) => Span;
}

/**
 * Reads YAML 1.2 (core schema: dates stay text) from a whole file, or from the `range` of it that is
 * front matter; spans are offsets in the whole file. The root must be a mapping. Errors: `schema/yaml`,
 * `schema/duplicate-key`, `schema/tag`, `schema/alias`, `schema/type`, `schema/empty`, `schema/limit`.
 */
export function parseYaml(
  source: SourceText,
  range?: { readonly start: number; readonly end: number },
): Outcome<YamlSource> {
  const base = range?.start ?? 0;
  const text = source.text.slice(base, range?.end);
  const document = parseDocument(text, {
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: false,
    logLevel: "error",
    // A `%YAML 1.1` line must not turn `no` into false and dates into something else.
    schema: "core",
    merge: false,
  });
  const locate = (start: number, end: number): Span => ({
    file: source.file,
    start: base + start,
    end: base + end,
  });
  const syntax = syntaxFaults(document, text, locate);
  if (syntax.length > 0) return failed(...syntax);
  if (document.contents === null) return failed(empty(locate(0, 0)));
  const tree = readTree(document, text, locate);
  if (tree.diagnostics.length > 0 || tree.value === undefined) return failed(...tree.diagnostics);
  const { value, place } = tree.value;
  if (value === null) return failed(empty(locate(0, 0)));
  if (!isMap(document.contents)) return failed(noMapping(value, place.head));
  return ok({ value, place });
}

/**
 * Holds the document against its schema. Every fault is reported, in the order of the source; codes:
 * `schema/missing-key`, `schema/unknown-key`, `schema/type`, `schema/value`.
 */
export function check<T>(schema: z.ZodType<T>, yaml: YamlSource): Outcome<Checked<T>> {
  // With an empty text from the error map, a message that is not empty is the schema's own predicate.
  // A document is checked once: to compile the schema first would cost more than it saves.
  const result = schema.safeParse(yaml.value, { error: () => "", jitless: true });
  if (!result.success) return failed(...faultsOf(result.error.issues, schema, yaml));
  return ok({
    value: result.data,
    spanAt: (path) => placeAt(yaml.place, path).span,
    keySpanAt: (path) => entryAt(yaml.place, path)?.keySpan ?? placeAt(yaml.place, path).span,
  });
}

const empty = (span: Span): Diagnostic =>
  error("schema/empty", "there are no keys here", {
    span,
    hints: ["write keys with their values, one a line: `title: Winter`"],
  });

function noMapping(value: unknown, span: Span): Diagnostic {
  const found = Array.isArray(value) ? "a list" : "bare text";
  return error("schema/type", `this must be keys with their values, not ${found}`, {
    span,
    hints: ["write one key a line, with a colon and a space behind it: `title: Winter`"],
  });
}
