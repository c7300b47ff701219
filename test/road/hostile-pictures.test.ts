import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { gifOf, tiffOf, withChunk, withProfile, withSegment } from "../images/made-files.ts";
import { bytesOf, shot } from "../images/shots.ts";
import { framesIn } from "../support/frames.ts";
import {
  issueFolder,
  manifest,
  oneArticle,
  typeset,
  type Files,
  forAnyPicture,
} from "../support/issue-folder.ts";
import { expectRefused, expectTold, figure, setTogether, type FaultyIssue } from "./faults.ts";
import { cutShort, jpeg, pngThatSays } from "./pictures.ts";

const photo = await jpeg(900, 600);
const inked = await bytesOf(shot(900, 600).toColourspace("cmyk").jpeg());
const png = await bytesOf(shot(900, 600).png());
const wide = await bytesOf(shot(60, 40).withIccProfile("p3").jpeg());
const profile = Buffer.from(wide).subarray(wide.indexOf(0xe2) + 17);
const junk = Buffer.from("not a profile at all, whatever it says. ".repeat(20));
const place = "articles/a.md:6:15";
const base = { exit: 1, place, under: "a.jpg", help: /./u };

const withPicture = (bytes: Uint8Array | string): Files =>
  oneArticle(figure("a.jpg"), { "articles/a.jpg": bytes });

/** A JPEG with a segment of no length, at which careless readers turn for ever. */
const turning = withSegment(photo, 0xe5, Buffer.alloc(4));
turning.set([0, 0], 4);

/** A JPEG whose tables were overwritten with zeros. */
const tableless = Uint8Array.from(photo);
tableless.fill(0, photo.indexOf(0xdb) + 3, photo.indexOf(0xdb) + 60);

/** The size in a file's head, overwritten where these bytes stand. */
function saying(file: Uint8Array, at: number, ...bytes: readonly number[]): Uint8Array {
  const copy = Uint8Array.from(file);
  copy.set(bytes, at);
  return copy;
}

describe.concurrent("a hostile picture", () => {
  const damaged: readonly FaultyIssue[] = [
    { ...base, what: "cut short", files: withPicture(cutShort(photo)), code: "image/corrupt" },
    {
      ...base,
      what: "with a segment of no length",
      files: withPicture(turning),
      code: "image/corrupt",
    },
    {
      ...base,
      what: "whose tables are zeros",
      files: withPicture(tableless),
      code: "image/corrupt",
    },
    { ...base, what: "without a byte", files: withPicture(""), code: "image/empty" },
    { ...base, what: "that is a web page", files: withPicture("<html>"), code: "image/format" },
    {
      ...base,
      what: "that is a folder",
      files: oneArticle(figure("a.jpg")),
      prepare: (folder) => {
        mkdirSync(join(folder, "articles/a.jpg"));
      },
      code: "image/not-a-file",
      message: /is a folder/u,
    },
    {
      ...base,
      what: "that is a pipe",
      files: oneArticle(figure("a.jpg")),
      prepare: (folder) => {
        spawnSync("mkfifo", [join(folder, "articles/a.jpg")]);
      },
      code: "image/not-a-file",
    },
  ];
  const { rows, answer } = setTogether(damaged);
  test.each(rows)("$what is told", async (row) => {
    expectTold(await answer, row);
  });

  const giants: readonly FaultyIssue[] = [
    ["PNG", pngThatSays(60_000, 60_000)],
    ["GIF", saying(gifOf(8, 1), 6, 0x60, 0xea, 0x60, 0xea)],
    ["TIFF", saying(saying(tiffOf("II", [1, 2, 3]), 18, 0x60, 0xea), 30, 0x60, 0xea)],
  ].map(([what, bytes]) => ({
    ...{ ...base, what: String(what), files: withPicture(bytes ?? ""), exit: 6 },
    ...{ code: "image/too-large", message: /60000 × 60000 pixels/u, help: /scale it down/u },
  }));
  test.each(giants)("$what of 60,000 by 60,000 passes a limit", expectRefused);

  test("of two gigabytes passes a limit, and is not read", async () => {
    await expectRefused({
      ...{ ...base, what: "", files: withPicture(photo), exit: 6, code: "image/too-large" },
      prepare: (folder) => {
        truncateSync(join(folder, "articles/a.jpg"), 2_000_000_000);
      },
      message: /has 2000 MB, more than the 200 MB/u,
    });
  });

  test("of very many frames is its first one", async () => {
    const folder = issueFolder(forAnyPicture(withPicture(gifOf(3000, 20_000))));
    expect((await typeset(folder)).code).toBe(0);
  });

  const colored: readonly (readonly [string, Uint8Array, RegExp])[] = [
    ["a JPEG with waste for a profile", withProfile(photo, junk), /is damaged/u],
    ["a JPEG with half a profile", withProfile(photo, profile.subarray(0, 200)), /is damaged/u],
    ["a CMYK JPEG with a profile of RGB", withProfile(inked, profile), /is for RGB/u],
    [
      "a PNG with waste for a profile",
      withChunk(png, "iCCP", named(deflateSync(junk))),
      /is damaged/u,
    ],
    ["a PNG whose profile is a bomb", withChunk(png, "iCCP", named(bomb())), /is damaged/u],
  ];
  test.each(colored)("%s is set, with a warning", async (_, bytes, message) => {
    const { code, stderr } = await typeset(issueFolder(forAnyPicture(withPicture(bytes))));
    expect(code).toBe(0);
    const frames = framesIn(stderr);
    expect(frames).toMatchObject([{ head: "warning[image/profile]", place, under: "a.jpg" }]);
    expect(frames[0]?.message).toMatch(message);
  });

  test("a PNG whose comment is a bomb is set", async () => {
    const folder = issueFolder(forAnyPicture(withPicture(withChunk(png, "zTXt", named(bomb())))));
    expect(await typeset(folder)).toMatchObject({ code: 0, stderr: "" });
  });

  test("under --force a tint stands for it", async () => {
    const folder = issueFolder(withPicture(cutShort(photo)));
    expect((await typeset(folder, "--force", "-o", "a.pdf")).code).toBe(1);
    expect(existsSync(join(folder, "a.pdf"))).toBe(true);
    expect(imagesIn(join(folder, "a.pdf"))).toBe(0);
  });
});

/** A name and a method before what is deflated: how PNG's chunks hold it. */
function named(body: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from("p\0\0", "latin1"), body]);
}

function bomb(): Uint8Array {
  return deflateSync(Buffer.alloc(100_000_000), { level: 9 });
}

/** How many pictures a PDF holds. */
const imagesIn = (pdf: string): number =>
  readFileSync(pdf, "latin1").split("/Subtype /Image").length - 1;

describe.concurrent("one picture, ordered often", () => {
  const files: Files = forAnyPicture({
    ...oneArticle([figure("a.jpg"), figure("b.jpg"), figure("a.jpg")].join("\n\n")),
    "articles/a.jpg": photo,
    "articles/b.jpg": photo,
    "issue.yaml": manifest(["picture: { image: articles/b.jpg, alt: x }", "articles/a.md"]),
  });

  test("is embedded once, on pages and in figures, under either name", async () => {
    const folder = issueFolder(files);
    expect((await typeset(folder, "-o", "a.pdf")).code).toBe(0);
    expect(imagesIn(join(folder, "a.pdf"))).toBe(1);
  });

  test("two builds at a time share the cache, and come to the same bytes", async () => {
    const folder = issueFolder({ ...files, "articles/b.jpg": png });
    const runs = ["a.pdf", "b.pdf"].map((name) => typeset(folder, "-o", name));
    expect((await Promise.all(runs)).map(({ code }) => code)).toEqual([0, 0]);
    const [one, other] = ["a.pdf", "b.pdf"].map((name) => readFileSync(join(folder, name)));
    expect(one?.equals(other ?? Buffer.alloc(0))).toBe(true);
    expect(readdirSync(join(folder, ".typeset-cache/pictures"))).toHaveLength(2);
  });

  test("a damaged cache is found out and made anew", async () => {
    const folder = issueFolder({ ...files, "articles/b.jpg": png });
    await typeset(folder, "-o", "a.pdf");
    const shelf = join(folder, ".typeset-cache/pictures");
    const whole = readdirSync(shelf).map((name) => readFileSync(join(shelf, name)));
    for (const name of readdirSync(shelf)) writeFileSync(join(shelf, name), "waste".repeat(20));
    expect((await typeset(folder, "-o", "b.pdf")).code).toBe(0);
    const [one, other] = ["a.pdf", "b.pdf"].map((name) => readFileSync(join(folder, name)));
    expect(one?.equals(other ?? Buffer.alloc(0))).toBe(true);
    expect(readdirSync(shelf).map((name) => readFileSync(join(shelf, name)))).toEqual(whole);
  });

  test("where no cache can be made there is a build all the same", async () => {
    const folder = issueFolder(files);
    writeFileSync(join(folder, ".typeset-cache"), "a file where the cache would be");
    expect((await typeset(folder, "-o", "a.pdf")).code).toBe(0);
  });
});
