import { CONDITIONS } from "../../src/color/condition.ts";
import { mm } from "../../src/geometry/geometry.ts";
import type { Booking } from "../../src/intake/booking.ts";
import { inspectAdvert, type AdvertInspection } from "../../src/intake/inspect-advert.ts";
import { shippedBytes } from "../../src/io/shipped.ts";
import { printer } from "./look.ts";

const FOGRA39 = CONDITIONS["fogra39-300"];

/** Inks and paper that the good advert is made for. */
export const CONDITION = {
  identifier: FOGRA39?.identifier ?? "",
  profile: shippedBytes(`assets/icc/${FOGRA39?.file ?? ""}`),
};

export const SPAN = { file: "issue.yaml", start: 40, end: 60 };

/** A full page of A4 that Acme has booked. */
export const FULL: Booking = {
  ...{ thing: "full page", client: "Acme", trim: { width: mm(210), height: mm(297) } },
  ...{ bleed: mm(3), isCut: true, condition: CONDITION, span: SPAN },
};

export const looked = (bytes: Uint8Array, booking: Partial<Booking> = {}): AdvertInspection =>
  inspectAdvert({ bytes, name: "acme.pdf" }, { ...FULL, ...booking }, printer("sheetfed-coated"));

/** `error advert-size: …` */
export const told = ({ diagnostics }: Pick<AdvertInspection, "diagnostics">): readonly string[] =>
  diagnostics.map(
    ({ severity, code, message }) => `${severity} ${code.replace("preflight/", "")}: ${message}`,
  );
