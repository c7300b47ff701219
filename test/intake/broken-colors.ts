import { deflateSync } from "node:zlib";
import { add, all, more, paint, resource, say, stuff } from "./advert.ts";
import type { Mutant } from "./mutant.ts";

/** Colors and plates that no press takes. */

const ICC_RGB = "[/ICCBased @rgb]";
const screenProfile = ((): Buffer => {
  const head = Buffer.alloc(144);
  head.writeUInt32BE(144, 0);
  head[8] = 2;
  head.write("mntrRGB XYZ ", 12, "latin1");
  head.write("acsp", 36, "latin1");
  head.writeUInt32BE(1, 128);
  head.write("cprt", 132, "latin1");
  head.writeUInt32BE(128, 136);
  head.writeUInt32BE(4, 140);
  return head;
})();
export const box = "100 100 50 50 re f\n";
const spot = (name: string, c1 = "[1 0.6 0 0]"): string =>
  `[/Separation /${name} /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 ${c1} /N 1 >>]`;

export const colors: readonly Mutant[] = [
  ["a shape in RGB", paint(`1 0 0 rg ${box}`), "rgb"],
  [
    "type in RGB",
    paint("0 0 0 rg BT /F1 10 Tf 60 200 Td (Office) Tj ET\n"),
    "rgb",
    "black-knockout",
  ],
  ["a line in RGB", paint("1 0 0 RG 100 100 m 200 200 l S\n"), "rgb"],
  ["a picture in RGB", say("picture", "/DeviceCMYK", "/DeviceRGB"), "rgb"],
  [
    "a picture in an index of RGB",
    all(
      say("picture", "/DeviceCMYK", "[/Indexed /DeviceRGB 1 <000000ffffff>]"),
      stuff("picture", () => deflateSync(Buffer.alloc(667_000))),
    ),
    "rgb",
  ],
  [
    "a picture of the contents in RGB",
    paint("q 9 0 0 9 100 100 cm BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI Q\n"),
    "rgb",
  ],
  ["a gradient in RGB", say("shading", "/DeviceCMYK", "/DeviceRGB"), "rgb"],
  [
    "a pattern of gradients in RGB",
    all(
      resource(
        "Pattern",
        "/P << /PatternType 2 /Shading << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 1 1] /Function @tint >> >>",
      ),
      paint(`/Pattern cs /P scn ${box}`),
    ),
    "rgb",
  ],
  [
    "RGB with a profile",
    all(
      resource("ColorSpace", `/C ${ICC_RGB}`),
      add("rgb", "/N 3", screenProfile),
      paint(`/C cs 1 0 0 scn ${box}`),
    ),
    "rgb",
  ],
  [
    "Lab",
    all(
      resource("ColorSpace", "/C [/Lab << /WhitePoint [0.96 1 0.82] >>]"),
      paint(`/C cs 50 20 20 scn ${box}`),
    ),
    "rgb",
  ],
  ["a spot ink that stands for RGB", say("spot", "/DeviceCMYK", "/DeviceRGB"), "rgb"],
  [
    "a profile that is damaged",
    all(
      resource("ColorSpace", `/C ${ICC_RGB}`),
      add("rgb", "/N 3", "noise"),
      paint(`/C cs 1 0 0 scn ${box}`),
    ),
    "icc-profile",
  ],
  [
    "CMYK of another press",
    all(
      resource("ColorSpace", "/C [/ICCBased @press]"),
      add(
        "press",
        "/N 4",
        Buffer.from(
          Buffer.from(screenProfile).toString("latin1").replace("mntrRGB ", "prtrCMYK"),
          "latin1",
        ),
      ),
      paint(`/C cs 1 0 0 0 scn ${box}`),
    ),
    "icc-cmyk",
  ],
  ["colors that are not explained", paint(`/Nope cs 1 scn ${box}`), "resource"],
  [
    "transparency mixed in RGB",
    all(
      more("page", "/Group << /S /Transparency /CS [/ICCBased @rgb] >>"),
      add("rgb", "/N 3", screenProfile),
    ),
    "group-space",
  ],
  [
    "transparency mixed in a screen's plain RGB",
    more("page", "/Group << /S /Transparency /CS /DeviceRGB >>"),
    "rgb",
  ],
  [
    "CMYK with the press's own profile",
    all(resource("ColorSpace", "/C [/ICCBased @profile]"), paint(`/C cs 1 0 0 0 scn ${box}`)),
    "press-profile",
  ],
  [
    "four spot inks",
    all(
      resource("ColorSpace", `/A ${spot("Red")} /B ${spot("Green")} /C ${spot("Gold")}`),
      paint(`/A cs 1 scn ${box}/B cs 1 scn ${box}/C cs 1 scn ${box}`),
    ),
    "spots",
  ],
  [
    "one spot ink under two names",
    all(resource("ColorSpace", `/A ${spot("HARBOR#20BLUE")}`), paint(`/A cs 1 scn ${box}`)),
    "spot-names",
  ],
  [
    "Pantone for two papers",
    all(
      resource("ColorSpace", `/A ${spot("PANTONE#20485#20C")} /B ${spot("PANTONE#20485#20U")}`),
      paint(`/A cs 1 scn ${box}/B cs 1 scn ${box}`),
    ),
    "spot-names",
    "spots",
  ],
  [
    "a spot ink called black",
    all(resource("ColorSpace", `/A ${spot("black")}`), paint(`/A cs 1 scn ${box}`)),
    "spot-names",
  ],
  [
    "one name for two inks",
    all(
      resource("ColorSpace", `/A ${spot("Harbor#20Blue", "[0 0 1 0]")}`),
      paint(`/A cs 1 scn ${box}`),
    ),
    "spot-recipes",
  ],
  [
    "all inks on the page",
    all(resource("ColorSpace", `/A ${spot("All")}`), paint(`/A cs 1 scn ${box}`)),
    "all-inks",
  ],
];

const type = (look: string, size = 8): string =>
  `q ${look} BT /F1 ${size} Tf 60 200 Td (Small words) Tj ET Q\n`;

export const plates: readonly Mutant[] = [
  ["black of four inks", paint(type("0.6 0.5 0.5 1 k")), "rich-black"],
  ["small type in three inks", paint(type("0.5 0.4 0.6 0 k")), "small-type"],
  ["small white type on a ground", paint(type("0 0 0 0 k")), "reversed-type"],
  ["white printed over a ground", paint(type("/Over gs 0 0 0 0 k", 20)), "white-overprint"],
  [
    "a white shape printed over a ground",
    paint(`q /Over gs 0 0 0 0 k ${box} Q\n`),
    "white-overprint",
  ],
  ["black cut out of a ground", paint(type("0 0 0 1 k", 10)), "black-knockout"],
  ["gray black cut out of a ground", paint(type("0 g", 10)), "black-knockout"],
  ["four inks solid", paint(`1 1 1 1 k ${box}`), "ink"],
  ["inks over one another", paint(`1 1 0 0 k ${box}q /Over gs 0 0 1 1 k ${box} Q\n`), "ink"],
  ["a hairline", paint("0 0 0 1 K 0.1 w 100 100 m 200 100 l S\n"), "hairline"],
  ["a line as thin as it can be", paint("0 0 0 1 K 0 w 100 100 m 200 100 l S\n"), "hairline"],
  [
    "a line that is scaled to one",
    paint("q 0.1 0 0 0.1 0 0 cm 0 0 0 1 K 1 w 1000 1000 m 2000 1000 l S Q\n"),
    "hairline",
  ],
  ["a shape as thin as one", paint("0 0 0 1 k 100 100 100 0.1 re f\n"), "hairline"],
  ["a shape of no breadth", paint("0 0 0 1 k 100 100 100 0 re f\n"), "hairline"],
  [
    "letters drawn with one",
    paint("q 1 Tr 0 0 0 1 K 0.05 w BT /F1 30 Tf 60 200 Td (Thin) Tj ET Q\n"),
    "hairline",
  ],
  ["a thin line in two inks", paint("1 1 0 0 K 0.3 w 100 100 m 200 100 l S\n"), "thin-line"],
  [
    "type at the trim",
    paint("0 0 0 1 k BT /F1 10 Tf 22 200 Td (Edge) Tj ET\n"),
    "safety",
    "black-knockout",
  ],
  [
    "type over the trim",
    paint("0 0 0 1 k BT /F1 10 Tf 10 200 Td (Over) Tj ET\n"),
    "cut-text",
    "black-knockout",
  ],
  [
    "a ground up to the trim",
    all(add("contents", "", "0 0.5 0 0 k 20 700 595.3 161.9 re f\n")),
    "bleed",
  ],
];
