import { error } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { YamlSource } from "../schema/document.ts";
import { part } from "../schema/overlay.ts";

/** What stands in for a spot ink, and which shares those are. */
interface Tin {
  readonly name: string;
  readonly cmyk: string;
  readonly yaml: YamlSource;
}

/**
 * The plate of a spot ink has one name and one stand-in: `theme/spot-twice` at the second place where a
 * theme that keeps to its schema mixes the same ink otherwise.
 */
export function spotFaults(theme: YamlSource): readonly Diagnostic[] {
  const first = new Map<string, string>();
  const faults: Diagnostic[] = [];
  for (const { name, cmyk, yaml } of tinsIn(theme)) {
    const known = first.get(name) ?? cmyk;
    first.set(name, known);
    if (known !== cmyk) faults.push(mixedOtherwise(name, known, yaml));
  }
  return faults;
}

function tinsIn(yaml: YamlSource): readonly Tin[] {
  const name = part(yaml, "spot")?.value;
  const mix = part(yaml, "cmyk");
  if (typeof name === "string" && mix !== undefined && Array.isArray(mix.value)) {
    return [{ name, cmyk: mix.value.join(", "), yaml: mix }];
  }
  return [...yaml.place.entries.keys()].flatMap((key) => {
    const inner = part(yaml, key);
    return inner === undefined ? [] : tinsIn(inner);
  });
}

const mixedOtherwise = (name: string, known: string, { value, place }: YamlSource): Diagnostic =>
  error(
    "theme/spot-twice",
    `the ink \`${name}\` is \`[${known}]\` elsewhere in the theme, not \`[${String(value).replaceAll(",", ", ")}]\``,
    {
      span: place.head,
      hints: ["give it the same `cmyk`, or name it once in `colors` and use that name"],
    },
  );
