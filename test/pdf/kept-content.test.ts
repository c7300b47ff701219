import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cmyk } from "../../src/color/ink.ts";
import type { Mark, Page } from "../../src/display/mark.ts";
import { keepingCoder, type Coder } from "../../src/pdf/coder.ts";
import { paint, type PaintOrder } from "../../src/pdf/paint.ts";
import { shippedBytes } from "../../src/io/shipped.ts";
import { grayPicture, line, ORDER, page, picture, publication, run } from "./build.ts";
import { SAMPLE } from "./sample.ts";

const condition = {
  ...{ identifier: "FOGRA39", registry: "http://www.color.org", info: "Offset", maxInk: 3 },
  profile: shippedBytes("assets/icc/ISOcoated_v2_300_bas.icc"),
};

async function painted(
  pages: readonly Page[],
  coder?: Coder,
  change: Partial<PaintOrder> = {},
): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const order = { ...ORDER, ...change, ...(coder && { coder }) };
  // The same pages, not others with new folios.
  const issue = { ...publication(), pages };
  await paint(issue, order, (bytes) => pieces.push(bytes));
  return Buffer.concat(pieces);
}

const spot = (name: string) =>
  ({ kind: "spot", name, tint: 0.6, alternate: cmyk(0, 0.9, 1, 0) }) as const;

const mark: fc.Arbitrary<Mark> = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12 }).map((words) => line(20, 50, words)),
  fc
    .record({
      cut: fc.constantFrom("serif", "italic", "code"),
      spot: fc.constantFrom("Buoy", "Tar"),
    })
    .map(({ cut, spot: name }) =>
      line(20, 90, run("quay", { cut: cut as "serif", ink: spot(name) })),
    ),
  fc.constantFrom("a", "b", "c").map((id) => picture(grayPicture(id, 4, 4), [0, 0, 9, 9])),
);
const leaf: fc.Arbitrary<Page> = fc.array(mark, { maxLength: 5 }).map((marks) => page(...marks));

describe("a coder that keeps what pages came to", () => {
  test("gives the same bytes, file after file, as one that does not", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(leaf, { minLength: 1, maxLength: 5 }),
        fc.array(fc.array(fc.nat(4), { minLength: 1, maxLength: 5 }), {
          minLength: 2,
          maxLength: 4,
        }),
        async (leaves, files) => {
          const coder = keepingCoder();
          for (const file of files) {
            coder.turn();
            const pages = file.flatMap((at) => leaves[at % leaves.length] ?? []);
            expect(Buffer.compare(await painted(pages, coder), await painted(pages))).toBe(0);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test("paints no glyph of a page twice, whatever stands before it", async () => {
    let asked = 0;
    const words = line(20, 50, "The lamp of the far quay");
    const [only] = words.runs;
    if (only === undefined) throw new Error("no run");
    const counted = {
      ...only,
      get glyphs() {
        asked += 1;
        return only.glyphs;
      },
    };
    const leaf = page({ ...words, runs: [counted] });
    const coder = keepingCoder();
    const first = await painted([leaf], coder);
    const before = asked;
    expect(before).toBeGreaterThan(0);
    coder.turn();
    expect(Buffer.compare(await painted([leaf], coder), first)).toBe(0);
    expect(asked).toBe(before);
    // Another page before it takes none of its codes.
    coder.turn();
    await painted([page(line(20, 50, "zyx")), leaf], coder);
    expect(asked).toBe(before);
  });

  test("tells pages apart by the marks round them, and by what they are printed in", async () => {
    const coder = keepingCoder();
    const changes: readonly Partial<PaintOrder>[] = [
      {},
      { marks: [] },
      { condition },
      { marks: ["crop", "bars"] },
      {},
    ];
    for (const change of changes) {
      coder.turn();
      const [kept, fresh] = [
        await painted(SAMPLE.pages, coder, change),
        await painted(SAMPLE.pages, undefined, change),
      ];
      expect(Buffer.compare(kept, fresh)).toBe(0);
    }
  });
});
