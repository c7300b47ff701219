import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { error } from "../diagnostics/diagnostic.ts";
import { isSpent, spend } from "../foreign/effort.ts";
import type { PdfFile } from "../foreign/file.ts";
import type { FilePage } from "../foreign/pages.ts";
import { trimSize } from "../foreign/pages.ts";
import { told, toldOfPage } from "../preflight/finding.ts";
import type { Printer } from "../preflight/printer.ts";
import { checkBoxes, checkSizes } from "./boxes.ts";
import type { FileFinding, OnPage } from "./checks.ts";
import { onceEach, withOthers, type PageFindings } from "./repeats.ts";
import { checkSpots, withMixes, type SpotInk } from "./color-rules.ts";
import { checkDamage, checkEffort, checkEnds, checkTree, tooLong } from "./damage.ts";
import { checkAnnotations, checkDocument } from "./document.ts";
import { lookOverPage, occasionFor, type FontMet, type Occasion } from "./look-over-page.ts";
import { neededBy } from "./needed.ts";
import { opened } from "./open.ts";
import { mixesOf } from "./recipes.ts";
import { checkStandard, claimOf, type Claim } from "./standard.ts";

/** What was found out about a file; of one that cannot be looked into, only why. */
export interface Inspection {
  readonly facts?: FileFacts;
  readonly diagnostics: readonly Diagnostic[];
}

/** What a file is, as far as it was looked at. */
export interface FileFacts {
  /** `1.6`. */
  readonly version: string;
  /** `PDF/X-4`, as it calls itself. */
  readonly standard?: string;
  /** The printing condition that its colors are for. */
  readonly condition?: string;
  readonly pages: number;
  /** Of the first page, in points. */
  readonly trim?: { readonly width: number; readonly height: number };
  readonly fonts: readonly (FontMet & { readonly name: string })[];
  readonly spots: readonly string[];
  /** How many pictures there are, each counted once. */
  readonly pictures: number;
  /** Pages with more things than were looked at closely. */
  readonly dense: readonly number[];
}

/** Looks over a PDF of anybody's under a printer's limits. Nothing that a file holds makes it throw, or go on for ever. */
export async function inspectFile(
  bytes: Uint8Array,
  { limits, checks: taken }: Printer,
): Promise<Inspection> {
  const say = (findings: readonly FileFinding[]): readonly Diagnostic[] =>
    findings.flatMap((one) => told(one, taken)).map(ofFile);
  const found = opened(bytes);
  if (found.kind === "shut") return { diagnostics: say(found.findings) };
  const { file, tree, pages } = found;
  const claim = claimOf(file);
  const occasion = occasionFor(file, { limits, claim });
  // The file as a whole first: what its pages take may leave nothing for it.
  const asked = await checkFile(file, claim);
  const { looked, ended } = lookOver(pages, occasion);
  const onPages = onceEach(looked).flatMap(({ findings, others, ...page }) =>
    toldOfPage(findings, page, taken).map((one) => withOthers(ofFile(one), others)),
  );
  const ofPages = [
    ...checkSizes(pages),
    ...checkSpots(mixedInks(file, pages, occasion.spots.inks()), limits.spots),
  ];
  // Most damage shows when the file is read, so it is asked for last.
  const damage = [...checkEnds(bytes), ...checkDamage(file), ...checkTree(tree)];
  const rest = [...ofPages, ...checkCount(pages.length, limits.multiple)];
  const ofWhole = [...damage, ...checkEffort(file, ended), ...asked, ...rest];
  const diagnostics = [...say(ofWhole), ...limitsPassed(file), ...onPages];
  return { facts: factsOf(pages, claim, occasion), diagnostics };
}

/** What is found page by page, and on which page there was no more effort to be made. */
function lookOver(pages: readonly FilePage[], occasion: Occasion) {
  const { effort } = occasion.perusal.file;
  const looked: PageFindings[] = [];
  for (const page of pages) {
    if (!spend(effort, OF_PAGE)) return { looked, ended: page.number };
    looked.push({
      ...{ folio: page.number, trim: trimSize(page) },
      findings: checkPage(page, occasion),
    });
    if (isSpent(effort)) return { looked, ended: page.number };
  }
  return { looked };
}

/** To turn to a page takes as long as to read so many bytes. */
const OF_PAGE = 10_000;

function checkPage(page: FilePage, occasion: Occasion): readonly OnPage[] {
  const { perusal, claim, limits } = occasion;
  const claims = claim.family !== "none";
  return [
    ...checkBoxes(page, claims, limits.bleed),
    ...checkAnnotations(perusal.file, page, claims),
    ...lookOverPage(page, occasion),
  ];
}

/** What the file is asked as a whole, its pages apart. */
const checkFile = async (file: PdfFile, claim: Claim): Promise<readonly FileFinding[]> => [
  ...(await checkStandard(file, claim)),
  ...checkDocument(file, claim),
];

/** Inks of two recipes are rare, and to look for what these come to is to go through the whole file. */
const mixedInks = (
  file: PdfFile,
  pages: readonly FilePage[],
  inks: readonly SpotInk[],
): readonly SpotInk[] =>
  inks.some(({ recipes }) => recipes.size > 1)
    ? withMixes(inks, mixesOf(file, neededBy(file, pages).separations))
    : inks;

function checkCount(count: number, multiple: number): readonly FileFinding[] {
  if (count === 0) {
    return [{ check: "page-tree", says: "the file has no pages", hint: "export it anew" }];
  }
  if (count % multiple === 0) return [];
  const says = `${count} ${count === 1 ? "page does" : "pages do"} not divide by ${multiple}`;
  return [{ check: "pages", says, hint: "add pages or take some out until they can be bound" }];
}

/** What is told of a file that was handed in is a fault of a source, not of pages that were made here. */
const ofFile = ({ severity, code, message, hints, on }: Diagnostic): Diagnostic => ({
  severity,
  code,
  message,
  hints,
  ...(on && { on }),
});

const limitsPassed = (file: PdfFile): readonly Diagnostic[] =>
  tooLong(file).map((number) =>
    error("preflight/unread", `the stream ${number} is longer than is read`, {
      kind: "limit",
      hints: ["export the file anew, with smaller pictures"],
    }),
  );

function factsOf(pages: readonly FilePage[], claim: Claim, occasion: Occasion): FileFacts {
  const { standard, condition, version } = claim;
  const [first] = pages;
  return {
    version,
    ...(standard !== undefined && { standard }),
    ...(condition !== undefined && { condition }),
    pages: pages.length,
    ...(first !== undefined && { trim: trimSize(first) }),
    fonts: [...occasion.fonts].map(([name, met]) => ({ name, ...met })),
    spots: occasion.spots.inks().map(({ name }) => name),
    pictures: occasion.pictures.size,
    dense: occasion.dense,
  };
}
