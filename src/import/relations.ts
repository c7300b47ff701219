import { posix } from "node:path";
import type { Parts } from "./archive.ts";
import { childrenOf, readXml } from "./xml.ts";

/** What a part refers to. */
export interface Relation {
  readonly id: string;
  /** The last word of its type: `image`, `hyperlink`, `styles`. */
  readonly type: string;
  /** A part's name; for what lies outside the document, the address as it is written. */
  readonly target: string;
  readonly isOutside: boolean;
}

/** What a part refers to ("" for the document as a whole); none where that cannot be read. */
export function relationsOf(part: string, parts: Parts): readonly Relation[] {
  const { dir, base } = posix.parse(part);
  const bytes = parts.get(posix.join(dir, "_rels", `${base}.rels`));
  const read = bytes === undefined ? undefined : readXml(bytes);
  if (read?.kind !== "tree") return [];
  return childrenOf(read.root, "Relationship").flatMap(({ attributes }) => {
    const [id, type, target] = ["Id", "Type", "Target"].map((name) => attributes.get(name));
    if (id === undefined || type === undefined || target === undefined) return [];
    const isOutside = attributes.get("TargetMode") === "External";
    return [
      {
        id,
        type: posix.basename(type),
        target: isOutside ? target : partAt(target, dir),
        isOutside,
      },
    ];
  });
}

/** The part that a target names; one that leads out of the document names none that there is. */
function partAt(target: string, folder: string): string {
  const path = target.startsWith("/") ? target.slice(1) : posix.join(folder, target);
  return posix.normalize(decoded(path));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The part of a kind that another one refers to, if it is there. */
export const partOf = (
  relations: readonly Relation[],
  type: string,
  parts: Parts,
): string | undefined =>
  relations.find((one) => one.type === type && !one.isOutside && parts.has(one.target))?.target;
