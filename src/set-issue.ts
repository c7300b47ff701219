import type { BuildOrder } from "./build-order.ts";
import type { Condition } from "./color/condition.ts";
import { separatorFor } from "./color/press.ts";
import type { Diagnostic, Outcome } from "./diagnostics/diagnostic.ts";
import { drawSketches } from "./draw-sketches.ts";
import { dress, type Dress } from "./dress.ts";
import { findCondition } from "./find-condition.ts";
import { findPrinter } from "./find-printer.ts";
import type { Size } from "./geometry/geometry.ts";
import { gridOf } from "./galley/grid.ts";
import type { TypeCase } from "./galley/type-case.ts";
import { pictureKey } from "./images/picture.ts";
import { preparePictures } from "./images/prepare.ts";
import { cacheShelf } from "./io/cache.ts";
import type { Reader } from "./io/reader.ts";
import { heldTo } from "./look-over.ts";
import type { Memory } from "./memory.ts";
import type { IssueCopy } from "./pages/copy.ts";
import { makeUp, type MadeUpIssue } from "./pages/make-up.ts";
import { bookedArtworks } from "./pages/booked-artworks.ts";
import { placedPictures } from "./pages/picture-places.ts";
import { roomFaults } from "./pages/room.ts";
import type { Printer } from "./preflight/printer.ts";
import type { PictureOrder } from "./schema/phrase.ts";
import { readCopy, readManifest, rootOf } from "./read-copy.ts";
import { standType, type KeptType } from "./stand-type.ts";
import type { Stopwatch } from "./stopwatch.ts";
import { takeArtwork } from "./supplied-artwork.ts";
import { loadHyphenator } from "./text/hyphenator.ts";

/** What the first half of the road comes to; what could not be had for faults is absent. */
export interface SetIssue {
  readonly copy?: IssueCopy | undefined;
  readonly printer?: Printer | undefined;
  readonly condition?: Condition | undefined;
  readonly clothes?: Dress | undefined;
  readonly standing?: KeptType | undefined;
  readonly made?: MadeUpIssue | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Where an issue is set, and with what. */
export interface SettingRoom {
  readonly reader: Reader;
  readonly watch: Stopwatch;
  readonly memory: Memory;
  /** Waited for between the stages, where others want to have their turn; absent: nobody does. */
  readonly pause?: () => Promise<void>;
}

/** The first half of the road: read, dress, lay the case, make up. Every fault that can be told in one run. */
export async function setIssue(order: BuildOrder, room: SettingRoom): Promise<SetIssue> {
  const { reader, watch, memory, pause } = room;
  const faults: Diagnostic[] = [];
  const gather = <T>({ value, diagnostics }: Outcome<T>): T | undefined => {
    faults.push(...diagnostics);
    return value;
  };
  watch.begin("reading");
  const issue = gather(readManifest(order, reader));
  if (issue === undefined) return { diagnostics: faults };
  const asked = [order.theme, said(issue.theme), issue.language, said(issue.print)];
  const press = await memory.recall("press", asked, async () => {
    const printer = findPrinter(issue.print, reader);
    return { printer, condition: await findCondition(heldTo(printer.value, issue.print), reader) };
  });
  const printer = gather(press.printer);
  const condition = gather(press.condition);
  const clothes = gather(
    await memory.recall("dress", [...asked, press], () => dress(order, issue, reader, condition)),
  );
  const copy = gather(readCopy(issue, clothes?.design.quotes, reader, memory));
  await pause?.();
  watch.begin("pictures");
  const fitting = { order, reader, printer, condition, memory, watch };
  const typeCase = copy && clothes && gather(await layCase(fitting, copy, clothes));
  await pause?.();
  watch.begin("setting");
  const disk = clothes && standType(rootOf(order), clothes);
  const standing = disk && memory.standing(disk);
  const hasRoom = copy && typeCase && gather(giveRoom(copy, typeCase));
  const made =
    hasRoom &&
    makeUp(copy, typeCase, {
      maxPages: order.maxPages,
      standing,
      dissect: order.editions.includes("proof"),
      tell: (folio, title) => {
        watch.at([`page ${folio}`, ...(title === undefined ? [] : [title])].join(", "));
      },
    });
  faults.push(...(made?.diagnostics ?? []), ...(clothes?.fonts.faultsMet() ?? []));
  return { copy, printer, condition, clothes, standing, made, diagnostics: faults };
}

/** Values of the manifest, to be compared; where they stand in it is part of them. */
const said = (value: unknown): string => JSON.stringify(value);

interface Fitting {
  readonly order: BuildOrder;
  readonly reader: Reader;
  readonly printer: Printer | undefined;
  readonly condition: Condition | undefined;
  readonly memory: Memory;
  readonly watch: Stopwatch;
}

/** Fills the compositor's case: faces, grid, hyphenation of the issue's language, pictures. */
async function layCase(
  { order, reader, printer, condition, memory, watch }: Fitting,
  copy: IssueCopy,
  clothes: Dress,
): Promise<Outcome<TypeCase>> {
  const { design, fonts } = clothes;
  const { language } = copy.issue;
  const grid = gridOf(design, fonts);
  const placed = placedPictures(copy, design, grid);
  const booked = bookedArtworks(copy, design, grid);
  const thinnest = printer?.limits.multiInkLine;
  const separator = condition && separatorFor({ condition, ...design.separation });
  const shelf = cacheShelf(rootOf(order), "pictures");
  const { pictures, drawings, pages } = await memory.recall(
    "pictures",
    [clothes, condition, printer, said(placed), said(booked)],
    async () => {
      const tell = (number: number, of: number): void => {
        watch.at(`${number} of ${of}`);
      };
      const prepared = await preparePictures(placed, reader, shelf, { separator, tell });
      const { sketches = [], pdfs = [] } = prepared.value ?? {};
      const drawn = await drawSketches(sketches, clothes, { separator, thinnest }, shelf);
      const sizeOf = (one: PictureOrder): Size | undefined => {
        const key = pictureKey(one);
        return prepared.value?.pictures.get(key) ?? drawn.value?.get(key);
      };
      const acceptance = { booked, printer, condition, memory, sizeOf };
      return {
        pictures: prepared,
        drawings: drawn,
        pages: await takeArtwork(pdfs, acceptance),
      };
    },
  );
  const hyphenator = await memory.recall("hyphenator", [language, design], () =>
    loadHyphenator(language, design.hyphenation),
  );
  return {
    value: {
      design,
      fonts,
      grid,
      language,
      hyphenator,
      picture: (ordered) => {
        const key = pictureKey(ordered);
        const picture = pictures.value?.pictures.get(key) ?? drawings.value?.get(key);
        return picture ?? pages.value?.get(key);
      },
    },
    diagnostics: [pictures, drawings, pages].flatMap(({ diagnostics }) => diagnostics),
  };
}

/** True if the theme leaves the pages room for text. */
function giveRoom({ issue }: IssueCopy, { design, grid }: TypeCase): Outcome<true> {
  const faults = roomFaults(design, issue, grid);
  return faults.length > 0 ? { diagnostics: faults } : { value: true, diagnostics: [] };
}
