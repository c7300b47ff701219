/**
 * Bundles our own rooms into `dist/`; the dependencies stay where npm puts them. Built beside and renamed, so
 * that a command that runs meanwhile finds the old bundle or the new one.
 */
import { build } from "esbuild";
import { chmodSync, existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const home = dirname(fileURLToPath(import.meta.url));
const dist = join(home, "dist");
const fresh = mkdtempSync(join(home, ".dist-"));
chmodSync(fresh, 0o755);
const old = `${fresh}-old`;

try {
  await build({
    entryPoints: { cli: join(home, "src/cli/cli.ts") },
    outdir: fresh,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    packages: "external",
    logLevel: "warning",
  });
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(fresh, dist);
} finally {
  rmSync(old, { recursive: true, force: true });
  rmSync(fresh, { recursive: true, force: true });
}
