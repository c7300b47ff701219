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
/** One for all builds: it has its code loaded. */
const worker = new PDFWorker({ verbosity: VerbosityLevel.ERRORS });

/** A page's content and its faces come in a few pieces of this size. */
const PIECE = 1 << 17;

/**
 * Opens the PDF of a build without loading more of it than is drawn: photographs are most of its bytes. Undefined where
 * the build is no longer there, since a newer one is on its way.
 */
export async function openPdf(build: number, size: number): Promise<IssuePdf | undefined> {
  return open({ build, proof: false, url: here(`pdf?build=${build}`), size });
}

/** The same for the proof of a build, which is painted now. */
export async function openProof(build: number): Promise<IssuePdf | undefined> {
  const url = here(`proof?build=${build}`);
  const head = await fetch(url, { method: "HEAD" });
  const size = Number(head.headers.get("content-length"));
  return head.ok ? open({ build, proof: true, url, size }) : undefined;
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
  readonly url: string;
  readonly size: number;
}): Promise<IssuePdf | undefined> {
  const { url, size, ...which } = order;
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
    ...{ range, worker, rangeChunkSize: PIECE, disableAutoFetch: true, disableStream: true },
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
