/** The letters and digits of a text, in one case and without accents: what neither typography nor a style changes. */
export function lettersOf(text: string): readonly string[] {
  const plain = text.normalize("NFKD").toUpperCase().normalize("NFKD");
  return Array.from(plain).filter((one) => /[\p{L}\p{N}]/u.test(one));
}
