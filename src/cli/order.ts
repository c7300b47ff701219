import { isAbsolute, join, relative, resolve, sep } from "node:path";
import type { BuildOrder, PlanOrder, SheetOrder } from "../build-order.ts";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import { error, failed, ok } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { diskReader, isFile, isFolder } from "../io/disk.ts";
import type { BuildWish } from "./command-line.ts";
import type { PreviewWish } from "./desk-verbs.ts";
import { usage } from "./command-line.ts";
import type { Edges } from "./edges.ts";
import { readDate } from "./flags.ts";
import type { Flags } from "./options.ts";
import { VERBS } from "./words.ts";

/** What the road is told; the stages' listener is put in when it sets out. */
export type Order = Omit<BuildOrder, "progress">;

const MANIFEST = "issue.yaml";

/** Paths and flags of the command line as an order for the road; every fault at once. */
export function takeOrder(
  wish: BuildWish | PreviewWish,
  flags: Flags,
  edges: Edges,
): Outcome<Order> {
  const manifest = findManifest(wish.manifests, edges.cwd);
  const date = flags.date === undefined ? dateOf(edges) : ok(flags.date);
  const faults = [...manifest.diagnostics, ...date.diagnostics, ...faultsOfEditions(flags)];
  if (manifest.value === undefined) return failed(...faults);
  const paths = placePaths(manifest.value, flags, edges.cwd);
  faults.push(...paths.diagnostics);
  if (faults.length > 0 || paths.value === undefined) return failed(...faults);
  return ok({
    ...paths.value,
    ...(date.value === undefined ? {} : { date: date.value }),
    manifest: manifest.value,
    editions: flags.edition,
    verify: flags.verify,
    force: flags.force,
    strict: flags.strict,
    maxPages: flags.maxPages,
    timeout: flags.timeout,
    write: wish.kind === "build" && wish.verb === "build",
    ...(wish.kind === "build" && wish.verb === "plan" ? { plan: planOrder(wish, edges.cwd) } : {}),
  });
}

function planOrder({ png, pdf, multiple, whatIf }: BuildWish, cwd: string): PlanOrder {
  const placed = (path: string): SheetOrder =>
    path === "" ? {} : { path: placeOutput(path, cwd) };
  return {
    ...(png !== undefined && { png: placed(png) }),
    ...(pdf !== undefined && { pdf: placed(pdf) }),
    ...(multiple !== undefined && { multiple }),
    ...(whatIf !== undefined && { whatIf }),
  };
}

/** The manifest named, or the one in the folder named, or the one that lies here. */
function findManifest(named: readonly string[], cwd: string): Outcome<string> {
  const [first, second] = named;
  if (first === undefined) {
    const here = join(cwd, MANIFEST);
    if (isFile(here)) return ok(here);
    const hint = "name one: `typeset path/to/issue.yaml`; `typeset --help` says more";
    return failed(usage("no-manifest", `there is no \`${MANIFEST}\` here`, hint));
  }
  const path = resolve(cwd, first);
  const verb = isFile(path) || /[./\\]/.test(first) ? undefined : nearest(first, VERBS);
  if (verb !== undefined) {
    return failed(
      usage("unknown-verb", `there is no verb \`${first}\``, `did you mean \`${verb}\`?`),
    );
  }
  if (second !== undefined) {
    const hint = `set \`${first}\` first, then \`${second}\``;
    return failed(usage("arguments", "only one issue can be set at a time", hint));
  }
  const found = [path, join(path, MANIFEST)].find(isFile);
  return found === undefined ? failed(absent(first, cwd)) : ok(found);
}

/** Looked for from the working folder, as it was typed; from elsewhere nothing is known of its neighbors. */
function absent(typed: string, cwd: string): Diagnostic {
  const [met] = diskReader(cwd).readText({ path: typed, noun: "manifest" }).diagnostics;
  const fault =
    met?.kind === "usage"
      ? met
      : error("manifest/missing", `no manifest at \`${typed}\``, { kind: "usage" });
  // A word alone was perhaps meant as a verb.
  if (/[./\\]/.test(typed) || fault.hints.length > 0) return fault;
  return { ...fault, hints: ["`typeset --help` lists the verbs"] };
}

/** What reproducible builds agree upon: seconds since 1970, and nothing else. */
function dateOf({ env }: Edges): Outcome<number | undefined> {
  const text = env["SOURCE_DATE_EPOCH"];
  if (text === undefined || text === "") return ok(undefined);
  const read = readDate("`SOURCE_DATE_EPOCH`", text);
  if ("value" in read && /^\d+$/.test(text)) return ok(read.value);
  const sentence = `\`SOURCE_DATE_EPOCH\` holds seconds since 1970, not \`${text}\``;
  return failed(usage("value", sentence, "unset it, or give the date with `--date`"));
}

function faultsOfEditions({ edition }: Flags): readonly Diagnostic[] {
  return edition
    .filter((one) => one === "digital")
    .map((one) => usage("later", `the ${one} edition comes with a later version`));
}

type Paths = Pick<Order, "output" | "root" | "theme">;

function placePaths(manifest: string, flags: Flags, cwd: string): Outcome<Paths> {
  const root = flags.root === undefined ? undefined : resolve(cwd, flags.root);
  const theme = placeTheme(flags.theme, root ?? resolve(manifest, ".."), cwd);
  const faults = [...theme.diagnostics];
  if (root !== undefined && below(root, manifest) === undefined) {
    const sentence = `the manifest \`${manifest}\` does not lie below \`${root}\``;
    faults.push(usage("root", sentence, "give `--root` a folder above the manifest"));
  }
  if (flags.output === "-") {
    faults.push(
      usage("output", "`-` is no name of a file", "to write to a pipe, give `/dev/stdout`"),
    );
  }
  if (flags.output !== undefined && /\.(?:ya?ml|md)$/i.test(flags.output)) {
    const sentence = `\`${flags.output}\` would lay the PDF over a source`;
    faults.push(usage("output", sentence, "give `--output` a name that ends in .pdf, or a folder"));
  }
  if (isOneFile(flags, cwd)) {
    const sentence = `\`${flags.output ?? ""}\` is one file, and ${flags.edition.length} editions were ordered`;
    faults.push(usage("output", sentence, "give `--output` a folder: its name ends in a slash"));
  }
  if (faults.length > 0) return failed(...faults);
  return ok({
    ...(root === undefined ? {} : { root }),
    ...(flags.output === undefined ? {} : { output: placeOutput(flags.output, cwd) }),
    ...(theme.value === undefined ? {} : { theme: theme.value }),
  });
}

/** Several editions would be written over each other. */
const isOneFile = ({ output, edition }: Flags, cwd: string): boolean =>
  output !== undefined &&
  edition.length > 1 &&
  !output.endsWith("/") &&
  !isFolder(resolve(cwd, output));

/** A slash at the end says that a folder is meant, even one that is not there yet. */
function placeOutput(path: string, cwd: string): string {
  return path.endsWith("/") ? resolve(cwd, path) + sep : resolve(cwd, path);
}

/** Names stay names; a file typed here, from the working folder, is handed on as the reader knows it. */
function placeTheme(
  typed: string | undefined,
  root: string,
  cwd: string,
): Outcome<string | undefined> {
  if (typed === undefined || !/[./\\]/.test(typed)) return ok(typed);
  const inside = below(root, resolve(cwd, typed));
  if (inside !== undefined) return ok(inside);
  const sentence = `the theme \`${typed}\` lies outside the issue's folder`;
  return failed(usage("theme", sentence, "let a wider folder be read with `--root DIR`"));
}

/** The way from a folder to a path below it, with forward slashes; undefined where it leads out. */
function below(folder: string, path: string): string | undefined {
  const way = relative(folder, path);
  const out = way === "" || way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way);
  return out ? undefined : way.replaceAll(sep, "/");
}
