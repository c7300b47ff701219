import { createHash } from "node:crypto";
import type { Coder } from "./coder.ts";
import type { Copied, InfoName, PdfDictionary, PdfValue, Reference } from "./values.ts";

/** What goes into the document information dictionary. */
export interface Info {
  readonly Title: string;
  readonly Author?: string;
  readonly Producer: string;
  readonly Creator: string;
  readonly CreationDate: Date;
  readonly ModDate: Date;
  readonly Trapped?: InfoName;
}

/** The objects of one PDF file, written one after the other. */
export interface Objects {
  /** Codes the bytes of streams. */
  readonly coder: Coder;
  /** The root of the page tree, to be named as every page's parent. */
  readonly pageTree: Reference;
  /** Gives an object its number before its content is known. */
  reserve(): Reference;
  /** Writes an object, under the number reserved for it if there is one. */
  write(value: PdfDictionary | readonly PdfValue[] | Copied, reserved?: Reference): Reference;
  /** Writes a stream whose bytes are coded as its dictionary says. */
  stream(content: StreamContent, reserved?: Reference): Reference;
  /** Adds a page, a dictionary that was written, at the end of the page tree. */
  addPage(page: Reference): void;
  /** Sets an entry of the catalog. */
  catalog(key: string, value: PdfValue): void;
  /** A fingerprint, 16 bytes, of all that was written so far; what the file's /ID is made from. */
  fingerprint(): Uint8Array;
  /** Ends the file. Throws if a reserved object was never written. */
  finish(): void;
}

export interface StreamContent {
  readonly dictionary: PdfDictionary;
  readonly bytes: Uint8Array;
  /** Stands for the bytes in the fingerprint, where they are known by a hash already. */
  readonly knownAs?: string;
}

/** The parts of pdfkit's document that we write with: object numbers, streams, cross references, trailer. */
interface PdfkitDocument {
  ref(data: object): PdfkitReference;
  end(): void;
  push: (bytes: Uint8Array | null) => boolean;
  _write: (data: Uint8Array | string) => void;
  read(): unknown;
  endMetadata: () => void;
  _id: Uint8Array;
  readonly _root: PdfkitReference;
}

interface PdfkitReference extends Reference {
  data: object;
  end(): void;
}

/** Takes the bytes of a file, piece by piece. */
export type Sink = (bytes: Uint8Array) => void;

/**
 * Opens a new PDF 1.6 file, whose bytes go to the sink as they come. pdfkit is loaded here and nowhere else, and only
 * when something is painted.
 */
export async function openObjects(
  info: Info,
  language: string,
  sink: Sink,
  coder: Coder,
): Promise<Objects> {
  const { default: PDFDocument } = await import("pdfkit");
  const doc: unknown = new PDFDocument({
    pdfVersion: "1.6",
    compress: false,
    autoFirstPage: false,
    displayTitle: true,
    lang: language,
    info: { ...info },
  });
  if (!isPdfkitDocument(doc)) throw new Error("pdfkit is not the version we know");
  // pdfkit's own XMP puts the title in unescaped; ours is written as a stream like any other.
  doc.endMetadata = () => undefined;
  // Its stream would hold the file until somebody reads it.
  const { add, flush } = gathered(sink);
  const head = doc.read();
  if (head instanceof Uint8Array) add(head);
  doc.push = (bytes) => {
    if (bytes === null) flush();
    else add(bytes);
    return true;
  };
  return objectsOf(doc, coder);
}

/** Hands on a sink's bytes in larger pieces. */
function gathered(sink: Sink): { readonly add: Sink; readonly flush: () => void } {
  let pieces: Uint8Array[] = [];
  let size = 0;
  const flush = (): void => {
    if (pieces.length > 0) sink(Buffer.concat(pieces));
    pieces = [];
    size = 0;
  };
  return {
    flush,
    add: (bytes) => {
      if (bytes.length >= LARGE) {
        flush();
        sink(bytes);
        return;
      }
      pieces.push(bytes);
      size += bytes.length;
      if (size >= LARGE) flush();
    },
  };
}

const LARGE = 1 << 16;

function objectsOf(doc: PdfkitDocument, coder: Coder): Objects {
  const hash = createHash("sha256");
  const { reserve, keep, checkKept } = promisesOf(doc);
  const kids: Reference[] = [];
  const pageTree = pageTreeOf(doc);
  Object.assign(pageTree.data, { Kids: kids });
  return {
    coder,
    pageTree,
    reserve,
    write(value, reserved = reserve()) {
      const reference = keep(reserved);
      reference.data = value;
      hash.update(`${reference.id} ${fingerprintOf(value)}\n`);
      reference.end();
      return reference;
    },
    stream({ dictionary, bytes, knownAs }, reserved = reserve()) {
      const reference = keep(reserved);
      // An empty stream gets no `stream` keyword from pdfkit.
      if (bytes.length === 0) throw new Error("a stream without bytes");
      reference.data = { ...dictionary, Length: bytes.length };
      hash.update(`${reference.id} ${fingerprintOf(dictionary)}\n`).update(knownAs ?? bytes);
      endWith(bytes, reference, doc);
      return reference;
    },
    addPage(page) {
      kids.push(page);
      Object.assign(pageTree.data, { Count: kids.length });
    },
    catalog(key, value) {
      Object.assign(doc._root.data, { [key]: value });
    },
    fingerprint: () => hash.copy().digest().subarray(0, 16),
    finish() {
      checkKept();
      doc._id = hash.digest().subarray(0, 16);
      doc.end();
    },
  };
}

/** Ends an object as a stream. pdfkit would copy the bytes first, and pictures are most of a file. */
function endWith(bytes: Uint8Array, reference: PdfkitReference, doc: PdfkitDocument): void {
  const write = doc._write.bind(doc);
  doc._write = (data) => {
    if (data === "endobj") {
      write("stream");
      write(bytes);
      write("\nendstream");
    }
    write(data);
  };
  reference.end();
  doc._write = write;
}

/** Object numbers given out and not yet written; pdfkit would wait for them for ever. */
function promisesOf(doc: PdfkitDocument) {
  const open = new Map<number, PdfkitReference>();
  const reserve = (): PdfkitReference => {
    const reference = doc.ref({});
    open.set(reference.id, reference);
    return reference;
  };
  const keep = ({ id }: Reference): PdfkitReference => {
    const reference = open.get(id);
    if (!reference) throw new Error(`object ${id} is written twice`);
    open.delete(id);
    return reference;
  };
  const checkKept = (): void => {
    const [forgotten] = open.keys();
    if (forgotten !== undefined) throw new Error(`object ${forgotten} was never written`);
  };
  return { reserve, keep, checkKept };
}

/** References are told by their numbers, text by itself. */
const fingerprintOf = (value: PdfDictionary | readonly PdfValue[] | Copied): string =>
  JSON.stringify(value, (_, part: unknown) => (isReference(part) ? part.id : part));

const isReference = (value: unknown): value is PdfkitReference =>
  typeof value === "object" && value !== null && "id" in value && "data" in value && "end" in value;

function isPdfkitDocument(doc: unknown): doc is PdfkitDocument {
  const needed = ["ref", "end", "push", "read", "endMetadata", "_write", "_id", "_root"];
  return typeof doc === "object" && doc !== null && needed.every((name) => name in doc);
}

function pageTreeOf(doc: PdfkitDocument): PdfkitReference {
  const root = doc._root.data;
  if (!("Pages" in root && isReference(root.Pages))) throw new Error("pdfkit has no page tree");
  return root.Pages;
}
