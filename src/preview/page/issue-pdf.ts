import {
  getDocument,
  GlobalWorkerOptions,
  PDFDataRangeTransport,
  PDFWorker,
  VerbosityLevel,
  type PDFDocumentProxy,
} from "pdfjs-dist";
import type { Told } from "../told.ts";
import type { Extent } from "./spreads.ts";

/** A PDF of the issue, open. */
export interface IssuePdf {
  readonly build: number;
  readonly proof: boolean;
  /** Dense pictures are small in it. */
  readonly isForPosition: boolean;
  readonly document: PDFDocumentProxy;
  /** The names of its layers that are off, as one word. */
  readonly hidden: string;
  /** Which layers are on, for whoever draws; absent: all. */
  readonly layers?: ReturnType<PDFDocumentProxy["getOptionalContentConfig"]>;
  /** Of a page: bleed and slug included, as it lies in the file. */
  readonly sheet: Extent;
  close(): void;
}

const here = (name: string): string => new URL(name, document.baseURI).href;

GlobalWorkerOptions.workerSrc = here("pdf.worker.mjs");
const newWorker = (): PDFWorker => new PDFWorker({ verbosity: VerbosityLevel.ERRORS });

/** One for all builds: it has its code loaded. */
const worker = newWorker();
let slow: PDFWorker | undefined;
/** Decodes dense pictures and reads what is drawn small, so that nothing else has to wait for them. */
const slowWorker = (): PDFWorker => (slow ??= newWorker());

/** A page's content and its faces come in a few pieces of this size. */
const PIECE = 1 << 17;

/** Which of a build's files is opened, and who reads it. */
export interface Wish {
  /** The one with small pictures in place of dense ones: nothing else of it differs by a byte. */
  readonly isForPosition: boolean;
  /** Nobody waits for what is drawn from it. */
  readonly isPatient: boolean;
}

/**
 * Opens the PDF of a build without loading more of it than is drawn: photographs are most of its bytes. Undefined where
 * the build is no longer there, since a newer one is on its way.
 */
export async function openPdf(
  { build, size, sizeForPosition }: Told,
  { isForPosition, isPatient }: Wish,
): Promise<IssuePdf | undefined> {
  const name = isForPosition ? "for-position" : "pdf";
  return open({
    ...{ build, proof: false, isForPosition, url: here(`${name}?build=${build}`) },
    size: isForPosition ? sizeForPosition : size,
    by: isPatient ? slowWorker() : worker,
  });
}

/** Opens the proof of a build, which is painted now. */
export async function openProof(build: number): Promise<IssuePdf | undefined> {
  const url = here(`proof?build=${build}`);
  const head = await fetch(url, { method: "HEAD" });
  const size = Number(head.headers.get("content-length"));
  return head.ok
    ? open({ build, proof: true, isForPosition: false, url, size, by: worker })
    : undefined;
}

/** The same PDF with some of its layers off. */
export function hiding(pdf: IssuePdf, names: readonly string[]): IssuePdf {
  const layers = pdf.document.getOptionalContentConfig({ intent: "print" }).then((config) => {
    for (const [id, { name }] of config as Iterable<[id: string, layer: { name: string }]>) {
      if (names.includes(name)) config.setVisibility(id, false);
    }
    return config;
  });
  return { ...pdf, layers, hidden: names.toSorted().join() };
}

async function open(order: {
  readonly build: number;
  readonly proof: boolean;
  readonly isForPosition: boolean;
  readonly url: string;
  readonly size: number;
  readonly by: PDFWorker;
}): Promise<IssuePdf | undefined> {
  const { url, size, by, ...which } = order;
  const range = new PDFDataRangeTransport(size, null);
  const state = { isClosed: false };
  const gone = new Promise<undefined>((resolve) => {
    range.requestDataRange = (begin, end) => {
      void fetchPart(url, begin, end).then((bytes) => {
        if (bytes === undefined) resolve(undefined);
        else if (!state.isClosed) range.onDataRange(begin, bytes);
      });
    };
  });
  const task = getDocument({
    ...{ range, worker: by, rangeChunkSize: PIECE, disableAutoFetch: true, disableStream: true },
    ...{ wasmUrl: here("wasm/"), iccUrl: here("iccs/"), isEvalSupported: false },
    ...{ verbosity: VerbosityLevel.ERRORS, useSystemFonts: false, enableXfa: false },
  });
  const close = (): void => {
    state.isClosed = true;
    void task.destroy();
  };
  const opened = await Promise.race([task.promise.then(withSheet), gone]);
  if (opened === undefined) close();
  return opened && { ...which, ...opened, hidden: "", close };
}

async function withSheet(document: PDFDocumentProxy) {
  const page = await document.getPage(1);
  const [left = 0, foot = 0, right = 0, head = 0] = page.view;
  return { document, sheet: { width: right - left, height: head - foot } };
}

async function fetchPart(url: string, begin: number, end: number): Promise<Uint8Array | undefined> {
  try {
    const answer = await fetch(url, { headers: { range: `bytes=${begin}-${end - 1}` } });
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}
