import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { inkSheet } from "../../src/images/ink-sheet.ts";
import { bytesOf, samplesOf, shot } from "../images/shots.ts";
import { framesIn } from "../support/frames.ts";
import { issueFolder, manifest, oneArticle, typeset, type Files } from "../support/issue-folder.ts";
import { bytesAt, figure, OLD } from "./faults.ts";

/** A page that is one picture, a square eight and a half inches high, cut at its sides. */
const onePicture = (picture: Uint8Array, more = ""): Files => ({
  "issue.yaml": manifest(["picture: { image: a.tiff, alt: x }"], `page: { trim: a5 }\n${more}`),
  "a.tiff": picture,
  "old.pdf": OLD,
});

const PIXELS = 2000;
const sound = await bytesOf(shot(PIXELS, PIXELS).tiff());
const coarse = await bytesOf(shot(1000, 1000).tiff());
const soft = await bytesOf(shot(1600, 1600).tiff());

/** Every pixel in 250 % of ink. */
const heavy = inkSheet(
  Uint8Array.from({ length: PIXELS * PIXELS * 4 }, (_, i) => (i % 4 === 3 ? 0 : 212)),
  PIXELS,
  PIXELS,
);

/** Near to black all over, in too many colors for line art. */
const dark = await bytesOf(
  sharp(
    Uint8Array.from({ length: PIXELS * PIXELS * 3 }, (_, i) => {
      const pixel = Math.floor(i / 3);
      const across = [pixel % PIXELS, Math.floor(pixel / PIXELS), 0][i % 3] ?? 0;
      return Math.floor((across * 40) / PIXELS);
    }),
    { raw: { width: PIXELS, height: PIXELS, channels: 3 } },
  ).tiff(),
);

const ask = (files: Files, ...args: readonly string[]) => {
  const folder = issueFolder(files);
  return typeset(folder, "-o", "old.pdf", ...args).then((answer) => ({ ...answer, folder }));
};

describe.concurrent("preflight", () => {
  test("has nothing to say of a sound page", async () => {
    expect(await ask(onePicture(sound))).toMatchObject({ code: 0, stderr: "" });
  });

  test("keeps the last good PDF where it finds an error: exit 4, and the pages lie beside it", async () => {
    const { code, stderr, stdout, folder } = await ask(onePicture(coarse));
    expect(code).toBe(4);
    expect(framesIn(stderr)).toMatchObject([
      {
        head: "error[preflight/resolution]",
        place: "issue.yaml:6:23",
        under: "a.tiff",
        helps: ["take one of 1914 × 1914 pixels or more, or show it smaller"],
      },
    ]);
    expect(framesIn(stderr)[0]?.message).toMatch(
      /`a\.tiff` has 118 pixels an inch.* on page 1, 0 mm/u,
    );
    expect(bytesAt(folder, "old.pdf").toString()).toBe(OLD);
    expect(bytesAt(folder, "old.rejected.pdf").subarray(0, 8).toString()).toBe("%PDF-1.6");
    expect(stdout).toContain("old.rejected.pdf");
  });

  test("--force writes it under its name, and exit 4 still tells", async () => {
    const { code, folder } = await ask(onePicture(coarse), "--force");
    expect(code).toBe(4);
    expect(bytesAt(folder, "old.pdf").subarray(0, 8).toString()).toBe("%PDF-1.6");
    expect(existsSync(join(folder, "old.rejected.pdf"))).toBe(false);
  });

  test("rejected pages lie where they would without a pipe, which is left alone", async () => {
    const folder = issueFolder(onePicture(coarse));
    const { code } = await typeset(folder, "-o", "/dev/stdout");
    expect(code).toBe(4);
    expect(readdirSync(join(folder, "out"))).toEqual([
      expect.stringMatching(/-print\.rejected\.pdf$/u),
    ]);
    expect(existsSync("/dev/stdout.rejected.pdf")).toBe(false);
  });

  test("rejected pages are taken away when the next ones are good", async () => {
    const folder = issueFolder(onePicture(coarse));
    await typeset(folder, "-o", "old.pdf");
    expect(existsSync(join(folder, "old.rejected.pdf"))).toBe(true);
    writeFileSync(join(folder, "a.tiff"), sound);
    expect((await typeset(folder, "-o", "old.pdf")).code).toBe(0);
    expect(existsSync(join(folder, "old.rejected.pdf"))).toBe(false);
  });

  test("the proof of the same run is for people who are not done yet, and has its name", async () => {
    const folder = issueFolder(onePicture(coarse));
    const { code } = await typeset(folder, "-o", "out/", "-e", "print", "-e", "proof");
    expect(code).toBe(4);
    const names = readdirSync(join(folder, "out")).toSorted();
    expect(names).toEqual([
      expect.stringMatching(/-print\.rejected\.pdf$/u),
      expect.stringMatching(/-proof\.pdf$/u),
    ]);
  });

  test("is told beside other faults, in one run; with those nothing is written", async () => {
    const files = oneArticle([figure("a.png"), figure("b.jpg")].join("\n\n"), {
      "articles/a.png": await bytesOf(shot(300, 200).png()),
    });
    const { code, stderr, folder } = await ask(files);
    const heads = framesIn(stderr).map(({ head }) => head);
    expect([code, heads]).toEqual([1, ["error[preflight/resolution]", "error[image/missing]"]]);
    expect(readdirSync(folder).filter((name) => name.endsWith(".pdf"))).toEqual([]);
  });

  test("`check` tells it and writes nothing", async () => {
    const folder = issueFolder(onePicture(coarse));
    const { code, stderr } = await typeset(folder, "check");
    expect([code, framesIn(stderr).map(({ head }) => head)]).toEqual([
      4,
      ["error[preflight/resolution]"],
    ]);
    expect(readdirSync(folder).filter((name) => name.endsWith(".pdf"))).toEqual(["old.pdf"]);
  });

  test("warnings do not hold the file; under --strict they do", async () => {
    const lenient = await ask(onePicture(soft));
    expect(lenient.code).toBe(0);
    expect(framesIn(lenient.stderr)).toMatchObject([{ head: "warning[preflight/resolution]" }]);
    const strict = await ask(onePicture(soft), "--strict");
    expect(strict.code).toBe(3);
    expect(readdirSync(strict.folder)).not.toContain("old.rejected.pdf");
    expect(bytesAt(strict.folder, "old.pdf").toString()).toBe(OLD);
  });

  test("has the place of a figure in the copy", async () => {
    const files = oneArticle(figure("a.png"), {
      "articles/a.png": await bytesOf(shot(300, 200).png()),
    });
    const { code, stderr } = await ask(files);
    expect(code).toBe(4);
    expect(framesIn(stderr)).toMatchObject([
      { head: "error[preflight/resolution]", place: "articles/a.md:6:1" },
    ]);
  });

  test.each([
    ["plain PDF", "print: { standard: none }\n", []],
    ["the proof edition", "", ["-e", "proof"]],
    ["the flatplan", "", ["plan"]],
  ])("does not look at %s", async (_, more, args) => {
    const { code, stderr } = await ask(onePicture(coarse, more), ...args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });
});

describe.concurrent("the printer's profile", () => {
  test("says how a check is taken", async () => {
    const files = onePicture(coarse, "print: { profile: printers/acme.yaml }\n");
    const acme = { ...files, "printers/acme.yaml": "checks: { resolution: warning }\n" };
    expect((await ask(acme)).code).toBe(0);
  });

  test.each([
    ["", ["warning[preflight/pages]"]],
    [", multiple: 4", ["warning[pages/multiple]"]],
    [", multiple: 4, fill: blank", []],
    [", multiple: 4, fill: fail", ["error[pages/multiple]"]],
  ])(
    "a page count that does not divide is told once: `multiple: 4` and %j",
    async (more, heads) => {
      const files = onePicture(sound, `print: { profile: printers/acme.yaml${more} }\n`);
      const acme = { ...files, "printers/acme.yaml": "limits: { multiple: 4 }\n" };
      const { stderr } = await ask(acme);
      expect(framesIn(stderr).map(({ head }) => head)).toEqual(heads);
    },
  );

  test("with a fault in it is told at its place, and nothing is written", async () => {
    const files = onePicture(sound, "print: { profile: printers/acme.yaml }\n");
    const { code, stderr, folder } = await ask({
      ...files,
      "printers/acme.yaml": "limits:\n  safty: 5mm\n",
    });
    expect(code).toBe(1);
    expect(framesIn(stderr)).toMatchObject([
      {
        ...{ head: "error[schema/unknown-key]", place: "printers/acme.yaml:2:3", under: "safty" },
        helps: ["did you mean `safety`?"],
      },
    ]);
    expect(bytesAt(folder, "old.pdf").toString()).toBe(OLD);
  });

  test.each([
    ["sheetfed-coated", "", 0],
    ["newsprint", "", 4],
    ["newsprint", ", max-ink: 260%", 0],
  ])("a CMYK picture of 250 %% in %s%s", async (name, more, code) => {
    const { stderr, ...answer } = await ask(
      onePicture(heavy, `print: { profile: ${name}${more} }\n`),
    );
    expect([answer.code, framesIn(stderr).map(({ head }) => head)]).toEqual([
      code,
      code === 0 ? [] : ["error[preflight/ink]"],
    ]);
  });

  test.each([
    ["sheetfed-coated", 2.5, 3],
    ["newsprint", 2.2, 2.4],
  ])("%s holds the pictures that are separated to its limit", async (name, least, most) => {
    const { folder, code } = await ask(onePicture(dark, `print: { profile: ${name} }\n`));
    expect(code).toBe(0);
    const shelf = join(folder, ".typeset-cache/pictures");
    const [entry = ""] = readdirSync(shelf);
    const kept = readFileSync(join(shelf, entry));
    const inks = await samplesOf(kept.subarray(kept.indexOf("}\n") + 2));
    let darkest = 0;
    for (let at = 0; at < inks.length; at += 4) {
      const total = inks.subarray(at, at + 4).reduce((sum, ink) => sum + ink, 0) / 255;
      darkest = Math.max(darkest, total);
    }
    expect(darkest).toBeGreaterThan(least);
    expect(darkest).toBeLessThanOrEqual(most);
  });
});
