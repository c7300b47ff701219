import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { watchFiles, type Watched } from "../../src/preview/watch.ts";
import { issueFolder } from "../support/issue-folder.ts";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

/** Long enough for a change to be seen, in milliseconds. */
const SEEN = 400;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A folder with an issue that is watched; `calls` counts. */
async function watched({ lacks = false, files }: Partial<Watched> = {}) {
  const folder = issueFolder({
    ...{ "issue.yaml": "x", "articles/a.md": "a", "articles/b.md": "b", "other/c.md": "c" },
    "out/issue-print.pdf": "x",
  });
  const state = { calls: 0 };
  const watcher = watchFiles(folder, () => (state.calls += 1));
  open.push(watcher);
  await watcher.ready;
  const all = (files ?? ["issue.yaml", "articles/a.md"]).map((file) => join(folder, file));
  watcher.follow({ files: all, lacks });
  await pause(150);
  const calls = async (change: () => void): Promise<number> => {
    const before = state.calls;
    change();
    await pause(SEEN);
    return state.calls - before;
  };
  const at = (path: string): string => join(folder, path);
  const write =
    (path: string, text = "new") =>
    () => {
      writeFileSync(at(path), text);
    };
  return { at, write, calls, watcher };
}

test("a file that was read is written: once", async () => {
  const { calls, write } = await watched();
  expect(await calls(write("articles/a.md"))).toBe(1);
  expect(await calls(write("issue.yaml"))).toBe(1);
});

test("an editor that writes a new file and gives it the old one's name is seen, each time", async () => {
  const { calls, at, write } = await watched();
  for (let round = 0; round < 3; round += 1) {
    const saved = await calls(() => {
      write("articles/.a.md.tmp", `round ${round}`)();
      renameSync(at("articles/.a.md.tmp"), at("articles/a.md"));
    });
    expect(saved).toBe(1);
  }
});

test("an editor that keeps the old file beside the new one is seen once", async () => {
  const { calls, at, write } = await watched();
  const saved = await calls(() => {
    renameSync(at("articles/a.md"), at("articles/a.md~"));
    write("articles/a.md")();
    rmSync(at("articles/a.md~"));
  });
  expect(saved).toBe(1);
});

test("a flurry of changes is one", async () => {
  const { calls, write } = await watched();
  const many = await calls(() => {
    for (let i = 0; i < 20; i += 1) write("articles/a.md", String(i))();
    write("issue.yaml")();
  });
  expect(many).toBe(1);
});

test("a file that is taken away is seen, and that it comes back", async () => {
  const { calls, at, write } = await watched();
  expect(
    await calls(() => {
      rmSync(at("articles/a.md"));
    }),
  ).toBe(1);
  expect(await calls(write("articles/a.md"))).toBe(1);
});

test("what was not read is nobody's business: neighbors, other folders, what is built, caches", async () => {
  const { calls, at, write } = await watched();
  const nothing = await calls(() => {
    for (const path of ["articles/b.md", "articles/new.md", "other/c.md", "out/issue-print.pdf"]) {
      write(path)();
    }
    mkdirSync(at(".typeset-cache/pages"), { recursive: true });
    write(".typeset-cache/pages/1")();
    mkdirSync(at("node_modules"));
    write("articles/.a.md.swp")();
    write("articles/4913")();
  });
  expect(nothing).toBe(0);
});

test("where something is missing, whatever comes is looked at, in folders that come, too", async () => {
  const { calls, at, write } = await watched({ lacks: true });
  expect(await calls(write("articles/new.jpg"))).toBe(1);
  expect(
    await calls(() => {
      mkdirSync(at("pictures"));
    }),
  ).toBe(1);
  expect(await calls(write("pictures/a.jpg"))).toBe(1);
  expect(await calls(write("articles/.hidden"))).toBe(0);
  expect(await calls(write("articles/draft.tmp"))).toBe(0);
});

test("what is read from now on is watched, what is read no longer is not, until it is read again", async () => {
  const { calls, at, write, watcher } = await watched();
  const follow = async (...files: string[]) => {
    watcher.follow({ files: files.map(at), lacks: false });
    await pause(150);
  };
  await follow("issue.yaml", "other/c.md");
  expect(await calls(write("other/c.md"))).toBe(1);
  expect(await calls(write("articles/a.md"))).toBe(0);
  await follow("issue.yaml", "articles/a.md");
  expect(await calls(write("articles/a.md", "again"))).toBe(1);
  expect(await calls(write("other/c.md", "again"))).toBe(0);
});
