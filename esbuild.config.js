/**
 * Bundles the command: our own rooms and the small libraries beside them, because hundreds of small files cost
 * a cold start more than all they do. What brings files of its own (WebAssembly, fonts, native code, patterns)
 * stays where npm puts it. Built beside and renamed, so that a command that runs meanwhile finds the old
 * bundle or the new one.
 */
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const STAY_OUTSIDE = [
  "@napi-rs/canvas",
  "css-tree",
  "fontkit",
  "harfbuzzjs",
  "hyphen",
  "lcms-wasm",
  "pdfjs-dist",
  "pdfkit",
  "sharp",
];

const home = dirname(fileURLToPath(import.meta.url));
const dist = join(home, "dist");
const fresh = mkdtempSync(join(home, ".dist-"));
chmodSync(fresh, 0o755);
const old = `${fresh}-old`;

try {
  const { metafile } = await build({
    absWorkingDir: home,
    entryPoints: { cli: "src/cli/cli.ts" },
    outdir: fresh,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    external: STAY_OUTSIDE.flatMap((name) => [name, `${name}/*`]),
    // Some of the libraries are CommonJS and ask for Node's own modules by `require`.
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    legalComments: "none",
    define: { TYPESET_BUILD: JSON.stringify(buildOf(["src", "package-lock.json"])) },
    metafile: true,
    logLevel: "warning",
  });
  await build({
    absWorkingDir: home,
    entryPoints: { page: "src/preview/page/main.ts" },
    outdir: join(fresh, "preview"),
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    tsconfig: "src/preview/page/tsconfig.json",
    // pdf.js is served beside the page as npm installed it.
    plugins: [{ name: "pdf.js", setup: besideThePage }],
    legalComments: "none",
    logLevel: "warning",
  });
  writeFileSync(join(fresh, "LICENSES.txt"), licenses(Object.keys(metafile.inputs)));
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(fresh, dist);
} finally {
  rmSync(old, { recursive: true, force: true });
  rmSync(fresh, { recursive: true, force: true });
}

function besideThePage({ onResolve }) {
  onResolve({ filter: /^pdfjs-dist$/ }, () => ({ path: "./pdf.mjs", external: true }));
}

/** A hash of all that the tool is made of: two builds that make other pages of the same copy have two of them. */
function buildOf(parts) {
  const hash = createHash("sha256");
  const add = (path) => {
    if (statSync(path).isFile())
      hash.update(`${relative(home, path)}\n`).update(readFileSync(path));
    else for (const name of readdirSync(path).sort()) add(join(path, name));
  };
  for (const part of parts) add(join(home, part));
  return hash.digest("hex");
}

/** The licenses of the libraries in the bundle, as each asks for. */
function licenses(inputs) {
  const packages = new Set(
    inputs.flatMap((path) => /^(node_modules\/(?:@[^/]+\/)?[^/]+)\//u.exec(path)?.[1] ?? []),
  );
  return [...packages].sort().map(licenseOf).join("\n");
}

function licenseOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(home, folder, "package.json")));
  const file = readdirSync(join(home, folder)).find((one) => /^licen[cs]e/iu.test(one));
  const text = file === undefined ? license : readFileSync(join(home, folder, file), "utf8");
  return `${name} ${version}\n\n${text}\n`;
}
