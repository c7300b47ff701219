import type { Canvas } from "@napi-rs/canvas";
import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Size } from "../geometry/geometry.ts";
import { trimIn } from "./facts.ts";

type Corners = ReturnType<typeof trimIn>;

const sizeOf = ([left, foot, right, head]: Corners) => ({
  width: right - left,
  height: head - foot,
});

/** The page's trimmed area over the whole canvas. */
export async function drawPage(page: PDFPageProxy, source: string, canvas: Canvas): Promise<void> {
  const [left = 0, , , head = 0] = page.view;
  const trim = trimIn(source, page);
  const scale = canvas.width / sizeOf(trim).width;
  const viewport = page.getViewport({
    scale,
    offsetX: (left - trim[0]) * scale,
    offsetY: (trim[3] - head) * scale,
  });
  await page.render({ canvas, canvasContext: canvas.getContext("2d"), viewport }).promise;
}

/** The size of a trimmed page of a PDF; `source` is its bytes, a character each. */
export const trimSizeOf = (page: PDFPageProxy, source: string): Size =>
  sizeOf(trimIn(source, page));
