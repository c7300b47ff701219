import type { Canvas, SKRSContext2D } from "@napi-rs/canvas";
import type * as Library from "@napi-rs/canvas";
import { error, failed, ok, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { drawPage, trimSizeOf } from "./draw-page.ts";
import { withPdf } from "./open.ts";
import { layOutSheet, type SheetLayout } from "./sheet-layout.ts";

/** Pages are drawn so many times larger and then reduced: type of three pixels is gray, not ragged. */
const OVERSIZE = 2;

/** What draws: of `@napi-rs/canvas`, which need not be installed. */
type CanvasLibrary = Pick<typeof Library, "createCanvas" | "GlobalFonts">;

const GROUND = "#e9e7e2";
const FOLIO = "#6f6b63";

/** How the sheet is drawn. */
interface Drawing {
  readonly load?: () => Promise<CanvasLibrary>;
  /** Told before each page is drawn. */
  readonly onPage?: (folio: number) => void;
}

/**
 * Draws the pages of a PDF, trimmed, as spreads on one sheet, their folios under them in the given face; a PNG.
 * All pages have the first one's size. Error: `plan/no-canvas`, where what draws is not installed.
 */
export async function drawContactSheet(
  pdf: Uint8Array,
  face: Uint8Array,
  { load = () => import("@napi-rs/canvas"), onPage }: Drawing = {},
): Promise<Outcome<Uint8Array>> {
  const canvas = await load().catch(() => undefined);
  if (canvas === undefined) return failed(noCanvas());
  canvas.GlobalFonts.register(Buffer.from(face), "Folios");
  const source = Buffer.from(pdf).toString("latin1");
  const drawn = await withPdf(pdf, async (document) => {
    const first = await document.getPage(1);
    const layout = layOutSheet(document.numPages, trimSizeOf(first, source));
    const sheet = emptySheet(canvas.createCanvas(layout.width, layout.height), layout);
    const { width, height } = layout.page;
    const one = canvas.createCanvas(width * OVERSIZE, height * OVERSIZE);
    for (const [index, { x, y }] of layout.places.entries()) {
      onPage?.(index + 1);
      const page = await document.getPage(index + 1);
      await drawPage(page, source, one);
      sheet.drawImage(one, x, y, width, height);
      page.cleanup();
    }
    drawFolds(sheet, layout);
    drawFolios(sheet, layout);
    return sheet.canvas.encode("png");
  });
  return ok(drawn);
}

function noCanvas(): Diagnostic {
  return error(
    "plan/no-canvas",
    "the contact sheet cannot be drawn: `@napi-rs/canvas` is missing",
    {
      kind: "unwritable",
      hints: [
        "install it beside typeset: `npm install @napi-rs/canvas`",
        "`--pdf` draws the sheet without it; the table needs neither",
      ],
    },
  );
}

/** The ground, and the shadows in which the spreads will lie. */
function emptySheet(canvas: Canvas, { places, page }: SheetLayout): SKRSContext2D {
  const sheet = canvas.getContext("2d");
  sheet.fillStyle = GROUND;
  sheet.fillRect(0, 0, canvas.width, canvas.height);
  sheet.imageSmoothingQuality = "high";
  sheet.save();
  sheet.shadowColor = "rgba(40, 34, 20, 0.3)";
  sheet.shadowBlur = page.width / 24;
  sheet.shadowOffsetY = page.width / 110;
  sheet.fillStyle = "#fff";
  for (const { x, y } of places) sheet.fillRect(x, y, page.width, page.height);
  sheet.restore();
  return sheet;
}

/** Both pages of a spread sink a little into the fold. */
function drawFolds(sheet: SKRSContext2D, { places, page }: SheetLayout): void {
  const depth = page.width / 14;
  for (const [index, { x, y }] of places.entries()) {
    const fold = index % 2 === 0 ? x : x + page.width;
    const inner = index % 2 === 0 ? fold + depth : fold - depth;
    const shade = sheet.createLinearGradient(fold, 0, inner, 0);
    shade.addColorStop(0, "rgba(40, 34, 20, 0.16)");
    shade.addColorStop(1, "rgba(40, 34, 20, 0)");
    sheet.fillStyle = shade;
    sheet.fillRect(Math.min(fold, inner), y, depth, page.height);
  }
}

function drawFolios(sheet: SKRSContext2D, { places, page, folioDrop }: SheetLayout): void {
  sheet.fillStyle = FOLIO;
  sheet.font = `${Math.round(page.width / 14)}px Folios`;
  sheet.textAlign = "center";
  for (const [index, { x, y }] of places.entries()) {
    sheet.fillText(String(index + 1), x + page.width / 2, y + page.height + folioDrop);
  }
}
