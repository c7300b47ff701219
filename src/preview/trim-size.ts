/** What a page of an issue is cut to, in points. */
export interface TrimSize {
  readonly width: number;
  readonly height: number;
}

/**
 * The trim that the first page of a PDF of ours states; all pages of an issue are cut alike. A PDF without any is our own
 * mistake.
 */
export function trimSizeIn(pdf: Uint8Array): TrimSize {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const at = bytes.indexOf("/TrimBox [");
  const numbers = /\[([^\]]*)\]/.exec(bytes.toString("latin1", at, at + 120))?.[1];
  const [left = NaN, foot = NaN, right = NaN, head = NaN] = (at < 0 ? "" : (numbers ?? ""))
    .trim()
    .split(/\s+/)
    .map(Number);
  const size = { width: right - left, height: head - foot };
  if (!(size.width > 0 && size.height > 0)) throw new Error("a PDF without a trim");
  return size;
}
