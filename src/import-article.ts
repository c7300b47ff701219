import { dirname, join, parse, posix, relative, sep } from "node:path";
import { error, hasErrors, warning } from "./diagnostics/diagnostic.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { exitCode } from "./diagnostics/exit-code.ts";
import type { Sources } from "./diagnostics/sources.ts";
import { cleaned } from "./import/clean.ts";
import { emptyTally } from "./import/tally.ts";
import type { Tally } from "./import/tally.ts";
import { compose } from "./import/compose.ts";
import { figuresIn, namePictures } from "./import/pictures.ts";
import type { NamedPicture } from "./import/pictures.ts";
import { takeHead } from "./import/head.ts";
import { readDocx } from "./import/read-docx.ts";
import type { ReadDocument } from "./import/read-docx.ts";
import { takeRemarks } from "./import/remarks.ts";
import type { Remarks } from "./import/remarks.ts";
import { writeArticle } from "./import/write-article.ts";
import { diskReader, isFile } from "./io/disk.ts";
import { takeAway, writeAtomically } from "./io/draft.ts";
import { ensureFolder } from "./io/folder.ts";
import { readNamed, type Typed } from "./io/named-file.ts";
import { slugOf } from "./output-path.ts";
import { readStory } from "./story/read-story.ts";
import { storyWords } from "./story/words.ts";

/** What the command asks to be brought in. Paths are absolute. */
export interface ImportOrder {
  /** The Word document. */
  readonly document: string;
  /** The same as it was typed; absent where that was the whole path. */
  readonly typed?: Typed;
  /** The folder for the article. */
  readonly folder: string;
  /** The article itself; absent: it has the document's name. */
  readonly article?: string;
  /** Write over what is there, and although warnings were to fail. */
  readonly force: boolean;
  /** Warnings fail. */
  readonly strict: boolean;
}

export interface ImportReport {
  /** Absent where nothing was written. */
  readonly article?: ImportedArticle;
  readonly pictures: readonly ImportedPicture[];
  readonly cleaned: Tally;
  readonly diagnostics: readonly Diagnostic[];
  /** The article's text, for faults that point into it. */
  readonly sources: Sources;
  readonly exitCode: number;
}

export interface ImportedArticle {
  readonly path: string;
  readonly title: string;
  readonly words: number;
}

export interface ImportedPicture {
  readonly path: string;
  /** Size of the file. */
  readonly bytes: number;
}

/**
 * The road from a Word document to an article: read, clean, take the head off, lift the pictures out, write Markdown,
 * and read that as a build will. Files get their names when they are whole, the article last.
 */
export async function importArticle(order: ImportOrder): Promise<ImportReport> {
  const faults: Diagnostic[] = [];
  const tally = emptyTally();
  const read = await readDocument(order, faults);
  const made = read && compile(read, tally, { order, faults });
  const sources = new Map(made === undefined ? [] : [[made.file, made.text]]);
  const written = made !== undefined && mayWrite(order, faults) && write(made, order, faults);
  return {
    ...(written && { article: made.article }),
    pictures: written
      ? made.pictures.map(({ path, bytes }) => ({ path, bytes: bytes.length }))
      : [],
    cleaned: tally,
    diagnostics: faults,
    sources,
    exitCode: exitCode(faults, order),
  };
}

interface Arrived extends ReadDocument {
  readonly remarks: Remarks;
  /** The document's name, as faults have it. */
  readonly document: string;
}

async function readDocument(
  order: ImportOrder,
  faults: Diagnostic[],
): Promise<Arrived | undefined> {
  const source = readNamed(order.document, "manuscript", order.typed);
  faults.push(...source.diagnostics);
  if (source.value === undefined) return undefined;
  const remarks = takeRemarks();
  const { value, diagnostics } = await readDocx(source.value, remarks);
  faults.push(...diagnostics);
  return value && { ...value, remarks, document: source.value.file };
}

/** The article and its pictures, with the places where they are to lie. */
interface Compiled {
  /** As the issue knows the article. */
  readonly file: string;
  readonly text: string;
  readonly article: ImportedArticle;
  readonly pictures: readonly (NamedPicture & { readonly path: string })[];
}

interface Occasion {
  readonly order: ImportOrder;
  readonly faults: Diagnostic[];
}

function compile(
  { manuscript, parts, remarks, document }: Arrived,
  tally: Tally,
  { order, faults }: Occasion,
): Compiled | undefined {
  const { blocks, notes } = cleaned(manuscript, tally);
  remarks.restart();
  const head = takeHead(blocks, remarks);
  const title = head.title ?? parse(document).name;
  const pieces = compose(head.blocks, remarks);
  const path = order.article ?? join(order.folder, `${slugOf(parse(document).name)}.md`);
  const assets = assetsBeside(order.folder);
  const naming = { stem: parse(path).name, slug: slugOrNothing };
  const named = namePictures(figuresIn(pieces), parts, naming);
  const text = writeArticle(
    {
      head: { ...head, title },
      pieces,
      notes,
      sourceOf: ({ picture }) => {
        const name = named.get(picture.part)?.name;
        return name === undefined ? undefined : seenFrom(dirname(path), join(assets, name));
      },
    },
    remarks,
  );
  faults.push(...remarks.warnings(document));
  if (head.title === undefined) faults.push(untitled(title, document));
  const file = seenFrom(dirname(order.folder), path);
  const story = readStory({ file, text }, "en-US");
  faults.push(...story.diagnostics);
  const words = story.value === undefined ? 0 : countWords(storyWords(story.value));
  const pictures = [...named.values()].map((one) => ({ ...one, path: join(assets, one.name) }));
  return { file, text, article: { path, title, words }, pictures };
}

const countWords = (streams: readonly { readonly text: string }[]): number =>
  streams.reduce((sum, { text }) => sum + text.split(/\s+/u).length, 0);

/** Beside the folder of the articles; where that is the issue's own, in it. */
const assetsBeside = (folder: string): string =>
  isFile(join(folder, "issue.yaml")) ? join(folder, "assets") : join(dirname(folder), "assets");

const seenFrom = (folder: string, path: string): string =>
  relative(folder, path).split(sep).join(posix.sep);

const slugOrNothing = (text: string): string => (/[\p{L}\p{N}]/u.test(text) ? slugOf(text) : "");

const untitled = (title: string, file: string): Diagnostic =>
  warning("import/title", `the document shows no title, so the article is called “${title}”`, {
    span: { file, start: 0, end: 0 },
    hints: ["give it the style Title in Word, or change `title` in the article"],
  });

function mayWrite({ strict, force }: ImportOrder, faults: readonly Diagnostic[]): boolean {
  return !hasErrors(faults) && (force || !strict || faults.length === 0);
}

/** True if all was written. What stands in the way is told at once; what was begun is taken away again. */
function write(
  { text, article, pictures }: Compiled,
  order: ImportOrder,
  faults: Diagnostic[],
): boolean {
  const fresh = pictures.filter(({ path, bytes }) => !isThere(path, bytes));
  const files = [
    ...fresh.map(({ path, bytes }) => ({ path, bytes })),
    { path: article.path, bytes: new TextEncoder().encode(text) },
  ];
  const inTheWay = files.filter(({ path }) => isFile(path));
  if (inTheWay.length > 0 && !order.force) {
    faults.push(...inTheWay.map(({ path }) => occupied(seenFrom(dirname(order.folder), path))));
    return false;
  }
  const done: string[] = [];
  for (const { path, bytes } of files) {
    const folder = ensureFolder(dirname(path)).diagnostics;
    const diagnostics = folder.length > 0 ? folder : writeAtomically(path, bytes).diagnostics;
    if (diagnostics.length > 0) {
      done.filter((one) => !inTheWay.some(({ path }) => path === one)).forEach(takeAway);
      faults.push(...diagnostics);
      return false;
    }
    done.push(path);
  }
  return true;
}

/** The very picture lies there already: it may be imported again. */
function isThere(path: string, bytes: Uint8Array): boolean {
  if (!isFile(path)) return false;
  const { value } = diskReader(dirname(path)).readBytes({
    path: parse(path).base,
    noun: "picture",
  });
  return value !== undefined && Buffer.compare(value.bytes, bytes) === 0;
}

const occupied = (path: string): Diagnostic =>
  error("import/exists", `\`${path}\` is there already`, {
    kind: "unwritable",
    hints: ["`--force` writes over it; `-o` gives the article another name"],
  });
