import { execFileSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Diagnostic, Outcome } from "../../src/diagnostics/diagnostic.ts";
import { diskReader } from "../../src/io/disk.ts";
import { memoryReader } from "../../src/io/memory.ts";
import type { Asked } from "../../src/io/reader.ts";

type Files = Record<string, string | Uint8Array>;

let folder = "";
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "reader-")));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function lay(files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

const onDisk = (files: Files): ReturnType<typeof diskReader> => {
  lay(files);
  return diskReader(folder);
};

function only(outcome: Outcome<unknown>): Diagnostic {
  expect(outcome.value).toBeUndefined();
  const [fault, ...more] = outcome.diagnostics;
  expect(more).toEqual([]);
  if (fault === undefined) throw new Error("neither a value nor a fault");
  return fault;
}

const ask = (path: string, noun: Asked["noun"] = "article", from?: string): Asked =>
  from === undefined ? { path, noun } : { path, noun, from };

describe.each([
  ["the disk", onDisk],
  ["memory", memoryReader],
])("a reader of %s", (_, readerOf) => {
  test("reads a text, and bytes", () => {
    const reader = readerOf({ "a/b.md": "Grüße", "c.jpg": Uint8Array.of(1, 0, 2) });
    expect(reader.readText(ask("a/b.md")).value).toEqual({ file: "a/b.md", text: "Grüße" });
    expect(Array.from(reader.readBytes(ask("c.jpg", "picture")).value?.bytes ?? [])).toEqual([
      1, 0, 2,
    ]);
    expect([...reader.sources]).toEqual([["a/b.md", "Grüße"]]);
  });

  test("takes paths from the file that names them", () => {
    const reader = readerOf({ "assets/c.jpg": "x", "articles/a.md": "y" });
    const { value } = reader.readBytes(ask("../assets/./c.jpg", "picture", "articles/a.md"));
    expect(value?.file).toBe("assets/c.jpg");
  });

  test("takes a byte order mark away", () => {
    expect(readerOf({ "a.md": "\ufeffx" }).readText(ask("a.md")).value?.text).toBe("x");
  });

  test.each<[string, Asked["noun"], string, RegExp]>([
    [
      "../secret.md",
      "article",
      "article/outside",
      /`\.\.\/secret\.md` lies outside the issue's folder/,
    ],
    ["a/../../secret.md", "article", "article/outside", /outside/],
    ["/etc/passwd", "picture", "image/outside", /the picture `\/etc\/passwd` lies outside/],
    ["C:\\a.jpg", "picture", "image/outside", /outside/],
    ["\\\\server\\a.jpg", "picture", "image/outside", /outside/],
    ["~/a.jpg", "picture", "image/outside", /outside/],
    ["a\\b.jpg", "picture", "image/path", /backslashes/],
    ["https://example.org/a.jpg", "picture", "image/path", /nothing is fetched/],
    ["file:///etc/passwd", "picture", "image/path", /nothing is fetched/],
    ["//example.org/a.jpg", "picture", "image/path", /nothing is fetched/],
    ["a\0.jpg", "picture", "image/path", /control character/],
    [" ", "theme", "theme/path", /the theme has no path/],
    ["folder", "article", "article/not-a-file", /`folder` is a folder/],
    [".", "article", "article/not-a-file", /is a folder/],
    ["none.md", "article", "article/missing", /no article at `none\.md`/],
    ["folder/x.md/y.md", "article", "article/missing", /no article/],
    ["empty.md", "article", "article/empty", /`empty\.md` is empty/],
    ["blank.md", "article", "article/empty", /is empty/],
    ["utf16.md", "article", "article/encoding", /is UTF-16/],
    ["latin.md", "article", "article/encoding", /not UTF-8/],
    ["nul.md", "article", "article/encoding", /NUL/],
    ["none.yaml", "manifest", "manifest/missing", /no manifest at `none\.yaml`/],
  ])("refuses %j", (path, noun, code, sentence) => {
    const reader = readerOf({
      "folder/x.md": "x",
      "empty.md": "",
      "blank.md": " \n",
      "utf16.md": Uint8Array.of(0xff, 0xfe, 0x61, 0),
      "latin.md": Uint8Array.of(0x61, 0xe9, 0x62),
      "nul.md": "a\0b",
    });
    const fault = only(
      reader.readText({ ...ask(path, noun), span: { file: "m", start: 1, end: 2 } }),
    );
    expect(fault.code).toBe(code);
    expect(fault.message).toMatch(sentence);
    expect(fault.span).toBeDefined();
    expect(fault.kind).toBe(noun === "manifest" ? "usage" : undefined);
  });

  test("shows the first wrong byte of a text that is not UTF-8", () => {
    const reader = readerOf({
      "a.md": Uint8Array.of(0xef, 0xbb, 0xbf, 0xe4, 0xb8, 0xad, 0x0a, 0xff, 0x62),
    });
    expect(only(reader.readText(ask("a.md"))).span).toEqual({ file: "a.md", start: 2, end: 3 });
    expect(reader.sources.get("a.md")).toBe("中\n\ufffdb");
  });

  test.each([
    ["a letter missing", "assets/harbr.jpg", "assets/harbor.jpg"],
    ["the wrong case", "assets/Harbor.JPG", "assets/harbor.jpg"],
    ["the wrong folder", "harbor.jpg", "assets/harbor.jpg"],
    ["a folder misspelled", "asets/harbor.jpg", "assets/harbor.jpg"],
    ["another ending", "assets/harbor.tiff", "assets/harbor.jpg"],
  ])("knows what was meant: %s", (_case, typed, meant) => {
    const reader = readerOf({ "assets/harbor.jpg": "x", "assets/other.png": "x", "a.md": "y" });
    expect(only(reader.readBytes(ask(typed, "picture"))).hints).toEqual([
      `did you mean \`${meant}\`?`,
    ]);
  });

  test.each([
    ["adverts/full", "adverts/full.pdf"],
    ["adverts/half.tif", "adverts/half.jpg"],
  ])("of several that %s may be it names one that can be placed: %s", (typed, meant) => {
    const names = ["full.eps", "full.pdf", "half.ai", "half.jpg", "half.txt"];
    const reader = readerOf(Object.fromEntries(names.map((name) => [`adverts/${name}`, "x"])));
    expect(only(reader.readBytes(ask(typed, "picture"))).hints).toEqual([
      `did you mean \`${meant}\`?`,
    ]);
  });

  test("names nothing that is like it in its folder's name alone", () => {
    const reader = readerOf({ "adverts/bank.jpg": "x" });
    expect(only(reader.readBytes(ask("adverts/nix.jpg", "picture"))).hints).toEqual([]);
  });

  test("hints as it must be typed in the file that asks", () => {
    const reader = readerOf({ "assets/harbor.jpg": "x", "articles/a.md": "y" });
    const fault = only(reader.readBytes(ask("assets/harbor.jpg", "picture", "articles/a.md")));
    expect(fault.message).toBe("no picture at `articles/assets/harbor.jpg`");
    expect(fault.hints).toEqual(["did you mean `../assets/harbor.jpg`?"]);
  });

  test("says which folder is missing where nothing is like it", () => {
    const reader = readerOf({ "a.md": "y" });
    expect(only(reader.readBytes(ask("pictures/harbor.jpg", "picture"))).hints).toEqual([
      "there is no folder `pictures`",
    ]);
  });

  test("refuses what is over its limit", () => {
    const reader = readerOf({ "issue.yaml": "x".repeat(1_000_001) });
    const fault = only(reader.readText(ask("issue.yaml", "manifest")));
    expect(fault).toMatchObject({ code: "manifest/too-large", kind: "limit" });
    expect(fault.message).toContain("more than the 1 MB that are read");
  });
});

describe("a reader of the disk", () => {
  test("reads a file once", () => {
    const reader = onDisk({ "a.md": "one" });
    reader.readText(ask("a.md"));
    writeFileSync(join(folder, "a.md"), "two");
    expect(reader.readText(ask("a.md")).value?.text).toBe("one");
  });

  test("follows links inside the folder, and none that lead out, by file or by folder", () => {
    const reader = onDisk({ "in/a.md": "a", "in/b/c.md": "c" });
    symlinkSync("in/a.md", join(folder, "good.md"));
    symlinkSync("/etc/passwd", join(folder, "bad.md"));
    symlinkSync("/etc", join(folder, "etc"));
    symlinkSync("circle.md", join(folder, "circle.md"));
    expect(reader.readText(ask("good.md")).value?.text).toBe("a");
    expect(only(reader.readText(ask("bad.md"))).code).toBe("article/outside");
    expect(only(reader.readText(ask("etc/passwd"))).code).toBe("article/outside");
    expect(only(reader.readText(ask("circle.md"))).message).toContain("run in a circle");
  });

  test("is not fooled by a neighbor whose name begins alike", () => {
    lay({ "issue/a.md": "a", "issue-2/b.md": "b" });
    symlinkSync("../issue-2/b.md", join(folder, "issue/b.md"));
    expect(only(diskReader(join(folder, "issue")).readText(ask("b.md"))).code).toBe(
      "article/outside",
    );
  });

  test("may itself be reached by a link", () => {
    lay({ "issue/a.md": "a" });
    symlinkSync("issue", join(folder, "link"));
    expect(diskReader(join(folder, "link")).readText(ask("a.md")).value?.text).toBe("a");
  });

  test("takes a name whose accents the disk has taken apart", () => {
    const reader = onDisk({ "cafe\u0301.md": "a" });
    expect(reader.readText(ask("caf\u00e9.md")).value?.text).toBe("a");
  });

  test("refuses pipes, devices and sockets without waiting", async () => {
    const reader = onDisk({});
    execFileSync("mkfifo", [join(folder, "pipe.jpg")]);
    const server = createServer().listen(join(folder, "socket.jpg"));
    await new Promise((resolve) => server.once("listening", resolve));
    expect(only(reader.readBytes(ask("pipe.jpg", "picture"))).message).toContain("is a pipe");
    expect(only(reader.readBytes(ask("socket.jpg", "picture"))).message).toContain("is a socket");
    expect(only(diskReader("/dev").readBytes(ask("zero", "picture"))).message).toContain(
      "is a device",
    );
    server.close();
  });

  test("refuses an enormous file by its size, not by reading it", () => {
    const reader = onDisk({ "a.jpg": "x" });
    truncateSync(join(folder, "a.jpg"), 5_000_000_000);
    const fault = only(reader.readBytes(ask("a.jpg", "picture")));
    expect(fault).toMatchObject({ code: "image/too-large", kind: "limit" });
    expect(fault.message).toContain("5000 MB");
  });

  test("says so where it may not read", ({ skip }) => {
    const reader = onDisk({ "a.md": "x" });
    chmodSync(join(folder, "a.md"), 0);
    if (process.getuid?.() === 0) skip("root may read everything");
    expect(only(reader.readText(ask("a.md")))).toMatchObject({
      code: "article/unreadable",
      message: "the article `a.md` cannot be read: permission denied",
    });
  });

  test("holds nothing where its folder is not there", () => {
    const reader = diskReader(join(folder, "none"));
    expect(only(reader.readText(ask("issue.yaml", "manifest"))).code).toBe("manifest/missing");
  });

  test("answers names longer than the disk allows", () => {
    const reader = onDisk({});
    expect(only(reader.readText(ask("x".repeat(5000)))).code).toBe("article/missing");
  });
});
