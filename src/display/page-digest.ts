import { createHash, type Hash } from "node:crypto";
import type { Ink } from "../color/ink.ts";
import type { Rect } from "../geometry/geometry.ts";
import type { GlyphRun } from "./glyph-run.ts";
import type { Mark, Page } from "./mark.ts";

/** A digest of all that is painted on a page, in hexadecimal digits: two pages that look alike have the same, on other folios too. */
export function pageDigest({ trim, bleed, marks }: Page): string {
  const hash = createHash("sha256");
  numbers(hash, [trim.width, trim.height, bleed]);
  for (const mark of marks) tell(hash, mark);
  return hash.digest("hex");
}

function tell(hash: Hash, mark: Mark): void {
  hash.update(`\n${mark.kind} `);
  switch (mark.kind) {
    case "text":
      numbers(hash, [mark.at.x, mark.at.y]);
      for (const run of mark.runs) tellRun(hash, run);
      return;
    case "rule":
      numbers(hash, sides(mark.rect));
      tellInk(hash, mark.ink);
      return;
    case "picture":
      hash.update(mark.picture.id);
      numbers(hash, [...sides(mark.frame), ...sides(mark.clip)]);
      return;
  }
}

function tellRun(hash: Hash, run: GlyphRun): void {
  hash.update(`${run.face.id} ${run.texts.join("\u0001")} ${run.reads ?? ""}`);
  numbers(hash, [run.size, run.scale, run.rise, ...run.glyphs, ...run.advances]);
  tellInk(hash, run.ink);
}

function tellInk(hash: Hash, ink: Ink): void {
  const { c, m, y, k } = ink.kind === "spot" ? ink.alternate : ink;
  if (ink.kind === "spot") hash.update(ink.name);
  numbers(hash, [c, m, y, k, ink.kind === "spot" ? ink.tint : 1]);
}

const sides = ({ x, y, width, height }: Rect): readonly number[] => [x, y, width, height];

function numbers(hash: Hash, values: readonly number[]): void {
  hash.update(Float64Array.from(values));
}
