import { expect, test } from "vitest";
import type { Condition } from "../src/color/condition.ts";
import { mm } from "../src/geometry/geometry.ts";
import { FORGETFUL } from "../src/memory.ts";
import type { BookedArtwork } from "../src/pages/booked-artworks.ts";
import { takeArtwork, type Acceptance } from "../src/supplied-artwork.ts";
import { printer } from "./intake/look.ts";

/** Artwork that was sent for an issue, looked over before any of it is placed. */

const FULL = { thing: "full", trim: { width: mm(210), height: mm(297) }, bleed: mm(3) } as const;

const booked = (file: string, more: Partial<BookedArtwork> = {}): BookedArtwork => ({
  order: { src: { text: file, span: { file: "issue.yaml", start: 0, end: 9 } }, page: 1 },
  ...FULL,
  ...more,
});

const NO_PRESS: Condition | undefined = undefined;

const acceptance = (more: Partial<Acceptance>): Acceptance => ({
  ...{ booked: [], printer: printer("sheetfed-coated"), condition: NO_PRESS, memory: FORGETFUL },
  sizeOf: () => undefined,
  ...more,
});

test("an advert that is a drawing is told of as a picture is; the house's own and what has a `safe` part are not", async () => {
  const square = { width: 100, height: 100 };
  const kept = booked("kept.svg");
  const safe = { x: 0.2, y: 0, width: 0.6, height: 1 };
  const orders = [
    booked("acme.svg", { client: "Acme" }),
    booked("ours.svg", { thing: "page" }),
    { ...kept, order: { ...kept.order, safe } },
  ];
  const { diagnostics } = await takeArtwork(
    [],
    acceptance({ booked: orders, sizeOf: () => square }),
  );
  expect(diagnostics.map(({ message }) => message)).toEqual([
    "`acme.svg` is wider than the full page: 29 % of its width would be cut off",
  ]);
});
