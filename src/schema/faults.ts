import type { z } from "zod";
import { error } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { knownKeys, requiredKeys, toJsonSchema } from "./json-schema.ts";
import type { JsonSchema } from "./json-schema.ts";
import { commentAt, withComments } from "./comment.ts";
import { entryAt, placeAt } from "./place.ts";
import type { Path, Place } from "./place.ts";
import { isMapping, meantBranches } from "./union.ts";
import { describe, nameOf, oneOf, show, wanted } from "./wording.ts";

type ZodIssue = z.core.$ZodIssue;

/** The document a schema was held against. */
interface Document {
  readonly value: unknown;
  readonly place: Place;
}

interface Checking extends Document {
  readonly schema: JsonSchema;
}

/** One fault of the document, before it has a place and words. */
type Fault =
  | { readonly kind: "unknown"; readonly path: Path; readonly key: string; readonly meant?: string }
  | { readonly kind: "missing"; readonly path: Path; readonly key: string }
  | { readonly kind: "torn"; readonly path: Path }
  | { readonly kind: "misfit"; readonly path: Path; readonly wanted: readonly string[] }
  | {
      readonly kind: "wrong";
      readonly path: Path;
      readonly issue: ZodIssue;
      readonly ofKey: boolean;
    };

/** All faults of the document in human words, in the order of the source. */
export function faultsOf(
  issues: readonly ZodIssue[],
  schema: z.ZodType,
  document: Document,
): readonly Diagnostic[] {
  const checking = { ...document, schema: toJsonSchema(schema) };
  const faults = issues.flatMap((issue) => read(issue, [], checking));
  const hushed = faults.some(({ path }) => commentAt(document.place, path) !== undefined);
  const spoken = hushed ? faultsWithComments(schema, checking) : new Map<string, Diagnostic>();
  return faults
    .filter((fault) => !isExplained(fault, faults))
    .map((fault) => emptied(fault, checking, spoken) ?? toDiagnostic(fault, checking))
    .sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}

/** What there would be to say, by its path, if the comments that stand in a value's place were values. */
function faultsWithComments(
  schema: z.ZodType,
  checking: Checking,
): ReadonlyMap<string, Diagnostic> {
  const spoken = { ...checking, value: withComments(checking) };
  const result = schema.safeParse(spoken.value, { error: () => "", jitless: true });
  const faults = (result.error?.issues ?? []).flatMap((issue) => read(issue, [], spoken));
  return new Map(faults.map((fault) => [keyOf(fault.path), toDiagnostic(fault, spoken)]));
}

/** The fault of a value that is empty only because it begins with `#`. */
function emptied(
  fault: Fault,
  { place }: Checking,
  spoken: ReadonlyMap<string, Diagnostic>,
): Diagnostic | undefined {
  const { path } = fault;
  const comment = commentAt(place, path);
  if (comment === undefined || (fault.kind === "wrong" && fault.ofKey)) return undefined;
  const says = `${nameOf(path)} is empty: \`#\` begins a comment`;
  const other = spoken.get(keyOf(path));
  const hints = other === undefined ? [`put it in quotes: "${comment}"`] : told(other);
  return error("schema/type", says, { span: placeAt(place, path).head, hints });
}

const told = ({ message, hints }: Diagnostic): readonly string[] => [message, ...hints];

const keyOf = (path: Path): string => path.join("\n");

/** A missing key needs no word of its own where a misspelling of it is told. */
function isExplained(fault: Fault, all: readonly Fault[]): boolean {
  if (fault.kind !== "missing") return false;
  return all.some(
    (other) =>
      other.kind === "unknown" &&
      other.meant === fault.key &&
      keyOf(other.path) === keyOf(fault.path),
  );
}

function read(issue: ZodIssue, base: Path, checking: Checking): readonly Fault[] {
  const path = [...base, ...issue.path.map((step) => (typeof step === "symbol" ? "" : step))];
  const key = path.at(-1);
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((one) => unknown(path, one, checking));
  if (issue.code === "invalid_union") return readUnion(issue, path, checking);
  if (issue.code === "invalid_key") {
    return issue.issues.map((inner) => ({ kind: "wrong", path, issue: inner, ofKey: true }));
  }
  if (typeof key === "string" && entryAt(checking.place, path) === undefined) {
    return [{ kind: "missing", path: path.slice(0, -1), key }];
  }
  return [{ kind: "wrong", path, issue, ofKey: false }];
}

function readUnion(
  issue: Extract<ZodIssue, { code: "invalid_union" }>,
  path: Path,
  checking: Checking,
): readonly Fault[] {
  const key = path.at(-1);
  if (typeof key === "string" && entryAt(checking.place, path) === undefined) {
    return [{ kind: "missing", path: path.slice(0, -1), key }];
  }
  const value = valueAt(checking.value, path);
  const meant = meantBranches(issue.errors, value);
  const [first, ...others] = meant;
  if (first === undefined || value === null) {
    const offers = issue.errors.flatMap((branch) => branch.map((one) => wanted(one) ?? []).flat());
    return [{ kind: "misfit", path, wanted: [...new Set(offers)] }];
  }
  if (others.length === 0) return first.flatMap((one) => read(one, path, checking));
  const strange = Object.keys(isMapping(value) ? value : {}).filter(
    (one) => !knownKeys(checking.schema, path).has(one),
  );
  if (strange.length === 0) return [{ kind: "torn", path }];
  return strange.map((one) => unknown(path, one, checking));
}

function unknown(path: Path, key: string, checking: Checking): Fault {
  const given = valueAt(checking.value, path);
  const free = [...knownKeys(checking.schema, path)].filter(
    (one) => !isMapping(given) || given[one] === undefined,
  );
  const meant = nearest(key, free);
  return { kind: "unknown", path, key, ...(meant !== undefined && { meant }) };
}

function toDiagnostic(fault: Fault, checking: Checking): Diagnostic {
  const { path } = fault;
  const span = placeAt(checking.place, path).head;
  switch (fault.kind) {
    case "unknown":
      return unknownKey(fault, checking);
    case "missing":
      return error("schema/missing-key", `\`${fault.key}\` is missing${within(path)}`, {
        span,
        hints: [`add \`${fault.key}: …\``],
      });
    case "torn": {
      const keys = [...requiredKeys(checking.schema, path)].map((key) => `\`${key}\``);
      return error("schema/value", `${nameOf(path)} must have just one of ${oneOf(keys)}`, {
        span,
      });
    }
    case "misfit": {
      const value = valueAt(checking.value, path);
      const says =
        value === null ? "is empty" : `must be ${oneOf(fault.wanted)}, not ${show(value)}`;
      return error("schema/type", `${nameOf(path)} ${says}`, { span });
    }
    case "wrong":
      return wrong(fault, checking);
  }
}

function wrong(fault: Extract<Fault, { kind: "wrong" }>, checking: Checking): Diagnostic {
  const { path, issue, ofKey } = fault;
  const code = issue.code === "invalid_type" ? "schema/type" : "schema/value";
  const value = ofKey ? path.at(-1) : valueAt(checking.value, path);
  const { says, hints } = describe(issue, path, value);
  const entry = entryAt(checking.place, path);
  const span = ofKey && entry !== undefined ? entry.keySpan : placeAt(checking.place, path).head;
  return error(code, says, { span, hints });
}

function unknownKey(fault: Extract<Fault, { kind: "unknown" }>, checking: Checking): Diagnostic {
  const span = entryAt(checking.place, [...fault.path, fault.key])?.keySpan;
  const known = [...knownKeys(checking.schema, fault.path)].map((key) => `\`${key}\``);
  const hint =
    fault.meant === undefined
      ? `the keys here are ${known.join(", ")}`
      : `did you mean \`${fault.meant}\`?`;
  const says = `there is no key \`${fault.key}\`${within(fault.path)}`;
  return error("schema/unknown-key", says, { ...(span && { span }), hints: [hint] });
}

const within = (path: Path): string => (path.length === 0 ? "" : ` in ${nameOf(path)}`);

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (Array.isArray(value)) value = value[Number(step)];
    else if (isMapping(value)) value = value[step];
    else return undefined;
  }
  return value;
}
