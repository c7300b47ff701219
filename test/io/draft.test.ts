import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isFilePlace, openDraft, writeAtomically } from "../../src/io/draft.ts";
import { ensureFolder } from "../../src/io/folder.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "write-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const there = (name: string): string => readFileSync(join(folder, name), "utf8");

test("writes a new file, and over an old one, and leaves nothing beside it", () => {
  expect(writeAtomically(join(folder, "a.pdf"), bytes("one")).diagnostics).toEqual([]);
  expect(writeAtomically(join(folder, "a.pdf"), bytes("two")).diagnostics).toEqual([]);
  expect(there("a.pdf")).toBe("two");
  expect(readdirSync(folder)).toEqual(["a.pdf"]);
});

test("keeps the rights of the file before", () => {
  writeFileSync(join(folder, "a.pdf"), "old");
  chmodSync(join(folder, "a.pdf"), 0o640);
  writeAtomically(join(folder, "a.pdf"), bytes("new"));
  expect(statSync(join(folder, "a.pdf")).mode & 0o777).toBe(0o640);
});

test("writes where a link points, and the link stays", () => {
  writeFileSync(join(folder, "real.pdf"), "old");
  symlinkSync("real.pdf", join(folder, "link.pdf"));
  writeAtomically(join(folder, "link.pdf"), bytes("new"));
  expect(there("real.pdf")).toBe("new");
});

test("a full disk is said so, exit 5", () => {
  expect(writeAtomically("/dev/full", bytes("x")).diagnostics).toMatchObject([
    {
      code: "output/disk-full",
      message: "`/dev/full` cannot be written: the disk is full",
      kind: "unwritable",
    },
  ]);
  expect(statSync("/dev/full").isCharacterDevice()).toBe(true);
});

test("a device takes what it is given", () => {
  expect(writeAtomically("/dev/null", bytes("x")).diagnostics).toEqual([]);
});

test("a folder in the file's place, or none above it", () => {
  mkdirSync(join(folder, "a.pdf"));
  const inPlace = writeAtomically(join(folder, "a.pdf"), bytes("x")).diagnostics;
  expect(inPlace).toMatchObject([{ code: "output/unwritable", kind: "unwritable" }]);
  const without = writeAtomically(join(folder, "none", "a.pdf"), bytes("x")).diagnostics;
  expect(without[0]?.message).toMatch(/there is no such folder$/);
});

test("a folder without the right to write", ({ skip }) => {
  chmodSync(folder, 0o555);
  if (process.getuid?.() === 0) skip("root may write everywhere");
  const { diagnostics } = writeAtomically(join(folder, "a.pdf"), bytes("x"));
  expect(diagnostics[0]?.message).toMatch(/permission denied$/);
});

test("two files with long names that begin alike, at once", () => {
  const names = ["", "-cover"].map((end) => `${"a".repeat(80)}${end}.pdf`);
  const drafts = names.map((name) => openDraft(join(folder, name)).value);
  for (const [index, draft] of drafts.entries()) draft?.add(bytes(`file ${index}`));
  for (const draft of drafts) expect(draft?.settle().diagnostics).toEqual([]);
  expect(names.map(there)).toEqual(["file 0", "file 1"]);
  expect(readdirSync(folder)).toHaveLength(2);
});

test("a folder of the system that takes no files from anybody", ({ skip }) => {
  if (!existsSync("/proc/self")) skip("there is no /proc here");
  const { diagnostics } = writeAtomically("/proc/typeset-test.pdf", bytes("x"));
  expect(diagnostics).toMatchObject([{ code: "output/unwritable", kind: "unwritable" }]);
});

test("folders are made, and made again", () => {
  const deep = join(folder, "a", "b");
  expect(ensureFolder(deep).diagnostics).toEqual([]);
  expect(ensureFolder(deep).diagnostics).toEqual([]);
  writeFileSync(join(folder, "file"), "");
  expect(ensureFolder(join(folder, "file", "b")).diagnostics).toMatchObject([
    { kind: "unwritable" },
  ]);
});

test("what a killed run left is taken away once it is old, and only that", () => {
  for (const name of [".a.pdf.77.tmp", ".a.pdf.78.tmp", ".b.pdf.77.tmp"]) {
    writeFileSync(join(folder, name), "half");
    if (!name.includes("78")) utimesSync(join(folder, name), 1_000_000, 1_000_000);
  }
  writeAtomically(join(folder, "a.pdf"), bytes("x"));
  expect(readdirSync(folder)).toEqual([".a.pdf.78.tmp", ".b.pdf.77.tmp", "a.pdf"]);
});

test("a kill in the midst leaves a whole file under the name", async () => {
  const target = join(folder, "a.pdf");
  const whole = "0123456789".repeat(2_000_000);
  writeFileSync(target, whole);
  const script = `
    import { writeAtomically } from ${JSON.stringify(new URL("../../src/io/draft.ts", import.meta.url).href)};
    const bytes = new TextEncoder().encode("0123456789".repeat(2_000_000));
    console.log("writing");
    for (;;) writeAtomically(${JSON.stringify(target)}, bytes);
  `;
  for (const wait of [0, 7, 23, 41]) {
    const child = spawn(
      process.execPath,
      ["--import", "tsx", "--input-type=module", "-e", script],
      {
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    await new Promise((resolve) => child.stdout.once("data", resolve));
    await new Promise((resolve) => setTimeout(resolve, wait));
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("exit", resolve));
    expect(readFileSync(target, "utf8") === whole).toBe(true);
  }
});

test("a draft for a pipe that is settled under another name is a file of its own", () => {
  spawnSync("mkfifo", [join(folder, "a.pdf")]);
  const { value: draft } = openDraft(join(folder, "a.pdf"));
  draft?.add(bytes("one "));
  draft?.add(bytes("two"));
  expect(draft?.size()).toBe(7);
  expect(draft?.settle(join(folder, "a.rejected.pdf")).diagnostics).toEqual([]);
  expect(there("a.rejected.pdf")).toBe("one two");
  expect(statSync(join(folder, "a.pdf")).isFIFO()).toBe(true);
});

test("what the caller has opened is no file place, wherever it leads", () => {
  expect(["/dev/stdout", "/dev/fd/1", "/proc/self/fd/2"].map(isFilePlace)).toEqual([
    ...[false, false, false],
  ]);
  expect(isFilePlace(join(folder, "dev/stdout"))).toBe(true);
});

test("a draft that is abandoned leaves the old file, and nothing beside it", () => {
  writeFileSync(join(folder, "a.pdf"), "old");
  const { value: draft } = openDraft(join(folder, "a.pdf"));
  draft?.add(bytes("new"));
  expect(readdirSync(folder)).toHaveLength(2);
  draft?.abandon();
  expect([readdirSync(folder), there("a.pdf")]).toEqual([["a.pdf"], "old"]);
});
