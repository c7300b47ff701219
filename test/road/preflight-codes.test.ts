import { describe, expect, test } from "vitest";
import { CHECKS } from "../../src/preflight/printer.ts";
import { bytesOf, shot } from "../images/shots.ts";
import sharp from "sharp";
import { framesIn } from "../support/frames.ts";
import { issueFolder, manifest, oneArticle, typeset, type Files } from "../support/issue-folder.ts";
import { figure } from "./faults.ts";

/** An issue of one page, a drawing in millimeters over all of it and its bleed: the trim is at 3 3 and 151 213. */
const drawn = (parts: string, more = ""): Files => ({
  "issue.yaml": manifest(["picture: { image: a.svg, alt: x }"], `page: { trim: a5 }\n${more}`),
  "a.svg": `<svg xmlns="http://www.w3.org/2000/svg" width="154mm" height="216mm" viewBox="0 0 154 216">${parts}</svg>`,
});

const block = (fill: string, area = "x='30' y='30' width='90' height='60'"): string =>
  `<rect ${area} fill="${fill}"/>`;
const line = (width: number, ink: string): string =>
  `<path d="M30 100 H120" stroke="${ink}" stroke-width="${inMm(width)}"/>`;
const text = (size: number, ink: string, x = 40): string =>
  `<text x="${x}" y="50" font-size="${inMm(size)}" fill="${ink}">Nobody saw them</text>`;
const inMm = (points: number): number => (points * 25.4) / 72;

const BLACK = "device-cmyk(0 0 0 1)";
const WHITE = "device-cmyk(0 0 0 0)";
const BLUE = "device-cmyk(1 0.7 0 0)";
const RED = "device-cmyk(0 0.9 0.8 0.15)";
const RICH = "device-cmyk(0.6 0.4 0.4 1)";

/** Black and white by chance, 300 by 200 pixels. */
const penDrawing = await bytesOf(
  sharp(
    Uint8Array.from({ length: 300 * 200 }, (_, i) => (((i * 7919) % 104_729) % 2 === 0 ? 0 : 255)),
    { raw: { width: 300, height: 200, channels: 1 } },
  ).png(),
);
const coarse = await bytesOf(shot(300, 200).jpeg());

const acme = (profile: string) => ({ "printers/acme.yaml": profile });
const FOR_ACME = "print: { profile: printers/acme.yaml }\n";
const HOUSE = 'extends: review\ncolors: { house: { spot: "Buoy", cmyk: [0, 90, 80, 15] } }\n';

const FAULTY: Readonly<Record<string, readonly [head: string, place: string, files: Files]>> = {
  resolution: [
    "error",
    "articles/a.md:6:1",
    oneArticle(figure("a.jpg"), { "articles/a.jpg": coarse }),
  ],
  "line-art": [
    "error",
    "articles/a.md:6:1",
    oneArticle(figure("a.png"), { "articles/a.png": penDrawing }),
  ],
  bleed: ["error", "issue.yaml:6:23", drawn(block(BLUE, "x='0' y='0' width='151' height='216'"))],
  safety: ["warning", "issue.yaml:6:23", drawn(text(12, BLACK, 5))],
  "cut-text": [
    "error",
    "issue.yaml:4:8",
    {
      ...oneArticle("Nobody saw them leave."),
      "issue.yaml": manifest(["articles/a.md"], "theme: house.yaml\n"),
      "house.yaml": 'extends: review\nfurniture: { footer-baseline: 1pt, footer: "Page {page}" }\n',
    },
  ],
  ink: ["error", "issue.yaml:6:23", drawn(block("device-cmyk(1 1 1 0.2)"))],
  hairline: ["error", "issue.yaml:6:23", drawn(line(0.2, BLACK))],
  "thin-line": ["warning", "issue.yaml:6:23", drawn(line(0.4, RED))],
  "small-type": ["warning", "issue.yaml:6:23", drawn(text(8, RED))],
  "reversed-type": ["warning", "issue.yaml:6:23", drawn(block(BLUE) + text(8, WHITE))],
  "rich-black": ["error", "issue.yaml:6:23", drawn(text(11, RICH))],
  spots: [
    "warning",
    "issue.yaml:5:8",
    {
      ...drawn(block("theme:house"), `theme: house.yaml\n${FOR_ACME}`),
      ...acme("limits: { spots: 0 }\n"),
      "house.yaml": HOUSE,
    },
  ],
  pages: [
    "warning",
    "issue.yaml:5:19",
    { ...drawn(block(BLUE), FOR_ACME), ...acme("limits: { multiple: 2 }\n") },
  ],
};

describe.concurrent("an issue for each thing that a printer sends back", () => {
  test.each(Object.entries(FAULTY))("%s: that is told, and nothing else", async (name, faulty) => {
    const [severity, place, files] = faulty;
    const { code, stderr } = await typeset(issueFolder(files), "check");
    expect(framesIn(stderr).map(({ head, place }) => ({ head, place }))).toEqual([
      { head: `${severity}[preflight/${name}]`, place },
    ]);
    expect(code).toBe(severity === "error" ? 4 : 0);
  });

  test("a sound one: nothing is told", async () => {
    const sound = [
      block(BLUE, "x='0' y='0' width='154' height='216'"),
      block("device-cmyk(1 1 0 1)"),
      line(0.5, RED),
      line(0.3, BLACK),
      text(9, WHITE),
    ];
    expect(await typeset(issueFolder(drawn(sound.join(""))), "check")).toMatchObject({
      code: 0,
      stderr: "",
    });
  });

  test("a line whose color is nearly gray is drawn in black alone where it is too thin for four inks", async () => {
    const [stone, slate] = ["#c9c9c4", "#5b6b7b"];
    const heads = async (parts: string): Promise<string[]> => {
      const { stderr } = await typeset(issueFolder(drawn(parts)), "check");
      return framesIn(stderr).map(({ head }) => head);
    };
    expect(await heads(line(0.4, stone))).toEqual([]);
    expect(await heads(line(0.4, slate))).toEqual(["warning[preflight/thin-line]"]);
  });

  test("there is one for each check, but for RGB: all pictures of a print edition are separated", () => {
    expect(new Set([...Object.keys(FAULTY), "rgb"])).toEqual(new Set(Object.keys(CHECKS)));
  });
});
