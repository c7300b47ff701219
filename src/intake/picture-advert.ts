import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Size } from "../geometry/geometry.ts";
import type { Printer } from "../preflight/printer.ts";
import { tellerFor } from "./advert-teller.ts";
import { askFor, sizeInWords, turned, type Booking } from "./booking.ts";

/** So much may be cut off without anybody having to think about it. */
const LITTLE = 0.03;

/**
 * Holds an advert that is a picture or a drawing against its booking: it fills the trim and the bleed, and what is too
 * much of it is cut off. `picture` is its size in units of its own. How fine it is there is asked of finished pages.
 */
export function inspectPictureAdvert(
  picture: Size,
  name: string,
  booking: Booking,
  printer: Printer,
): readonly Diagnostic[] {
  const { trim, bleed, thing } = booking;
  const area = { width: trim.width + 2 * bleed, height: trim.height + 2 * bleed };
  const lost = lostOf(picture, area);
  if (lost.share <= LITTLE) return [];
  const bled = bleed === 0 ? "" : ", bleed included";
  const ask = askFor(booking, `it at ${sizeInWords(area)}${bled}`);
  const cut = `${Math.round(lost.share * 100)} % of its ${lost.of} would be cut off`;
  const isTurned = lostOf(turned(picture), area).share <= LITTLE;
  const lies = picture.width > picture.height ? "lies across" : "stands upright";
  const is = isTurned ? lies : `is ${lost.of === "width" ? "wider" : "higher"} than the ${thing}`;
  const says = `\`${name}\` ${is}: ${cut}`;
  const hint = isTurned ? ask : `${ask}, or say with \`safe:\` what must be seen of it`;
  const { ofBooking } = tellerFor(name, booking, printer);
  return ofBooking([{ check: "advert-crop", says, hint }]);
}

/** What is cut off where a picture covers an area. */
function lostOf(
  picture: Size,
  area: Size,
): { readonly of: "width" | "height"; readonly share: number } {
  const [its, wanted] = [picture.width / picture.height, area.width / area.height];
  return its > wanted
    ? { of: "width", share: 1 - wanted / its }
    : { of: "height", share: 1 - its / wanted };
}
