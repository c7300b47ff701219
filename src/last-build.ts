import { createHash } from "node:crypto";
import { relative, sep } from "node:path";
import type { BuildOrder } from "./build-order.ts";
import { cacheShelf } from "./io/cache.ts";
import type { PageTrace } from "./pages/plan-changes.ts";
import { rootOf } from "./read-copy.ts";

type Built = Pick<BuildOrder, "manifest" | "root" | "theme">;

/** Remembers the pages of a print edition that was written, in the cache beside the issue: one for each manifest and theme. */
export function rememberBuild(order: Built, pages: readonly PageTrace[]): void {
  shelfOf(order).put(keyOf(order), Buffer.from(JSON.stringify(pages)));
}

/** The pages of the print edition that was written last; undefined where none was, or the cache is gone. */
export function lastBuild(order: Built): readonly PageTrace[] | undefined {
  const bytes = shelfOf(order).get(keyOf(order));
  return bytes === undefined ? undefined : tracesIn(Buffer.from(bytes).toString());
}

const shelfOf = (order: Built) => cacheShelf(rootOf(order), "builds");

function keyOf(order: Built): string {
  const path = relative(rootOf(order), order.manifest).split(sep).join("/");
  return createHash("sha256")
    .update(`${FORM}\n${path}\n${order.theme ?? ""}`)
    .digest("hex");
}

/** Another number for another form of what is remembered. */
const FORM = 1;

function tracesIn(text: string): readonly PageTrace[] | undefined {
  const said: unknown = JSON.parse(text);
  return Array.isArray(said) && said.every(isTrace) ? said : undefined;
}

function isTrace(said: unknown): said is PageTrace {
  return (
    typeof said === "object" &&
    said !== null &&
    "name" in said &&
    "looks" in said &&
    "isAdvert" in said &&
    "isAdded" in said
  );
}
