/** How Word has a passage stand off the line. */
export type Stand = "superscript" | "subscript";

export function standIn(value: string | undefined): Stand | undefined {
  return value === "superscript" || value === "subscript" ? value : undefined;
}

/** Characters that stand off the line by themselves, as far as the type that comes with the tool has them. */
const RAISED: ReadonlyMap<string, string> = pairs(
  "0123456789+-−–=()abcdefghijklmnoprstuvwxyz",
  "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ",
);
const LOWERED: ReadonlyMap<string, string> = pairs("0123456789+-−–=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎");

function pairs(plain: string, set: string): ReadonlyMap<string, string> {
  const off = Array.from(set);
  return new Map(Array.from(plain, (character, index) => [character, off[index] ?? ""]));
}

/** English ordinals are raised by Word itself, and stand well on the line. */
const isOrdinal = (text: string): boolean => /^(?:st|nd|rd|th)$/u.test(text.trim());

/**
 * A passage that stands off the line, in characters that do so by themselves: `m²`, `CO₂`, `10⁻⁶`. Articles know no other
 * way; undefined where one of its characters has none.
 */
export function setOff(text: string, stand: Stand): string | undefined {
  if (isOrdinal(text)) return text;
  const table = stand === "superscript" ? RAISED : LOWERED;
  const set = Array.from(text, (one) => (/\s/u.test(one) ? one : table.get(one)));
  return set.includes(undefined) ? undefined : set.join("");
}
