import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect } from "vitest";
import { testWith } from "../pdf/outside.ts";
import { svg } from "./build.ts";
import { bothRoads, distance } from "./oracle.ts";
import type { Pixels } from "./oracle.ts";

const SIZE = 'viewBox="0 0 100 100" width="100" height="100"';

const fade = '<stop stop-color="{k}"/><stop offset="1" stop-color="{w}"/>';
const flag =
  '<stop stop-color="{c}"/><stop offset=".3" stop-color="{w}"/><stop offset=".3" stop-color="{k}"/><stop offset=".7" stop-color="{w}"/><stop offset="1" stop-color="{m}"/>';

/**
 * Where librsvg is known to err, it is given another drawing of the same look: shapes of a clip path that run
 * against each other cancel each other out there, and all have the first one's rule.
 */
const SAME_LOOK: Readonly<Record<string, readonly [wrong: string, right: string]>> = {
  "clip paths": ["M20 20V70H50V20Z", "M20 20H50V70H20Z"],
  "a clip path with holes": [
    '<circle cx="70" cy="70" r="20"/></clipPath>',
    '</clipPath><circle cx="70" cy="70" r="20" fill="{m}"/>',
  ],
};

/** Each a drawing of 100 by 100. */
const FEATURES: Readonly<Record<string, string>> = {
  "paths of every kind":
    '<path fill="{c}" d="M10 50c0-50 40-50 40 0s40 50 40 0v40h-80z"/><path fill="none" stroke="{k}" stroke-width="3" d="M5 20q20-30 40 0t40 0A12 20 30 1 1 60 30"/>',
  "basic shapes":
    '<rect x="5" y="5" width="40" height="30" rx="12" ry="6" fill="{m}"/><circle cx="70" cy="25" r="20" fill="{c}"/><ellipse cx="25" cy="70" rx="20" ry="10" fill="{y}" stroke="{k}"/><polygon points="60,60 95,60 80,95" fill="{k}"/><polyline points="50,50 55,90 60,55" fill="none" stroke="{m}" stroke-width="2"/>',
  "holes by both rules":
    '<path fill="{k}" d="M5 5H45V45H5ZM15 15H35V35H15Z"/><path fill="{k}" fill-rule="evenodd" d="M55 5H95V45H55ZM65 15H85V35H65Z"/><path fill="{c}" d="M30 60L70 60L38 95L50 50L62 95Z"/><path fill="{m}" fill-rule="evenodd" transform="translate(-25 0) scale(.6)" d="M80 100L120 100L88 145L100 85L112 145Z"/>',
  "caps, joins and miter limits":
    '<g fill="none" stroke="{k}" stroke-width="8"><path d="M15 15H40L15 30" stroke-linejoin="round" stroke-linecap="round"/><path d="M60 15H85L60 30" stroke-linejoin="bevel" stroke-linecap="square"/><path d="M15 55H60L15 62" stroke-miterlimit="20"/><path d="M15 80H60L15 87"/></g>',
  dashes:
    '<g fill="none" stroke="{k}" stroke-width="4"><path d="M5 10H95" stroke-dasharray="10 5"/><path d="M5 30H95" stroke-dasharray="10 5 2" stroke-dashoffset="-4"/><path d="M5 50H95" stroke-dasharray="0 8" stroke-linecap="round"/><circle cx="50" cy="75" r="18" stroke-dasharray="7"/></g>',
  "pens bent by a transform":
    '<g fill="none" stroke="{c}" stroke-width="4"><circle r="8" transform="translate(30 50) scale(3 1) rotate(20)"/><path d="M0 0H10V10" transform="translate(60 10) skewX(40) scale(3)" stroke-dasharray="3 2"/></g>',
  "transforms within transforms":
    '<g transform="translate(50 50) rotate(30)"><rect x="-20" y="-20" width="40" height="40" fill="{c}"/><g transform="scale(.5 1) skewY(15)"><rect x="10" y="10" width="40" height="20" fill="{m}"/></g></g>',
  "linear gradients": `<linearGradient id="a">${flag}</linearGradient><linearGradient id="b" gradientUnits="userSpaceOnUse" x1="10" y1="60" x2="60" y2="90" gradientTransform="rotate(-10)">${fade}</linearGradient><rect x="5" y="5" width="90" height="40" fill="url(#a)"/><ellipse cx="50" cy="75" rx="45" ry="20" fill="url(#b)"/>`,
  "a gradient of a box bends with the box": `<linearGradient id="a" x2="1" y2="1">${flag}</linearGradient><rect x="5" y="5" width="90" height="30" fill="url(#a)"/><rect x="5" y="50" width="30" height="45" transform="skewX(20)" fill="url(#a)"/>`,
  "gradients that repeat": `<linearGradient id="a" x1=".4" x2=".6" spreadMethod="repeat">${fade}</linearGradient><radialGradient id="b" r=".2" spreadMethod="reflect">${fade}</radialGradient><rect x="5" y="5" width="90" height="40" fill="url(#a)"/><rect x="5" y="50" width="90" height="45" fill="url(#b)"/>`,
  "radial gradients": `<radialGradient id="a" fx=".2" fy=".3">${fade}</radialGradient><radialGradient id="b" gradientUnits="userSpaceOnUse" cx="70" cy="70" r="30" gradientTransform="translate(0 35) scale(1 .5)">${flag}</radialGradient><circle cx="30" cy="30" r="25" fill="url(#a)"/><rect x="40" y="45" width="55" height="50" fill="url(#b)"/>`,
  "a gradient along a stroke": `<linearGradient id="a" gradientUnits="userSpaceOnUse" x1="10" x2="90">${fade}</linearGradient><path d="M10 80C10 0 90 0 90 80" fill="none" stroke="url(#a)" stroke-width="12"/>`,
  "a gradient that is seen through": `<linearGradient id="a"><stop stop-color="{k}"/><stop offset="1" stop-color="{k}" stop-opacity="0"/></linearGradient><rect x="10" y="40" width="80" height="20" fill="{k}"/><rect x="5" y="5" width="90" height="90" fill="url(#a)"/>`,
  "clip paths":
    '<clipPath id="a"><circle cx="30" cy="30" r="20"/><path d="M20 20V70H50V20Z"/></clipPath><clipPath id="b" clipPathUnits="objectBoundingBox"><path d="M0 0H1L.5 1Z"/></clipPath><clipPath id="c" clip-path="url(#a)"><rect x="0" y="0" width="35" height="100"/></clipPath><rect width="100" height="100" fill="{c}" clip-path="url(#a)"/><rect x="60" y="10" width="30" height="60" fill="{m}" clip-path="url(#b)"/><rect width="100" height="100" fill="{k}" clip-path="url(#c)"/>',
  "a clip path with holes":
    '<clipPath id="a"><path clip-rule="evenodd" d="M10 10H60V60H10ZM20 20H50V50H20Z"/><circle cx="70" cy="70" r="20"/></clipPath><g clip-path="url(#a)"><rect width="100" height="50" fill="{c}"/><rect y="50" width="100" height="50" fill="{m}"/></g>',
  "opacity of paints and of groups":
    '<rect x="10" y="10" width="60" height="60" fill="{k}"/><g opacity=".5"><rect x="30" y="30" width="60" height="60" fill="{w}" stroke="{k}" stroke-width="8"/><circle cx="30" cy="60" r="20" fill="{k}"/></g><rect y="80" width="100" height="10" fill="{k}" fill-opacity=".3"/><path d="M50 0V100" stroke="{k}" stroke-width="5" stroke-opacity=".4"/>',
  "use, symbols and svgs within":
    '<defs><g id="g"><rect width="10" height="10"/><circle cx="20" cy="5" r="5"/></g></defs><symbol id="s" viewBox="0 0 10 10" preserveAspectRatio="xMinYMax slice"><circle cx="5" cy="5" r="5"/></symbol><use href="#g" x="10" y="10" fill="{c}"/><use href="#g" transform="translate(60 10) rotate(45)" fill="{m}"/><use href="#s" x="10" y="50" width="40" height="20" fill="{k}"/><svg x="60" y="50" width="30" height="40" viewBox="0 0 10 10"><rect width="10" height="10" fill="{y}"/><circle cx="10" cy="10" r="5" fill="{k}"/></svg>',
  "style sheets":
    '<style>.a{fill:{c}} rect.b{fill:{m};stroke:{k}} #d{fill:{k}!important}</style><rect class="a" width="40" height="40"/><rect class="a b" x="50" width="40" height="40"/><rect id="d" class="a" y="50" width="40" height="40" style="fill:{y}"/>',
};

describe("a drawing looks as librsvg renders it", () => {
  for (const [what, inside] of Object.entries(FEATURES)) {
    testWith("pdftoppm")(what, async () => {
      const [ours, theirs] = await bothRoads(
        svg(inside, SIZE),
        svg(inside.replace(...(SAME_LOOK[what] ?? ["", ""])), SIZE),
      );
      const { mean, wrong } = distance(ours, theirs);
      if (mean > 2 || wrong > 0.004) await leave(what, ours, theirs);
      expect({
        what,
        mean: mean > 2 ? mean : "near",
        wrong: wrong > 0.004 ? wrong : "few",
      }).toEqual({ what, mean: "near", wrong: "few" });
    });
  }
});

/** Both pictures side by side, to be looked at. */
async function leave(what: string, ours: Pixels, theirs: Pixels): Promise<void> {
  const folder = join(tmpdir(), "typeset-drawings");
  mkdirSync(folder, { recursive: true });
  const { width, height } = ours;
  const raw = { width, height, channels: 3 } as const;
  const both = [ours, theirs].map(({ samples }, i) => ({
    input: Buffer.from(samples),
    raw,
    left: i * (width + 8),
    top: 0,
  }));
  const name = join(folder, `${what.replaceAll(/\W+/gu, "-")}.png`);
  await sharp({ create: { width: 2 * width + 8, height, channels: 3, background: "#888888" } })
    .composite(both)
    .png()
    .toFile(name);
  console.log(`ours and librsvg's: ${name}`);
}
