/** What people read as one ink: kinds of paper behind Pantone's numbers are the same tin. */
export const inkNamed = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, "")
    .replace(/^pms/u, "pantone")
    .replace(/(?<=^pantone.*)(?:cvc|cvu|cv|c|u|m)$/u, "");

const PROCESS = new Set(
  ["cyan", "magenta", "yellow", "black"].flatMap((name) => [name, `process${name}`]),
);

/** True of a spot ink that is called nearly as one of the press's own. */
export const isNearProcess = (name: string): boolean => PROCESS.has(inkNamed(name));

/** Ways out that lie with whoever made the file. */
export const SPOT_HINTS = {
  names: "each name is a plate: call it by one",
  process: "it is a plate of its own: make the process ink of it",
  recipes: "where its plate is missing, what stands in for it differs",
} as const;
