import type { Told } from "../preview/preview.ts";
import { inCount, line } from "./phrases.ts";

/** What a build came to, in one line, once it is checked; nothing before. */
export function buildLine({ phase, build, pages, milliseconds, faults, stopped }: Told): string {
  if (phase !== "ready") return "";
  const errors = faults.filter(({ severity }) => severity === "error").length;
  const counts = [
    ...(errors === 0 ? [] : [inCount(errors, "error")]),
    ...(errors === faults.length ? [] : [inCount(faults.length - errors, "warning")]),
  ];
  if (stopped !== undefined) return line(["nothing set", stopped, ...counts]);
  return line([`build ${build}`, inCount(pages.length, "page"), `${milliseconds} ms`, ...counts]);
}
