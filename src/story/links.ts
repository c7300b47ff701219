import type { Definition, Root } from "mdast";
import { nodesOf } from "./markdown.ts";
import { addError, addWarning } from "./reading.ts";
import type { Reading } from "./reading.ts";
import { rangeOf } from "./source-lines.ts";
import type { Range } from "./source-lines.ts";

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
 * A line `[name]: word` is a target for the parser and not printed. Where no link uses it, it may be
 * text: an error if it does not even look like an address, else a warning.
 */
export function refuseUnusedTargets(root: Root, reading: Reading): void {
  const used = new Set<string>();
  for (const node of nodesOf(root)) {
    if (node.type === "linkReference" || node.type === "imageReference") used.add(node.identifier);
  }
  for (const node of nodesOf(root)) {
    if (node.type !== "definition") continue;
    const { identifier, url } = node;
    if (used.has(identifier) && reading.targets.get(identifier) === node) continue;
    const add = /[./:#@]/u.test(url) ? addWarning : addError;
    add(reading, "link/unused", {
      message: "this line says where a link leads, but no link uses it, so it is not printed",
      at: rangeOf(node),
      hints: ["take it out; where it is meant as text, write `\\[` for its first bracket"],
    });
  }
}
