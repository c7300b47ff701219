import type { Specimen } from "../fonts-at-hand.ts";

/** Licenses that many faces have, by words that stand in them. */
const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/SIL Open Font License(?:,? Version (\d\.\d))?/iu, "SIL OFL"],
  [/Apache License(?:,? Version (\d\.\d))?/iu, "Apache"],
  [/Ubuntu Font Licen[cs]e(?:,? Version (\d\.\d))?/iu, "Ubuntu Font License"],
];

const LONGEST = 48;

/** A license as it is called for short: by its name, or its first sentence, or where it is to be read. */
export function licenseName({ license, licenseAddress }: Specimen): string {
  if (license === undefined) return licenseAddress ?? "no license said";
  for (const [words, name] of KNOWN) {
    const found = words.exec(license);
    if (found !== null) return found[1] === undefined ? name : `${name} ${found[1]}`;
  }
  const sentence = license.replaceAll(/\s+/gu, " ").split(/(?<=\.) /u)[0] ?? license;
  return sentence.length > LONGEST ? `${sentence.slice(0, LONGEST - 1).trimEnd()}…` : sentence;
}
