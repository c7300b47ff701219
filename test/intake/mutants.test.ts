import { describe, expect, test } from "vitest";
import { FILE_CHECKS } from "../../src/preflight/file-checks.ts";
import { inspectFile } from "../../src/intake/inspect.ts";
import { CHECKS } from "../../src/preflight/printer.ts";
import { claims, GOOD, written } from "./advert.ts";
import { colors, plates } from "./broken-colors.ts";
import { contents, fonts } from "./broken-contents.ts";
import { boxes, old, screen, standard, structure } from "./broken-files.ts";
import { pictures } from "./broken-pictures.ts";
import { checksIn, inspect, printer } from "./look.ts";
import type { Mutant } from "./mutant.ts";

/** Every kind of fault that the tool claims to find, each in a file that is good but for it. */

test("the good file is silent", async () => {
  const { diagnostics, facts } = await inspect(written(GOOD));
  expect(diagnostics.map(({ message }) => message)).toEqual([]);
  expect(facts).toMatchObject({
    ...{ version: "1.6", standard: "PDF/X-4", condition: "FOGRA39", pages: 1, pictures: 1 },
    ...{ spots: ["Harbor Blue"], fonts: [{ name: "SourceSans3", embedded: true, subset: true }] },
  });
});

/** How a good file is broken, what is told of it, and what else is wrong with it then. */
const damaged: readonly (readonly [
  how: string,
  change: (bytes: Buffer) => Buffer,
  check: string,
])[] = [
  ["no PDF at all", () => Buffer.from("PK\u0003\u0004 a Word file"), "not-a-pdf"],
  ["nothing", () => Buffer.alloc(10), "not-a-pdf"],
  [
    "bytes before it begins",
    (bytes) => Buffer.concat([Buffer.from("HTTP/1.1 200 OK\r\n\r\n"), bytes]),
    "header",
  ],
  ["cut at its end", (bytes) => bytes.subarray(0, bytes.length - 30), "end"],
  ["cut in the middle", (bytes) => bytes.subarray(0, bytes.length / 2), "end"],
  [
    "a byte too many before the table",
    (bytes) => Buffer.concat([bytes.subarray(0, 20), Buffer.from("\n"), bytes.subarray(20)]),
    "table",
  ],
  ["no word of the table", (bytes) => replaced(bytes, "startxref", "startxxxx"), "table"],
  ["a table that is none", (bytes) => replaced(bytes, "xref\n0 ", "xxxx\n0 "), "table"],
  [
    "an object that never ends",
    (bytes) => replaced(bytes, "/Type /OutputIntent", "<< [ << [ /OutputIn"),
    "object",
  ],
];

function replaced(bytes: Buffer, before: string, after: string): Buffer {
  const at = bytes.lastIndexOf(before);
  return Buffer.concat([
    bytes.subarray(0, at),
    Buffer.from(after),
    bytes.subarray(at + before.length),
  ]);
}

describe("damage", () => {
  test.each(damaged)("%s", async (_, change, check) => {
    expect(checksIn((await inspect(change(written(GOOD)))).diagnostics)).toContain(check);
  });
});

describe.each<readonly [string, readonly Mutant[]]>([
  ["structure", structure],
  ["boxes", boxes],
  ["standard", standard],
  ["what only a screen shows", screen],
  ["fonts", fonts],
  ["colors", colors],
  ["plates", plates],
  ["pictures", pictures],
  ["contents", contents],
  ["older standards", old],
])("%s", (_, mutants) => {
  for (const [how, change, check, also] of mutants) {
    test(how, async () => {
      const found = checksIn((await inspect(written(change(GOOD)))).diagnostics);
      expect(found.toSorted()).toEqual([check, ...(also === undefined ? [] : [also])].toSorted());
    });
  }
});

test("a page count that the printer cannot bind", async () => {
  const { limits, checks } = printer("sheetfed-coated");
  const four = { limits: { ...limits, multiple: 4 }, checks };
  const { diagnostics } = await inspectFile(written(GOOD), four);
  expect(checksIn(diagnostics)).toEqual(["pages"]);
});

test("each check is failed by a file of its own", () => {
  const failed = [
    structure,
    boxes,
    standard,
    screen,
    fonts,
    colors,
    plates,
    pictures,
    contents,
    old,
  ]
    .flat()
    .map(([, , check]) => check);
  const known = [...Object.keys(FILE_CHECKS), ...Object.keys(CHECKS)];
  // What an advert is asked beside is asked of its booking.
  const asked = known.filter((check) => !check.startsWith("advert-") && check !== "no-page");
  const others = [...damaged.map(([, , check]) => check), "pages", "unread"];
  expect(asked.filter((check) => ![...failed, ...others].includes(check))).toEqual([]);
});

test.each(["PDF/X-1a:2003", "PDF/X-3:2003"])("a good %s is silent", async (standard) => {
  expect((await inspect(written(claims(standard)(GOOD)))).diagnostics).toEqual([]);
});
