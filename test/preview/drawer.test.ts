import { expect, test } from "vitest";
import type { CacheShelf } from "../../src/io/cache.ts";
import { openDesk } from "../../src/preview/desk.ts";
import { drawerOn, type Drawer } from "../../src/preview/drawer.ts";
import { pdfOf, plainSession } from "./build.ts";

const ALL = [1, 2, 3];
const KEY = "ab";

function shelf(): CacheShelf & { readonly puts: string[] } {
  const held = new Map<string, Uint8Array>();
  const puts: string[] = [];
  return {
    ...{ puts, get: (key) => held.get(key) },
    put: (key, bytes) => {
      puts.push(key);
      held.set(key, bytes);
    },
  };
}

/** A desk whose builds are numbered from `first`: their bytes differ. */
function desk(drawer: Drawer, first = 1) {
  const session = plainSession((build) => ({ changed: ALL, name: String(build + first - 1) }));
  return openDesk(session, "/issue/issue.yaml", drawer);
}

const text = (pieces: readonly Uint8Array[] | undefined): string =>
  Buffer.concat(pieces ?? []).toString();

test("what lay on the desk lies there again, as the first build of which nothing is known yet", async () => {
  const drawer = drawerOn(shelf(), KEY, "tool 1");
  const before = desk(drawer);
  await before.build();
  before.putAway();
  const after = desk(drawer);
  expect(after.told()).toMatchObject({ build: 1, phase: "setting", trim: { width: 100 } });
  expect(after.told().pages.map(({ since }) => since)).toEqual([1, 1, 1]);
  expect(text(after.pdf(1))).toBe(pdfOf("1").toString());
  expect(text(after.forPosition(1))).toBe(`${pdfOf("1").toString()} update`);
});

test("a first build of the same bytes is no new build; one of others is", async () => {
  const drawer = drawerOn(shelf(), KEY, "tool 1");
  const before = desk(drawer);
  await before.build();
  before.putAway();
  const same = desk(drawer);
  await same.build();
  expect(same.told()).toMatchObject({ build: 1, phase: "ready" });
  const other = desk(drawer, 7);
  await other.build();
  expect(other.told()).toMatchObject({ build: 2, phase: "ready" });
  expect(other.told().pages.map(({ since }) => since)).toEqual([2, 2, 2]);
});

test("the same pages are put away once, and none before they are proved", async () => {
  const board = shelf();
  const { build, putAway } = desk(drawerOn(board, KEY, "tool 1"));
  putAway();
  expect(board.puts).toEqual([]);
  await build();
  putAway();
  putAway();
  expect(board.puts).toEqual([KEY]);
  await build();
  putAway();
  expect(board.puts).toEqual([KEY, KEY]);
});

test("what another tool left is not taken, nor what is no entry", async () => {
  const board = shelf();
  const first = desk(drawerOn(board, KEY, "tool 1"));
  await first.build();
  first.putAway();
  expect(drawerOn(board, KEY, "tool 2").find()).toBeUndefined();
  expect(drawerOn(board, KEY, "tool 1").find()?.told.build).toBe(1);
  for (const words of ["", "no line", "{\n", "[]\nPDF", '{"id":"tool 1"}\nPDF']) {
    board.put(KEY, Buffer.from(words));
    expect(drawerOn(board, KEY, "tool 1").find()).toBeUndefined();
  }
});

test("the first build waits for the pages of the drawer to be drawn, else for nothing", async () => {
  const drawer = drawerOn(shelf(), KEY, "tool 1");
  const empty = desk(drawer);
  const start = performance.now();
  await empty.seen();
  expect(performance.now() - start).toBeLessThan(500);
  await empty.build();
  empty.putAway();
  const full = desk(drawer);
  let isSeen = false;
  const seen = full.seen().then(() => (isSeen = true));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isSeen).toBe(false);
  full.drawn(1);
  await seen;
});
