/** Spreads, sizes and zoom: arithmetic, without a browser. */

/** In pixels or in points. */
export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** How large the pages are shown: as the room allows, or so many times their printed size. */
export type Zoom = "spread" | "width" | number;

/** Folios of pages that lie side by side: the first alone on the right, as the issue opens. */
export function spreadsOf(pages: number): readonly (readonly number[])[] {
  const count = pages === 0 ? 0 : Math.floor(pages / 2) + 1;
  return Array.from({ length: count }, (_, index) =>
    [2 * index, 2 * index + 1].filter((folio) => folio >= 1 && folio <= pages),
  );
}

/** Which spread a page lies on, counted from 0. */
export const spreadOf = (folio: number): number => Math.floor(folio / 2);

/** The page to stand on so many spreads further; never beyond the first or the last. */
export function turned(folio: number, by: number, pages: number): number {
  const last = spreadOf(pages);
  const spread = Math.min(last, Math.max(0, spreadOf(folio) + by));
  if (spread === spreadOf(folio)) return folio;
  return Math.min(pages, Math.max(1, 2 * spread));
}

/** Pixels to a point at the printed size: 96 pixels of a screen are an inch. */
export const PRINTED = 96 / 72;

/** White round the pages, in pixels. */
export const ROOM_AROUND = 20;

/** Pixels to a point. A room without size (a hidden window) shows the printed size. */
export function scaleOf(zoom: Zoom, room: Extent, page: Extent): number {
  if (typeof zoom === "number") return zoom * PRINTED;
  const across = (room.width - 2 * ROOM_AROUND) / (2 * page.width);
  const down = (room.height - 2 * ROOM_AROUND) / page.height;
  const scale = zoom === "width" ? across : Math.min(across, down);
  return scale > 0 ? scale : PRINTED;
}

const STEPS = [0.1, 0.15, 0.2, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.25, 1.5, 2, 2.5, 3, 4, 6];

/** The next step of zoom from a scale in pixels to a point. */
export function stepped(scale: number, by: 1 | -1): number {
  const zoom = scale / PRINTED;
  const next =
    by > 0
      ? STEPS.find((step) => step > zoom * 1.01)
      : STEPS.findLast((step) => step < zoom * 0.99);
  return next ?? (by > 0 ? (STEPS.at(-1) ?? 1) : (STEPS[0] ?? 1));
}

/** A canvas of more pixels than this some browsers do not paint. */
const MOST_PIXELS = 16_000_000;

/** Pixels of the canvas to a point of the page, on a screen that has so many to one of CSS. */
export function inkScale(scale: number, density: number, page: Extent): number {
  const most = Math.sqrt(MOST_PIXELS / (page.width * page.height));
  return Math.min(scale * density, most);
}
