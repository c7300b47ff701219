import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { bytesOf, flat, shot } from "../images/shots.ts";
import {
  article,
  issueFolder,
  manifest,
  typesetWith,
  forAnyPicture,
} from "../support/issue-folder.ts";

/** Something of all that could ask the machine: pictures to convert, dates, sorting, two scripts, capitals. */
async function variedIssue(): Promise<string> {
  const words =
    "The ship İnci lies at the quay of Izmir, and 上海 is far; ISTANBUL ı i I, says Ågot. ";
  const text = [
    words.repeat(12),
    '::figure[A *red* boat.]{src="b.png" alt="x" credit="Quay/Ann Ode"}',
    "| Ship | Tons |\n|---|--:|\n| İnci | 1,200 |\n| Ågot | 900 |",
    `A note.[^1] ${words.repeat(9)}`,
    '::figure{src="c.webp" alt="x" span=2}',
    "[^1]: Below the column.",
  ].join("\n\n");
  const head = "authors: [Ann Ode, Bo Lind]\nkicker: istanbul\n---";
  const more = 'language: en-US\nfooter: "{title} | {date} | {page}"\n';
  const files = {
    "issue.yaml": manifest(["cover: { image: d.jpg, alt: x }", "contents", "articles/a.md"], more),
    "articles/a.md": article(text).replace(/---(?=\n\n)/u, head),
    "articles/b.png": await bytesOf(flat(60, 40, "#cc2200").png()),
    "articles/c.webp": await bytesOf(shot(600, 300).webp({ quality: 80 })),
    "d.jpg": await bytesOf(shot(400, 500).jpeg()),
  };
  return issueFolder(forAnyPicture(files));
}

describe("the same issue is the same bytes", () => {
  let folder = "";
  let first = Buffer.alloc(0);

  /** Another build of it, every page laid anew, and whether it came to the same bytes. */
  async function again(name: string, env: NodeJS.ProcessEnv = {}, cwd = folder): Promise<boolean> {
    rmSync(join(folder, ".typeset-cache/pages"), { recursive: true, force: true });
    return warm(name, env, cwd);
  }

  /** The same with what the build before has left standing. */
  async function warm(name: string, env: NodeJS.ProcessEnv = {}, cwd = folder): Promise<boolean> {
    const output = join(folder, `${name}.pdf`);
    const answer = await typesetWith({ env }, cwd, join(folder, "issue.yaml"), "-o", output);
    expect(answer).toMatchObject({ code: 0, stderr: "" });
    return readFileSync(output).equals(first);
  }

  beforeAll(async () => {
    folder = await variedIssue();
    await again("first");
    first = readFileSync(join(folder, "first.pdf"));
    expect(first.subarray(0, 5).toString()).toBe("%PDF-");
  });

  test("in another process, its pictures from the cache", async () => {
    expect(existsSync(join(folder, ".typeset-cache/pictures"))).toBe(true);
    expect(await again("laid-anew")).toBe(true);
  });

  test("in another process, its pages from the cache, too", async () => {
    expect(readdirSync(join(folder, ".typeset-cache/pages"))).toHaveLength(1);
    expect(await warm("warm")).toBe(true);
  });

  test("after a correction, and after that was taken back", async () => {
    const file = join(folder, "articles/a.md");
    const copy = readFileSync(file, "utf8");
    const corrected = join(folder, "corrected.pdf");
    writeFileSync(file, copy.replace("ship", "boat"));
    expect(await warm("corrected")).toBe(false);
    const fresh = readFileSync(corrected);
    rmSync(join(folder, ".typeset-cache"), { recursive: true });
    expect(await warm("corrected")).toBe(false);
    expect(readFileSync(corrected).equals(fresh)).toBe(true);
    writeFileSync(file, copy);
    expect(await warm("taken-back")).toBe(true);
  });

  test("whatever lies where its pages were kept", async () => {
    const shelf = join(folder, ".typeset-cache/pages");
    for (const name of readdirSync(shelf)) writeFileSync(join(shelf, name), "not what we wrote");
    expect(await warm("spoiled")).toBe(true);
  });

  test.each([
    ["the farthest west, in German", { TZ: "Pacific/Pago_Pago", LC_ALL: "de_DE.UTF-8" }],
    [
      "the farthest east, in Turkish with its two i's",
      { TZ: "Pacific/Kiritimati", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" },
    ],
    ["no place and no language", { TZ: "UTC", LANG: "C", LC_ALL: "C" }],
  ])("on a machine that is set to %s", async (name, env) => {
    expect(await again(name, env)).toBe(true);
  });

  test("from another working folder", async () => {
    expect(await again("elsewhere", {}, "/")).toBe(true);
  });

  test("copied to another place, without its cache", async () => {
    const copy = join(issueFolder(), "a copy of the issue");
    cpSync(folder, copy, { recursive: true });
    rmSync(join(copy, ".typeset-cache"), { recursive: true });
    const answer = await typesetWith({}, copy, "-o", "copy.pdf");
    expect(answer).toMatchObject({ code: 0, stderr: "" });
    expect(readFileSync(join(copy, "copy.pdf")).equals(first)).toBe(true);
  });

  test("written over itself, and by two at once", async () => {
    expect(await again("first")).toBe(true);
    expect(await Promise.all([again("one"), again("one")])).toEqual([true, true]);
  });
});
