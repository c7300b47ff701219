import type { YamlSource } from "./document.ts";
import type { Entry } from "./place.ts";
import { isMapping } from "./union.ts";

/**
 * One document laid over another: mappings are merged key by key, everything else is replaced. Each
 * part keeps the place where it was typed, in whichever file that is.
 */
export function overlay(base: YamlSource, over: YamlSource): YamlSource {
  if (!isMapping(base.value) || !isMapping(over.value)) return over;
  const entries = new Map(base.place.entries);
  const values = new Map(Object.entries(base.value));
  for (const [key, { keySpan }] of over.place.entries) {
    const above = part(over, key);
    const below = part(base, key);
    if (above === undefined) continue;
    const { value, place } = below ? overlay(below, above) : above;
    values.set(String(key), value);
    entries.set(key, { keySpan, place });
  }
  return { value: Object.fromEntries(values), place: { ...over.place, entries } };
}

/** What the document has under a key; undefined where it has nothing. */
export function part(yaml: YamlSource, key: string | number): YamlSource | undefined {
  const entry = yaml.place.entries.get(key);
  if (entry === undefined || !isMapping(yaml.value)) return undefined;
  return { value: yaml.value[key], place: entry.place };
}

/** The mapping without the keys that are not named. */
export function only(yaml: YamlSource, keys: readonly string[]): YamlSource {
  const { value, place } = yaml;
  const kept = [...place.entries].filter(([key]) => keys.includes(String(key)));
  const values = isMapping(value) ? value : {};
  return {
    value: Object.fromEntries(kept.map(([key]) => [key, values[key]])),
    place: { ...place, entries: new Map(kept) },
  };
}

interface Part {
  readonly key: string | number;
  readonly keySpan: Entry["keySpan"];
  readonly part: YamlSource;
}

/** The mapping with another value under the key. */
export function withPart(yaml: YamlSource, { key, keySpan, part }: Part): YamlSource {
  const entries = new Map(yaml.place.entries).set(key, { keySpan, place: part.place });
  const values = isMapping(yaml.value) ? yaml.value : {};
  return { value: { ...values, [key]: part.value }, place: { ...yaml.place, entries } };
}
