import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode, type Decoded } from "../../src/foreign/filters.ts";
import { lexerOf } from "../../src/foreign/lexer.ts";
import { operationsIn } from "../../src/foreign/operations.ts";
import { valueFrom } from "../../src/foreign/parser.ts";
import { NO_ENTRIES, type PdfValue } from "../../src/foreign/values.ts";

const by = (
  name: string,
  coded: string | Uint8Array,
  entries: Record<string, PdfValue> = {},
): Decoded => {
  const parameters = { ...NO_ENTRIES, entries: new Map(Object.entries(entries)) };
  const bytes = typeof coded === "string" ? Buffer.from(coded, "latin1") : coded;
  return decode(bytes, [{ name, parameters }], 1000);
};

const text = ({ bytes }: Decoded): string => Buffer.from(bytes).toString("latin1");

describe("codings", () => {
  test.each([
    ["ASCIIHexDecode", "48 61 72 62 6F 72 7>", "Harborp"],
    ["ASCII85Decode", '87cURD]i,"Ebo80~>', "Hello World!"],
    ["ASCII85Decode", "z~>", "\0\0\0\0"],
    ["RunLengthDecode", "\x02abc\xfed\x80rest", "abcddd"],
    ["LZWDecode", "\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", "-----A---B"],
    ["FlateDecode", deflateSync("quay").toString("latin1"), "quay"],
  ])("%s", (name, coded, plain) => {
    expect([text(by(name, coded)), by(name, coded).fault]).toEqual([plain, undefined]);
  });

  test("rows that were predicted, by each of PNG's ways", () => {
    const rows = Buffer.from([0, 1, 2, 3, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 1, 1, 4, 1, 1, 1]);
    const { bytes } = by("FlateDecode", deflateSync(rows), { Predictor: 15, Columns: 3 });
    expect([...bytes]).toEqual([1, 2, 3, 1, 2, 3, 2, 3, 4, 2, 3, 4, 3, 4, 5]);
  });

  test("what is longer than is read, broken or not known is told", () => {
    expect(by("FlateDecode", deflateSync(Buffer.alloc(5000))).fault).toBe("too-long");
    expect(by("FlateDecode", "no zlib at all").fault).toBe("damaged");
    expect(by("ASCII85Decode", "\x7f").fault).toBe("damaged");
    expect(by("Brotli", "x").fault).toBe("unknown");
  });

  test("noise is decoded to something, whatever it is said to be", () => {
    const names = [
      "ASCIIHexDecode",
      "ASCII85Decode",
      "RunLengthDecode",
      "LZWDecode",
      "FlateDecode",
    ];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.uint8Array({ maxLength: 300 }), (name, noise) => {
        expect(by(name, noise).bytes.length).toBeLessThanOrEqual(1000 + 260);
      }),
    );
  });
});

const parsed = (said: string): unknown => valueFrom(lexerOf(Buffer.from(said, "latin1")));
const string = (said: string) => ({ kind: "string", bytes: Uint8Array.from(Buffer.from(said)) });

test.each<[string, unknown]>([
  ["12", 12],
  ["-.5", -0.5],
  ["+3.", 3],
  ["--7", -7],
  ["true", true],
  ["null", null],
  ["/A#20B", { kind: "name", text: "A B" }],
  ["12 0 R", { kind: "reference", number: 12, generation: 0 }],
  ["[1 2 0 R 3]", [1, { kind: "reference", number: 2, generation: 0 }, 3]],
  ["(a(b)\\)\\n\\101\\\nc)", string("a(b))\nAc")],
  ["% words\n7", 7],
  ["[1 2", undefined],
  ["<< /A 1 endobj", undefined],
  ["[".repeat(500), undefined],
])("%j is read", (said, value) => {
  expect(parsed(said)).toEqual(value);
});

test("a picture within contents ends at its own end, whatever its samples look like", () => {
  const contents = "BI /W 6 /H 1 /BPC 8 /CS /G ID  EI ab EI 1 0 0 RG";
  const found = [...operationsIn(Buffer.from(contents, "latin1"))].map(({ operator }) => operator);
  expect(found).toEqual(["BI", "RG"]);
});

test("contents are read to their end, whatever they are", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (noise) => {
      expect([...operationsIn(noise)].length).toBeLessThanOrEqual(noise.length + 1);
    }),
  );
});
