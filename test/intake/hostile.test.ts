import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { add, all, GOOD, more, paint, resource, say, stuff, written } from "./advert.ts";
import type { Change } from "./advert.ts";
import { damaged, damageOf } from "./damage.ts";
import { looked, told } from "./booked.ts";
import { checksIn, inspect } from "./look.ts";
import { processorTime } from "../support/processor-time.ts";

/** Files that are damaged, and files that are made to break their reader: a sentence each, soon. */

const SOON = 5000;

const good = written(GOOD);

test("a damaged file is looked over to its end, soon, and cut ones are told of", async () => {
  await fc.assert(
    fc.asyncProperty(damageOf(good), async (one) => {
      const worked = processorTime();
      const { diagnostics } = await inspect(damaged(good, one));
      expect(worked()).toBeLessThan(SOON);
      for (const { message, hints } of diagnostics) {
        expect(message).toMatch(/^[^\n]+$/u);
        expect(hints).not.toEqual([]);
      }
      if (one.kind === "cut" && one.at < good.length - 8) expect(diagnostics).not.toEqual([]);
    }),
    { numRuns: 200 },
  );
}, 120_000);

/** Objects that lie in streams, and a table that is one, are damaged, too. */
test("so is one that is packed", async () => {
  const { PDFDocument } = await import("@cantoo/pdf-lib");
  const packed = Buffer.from(
    await (await PDFDocument.load(good, { updateMetadata: false })).save(),
  );
  const flips = fc.array(fc.tuple(fc.nat(packed.length - 1), fc.nat(255)), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(flips, fc.nat(packed.length), async (bytes, end) => {
      const one = Buffer.from(packed);
      for (const [at, byte] of bytes) one[at] = byte;
      const worked = processorTime();
      await inspect(one);
      await inspect(one.subarray(0, end));
      expect(worked()).toBeLessThan(SOON);
    }),
    { numRuns: 60 },
  );
}, 120_000);

const FORMS = 30;

/** Each form paints the next twice: 2³⁰ times the last of them. */
const doubling: Change = all(
  ...Array.from({ length: FORMS }, (_, i) =>
    add(
      `f${i}`,
      `/Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /N @f${i + 1} >> >>`,
      "/N Do /N Do",
    ),
  ),
  add(`f${FORMS}`, "/Subtype /Form /BBox [0 0 1 1]", "0 0 1 1 re f"),
  resource("XObject", "/N @f0"),
  paint("/N Do\n"),
);

/** Shapes all over the page, each over most of those before it. */
const veils = (count: number): string =>
  Array.from({ length: count }, (_, i) => {
    const [x, y] = [20 + ((i * 37) % 200), 20 + ((i * 91) % 300)];
    return `${x} ${y} m ${x + 300} ${y + 40} ${x + 250} ${y + 400} ${x + 90} ${y + 450} c h f`;
  }).join("\n");

const hairs = (count: number): string =>
  Array.from({ length: count }, (_, i) => `${(i * 37) % 600} 9 m ${(i * 91) % 600} 800 l S`).join(
    "\n",
  );

const bomb = (size: number): Buffer => deflateSync(Buffer.alloc(size, 32));

test.each<readonly [how: string, change: Change, check: string]>([
  ["forms that double themselves", doubling, "unread"],
  [
    "five million operators",
    stuff("contents", () => deflateSync(Buffer.alloc(25_000_000, "q Q \n"))),
    "unread",
  ],
  ["contents of 300 MB", stuff("contents", () => bomb(300_000_000)), "unread"],
  [
    "contents packed twice",
    all(
      stuff("contents", () => deflateSync(bomb(300_000_000))),
      say("contents", "/FlateDecode", "[/FlateDecode /FlateDecode]"),
    ),
    "unread",
  ],
  ["arrays within arrays", add("deep", "[".repeat(100_000)), "object"],
  ["dictionaries within dictionaries", add("deep", "/A << ".repeat(100_000)), "object"],
  [
    "arrays in contents",
    stuff("contents", () => deflateSync(Buffer.alloc(1_000_000, "["))),
    "contents",
  ],
  [
    "a reference to itself",
    say("page", "/Contents @contents", "/Contents @loop /Was @contents"),
    "",
  ],
  [
    "pages that are one another's parents",
    all(say("page", "/Parent @pages", "/Parent @page"), say("pages", "[@page]", "[@pages @page]")),
    "page-tree",
  ],
  ["a length that leads to itself", more("program", "/Length @program"), "stream-length"],
  [
    "a font of a million widths",
    say("font", /\/Widths \[[^\]]*\]/u, `/Widths [${"5 ".repeat(1_000_000)}]`),
    "",
  ],
  [
    "a picture of a billion pixels",
    say("picture", "/Width 1000 /Height 667", "/Width 40000 /Height 40000"),
    "",
  ],
  [
    "ten thousand hairlines on one another",
    paint(`0 0 0 1 K 0.1 w ${"100 100 m 300 300 l S ".repeat(10_000)}`),
    "hairline",
  ],
  [
    "a line of ten thousand corners",
    paint(
      `0 0 0 1 K 0.1 w 0 0 m ${Array.from({ length: 10_000 }, (_, i) => `${(i * 37) % 600} ${(i * 91) % 800} l`).join(" ")} S\n`,
    ),
    "",
  ],
  [
    "a thousand veils on one another",
    all(
      resource("ExtGState", "/V << /ca 0.5 >>"),
      paint(`/V gs 0.9 0.9 0.9 0.9 k ${veils(1500)}\n`),
    ),
    "ink",
  ],
  [
    "a thousand solids over one another",
    paint(`/Over gs 0 0.9 0.9 0.9 k ${veils(700)} 1 0 0 0 k ${veils(700)}\n`),
    "ink",
  ],
  ["four inks a thousand times", paint(`1 1 1 1 k ${veils(1500)}\n`), ""],
  ["hairlines all over the page", paint(`0.5 0.5 0 0 K 0.1 w ${hairs(3000)}\n`), "hairline"],
  [
    "clips within clips",
    paint(`${"q 0 0 m 600 0 l 300 800 l h W n ".repeat(2000)} 0 0 9 9 re f ${"Q ".repeat(2000)}`),
    "contents",
  ],
])(
  "%s",
  async (_, change, check) => {
    const bytes = written(change(GOOD));
    const worked = processorTime();
    const found = checksIn((await inspect(bytes)).diagnostics);
    expect(worked()).toBeLessThan(2 * SOON);
    if (check !== "") expect(found).toContain(check);
  },
  60_000,
);

/** Files that are nothing but what breaks their reader: each object asks for the next, or goes on to the file's end. */
const HEAD = "%PDF-1.6\n";
const END = "\nstartxref\n0\n%%EOF\n";
const objects = (count: number, text: (number: number) => string): string =>
  Array.from({ length: count }, (_, i) => `${i + 1} 0 obj ${text(i + 1)}\n`).join("");

/** A table by which each object lies in the stream that is the one before it. */
function packedInOneAnother(count: number): Buffer {
  const rows = Buffer.alloc((count + 1) * 7);
  for (let number = 1; number <= count; number++) {
    rows[number * 7] = 2;
    rows.writeUInt32BE(Math.max(1, number - 1), number * 7 + 1);
  }
  const says = `/Type /XRef /Size ${count + 1} /W [1 4 2] /Root ${count} 0 R /Length ${rows.length}`;
  const end = `\nendstream\nendobj\nstartxref\n${HEAD.length}\n%%EOF\n`;
  return Buffer.concat([
    Buffer.from(`${HEAD}1 0 obj\n<< ${says} >>\nstream\n`),
    rows,
    Buffer.from(end),
  ]);
}

test.each<readonly [how: string, bytes: Buffer]>([
  [
    "lengths that wait for one another",
    Buffer.from(
      HEAD +
        objects(20_000, (n) => `<< /Length ${n + 1} 0 R >>\nstream\nx\nendstream\nendobj`) +
        END,
    ),
  ],
  ["streams of objects within one another", packedInOneAnother(60_000)],
  ["strings without an end", Buffer.from(HEAD + objects(30_000, () => "(") + END)],
  ["streams without an end", Buffer.from(HEAD + objects(60_000, () => "<<>> stream") + END)],
  ["tables without an object", Buffer.from(HEAD + "/XRef ".repeat(400_000) + END)],
  ["trailers without an end", Buffer.from(HEAD + "trailer << /K (".repeat(20_000) + END)],
])(
  "%s",
  async (_, bytes) => {
    const found = checksIn((await inspect(bytes)).diagnostics);
    expect(found).toContain("page-tree");
  },
  60_000,
);

/** Nodes of a tree of pages that share a list of what is no page. */
const endlessTree = Buffer.from(
  `${HEAD}1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n` +
    `2 0 obj << /Type /Pages /Kids [${Array.from({ length: 200 }, (_, i) => `${i + 4} 0 R`).join(" ")}] >> endobj\n` +
    `3 0 obj [${"null ".repeat(20_000)}] endobj\n` +
    Array.from({ length: 200 }, (_, i) => `${i + 4} 0 obj << /Kids 3 0 R >> endobj\n`).join("") +
    "trailer << /Root 1 0 R >>" +
    END,
);

test("an advert in which no page was come to is told to be too large, too", () => {
  expect(told(looked(endlessTree))).toEqual([
    expect.stringMatching(/^error unread: .*is too large to be looked over in full/u),
    expect.stringMatching(/^error no-page: /u),
  ]);
});

test("of an advert with more on it than is looked at closely there is a warning, and it is placed", () => {
  const dots = (count: number): Buffer =>
    written(paint("0 0 0 1 k " + "100 100 9 9 re f ".repeat(count))(GOOD));
  expect(told(looked(dots(500)))).toEqual([]);
  const { isPlaceable, diagnostics } = looked(dots(3100));
  expect([isPlaceable, told({ diagnostics })]).toEqual([
    true,
    [expect.stringMatching(/^warning unread: .*has more on it than is looked at closely/u)],
  ]);
});
