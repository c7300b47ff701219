import type { Outcome } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Face, FaceQuery, FontBook } from "../fonts/face.ts";
import { shortened } from "./color.ts";
import type { Remarks } from "./remarks.ts";
import type { Style } from "./style.ts";

/** The faces that a drawing's text may be set in. */
export interface DrawingFonts extends FontBook {
  /** The face asked for or the nearest of its family; nothing where there is no such family. */
  open(query: FaceQuery): Outcome<Face>;
  /** What text is set in whose family is not at hand: the theme's body. */
  readonly body: string;
}

/** Names that ask for no family of their own. */
const GENERIC =
  /^(?:serif|sans-serif|monospace|cursive|fantasy|system-ui|ui-[a-z-]+|math|emoji|inherit|-apple-system|blinkmacsystemfont)$/iu;

/**
 * The query for an element's text: the first family of its list that is at hand, or the body's; then
 * the family that is missing is named in the warning `drawing/family`.
 */
export function queryOf(
  { family, weight, italic }: Style,
  { fonts, line, remarks }: { fonts: DrawingFonts; line: number; remarks: Remarks },
): { readonly query: FaceQuery; readonly diagnostics: readonly Diagnostic[] } {
  const asked = familiesIn(family);
  const diagnostics: Diagnostic[] = [];
  for (const one of asked) {
    const query = { family: one, weight, italic };
    const { value, diagnostics: faults } = fonts.open(query);
    if (value !== undefined) return { query, diagnostics };
    diagnostics.push(...faults.filter(({ code }) => code !== "font/unknown-family"));
  }
  const [missing] = asked;
  if (missing !== undefined) {
    remarks.leftOut({
      code: "drawing/family",
      line,
      sentence: `there is no family \`${shortened(missing)}\`: the text is set in \`${fonts.body}\``,
      hint: "name a family of the theme, or add this one to `fonts.yaml`",
    });
  }
  return { query: { family: fonts.body, weight, italic }, diagnostics };
}

/** The families of a list that are named, without their quotes. */
const familiesIn = (list: string): readonly string[] =>
  list
    .split(",")
    .map((one) => one.trim().replace(/^(["'])(.*)\1$/su, "$2"))
    .filter((one) => one !== "" && !GENERIC.test(one));
