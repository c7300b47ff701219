import { createHash } from "node:crypto";
import { dirname } from "node:path";
import { cacheShelf, type CacheShelf } from "../io/cache.ts";
import { buildId } from "../io/shipped.ts";
import type { SessionOrder } from "../session.ts";
import { lengthOf } from "./built-pdfs.ts";
import type { Told } from "./told.ts";

/** What lay on the desk last: what was told of it, and the file. */
export interface Kept {
  readonly told: Told;
  readonly pdf: readonly Uint8Array[];
  /** What is appended to the file to have small pictures in place of dense ones. */
  readonly update?: Uint8Array | undefined;
}

/** The desk's drawer: what lay on the desk when a preview ended lies there again when the next one begins. */
export interface Drawer {
  find(): Kept | undefined;
  keep(kept: Kept): void;
}

/**
 * The drawer of an issue, in its cache; each theme that it is tried in has its own. A tool that was not built has none,
 * and what another build of it left there is not taken.
 */
export function openDrawer({ manifest, root, theme }: SessionOrder): Drawer | undefined {
  const id = buildId();
  if (id === undefined) return undefined;
  const key = createHash("sha256")
    .update(`${manifest}\n${theme ?? ""}`)
    .digest("hex");
  return drawerOn(cacheShelf(root ?? dirname(manifest), "preview"), key, id);
}

interface Label {
  readonly id: string;
  readonly told: Told;
  readonly size: number;
}

/** One drawer on a shelf: a label of one line, the file, and its update. */
export function drawerOn(shelf: CacheShelf, key: string, id: string): Drawer {
  return {
    find() {
      const entry = shelf.get(key);
      const lineEnd = entry?.indexOf(0x0a) ?? -1;
      if (entry === undefined || lineEnd < 0) return undefined;
      const label = readLabel(Buffer.from(entry.subarray(0, lineEnd)).toString());
      if (label?.id !== id) return undefined;
      const files = entry.subarray(lineEnd + 1);
      const update = files.subarray(label.size);
      const pdf = files.subarray(0, label.size);
      return { told: label.told, pdf: [pdf], ...(update.length > 0 && { update }) };
    },
    keep({ told, pdf, update }) {
      const label: Label = { id, told, size: lengthOf(pdf) };
      const line = Buffer.from(`${JSON.stringify(label)}\n`);
      shelf.put(key, Buffer.concat([line, ...pdf, update ?? new Uint8Array()]));
    },
  };
}

function readLabel(text: string): Label | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return isLabel(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

/** The shelf takes nothing that was cut short; and of the same build of the tool a label is what it says. */
const isLabel = (read: unknown): read is Label =>
  typeof read === "object" && read !== null && "id" in read && "told" in read && "size" in read;
