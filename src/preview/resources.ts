import { packagedBytes, shippedBytes } from "../io/shipped.ts";

/** A file of the page itself. */
export interface Resource {
  readonly type: string;
  readonly bytes: Uint8Array;
}

const TYPES = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  script: "text/javascript; charset=utf-8",
  wasm: "application/wasm",
  svg: "image/svg+xml",
  ttf: "font/ttf",
  binary: "application/octet-stream",
} as const;

type Place = readonly [type: keyof typeof TYPES, read: () => Uint8Array];

const own = (path: string) => (): Uint8Array => shippedBytes(path);
const from = (name: string, path: string) => (): Uint8Array => packagedBytes(name, path);
const SANS = "@expo-google-fonts/source-sans-3";

/** All that there is, by its name in the address; nothing else is ever opened, whatever is asked for. */
const PLACES: ReadonlyMap<string, Place> = new Map<string, Place>([
  ["", ["html", own("assets/preview/page.html")]],
  ["page.css", ["css", own("assets/preview/page.css")]],
  ["icon.svg", ["svg", own("assets/preview/icon.svg")]],
  ["page.js", ["script", own("dist/preview/page.js")]],
  ["pdf.mjs", ["script", from("pdfjs-dist", "build/pdf.min.mjs")]],
  ["pdf.worker.mjs", ["script", from("pdfjs-dist", "build/pdf.worker.min.mjs")]],
  ["wasm/qcms_bg.wasm", ["wasm", from("pdfjs-dist", "wasm/qcms_bg.wasm")]],
  ["wasm/openjpeg.wasm", ["wasm", from("pdfjs-dist", "wasm/openjpeg.wasm")]],
  [
    "iccs/CGATS001Compat-v2-micro.icc",
    ["binary", from("pdfjs-dist", "iccs/CGATS001Compat-v2-micro.icc")],
  ],
  ["sans-400.ttf", ["ttf", from(SANS, "400Regular/SourceSans3_400Regular.ttf")]],
  ["sans-600.ttf", ["ttf", from(SANS, "600SemiBold/SourceSans3_600SemiBold.ttf")]],
]);

/** The files of the page by name, each read once, when it is first asked for. */
export function resources(): (name: string) => Resource | undefined {
  const read = new Map<string, Resource>();
  return (name) => {
    const place = PLACES.get(name);
    if (place === undefined) return undefined;
    const [type, bytes] = place;
    const resource = read.get(name) ?? { type: TYPES[type], bytes: bytes() };
    read.set(name, resource);
    return resource;
  };
}
