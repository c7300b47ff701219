import {
  getDocument,
  GlobalWorkerOptions,
  PDFDataRangeTransport,
  PDFWorker,
  VerbosityLevel,
  type PDFDocumentProxy,
} from "pdfjs-dist";
import type { Extent } from "./spreads.ts";

/** A PDF of the issue, open. */
export interface IssuePdf {
  readonly build: number;
  readonly proof: boolean;
  /** Dense pictures are small in it. */
  readonly isForPosition: boolean;
  readonly document: PDFDocumentProxy;
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
/** Decodes dense pictures, so that nothing else has to wait for them. */
const slowWorker = (): PDFWorker => (slow ??= newWorker());

/** A page's content and its faces come in a few pieces of this size. */
const PIECE = 1 << 17;

/**
 * Opens the PDF of a build without loading more of it than is drawn: photographs are most of its bytes. Undefined where
 * the build is no longer there, since a newer one is on its way.
 */
export async function openPdf(build: number, size: number): Promise<IssuePdf | undefined> {
  return open({ ...PRINT, build, url: here(`pdf?build=${build}`), size });
}

/** The same, to draw nothing from it but pages with dense pictures. */
export async function openDense(build: number, size: number): Promise<IssuePdf | undefined> {
  return open({ ...PRINT, build, url: here(`pdf?build=${build}`), size, by: slowWorker() });
}

/** The same with small pictures in place of dense ones: nothing else of it differs by a byte. */
export async function openForPosition(build: number, size: number): Promise<IssuePdf | undefined> {
  return open({
    ...PRINT,
    isForPosition: true,
    build,
    url: here(`for-position?build=${build}`),
    size,
  });
}

const PRINT = { proof: false, isForPosition: false };

/** The same for the proof of a build, which is painted now. */
export async function openProof(build: number): Promise<IssuePdf | undefined> {
  const url = here(`proof?build=${build}`);
  const head = await fetch(url, { method: "HEAD" });
  const size = Number(head.headers.get("content-length"));
  return head.ok ? open({ ...PRINT, build, proof: true, url, size }) : undefined;
}

async function open(order: {
  readonly build: number;
  readonly proof: boolean;
  readonly isForPosition: boolean;
  readonly url: string;
  readonly size: number;
  readonly by?: PDFWorker;
}): Promise<IssuePdf | undefined> {
  const { url, size, by = worker, ...which } = order;
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
  return opened && { ...which, ...opened, close };
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
