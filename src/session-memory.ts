import { join } from "node:path";
import type { Sources } from "./diagnostics/sources.ts";
import { diskReader, stampOf } from "./io/disk.ts";
import type { Asked, Reader } from "./io/reader.ts";
import { resolveInside } from "./io/resolve.ts";
import type { Memory } from "./memory.ts";
import type { StandingPages, StandingType } from "./pages/standing-type.ts";

/** The memory of a process that builds one issue again and again, and the reader of its present build. */
export interface SessionMemory extends Memory {
  /** Begins a build: what was read before is looked at again, and what two builds have not asked for is forgotten. */
  turn(): void;
  /** Reads for the present build. */
  readonly reader: Reader;
  /** Texts that the present build is made from, those that were not read again among them. */
  readonly sources: Sources;
  /** Absolute paths of all that it is made from, and of what it looked for in vain. */
  readonly files: readonly string[];
  /** Forgets all but stories and pages. */
  forget(): void;
}

export function sessionMemory(root: string): SessionMemory {
  const books = openBooks(root);
  const { recall, forget } = stageShelf(books);
  const stories = storyShelf();
  const laid = new Map<string, StandingPages>();
  const hold = (file: string, pages: StandingPages): void => void laid.set(file, pages);
  return {
    ...{ recall, forget, reader: books.reader, story: stories.story },
    get sources() {
      return books.open.texts;
    },
    get files() {
      return [...books.open.files.keys()];
    },
    standing: <T extends StandingType>(type: T): T => ({
      ...type,
      find: (file) => laid.get(file) ?? type.find(file),
      took: hold,
      putAside: (file, pages) => {
        hold(file, pages);
        type.putAside(file, pages);
      },
    }),
    turn() {
      books.turn();
      stories.turn();
    },
  };
}

/** What was read: files with their stamps, and texts by the names that spans have for them. */
interface Book {
  readonly files: Map<string, string>;
  readonly texts: Map<string, string>;
}

const newBook = (): Book => ({ files: new Map(), texts: new Map() });

function enter(book: Book, { files, texts }: Book): void {
  for (const [path, stamp] of files) book.files.set(path, stamp);
  for (const [file, text] of texts) book.texts.set(file, text);
}

/** A reader that enters all that it reads in the book that is open. */
interface Books {
  readonly reader: Reader;
  /** The present build's, or that of one of its stages. */
  open: Book;
  turn(): void;
}

function openBooks(root: string): Books {
  let disk = diskReader(root);
  const note = (asked: Asked): void => {
    const file = resolveInside(asked).value;
    if (file === undefined) return;
    const path = join(root, file);
    const { files } = books.open;
    if (!files.has(path)) files.set(path, stampOf(path));
  };
  const books: Books = {
    open: newBook(),
    reader: {
      readText: (asked) => {
        note(asked);
        const read = disk.readText(asked);
        for (const [file, text] of disk.sources) books.open.texts.set(file, text);
        return read;
      },
      readBytes: (asked) => {
        note(asked);
        return disk.readBytes(asked);
      },
    },
    turn() {
      disk = diskReader(root);
      books.open = newBook();
    },
  };
  return books;
}

/** What a stage gave, and what it was made from. */
interface Recalled {
  readonly key: readonly unknown[];
  readonly value: unknown;
  readonly book: Book;
}

function stageShelf(books: Books): Pick<SessionMemory, "recall" | "forget"> {
  const stages = new Map<string, Recalled>();
  return {
    async recall<T>(name: string, key: readonly unknown[], make: () => T | Promise<T>): Promise<T> {
      const known = stages.get(name);
      if (known !== undefined && isSame(known.key, key) && isFresh(known.book)) {
        enter(books.open, known.book);
        return known.value as T;
      }
      const outer = books.open;
      const book = newBook();
      books.open = book;
      try {
        const value = await make();
        stages.set(name, { key, value, book });
        return value;
      } finally {
        books.open = outer;
        enter(outer, book);
      }
    },
    forget() {
      stages.clear();
    },
  };
}

const isSame = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((part, index) => Object.is(part, other[index]));

const isFresh = ({ files }: Book): boolean =>
  [...files].every(([path, stamp]) => stampOf(path) === stamp);

interface ReadStory {
  readonly text: string;
  readonly tongue: string;
  readonly outcome: ReturnType<Memory["story"]>;
}

function storyShelf(): Pick<SessionMemory, "story" | "turn"> {
  let stories = new Map<string, ReadStory>();
  let before = stories;
  return {
    story(source, tongue, read) {
      const known = stories.get(source.file) ?? before.get(source.file);
      const isKnown = known?.text === source.text && known.tongue === tongue;
      const outcome = isKnown ? known.outcome : read();
      stories.set(source.file, { text: source.text, tongue, outcome });
      return outcome;
    },
    turn() {
      before = stories;
      stories = new Map();
    },
  };
}
