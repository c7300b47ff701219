import type { ExcerptObject, PageArtwork } from "../display/page-artwork.ts";
import { copiedEntries, copiedText, type Renumbering } from "./copied.ts";
import type { LayerStock } from "./layers.ts";
import { copiedValue, type Objects, type Reference } from "./objects.ts";

/** The pages of other files in a publication, each copied once however often it is placed. */
export interface PageStock {
  nameFor(page: PageArtwork): string;
  readonly reference: (name: string) => Reference;
  /** Writes every page that was asked for, in the order of first use, and what it needs behind it. */
  write(): void;
}

export function pageStock(objects: Objects, layers: LayerStock): PageStock {
  const pages = new Map<string, { name: string; page: PageArtwork }>();
  const references = new Map<string, Reference>();
  return {
    nameFor(page) {
      const known = pages.get(page.id);
      if (known) return known.name;
      const name = `P${pages.size + 1}`;
      pages.set(page.id, { name, page });
      references.set(name, objects.reserve());
      return name;
    },
    reference: (name) => referenceIn(references, name),
    write() {
      const copies = new Map<string, Reference>();
      const done = new Set<string>();
      for (const { name, page } of pages.values()) {
        const { source, form, objects: needed } = page.excerpt;
        const copyOf: Renumbering = (number) => {
          const reference = copies.get(`${source} ${number}`) ?? objects.reserve();
          copies.set(`${source} ${number}`, reference);
          return reference;
        };
        writeCopy(objects, form, `page ${page.id}`, copyOf, referenceIn(references, name));
        for (const [number, object] of needed) {
          const knownAs = `${source} ${number}`;
          if (done.has(knownAs)) continue;
          done.add(knownAs);
          const reference = copyOf(number);
          writeCopy(objects, object, knownAs, copyOf, reference);
          if (object.layer) layers.adopt(page.file, reference, object.layer);
        }
      }
    },
  };
}

function referenceIn(references: ReadonlyMap<string, Reference>, name: string): Reference {
  const reference = references.get(name);
  if (!reference) throw new Error(`no placed page ${name}`);
  return reference;
}

function writeCopy(
  objects: Objects,
  { value, bytes }: ExcerptObject,
  knownAs: string,
  copyOf: Renumbering,
  reference: Reference,
): void {
  if (bytes === undefined) {
    objects.write(copiedValue(copiedText(value, copyOf)), reference);
    return;
  }
  if (value === null || typeof value !== "object" || !("kind" in value)) throw NO_STREAM;
  if (value.kind !== "dictionary") throw NO_STREAM;
  objects.stream({ dictionary: copiedEntries(value, copyOf), bytes, knownAs }, reference);
}

const NO_STREAM = new Error("bytes that no dictionary says anything of");
