import type { Edition } from "../build-order.ts";
import type { Look } from "../diagnostics/render.ts";
import { nearest } from "../diagnostics/nearest.ts";

/** A flag's value, or the sentence that says what it takes. */
export type Read<T> = { readonly value: T } | { readonly fault: string; readonly hint?: string };

export const EDITIONS: readonly Edition[] = ["print", "digital", "proof"];
export const FORMATS: readonly Look["format"][] = ["human", "short", "github"];
export const COLORS = ["auto", "always", "never"] as const;

/** One of a few words. */
export function readChoice<T extends string>(
  flag: string,
  choices: readonly T[],
  text: string,
): Read<T> {
  const value = choices.find((choice) => choice === text);
  if (value !== undefined) return { value };
  const meant = nearest(text, choices);
  const fault = `${flag} takes ${listed(choices)}, not \`${text}\``;
  return meant === undefined ? { fault } : { fault, hint: `did you mean \`${meant}\`?` };
}

/** A number over 0 and up to `most`; whole unless it counts seconds. */
export function readNumber(
  flag: string,
  { most, whole }: { readonly most: number; readonly whole: boolean },
  text: string,
): Read<number> {
  const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : NaN;
  if (value > 0 && value <= most && (!whole || Number.isInteger(value))) return { value };
  const kind = whole ? "a whole number" : "a number";
  return { fault: `${flag} takes ${kind} over 0 and up to ${most}, not \`${text}\`` };
}

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:\d{2})?)?$/;

/** A date in milliseconds of the epoch: an ISO date (UTC where it names no zone), or seconds since 1970. */
export function readDate(flag: string, text: string): Read<number> {
  const value = /^\d{1,12}$/.test(text) ? Number(text) * 1000 : isoDate(text);
  if (value <= LAST_DATE) return { value };
  return {
    fault: `${flag} takes an ISO date or seconds since 1970, not \`${text}\``,
    hint: "for example `2020-12-31`, `2020-12-31T18:00:00Z` or `1609372800`",
  };
}

/** A PDF writes years with four digits. */
const LAST_DATE = Date.UTC(9999, 11, 31, 23, 59, 59);

function isoDate(text: string): number {
  const [, year, month, day, time = "00:00", zone = "Z"] = ISO.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return NaN;
  // `Date` would make March 2nd of February 30th.
  const midnight = new Date(`${year}-${month}-${day}T00:00Z`);
  if (midnight.getUTCDate() !== Number(day)) return NaN;
  return Date.parse(`${year}-${month}-${day}T${time}${zone}`);
}

/** "print, digital or proof". */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}
