import { expect, test } from "vitest";
import { FRESH } from "../../src/pdf/coder.ts";
import { openObjects } from "../../src/pdf/objects.ts";
import { nameOf, words } from "../../src/pdf/values.ts";

const INFO = {
  Title: "t",
  Producer: "p",
  Creator: "c",
  CreationDate: new Date(0),
  ModDate: new Date(0),
};

const pieces: Uint8Array[] = [];
const open = () => {
  pieces.length = 0;
  return openObjects(INFO, "en", (bytes) => pieces.push(bytes), FRESH);
};

test.each([
  ["Buoy", "Buoy"],
  ["PANTONE 485 C", "PANTONE#20485#20C"],
  ["a/b(c)#1", "a#2Fb#28c#29#231"],
  ["é", "#C3#A9"],
])("the name %s is written %s", (text, name) => {
  expect(nameOf(text)).toBe(name);
});

test("strings are names, words are text, references are numbers", async () => {
  const objects = await open();
  const one = objects.write({ Kind: "Name", Text: words("a (b)"), Wide: words("é"), Yes: true });
  objects.write({ One: one, Bytes: Uint8Array.of(0, 255), Half: 0.5 });
  objects.finish();
  const source = Buffer.concat(pieces).toString("latin1");
  expect(source).toContain(
    "/Kind /Name\n/Text (a \\(b\\))\n/Wide (\u00fe\u00ff\u0000\u00e9)\n/Yes true",
  );
  expect(source).toContain(`/One ${one.id} 0 R\n/Bytes <00ff>\n/Half 0.5`);
});

test("a number that was promised must be written, once", async () => {
  const objects = await open();
  const promised = objects.reserve();
  expect(() => {
    objects.finish();
  }).toThrow(`object ${promised.id} was never written`);
  objects.write({}, promised);
  expect(() => objects.write({}, promised)).toThrow("twice");
});

test("a stream has bytes", async () => {
  const objects = await open();
  expect(() => objects.stream({ dictionary: {}, bytes: new Uint8Array() })).toThrow(
    "without bytes",
  );
});

test("the fingerprint is that of what was written", async () => {
  const [a, b, c] = [await open(), await open(), await open()];
  for (const objects of [a, b]) objects.write({ Text: words("tide") });
  c.write({ Text: words("ebb") });
  expect(a.fingerprint()).toEqual(b.fingerprint());
  expect(a.fingerprint()).not.toEqual(c.fingerprint());
  expect(a.fingerprint()).toHaveLength(16);
});
