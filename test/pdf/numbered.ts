/**
 * Operators with the names of resources and the codes of glyphs numbered as they are met, each face's codes for
 * themselves, so that a person can say what is to come.
 */
export function numbered(operators: string): string {
  const names = counter();
  const codes = new Map<string, (code: string) => number>();
  let font = "";
  return operators
    .split("\n")
    .map((row) => {
      const named = row.replace(/\/([FIDS])[0-9a-f]{8}\b/gu, (name, letter: string) => {
        if (letter === "F") font = name;
        return `/${letter}${names(letter, name)}`;
      });
      const codeOf = codes.get(font) ?? counting();
      codes.set(font, codeOf);
      if (!row.endsWith("]TJ")) return named;
      return named.replace(/<([0-9a-f]+)>/gu, (_, hex: string) => {
        return `<${hex.replace(/.{4}/gu, (code) => codeOf(code).toString(16).padStart(4, "0"))}>`;
      });
    })
    .join("\n");
}

/** From 1 on, in the order in which they are asked for. */
function counting(): (one: string) => number {
  const met: string[] = [];
  return (one) => {
    if (!met.includes(one)) met.push(one);
    return met.indexOf(one) + 1;
  };
}

/** The same, for each letter by itself. */
function counter(): (letter: string, one: string) => number {
  const counts = new Map<string, (one: string) => number>();
  return (letter, one) => {
    const count = counts.get(letter) ?? counting();
    counts.set(letter, count);
    return count(one);
  };
}
