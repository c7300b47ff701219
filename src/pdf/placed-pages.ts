import type {
  Excerpt,
  ExcerptDictionary,
  ExcerptObject,
  ExcerptStream,
  PageArtwork,
} from "../display/page-artwork.ts";
import { copiedEntries, copiedText, type Renumbering } from "./copied.ts";
import { lastingNames } from "./lasting-names.ts";
import type { LayerStock } from "./layers.ts";
import { type Objects } from "./objects.ts";
import { copiedValue, type Reference } from "./values.ts";

/** The pages of other files in a publication, each copied once however often it is placed. */
export interface PageStock {
  nameFor(page: PageArtwork): string;
  readonly reference: (name: string) => Reference;
  /** Writes every page that was asked for, in the order of first use, and what it needs behind it. */
  write(): void;
}

/** `blendsInInks` where all our pages are blended in the inks of the press. */
export function pageStock(objects: Objects, layers: LayerStock, blendsInInks: boolean): PageStock {
  const pages = new Map<string, { name: string; page: PageArtwork }>();
  const references = new Map<string, Reference>();
  const named = lastingNames("P");
  return {
    nameFor(page) {
      const known = pages.get(page.id);
      if (known) return known.name;
      const name = named(page.id);
      pages.set(page.id, { name, page });
      references.set(name, objects.reserve());
      return name;
    },
    reference: (name) => referenceIn(references, name),
    write() {
      const shelf = copyShelf(objects);
      for (const { name, page } of pages.values()) {
        const { source, objects: needed } = page.excerpt;
        const form = placedForm(page.excerpt, blendsInInks);
        shelf.write(
          source,
          { object: form, knownAs: `page ${page.id}` },
          referenceIn(references, name),
        );
        for (const [number, object] of needed) {
          const copy = shelf.writeOnce(source, number, object);
          const state = object.bytes === undefined ? object.layer : undefined;
          if (copy !== undefined && state !== undefined) layers.adopt(page.file, copy, state);
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

/** What was copied from other files, and what is still to be. */
interface CopyShelf {
  write(source: string, copy: Copy, reference: Reference): void;
  /** Undefined where it was written before: pages of one file share most of what they need. */
  writeOnce(source: string, number: number, object: ExcerptObject): Reference | undefined;
}

interface Copy {
  readonly object: ExcerptObject;
  readonly knownAs: string;
}

function copyShelf(objects: Objects): CopyShelf {
  const copies = new Map<string, Reference>();
  const written = new Set<string>();
  const copiesFrom =
    (source: string): Renumbering =>
    (number) => {
      const name = `${source} ${number}`;
      const reference = copies.get(name) ?? objects.reserve();
      copies.set(name, reference);
      return reference;
    };
  const write = (source: string, { object, knownAs }: Copy, reference: Reference): void => {
    const { value, bytes } = object;
    const copyOf = copiesFrom(source);
    if (bytes === undefined) objects.write(copiedValue(copiedText(value, copyOf)), reference);
    else {
      const dictionary = copiedEntries(value, copyOf);
      objects.stream({ dictionary, bytes, knownAs }, reference);
    }
  };
  return {
    write,
    writeOnce(source, number, object) {
      const knownAs = `${source} ${number}`;
      if (written.has(knownAs)) return undefined;
      written.add(knownAs);
      const reference = copiesFrom(source)(number);
      write(source, { object, knownAs }, reference);
      return reference;
    },
  };
}

/** Blended as it says, unless our own page is blended in just that way: then it is as if it were that page. */
function placedForm({ form, group }: Excerpt, blendsInInks: boolean): ExcerptStream {
  if (group === undefined || (blendsInInks && isOfInks(group))) return form;
  const { entries } = form.value;
  return {
    ...form,
    value: { kind: "dictionary", entries: new Map([...entries, ["Group", group]]) },
  };
}

/** The inks of the press are those that a group has if it says none. */
function isOfInks({ entries }: ExcerptDictionary): boolean {
  const space = entries.get("CS") ?? null;
  const isInks =
    space === null || (typeof space === "object" && "text" in space && space.text === "DeviceCMYK");
  return isInks && entries.get("K") !== true;
}
