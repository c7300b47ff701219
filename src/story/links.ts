import type { Definition, Root } from "mdast";
import { nodesOf } from "./markdown.ts";
import { addError, addWarning } from "./reading.ts";
import type { Reading } from "./reading.ts";
import { rangeOf } from "./source-lines.ts";
import type { Range } from "./source-lines.ts";

/** A path, a fragment, a mail address, a host or file with its ending, or a scheme with something behind. */
const ADDRESS = /[/#@]|\.[\p{L}\p{N}]{2,}|^[a-z]+:\S/iu;

const SCHEMES = ["http", "https", "mailto", "tel"];

/** The target as the digital edition may keep it; undefined, with a warning, for one that runs something. */
export function safeTarget(url: string, at: Range, reading: Reading): string | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):/iu.exec(url)?.[1]?.toLowerCase();
  if (url !== "" && (scheme === undefined || SCHEMES.includes(scheme))) return url;
  addWarning(reading, "link/target", {
    message: url === "" ? "this link leads nowhere" : `a link may not lead to \`${shown(url)}\``,
    at,
    hints: ["give it an address that begins with `https://` or `mailto:`"],
  });
  return undefined;
}

const shown = (url: string): string => (url.length > 60 ? `${url.slice(0, 60)}…` : url);

/** The targets of reference links by the parser's normalized name; the first of a name holds. */
export function targetsIn(root: Root): ReadonlyMap<string, Definition> {
  const targets = new Map<string, Definition>();
  for (const node of nodesOf(root)) {
    if (node.type === "definition" && !targets.has(node.identifier)) {
      targets.set(node.identifier, node);
    }
  }
  return targets;
}

/**
 * A line `[name]: word` is a target for the parser and not printed. Where it does not look like an
 * address it may be text, an error; where no link uses it, it is at least worth a warning.
 */
export function refuseStrangeTargets(root: Root, reading: Reading): void {
  const used = new Set<string>();
  for (const node of nodesOf(root)) {
    if (node.type === "linkReference" || node.type === "imageReference") used.add(node.identifier);
  }
  for (const node of nodesOf(root)) {
    if (node.type !== "definition") continue;
    const { identifier, url } = node;
    const isUsed = used.has(identifier) && reading.targets.get(identifier) === node;
    if (!ADDRESS.test(url)) refuseTargetLine(node, reading);
    else if (!isUsed) warnOfUnused(node, reading);
  }
}

function refuseTargetLine(node: Definition, reading: Reading): void {
  addError(reading, "link/target-line", {
    message: `this line says that a link leads to \`${node.url}\`, which is no address; it is not printed`,
    at: rangeOf(node),
    hints: ["where it is meant as text, write `\\[` for its first bracket"],
  });
}

function warnOfUnused(node: Definition, reading: Reading): void {
  addWarning(reading, "link/unused", {
    message: "this line says where a link leads, but no link uses it; it is not printed",
    at: rangeOf(node),
    hints: ["take it out; where it is meant as text, write `\\[` for its first bracket"],
  });
}
