import type { Filter } from "./filters.ts";
import { fullName, MOST_FILTERS } from "./filters.ts";
import type { PdfStream, PdfValue } from "./values.ts";
import { isArray, isDictionary, nameIn, NO_ENTRIES } from "./values.ts";

/** What is asked of a file for it. */
interface Asked {
  readonly resolve: (value: PdfValue | undefined) => PdfValue;
  readonly entry: (of: PdfValue, key: string) => PdfValue;
}

/** One more than are taken off, so that who lists more is found out. */
const MOST_LISTED = MOST_FILTERS + 1;

/** What a stream is coded with, its last coding first. */
export function filtersOf(file: Asked, stream: PdfStream): readonly Filter[] {
  const listed = (key: string): readonly PdfValue[] => {
    const said = file.entry(stream, key);
    return isArray(said) ? said.slice(0, MOST_LISTED).map(file.resolve) : [said];
  };
  const parameters = listed("DecodeParms");
  return listed("Filter").flatMap((name, index) => {
    const text = nameIn(name);
    const told = parameters[index];
    if (text === undefined) return [];
    return [{ name: fullName(text), parameters: isDictionary(told) ? told : NO_ENTRIES }];
  });
}
