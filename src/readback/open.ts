import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

/**
 * Opens a PDF with pdf.js, hands it to `read`, and closes it. pdf.js is loaded on first need only: it
 * takes longer to load than to paint an issue. Rejects where pdf.js cannot open the bytes.
 */
export async function withPdf<T>(
  bytes: Uint8Array,
  read: (pdf: PDFDocumentProxy) => Promise<T>,
): Promise<T> {
  const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const task = getDocument({
    // pdf.js takes the buffer away from whoever hands it over.
    data: Uint8Array.from(bytes),
    verbosity: VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
    isEvalSupported: false,
  });
  try {
    return await read(await task.promise);
  } finally {
    await task.destroy();
  }
}

/** Reads something of every page, in page order. */
export async function eachPage<T>(
  pdf: PDFDocumentProxy,
  read: (page: Awaited<ReturnType<PDFDocumentProxy["getPage"]>>) => Promise<T> | T,
): Promise<readonly T[]> {
  const found: T[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    found.push(await read(page));
    page.cleanup();
  }
  return found;
}
