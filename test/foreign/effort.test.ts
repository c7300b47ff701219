import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { isSpent, type Effort } from "../../src/foreign/effort.ts";
import { openFile } from "../../src/foreign/file.ts";
import { layersOf } from "../../src/foreign/layers.ts";
import { lookThrough } from "../../src/foreign/look-through.ts";
import { pagesOf } from "../../src/foreign/pages.ts";
import { processorTime } from "../support/processor-time.ts";

/**
 * Whatever a file can ask for again and again is paid: with little effort to spend, files that would take minutes are done
 * with at once, and it is known that they were not looked at in full.
 */
const LITTLE = 2_000_000;
const AT_ONCE = 2000;

/** An object's text, or a stream's dictionary and bytes. */
type Piece = string | readonly [says: string, bytes: Uint8Array | string];

const packed = (bytes: Uint8Array | string, says = ""): Piece => [
  `${says} /Filter /FlateDecode`,
  deflateSync(bytes),
];

/** Objects from 1 on; the first is the catalog. */
function fileOf(pieces: readonly Piece[]): Buffer {
  const parts = pieces.map((piece, i) => {
    const [says, bytes] = typeof piece === "string" ? [piece, undefined] : piece;
    if (bytes === undefined) return Buffer.from(`${i + 1} 0 obj ${says} endobj\n`);
    const head = `${i + 1} 0 obj << ${says} /Length ${bytes.length} >> stream\n`;
    return Buffer.concat([
      Buffer.from(head),
      Buffer.from(bytes),
      Buffer.from("\nendstream endobj\n"),
    ]);
  });
  const end = Buffer.from("trailer << /Root 1 0 R >>\n");
  return Buffer.concat([Buffer.from("%PDF-1.6\n"), ...parts, end]);
}

const CATALOG = "<< /Type /Catalog /Pages 2 0 R >>";
const PAGES = "<< /Type /Pages /Count 1 /Kids [3 0 R] >>";

/** One page; its other objects are numbered from 5 on. */
const pageOf = (contents: Piece, resources: string, ...others: readonly Piece[]): Buffer =>
  fileOf([
    CATALOG,
    PAGES,
    `<< /Type /Page /MediaBox [0 0 9 9] /Resources << ${resources} >> /Contents 4 0 R >>`,
    contents,
    ...others,
  ]);

/** What is left of the effort when all pages were looked through, and how long that took. */
function looked(bytes: Uint8Array, effort: Effort): number {
  const worked = processorTime();
  const file = openFile(bytes, effort);
  const perusal = { file, layers: layersOf(file), fonts: new Map() };
  const nobody = { painted: () => undefined, noted: () => undefined };
  for (const page of pagesOf(file).pages) lookThrough(page, perusal, nobody);
  return worked();
}

const times = (count: number, text: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => text(i)).join(" ");

const NOT_ONLY_ONE = 1000;
const blank = Buffer.alloc(4_000_000, " ");
const ocg = "<< /Type /OCG >>";
const layered = `<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >> >>`;

describe("files that are made to be slow", () => {
  test.each<readonly [how: string, bytes: Buffer]>([
    ["operators", pageOf(packed("q Q ".repeat(500_000)), "")],
    ["numbers and no operator", pageOf(packed("1 ".repeat(2_000_000)), "")],
    [
      "nothing but white, painted again and again",
      pageOf(
        packed("/X Do ".repeat(NOT_ONLY_ONE)),
        "/XObject << /X 5 0 R >>",
        packed(blank, "/Subtype /Form"),
      ),
    ],
    [
      "contents of one part a thousand times",
      fileOf([
        CATALOG,
        PAGES,
        `<< /Type /Page /Contents [${"4 0 R ".repeat(NOT_ONLY_ONE)}] >>`,
        packed(blank),
      ]),
    ],
    [
      "a thousand pages with the same contents",
      fileOf([
        CATALOG,
        `<< /Type /Pages /Kids [${times(NOT_ONLY_ONE, (i) => `${i + 4} 0 R`)}] >>`,
        packed(blank),
        ...Array.from({ length: NOT_ONLY_ONE }, () => "<< /Type /Page /Contents 3 0 R >>"),
      ]),
    ],
    [
      "nodes of the tree that share what hangs under them",
      fileOf([
        CATALOG,
        `<< /Type /Pages /Kids [${times(NOT_ONLY_ONE, (i) => `${i + 4} 0 R`)}] >>`,
        `[${"null ".repeat(20_000)}]`,
        ...Array.from({ length: NOT_ONLY_ONE }, () => "<< /Kids 3 0 R >>"),
      ]),
    ],
    [
      "text of one string",
      pageOf(
        packed(`BT /F 9 Tf ${`(${"a".repeat(60_000)}) Tj `.repeat(100)}`),
        "/Font << /F 5 0 R >>",
        "<< /Subtype /TrueType >>",
      ),
    ],
    [
      "widths of all codes, a thousand times",
      pageOf(
        packed("BT /F 9 Tf"),
        "/Font << /F << /Subtype /Type0 /DescendantFonts [<< /W 5 0 R >>] >> >>",
        `[${"0 65535 9 ".repeat(NOT_ONLY_ONE)}]`,
      ),
    ],
    [
      "letters of all codes, a thousand times",
      pageOf(
        packed("BT /F 9 Tf"),
        "/Font << /F << /Subtype /TrueType /ToUnicode 5 0 R >> >>",
        packed("<0000> <ffff> <0041> endbfrange ".repeat(NOT_ONLY_ONE)),
      ),
    ],
    [
      "fonts that share a list of letters",
      pageOf(
        packed(times(NOT_ONLY_ONE, (i) => `/F${i} 9 Tf`)),
        `/Font << ${times(NOT_ONLY_ONE, (i) => `/F${i} << /Subtype /TrueType /ToUnicode 5 0 R >>`)} >>`,
        packed("<01> <0041> endbfchar ".repeat(10_000)),
      ),
    ],
    [
      "a recipe of a color that branches without end",
      pageOf(
        packed("/C cs"),
        "/ColorSpace << /C [/Separation /A /DeviceCMYK 5 0 R] >>",
        ...Array.from({ length: 9 }, (_, i) => `[${`${i + 6} 0 R `.repeat(40)}]`),
      ),
    ],
    [
      "recipes that are hashed again and again",
      pageOf(
        packed(times(NOT_ONLY_ONE, (i) => `/C${i} cs`)),
        `/ColorSpace << ${times(NOT_ONLY_ONE, (i) => `/C${i} [/Separation /A${i} /DeviceCMYK 5 0 R]`)} >>`,
        packed(blank),
      ),
    ],
    [
      "a layer of a hundred thousand layers",
      fileOf([
        layered,
        PAGES,
        "<< /Type /Page /Resources << /Properties << /M 5 0 R >> >> /Contents 4 0 R >>",
        packed("/OC /M BDC EMC ".repeat(NOT_ONLY_ONE)),
        `<< /Type /OCMD /OCGs [${"6 0 R ".repeat(100_000)}] >>`,
        ocg,
      ]),
    ],
    [
      "a font of drawings with a glyph for everything",
      pageOf(
        packed("BT /F 9 Tf (a) Tj"),
        `/Font << /F << /Subtype /Type3 /CharProcs << ${times(100_000, (i) => `/g${i} 5 0 R`)} >> >> >>`,
        "null",
      ),
    ],
    [
      "objects that go on to the file's end",
      Buffer.from(
        `%PDF-1.6\n${times(NOT_ONLY_ONE, (i) => `${i + 1} 0 obj (${" ".repeat(1000)}`)} trailer << /Root 1 0 R >>`,
      ),
    ],
    [
      "codes within codes",
      pageOf([`/Filter [${"/ASCIIHexDecode ".repeat(8)}]`, Buffer.alloc(8_000_000, "3")], ""),
    ],
  ])("%s", (_, bytes) => {
    const effort = { left: LITTLE };
    expect(looked(bytes, effort)).toBeLessThan(AT_ONCE);
    expect(isSpent(effort)).toBe(true);
  });
});

test("parts marked within one another are hidden by the outermost, however many they are", () => {
  const marks = (count: number): string => "/A BMC ".repeat(count);
  const shape = "0 0 1 1 re f ";
  const contents = `${marks(20_000)}${shape.repeat(20_000)}`;
  const took = looked(pageOf(packed(contents), ""), { left: 100_000_000 });
  expect(took).toBeLessThan(AT_ONCE);
});

test("a page as pages are takes little of the effort that there is", () => {
  const type = "BT /F 9 Tf 1 0 0 1 60 500 Tm (A place by the water) Tj ET\n".repeat(60);
  const shapes = "0.2 0.1 0 0 k 10 10 m 20 20 30 30 40 40 c h f\n".repeat(500);
  const bytes = pageOf(packed(type + shapes), "/Font << /F 5 0 R >>", "<< /Subtype /TrueType >>");
  const effort = { left: LITTLE };
  looked(bytes, effort);
  expect(LITTLE - effort.left).toBeLessThan(300_000);
});
