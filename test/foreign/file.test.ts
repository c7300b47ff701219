import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { openFile } from "../../src/foreign/file.ts";
import { isStream } from "../../src/foreign/values.ts";

/** A file whose second object is a stream of so many bytes, packed. */
function fileWith(bytes: Uint8Array) {
  const packed = deflateSync(bytes).toString("latin1");
  const text = `%PDF-1.6\n1 0 obj << /Type /Catalog >> endobj\n2 0 obj << /Filter /FlateDecode /Length ${packed.length} >> stream\n${packed}\nendstream endobj\n`;
  const file = openFile(Buffer.from(`${text}trailer << /Root 1 0 R >>\n`, "latin1"));
  const stream = file.resolve({ kind: "reference", number: 2, generation: 0 });
  if (!isStream(stream)) throw new Error("there is no stream");
  return { file, stream };
}

test("a stream that was too long for one is whole for another who asks for more", () => {
  const { file, stream } = fileWith(Buffer.alloc(1000, "x"));
  const lengths = [10, 2000, 10].map((most) => file.decoded(stream, most).bytes.length);
  expect(lengths).toEqual([0, 1000, 1000]);
  expect(file.decoded(stream).fault).toBeUndefined();
});
