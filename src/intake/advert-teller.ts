import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Size } from "../geometry/geometry.ts";
import { told, toldOfPage } from "../preflight/finding.ts";
import type { Printer } from "../preflight/printer.ts";
import { tellMaker, type Booking } from "./booking.ts";
import type { FileFinding, OnPage } from "./checks.ts";

/** Makes sentences of findings, as the printer takes them, at the place where the artwork is named. */
export interface AdvertTeller {
  /** Of the file, which is named before the sentence; the way out is the advertiser's. */
  readonly ofFile: (findings: readonly FileFinding[]) => readonly Diagnostic[];
  /** Of the artwork as it was booked: sentences and ways out that are whole. */
  readonly ofBooking: (findings: readonly FileFinding[]) => readonly Diagnostic[];
  /** Of what lies on a page of the file, `where` is in words, so that nobody takes it for one of the issue's. */
  readonly onPage: (
    findings: readonly OnPage[],
    where: string,
    trim: Size,
  ) => readonly Diagnostic[];
}

export function tellerFor(
  name: string,
  booking: Booking,
  { checks }: Pick<Printer, "checks">,
): AdvertTeller {
  const { span } = booking;
  const forClient = <One extends FileFinding>(one: One): One => ({
    ...one,
    hint: tellMaker(booking, one.hint),
  });
  // It is a fault of a source, not of pages that were made here, and its place is in another file.
  const placed = ({ severity, code, message, hints }: Diagnostic): Diagnostic => ({
    ...{ severity, code, message, hints, span },
  });
  const ofBooking: AdvertTeller["ofBooking"] = (findings) =>
    findings.flatMap((one) => told(one, checks)).map(placed);
  return {
    ofBooking,
    ofFile: (findings) =>
      ofBooking(findings.map((one) => ({ ...forClient(one), says: of(name, one.says) }))),
    onPage: (findings, where, trim) =>
      toldOfPage(findings.map(forClient), { folio: 1, trim }, checks, where).map(placed),
  };
}

/** `the file breaks off` is `acme.pdf` that does. */
const of = (name: string, says: string): string =>
  says.startsWith("the file ") ? says.replace("the file", `\`${name}\``) : `\`${name}\`: ${says}`;
