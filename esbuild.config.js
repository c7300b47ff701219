/** Bundles our own rooms into `dist/`; the dependencies stay where npm puts them. */
import { build } from "esbuild";
import { rmSync } from "node:fs";

rmSync(new URL("dist", import.meta.url), { recursive: true, force: true });

await build({
  entryPoints: { cli: "src/cli/cli.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  packages: "external",
  logLevel: "warning",
});
