import { error, failed, hasErrors, ok } from "../diagnostics/diagnostic.ts";
import type { Diagnostic, Outcome, Span } from "../diagnostics/diagnostic.ts";
import type { FaceQuery } from "../fonts/face.ts";
import type { SourceText } from "../io/reader.ts";
import { check, parseYaml } from "../schema/document.ts";
import type { Checked, YamlSource } from "../schema/document.ts";
import { only, overlay, part, withPart } from "../schema/overlay.ts";
import type { Design } from "./design.ts";
import { resolveDesign } from "./resolve.ts";
import { completeTheme, themeSchema } from "./schema.ts";
import type { CompleteTheme } from "./schema.ts";
import { spotFaults } from "./spots.ts";
import { FOLLOWS_BODY, STYLE_KEYS, STYLES } from "./style-keys.ts";
import type { StyleKey } from "./style-keys.ts";

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
 * Reads a theme and all that it extends, as it is for issues of a language (BCP 47). Errors: those of the
 * schema (`schema/…`) in any of the files, those of `findBase`, `theme/cycle`, `theme/incomplete`,
 * `theme/unknown-color`, `theme/unknown-size` and `theme/spot-twice`. Warning: `theme/tight-leading`.
 */
export function readTheme(
  source: SourceText,
  language: string,
  findBase: FindBase,
): Outcome<ThemeDesign> {
  const whole = readChain(source, { language, findBase }, new Set());
  if (whole.value === undefined) return failed(...whole.diagnostics);
  const said = followPage(followBody(whole.value));
  const checked = check(completeTheme, said);
  if (checked.value === undefined) return failed(incomplete(checked.diagnostics));
  const { design, faults } = resolveDesign(
    { name: nameOf(source.file), file: source.file },
    checked.value,
  );
  const told = [...spotFaults(said), ...onePerPlace(faults)];
  if (hasErrors(told)) return failed(...told);
  return ok({ ...design, facesAsked: facesAsked(checked.value) }, told);
}

/** A step of the scale that is too large for one style is so for all that use it: told once. */
const onePerPlace = (faults: readonly Diagnostic[]): readonly Diagnostic[] =>
  faults.filter(
    ({ code, span }, index) =>
      code !== TIGHT ||
      faults.findIndex((one) => one.code === TIGHT && one.span === span) === index,
  );

const TIGHT = "theme/tight-leading";

interface Chain {
  readonly language: string;
  readonly findBase: FindBase;
}

/**
 * The theme laid over the one it extends, and so on down; each with what it says of the language, so that
 * the house's own word stands over whatever its base says of any language.
 */
function readChain(
  source: SourceText,
  chain: Chain,
  above: ReadonlySet<string>,
): Outcome<YamlSource> {
  const yaml = parseYaml(source);
  if (yaml.value === undefined) return yaml;
  const checked = check(themeSchema, yaml.value);
  if (checked.value === undefined) return failed(...checked.diagnostics);
  const { extends: name } = checked.value.value;
  const said = forLanguage(yaml.value, chain.language);
  if (name === undefined) return ok(said);
  const asked = checked.value.spanAt(["extends"]);
  const base = chain.findBase(name, asked);
  if (base.value === undefined) return failed(...base.diagnostics);
  const files = new Set([...above, source.file]);
  if (files.has(base.value.file)) return failed(cycle(name, asked));
  const below = readChain(base.value, chain, files);
  return below.value === undefined ? below : ok(overlay(below.value, said));
}

const cycle = (name: string, span: Span): Diagnostic =>
  error("theme/cycle", `\`${name}\` extends this theme in turn`, {
    span,
    hints: ["let one of them extend `review`, which is built in"],
  });

/** The theme with what it says of the language laid over it: `de` for all of German, then `de-AT`. */
function forLanguage(theme: YamlSource, language: string): YamlSource {
  const plain = only(theme, SAID_BY_ALL);
  const languages = part(theme, "languages");
  if (languages === undefined) return plain;
  const tag = language.toLowerCase();
  return [...languages.place.entries.keys()]
    .map(String)
    .filter((key) => tag === key.toLowerCase() || tag.startsWith(`${key.toLowerCase()}-`))
    .sort((a, b) => a.length - b.length)
    .reduce((said, key) => overlay(said, part(languages, key) ?? said), plain);
}

/** What a complete theme has: all but where it came from and what is otherwise in some languages. */
const SAID_BY_ALL = Object.keys(completeTheme.shape);

/** Every style with what it does not say of its type taken from the body, as far as it can say it. */
const followBody = (theme: YamlSource): YamlSource =>
  underlaid(theme, "styles", "body", (body, key) => {
    const style = STYLE_KEYS.find((one) => one === key);
    const says: readonly string[] = style === undefined ? [] : STYLES[style][0];
    return only(
      body,
      FOLLOWS_BODY.filter((value) => says.includes(value)),
    );
  });

/** Every master with what it does not say taken from the text pages. */
const followPage = (theme: YamlSource): YamlSource =>
  underlaid(theme, "masters", "page", (page) => page);

/** The theme with every part of one section laid over what it follows of another. */
function underlaid(
  theme: YamlSource,
  section: "styles" | "masters",
  followed: "body" | "page",
  under: (followed: YamlSource, key: string | number) => YamlSource,
): YamlSource {
  const base = part(theme, followed);
  const entry = theme.place.entries.get(section);
  let set = part(theme, section);
  if (base === undefined || entry === undefined || set === undefined) return theme;
  for (const [key, { keySpan }] of set.place.entries) {
    const own = part(set, key);
    if (own) set = withPart(set, { key, keySpan, part: overlay(under(base, key), own) });
  }
  return withPart(theme, { key: section, keySpan: entry.keySpan, part: set });
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
  const { family, weight, italic } = value.body;
  const asked = (key: StyleKey): FaceAsked => {
    const style = value.styles[key];
    const own = (["family", "weight", "italic"] as const).find(
      (one) => spanAt(["styles", key, one]) !== spanAt(["body", one]),
    );
    return {
      query: {
        family: style.family ?? family,
        weight: style.weight ?? weight,
        italic: style.italic ?? italic,
      },
      span: spanAt(["styles", key, own ?? "family"]),
    };
  };
  const body = { query: { family, weight, italic }, span: spanAt(["body", "family"]) };
  return [body, ...STYLE_KEYS.map(asked)];
}
