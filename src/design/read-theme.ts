import { error, failed, ok } from "../diagnostics/diagnostic.ts";
import type { Diagnostic, Outcome, Span } from "../diagnostics/diagnostic.ts";
import type { FaceQuery } from "../fonts/face.ts";
import type { SourceText } from "../io/reader.ts";
import { check, parseYaml } from "../schema/document.ts";
import type { Checked, Path, YamlSource } from "../schema/document.ts";
import { only, overlay, part, withPart } from "../schema/overlay.ts";
import type { Design } from "./design.ts";
import { resolveDesign } from "./resolve.ts";
import { completeTheme, STYLE_KEYS, themeSchema, TYPE_KEYS } from "./schema.ts";
import type { CompleteTheme } from "./schema.ts";

/** A face that a style asks for, and the key that does. */
export interface FaceAsked {
  readonly query: FaceQuery;
  readonly span: Span;
}

/** A theme's values, and the faces they need: whether these exist is for the font room to say. */
export interface ThemeDesign extends Design {
  readonly facesAsked: readonly FaceAsked[];
}

/** Finds the theme that another one extends; the span is where it was named, its file the one that did. */
export type FindBase = (name: string, asked: Span) => Outcome<SourceText>;

/**
 * Reads a theme and all that it extends. Errors: those of the schema (`schema/…`) in any of the files,
 * those of `findBase`, `theme/cycle`, `theme/incomplete` and `theme/unknown-color`.
 */
export function readTheme(source: SourceText, findBase: FindBase): Outcome<ThemeDesign> {
  const whole = readChain(source, findBase, new Set());
  if (whole.value === undefined) return failed(...whole.diagnostics);
  const checked = check(completeTheme, followBody(whole.value));
  if (checked.value === undefined) return failed(incomplete(checked.diagnostics));
  const { design, faults } = resolveDesign(nameOf(source.file), checked.value);
  if (faults.length > 0) return failed(...faults);
  return ok({ ...design, facesAsked: facesAsked(checked.value) });
}

/** The theme laid over the one it extends, and so on down. */
function readChain(
  source: SourceText,
  findBase: FindBase,
  above: ReadonlySet<string>,
): Outcome<YamlSource> {
  const yaml = parseYaml(source);
  if (yaml.value === undefined) return yaml;
  const checked = check(themeSchema, yaml.value);
  if (checked.value === undefined) return failed(...checked.diagnostics);
  const { extends: name } = checked.value.value;
  if (name === undefined) return yaml;
  const asked = checked.value.spanAt(["extends"]);
  const base = findBase(name, asked);
  if (base.value === undefined) return failed(...base.diagnostics);
  const chain = new Set([...above, source.file]);
  if (chain.has(base.value.file)) return failed(cycle(name, asked));
  const below = readChain(base.value, findBase, chain);
  return below.value === undefined ? below : ok(overlay(below.value, yaml.value));
}

const cycle = (name: string, span: Span): Diagnostic =>
  error("theme/cycle", `\`${name}\` extends this theme in turn`, {
    span,
    hints: ["let one of them extend `review`, which is built in"],
  });

/** Every style with what it does not say of its type taken from the body. */
function followBody(theme: YamlSource): YamlSource {
  const body = part(theme, "body");
  const styles = theme.place.entries.get("styles");
  const typed = part(theme, "styles");
  if (body === undefined || typed === undefined || styles === undefined) return theme;
  const type = only(body, TYPE_KEYS);
  let set = typed;
  for (const [key, { keySpan }] of typed.place.entries) {
    const own = part(typed, key);
    if (own !== undefined) set = withPart(set, { key, keySpan, part: overlay(type, own) });
  }
  return withPart(theme, { key: "styles", keySpan: styles.keySpan, part: set });
}

/** Each file was checked by itself, so all that can be wrong with the whole is that something is missing. */
function incomplete(faults: readonly Diagnostic[]): Diagnostic {
  const [first] = faults;
  const others = faults.length > 1 ? `, and ${faults.length - 1} more` : "";
  const says = `the theme is not complete: ${first?.message ?? "values are missing"}${others}`;
  return error("theme/incomplete", says, {
    ...(first?.span && { span: first.span }),
    hints: ["begin with `extends: review`, which has every value"],
  });
}

const nameOf = (file: string): string => (file.split("/").at(-1) ?? file).replace(/\.ya?ml$/u, "");

function facesAsked({ value, spanAt }: Checked<CompleteTheme>): readonly FaceAsked[] {
  const asked = (type: FaceQuery, path: Path, key: string): FaceAsked => ({
    query: { family: type.family, weight: type.weight, italic: type.italic },
    span: spanAt([...path, key]),
  });
  return [
    asked(value.body, ["body"], "family"),
    ...STYLE_KEYS.map((key) => {
      const path = ["styles", key];
      const own = ["family", "weight", "italic"].find(
        (one) => spanAt([...path, one]) !== spanAt(["body", one]),
      );
      return asked(value.styles[key], path, own ?? "family");
    }),
  ];
}
