import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { expect, test } from "vitest";
import { COMMAND, issueFolder, manifest, typeset } from "../support/issue-folder.ts";
import { PROJECT } from "./judge.ts";

const PICTURES = 16;
const [WIDTH, HEIGHT] = [2400, 1600];

/** Noise in four inks, as large as a photograph that fills a page and in a file as heavy. */
function plate(number: number): Promise<Buffer> {
  const inks = Uint8Array.from(
    { length: WIDTH * HEIGHT * 3 },
    (_, i) => (Math.imul(i + 1, 2_654_435_761 + 2 * number) >>> 24) % 200,
  );
  const raw = { width: WIDTH, height: HEIGHT, channels: 3 } as const;
  return sharp(inks, { raw }).toColourspace("cmyk").jpeg({ quality: 97 }).toBuffer();
}

test("pictures that are heavier together than the memory allowed are printed all the same", async () => {
  const names = Array.from({ length: PICTURES }, (_, i) => `plate-${i}.jpg`);
  const files: Record<string, string | Uint8Array> = {
    // As they are: heavy, and too coarse for a press.
    "issue.yaml": manifest(
      names.map((name) => `picture: { image: ${name}, alt: x }`),
      "print: { standard: none }\n",
    ),
  };
  for (const [i, name] of names.entries()) files[name] = await plate(i);
  const folder = issueFolder(files);
  const peak = join(folder, "peak");
  // The first build decodes every picture, which is the decoder's memory.
  await typeset(folder, "-o", "a.pdf");
  await promisify(execFile)(
    process.execPath,
    ["--import", join(PROJECT, "bench/peak.js"), COMMAND, "issue.yaml", "-o", "a.pdf", "-q"],
    { cwd: folder, env: { ...process.env, TYPESET_PEAK_FILE: peak } },
  );
  const written = readFileSync(join(folder, "a.pdf")).length;
  const megabytes = Number(readFileSync(peak, "utf8")) / 1024;
  expect(written).toBeGreaterThan(200e6);
  // Held at once, the pictures, their prepared bytes and the file would come to 800 and more.
  expect(megabytes).toBeLessThan(560);
}, 180_000);
