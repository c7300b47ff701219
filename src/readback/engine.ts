import { createRequire } from "node:module";

/** What draws contact sheets: its version; undefined where it is not installed, or not for this machine. */
export async function sheetEngine(): Promise<string | undefined> {
  const library = await import("@napi-rs/canvas").catch(() => undefined);
  if (library === undefined) return undefined;
  const about: unknown = createRequire(import.meta.url)("@napi-rs/canvas/package.json");
  const has = typeof about === "object" && about !== null && "version" in about;
  return has ? String(about.version) : "?";
}
