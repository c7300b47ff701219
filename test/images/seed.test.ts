import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { preparePictures } from "../../src/images/prepare.ts";
import { diskReader } from "../../src/io/disk.ts";
import { cacheShelf } from "../../src/io/cache.ts";
import { order, placed } from "./shots.ts";

const issue = process.env["TYPESET_SEED_ISSUE"] ?? "../shared/seed-issue";
const present = existsSync(join(issue, "assets"));
if (!present) console.log(`no seed issue at ${issue}: its pictures are not tried`);

test.skipIf(!present)("the seed issue's pictures: cold, and from the cache", async () => {
  const folder = mkdtempSync(join(tmpdir(), "seed-pictures-"));
  const orders = readdirSync(join(issue, "assets")).map((name) => placed(order(`assets/${name}`)));
  const build = async (): Promise<void> => {
    const outcome = await preparePictures(
      orders,
      diskReader(issue),
      cacheShelf(folder, "pictures"),
    );
    expect(outcome.diagnostics).toEqual([]);
    expect(outcome.value?.sketches).toHaveLength(1);
    expect(outcome.value?.pictures.size).toBe(orders.length - 1);
  };
  try {
    await build();
    await build();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
