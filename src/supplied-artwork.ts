import { createHash } from "node:crypto";
import type { Condition } from "./color/condition.ts";
import type { Diagnostic, Outcome } from "./diagnostics/diagnostic.ts";
import type { PageArtwork } from "./display/page-artwork.ts";
import type { Size } from "./geometry/geometry.ts";
import { pictureKey, type SuppliedPdf } from "./images/picture.ts";
import type { PictureOrder } from "./schema/phrase.ts";
import type { Booking } from "./intake/booking.ts";
import type { AdvertInspection } from "./intake/inspect-advert.ts";
import type { Memory } from "./memory.ts";
import type { BookedArtwork } from "./pages/booked-artworks.ts";
import type { Printer } from "./preflight/printer.ts";
import { takePages, type TakenPages } from "./take-pages.ts";

/** What artwork is held against: its bookings, and how the issue is printed. */
export interface Acceptance {
  readonly booked: readonly BookedArtwork[];
  /** Absent where his profile is at fault: nothing is looked over then. */
  readonly printer: Printer | undefined;
  readonly condition: Condition | undefined;
  readonly memory: Memory;
  /** How large an order's picture or drawing is, in units of its own; undefined where it is neither, or was not made ready. */
  readonly sizeOf: (order: PictureOrder) => Size | undefined;
}

type Looking = Acceptance & { readonly printer: Printer };

const THINGS: Readonly<Record<BookedArtwork["thing"], string>> = {
  full: "full page",
  spread: "spread",
  half: "half page",
  quarter: "quarter page",
  page: "page",
};

/**
 * Looks over the artwork that was sent before any of it is placed, and takes the pages of PDFs out of their files; what is
 * broken is not taken, so that a placeholder stands for it where pages are forced. Faults stand where the artwork is named.
 */
export async function takeArtwork(
  pdfs: readonly SuppliedPdf[],
  { printer, ...acceptance }: Acceptance,
): Promise<Outcome<TakenPages>> {
  const { faults, looked, refused } =
    printer === undefined ? NOT_LOOKED : await lookOverArtwork(pdfs, { ...acceptance, printer });
  const placeable = pdfs.filter(({ order }) => !refused.has(pictureKey(order)));
  const { value, diagnostics } = await takePages(placeable, acceptance.memory);
  const pages = [...(value ?? [])].map(([key, page]) => {
    const said = looked.get(key);
    return [key, said === undefined ? page : { ...page, ...said }] as const;
  });
  return { value: new Map(pages), diagnostics: [...faults, ...diagnostics] };
}

/** What was found in artwork, by `pictureKey`. */
interface Findings {
  readonly faults: readonly Diagnostic[];
  /** What is known of what was looked over. */
  readonly looked: ReadonlyMap<string, Pick<PageArtwork, "client" | "spots">>;
  /** What is broken. */
  readonly refused: ReadonlySet<string>;
}

const NOT_LOOKED: Findings = { faults: [], looked: new Map(), refused: new Set() };

async function lookOverArtwork(pdfs: readonly SuppliedPdf[], looking: Looking): Promise<Findings> {
  const faults: Diagnostic[] = [];
  const looked = new Map<string, Pick<PageArtwork, "client" | "spots">>();
  const refused = new Set<string>();
  const byKey = new Map(pdfs.map((pdf) => [pictureKey(pdf.order), pdf]));
  for (const one of looking.booked) {
    const pdf = byKey.get(pictureKey(one.order));
    if (pdf === undefined) {
      faults.push(...(await pictureFaults(one, looking)));
      continue;
    }
    const found = await inspected(pdf, one, looking);
    faults.push(...found.diagnostics);
    for (const order of [one.order, ...(one.right ? [one.right] : [])]) {
      const key = pictureKey(order);
      looked.set(key, { ...clientOf(one), spots: found.spots });
      if (!found.isPlaceable) refused.add(key);
    }
  }
  return { faults, looked, refused };
}

const clientOf = ({ client }: BookedArtwork): Pick<PageArtwork, "client"> =>
  client === undefined ? {} : { client };

/** One file under one booking is looked over once in a session. */
async function inspected(
  { bytes, file }: SuppliedPdf,
  artwork: BookedArtwork,
  { printer, condition, booked, memory }: Looking,
): Promise<AdvertInspection> {
  const booking = bookingOf(artwork, booked, condition);
  const source = createHash("sha256").update(bytes).digest("hex");
  const asked = [source, JSON.stringify({ ...booking, condition: undefined }), printer, condition];
  const { inspectAdvert } = await import("./intake/inspect-advert.ts");
  const name = artwork.order.src.text;
  return memory.recall(`artwork ${name} in ${file}`, asked, () =>
    inspectAdvert({ bytes, name }, booking, printer),
  );
}

/**
 * How much of an advert that is a picture or a drawing would be cut off. The house crops its own as it likes, and whoever
 * says what must be seen of one has thought of the rest.
 */
async function pictureFaults(
  artwork: BookedArtwork,
  { printer, condition, booked, sizeOf }: Looking,
): Promise<readonly Diagnostic[]> {
  const picture = sizeOf(artwork.order);
  if (picture === undefined || artwork.thing === "page") return [];
  if (artwork.order.safe !== undefined) return [];
  const { inspectPictureAdvert } = await import("./intake/picture-advert.ts");
  const booking = bookingOf(artwork, booked, condition);
  return inspectPictureAdvert(picture, artwork.order.src.text, booking, printer);
}

function bookingOf(
  { order, right, thing, client, trim, bleed }: BookedArtwork,
  booked: readonly BookedArtwork[],
  condition: Condition | undefined,
): Booking {
  const others = booked
    .filter((one) => one.thing !== thing)
    .map((one) => ({ thing: THINGS[one.thing], trim: one.trim }));
  const spread = right === undefined ? "whole" : "halves";
  return {
    ...{
      thing: THINGS[thing],
      client,
      isHouse: thing === "page",
      trim,
      bleed,
      isCut: bleed > 0,
      page: order.isPageSaid === true ? order.page : undefined,
    },
    ...(thing === "spread" && { spread }),
    ...{ condition, others, span: order.src.span },
  } as const;
}
