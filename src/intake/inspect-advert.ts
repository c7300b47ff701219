import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { PlacedSpot } from "../display/page-artwork.ts";
import type { PdfFile } from "../foreign/file.ts";
import { fingerprintOfBytes } from "../foreign/fingerprint.ts";
import { trimSize } from "../foreign/pages.ts";
import type { Size } from "../geometry/geometry.ts";
import type { Limits, Printer } from "../preflight/printer.ts";
import { checkPageCount, partsOf, type AdvertPart } from "./advert-parts.ts";
import { tellerFor } from "./advert-teller.ts";
import { artworkOf } from "./artwork-page.ts";
import type { Booking } from "./booking.ts";
import { checkRoom, checkSize } from "./booking-rules.ts";
import { brokenBoxes } from "./boxes.ts";
import type { FileCheck, FileFinding, OnPage } from "./checks.ts";
import { checkSpots, withMixes } from "./color-rules.ts";
import { checkCondition } from "./condition-rules.ts";
import { checkDamage, checkEffort, checkEnds, checkTree, tooLong } from "./damage.ts";
import { checkLeftBehind } from "./document.ts";
import { lookOverPage, occasionFor, type Occasion } from "./look-over-page.ts";
import { checkNeeded, neededBy } from "./needed.ts";
import { opened } from "./open.ts";
import { mixesOf } from "./recipes.ts";
import { claimOf, type Claim } from "./standard.ts";

/** A PDF that is to be placed as an advert. */
export interface Artwork {
  readonly bytes: Uint8Array;
  /** As sentences call it: `acme.pdf`. */
  readonly name: string;
}

/** What was found out about an advert's artwork before it is placed. */
export interface AdvertInspection {
  /** Each at the place where the artwork is named. */
  readonly diagnostics: readonly Diagnostic[];
  /** Nothing that it is made of is broken; else a placeholder stands in for it where pages are forced. */
  readonly isPlaceable: boolean;
  /** Which pages of the file are placed, 1 for the first: one, or the two halves of a spread. */
  readonly pages: readonly number[];
  /** Its spot inks, which are the issue's, too. */
  readonly spots: readonly PlacedSpot[];
}

/**
 * Holds an advert's artwork against its booking, and looks it over under the printer's limits as what it will be, a
 * part of a file of ours. What our file may not have is an error; what spoils the advert's looks alone is a warning;
 * what stays behind when a page is placed, scripts, fields, other pages, is not told. Codes: `preflight/` and
 * the names of the checks. Nothing that a file holds makes it throw, or go on for ever.
 */
export function inspectAdvert(
  { bytes, name }: Artwork,
  booking: Booking,
  printer: Printer,
): AdvertInspection {
  const teller = tellerFor(name, booking, printer);
  const broken = (findings: readonly Diagnostic[]): AdvertInspection =>
    inspection(findings.map(orLate(booking)));
  const found = opened(bytes);
  if (found.kind === "shut") return broken(teller.ofFile(found.findings));
  const { file, tree, pages } = found;
  const parts = partsOf(pages, name, booking);
  if ("check" in parts) {
    return broken([...teller.ofFile(checkEffort(file)), ...teller.ofBooking([parts])]);
  }
  const said = claimOf(file);
  const limits = limitsFor(booking, printer.limits);
  const occasion = occasionFor(file, { limits, claim: claimOfIssue(booking) });
  const placed = parts.map(({ page }) => page);
  // What it is made of first: what its pages take may leave nothing for it.
  const needed = neededBy(file, placed);
  const ofNeeded = checkNeeded(file, needed);
  const looked = parts.map((part) => lookOverPart(part, occasion));
  const inks = withMixes(occasion.spots.inks(), mixesOf(file, needed.separations));
  const ofFile = [...ofNeeded, ...checkSpots(inks, limits.spots)];
  const ofBooking = [
    ...checkPageCount(pages, parts, name, booking),
    ...looked.flatMap((part) => part.ofBooking),
    ...checkCondition(said, name, booking),
    ...checkDense(occasion, name),
  ];
  // Most damage shows when the file is read, so it is asked for last.
  const damage = [
    ...checkEnds(bytes),
    ...checkDamage(file),
    ...checkTree(tree),
    ...unread(file),
    ...checkEffort(file),
  ];
  const diagnostics = [
    ...teller.ofFile([...damage, ...ofFile]),
    ...teller.ofBooking(ofBooking),
    ...looked.flatMap(({ onPage, where, trim }) => teller.onPage(onPage, where, trim)),
  ];
  return {
    diagnostics: diagnostics.map(orLate(booking)),
    isPlaceable: !diagnostics.some(isBreakage),
    pages: placed.map(({ number }) => number),
    spots: inks.map(({ name, recipes }) => ({ name, recipes: [...recipes] })),
  };
}

/** Of what is broken another file must come, and the advert's place waits for it. */
const orLate =
  ({ isHouse }: Booking) =>
  (fault: Diagnostic): Diagnostic =>
    isHouse === true || !isBreakage(fault)
      ? fault
      : {
          ...fault,
          hints: [...fault.hints, "until a good one has come take `file` out: its place is kept"],
        };

/** Of what cannot be placed. */
const inspection = (diagnostics: readonly Diagnostic[]): AdvertInspection => ({
  ...{ diagnostics, isPlaceable: false, pages: [], spots: [] },
});

/** What is cut nowhere has no edge that type could come too near to. */
const limitsFor = ({ bleed, isCut }: Booking, limits: Limits): Limits => ({
  ...limits,
  bleed,
  ...(!isCut && { safety: 0 }),
});

/** What the file is that the artwork becomes a part of. */
const claimOfIssue = ({ condition }: Booking): Claim =>
  condition === undefined
    ? { family: "none", version: "1.7" }
    : {
        ...{ standard: "PDF/X-4", family: "X-4", version: "1.6" },
        ...{ condition: condition.identifier, profilePrint: fingerprintOfBytes(condition.profile) },
      };

interface LookedPart {
  readonly where: string;
  /** As it is cut. */
  readonly trim: Size;
  readonly ofBooking: readonly FileFinding[];
  readonly onPage: readonly OnPage[];
}

function lookOverPart(part: AdvertPart, occasion: Occasion): LookedPart {
  const { page, subject, where, booking, sides } = part;
  const artwork = artworkOf(page, booking.trim);
  const found = lookOverPage(artwork.page, occasion);
  const isInked = found.some(({ check }) => check === "bleed");
  const size = checkSize(artwork, part);
  // Of artwork of another size it is clear that it does not reach the edges, or too far.
  const isOther = size.some(({ mild }) => mild !== true);
  const room = isOther ? [] : checkRoom(artwork, { subject, sides, isInked }, booking);
  const onPage = [
    ...brokenBoxes(page).map((one) => ({ ...one, mild: true })),
    ...checkLeftBehind(occasion.perusal.file, artwork.page),
    // Where there is no room for bleed, that there is no ink in it is no news.
    ...found.filter(({ check }) => check !== "bleed" || (room.length === 0 && !isOther)),
  ];
  const trim = trimSize(artwork.page);
  return { where, trim, ofBooking: [...size, ...room], onPage: onPage.flatMap(asPlaced(booking)) };
}

/** How a finding of a file's page is taken where the page becomes a part of our file. */
const asPlaced =
  ({ condition }: Booking) =>
  (one: OnPage): readonly OnPage[] => {
    const isPlain = condition === undefined;
    // No press is known that it could be of.
    if (one.check === "icc-cmyk" && isPlain) return [];
    // A plain PDF may have a screen's colors; of pictures for other occasions none is placed.
    const mild =
      one.mild === true || one.check === "alternate-picture" || (one.check === "rgb" && isPlain);
    return [{ ...one, mild }];
  };

/** Of a finished file the command's last line says it; here nothing else would. */
function checkDense({ dense }: Occasion, name: string): readonly FileFinding[] {
  if (dense.length === 0) return [];
  const says = `\`${name}\` has more on it than is looked at closely: whether ink bleeds, lines are too thin and inks too many was asked of a part alone`;
  return [{ check: "unread", says, hint: "look at them in a proof", mild: true }];
}

const unread = (file: PdfFile): readonly FileFinding[] =>
  tooLong(file).map((number) => ({
    check: "unread",
    says: `the stream ${number} is longer than is read`,
    hint: "export it anew, with smaller pictures",
  }));

/** What no other file can be made of, and what programs differ in when they read it. */
const BREAKAGE: readonly FileCheck[] = [
  ...(["not-a-pdf", "encrypted", "no-page", "unread", "object", "stream", "filter"] as const),
  ...(["external-data", "contents", "resource", "picture-data", "font-program"] as const),
];

const isBreakage = ({ severity, code }: Diagnostic): boolean =>
  severity === "error" && BREAKAGE.some((check) => code === `preflight/${check}`);
