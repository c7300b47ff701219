import { spawnSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { issueFolder, manifest, oneArticle, typeset } from "../support/issue-folder.ts";
import { framesIn } from "../support/frames.ts";
import {
  expectDiscreet,
  expectOld,
  expectRefused,
  expectTold,
  figure,
  setTogether,
  type FaultyIssue,
} from "./faults.ts";
import { cutShort, jpeg, jpegThatSays, pngThatSays, zeroFilled } from "./pictures.ts";

const photo = await jpeg(120, 80);
const firstPlace = "articles/a.md:6:15";

describe.concurrent("a picture", () => {
  const inOneRun: readonly FaultyIssue[] = [
    {
      what: "that is not there",
      files: oneArticle(figure("../assets/harbr.jpg"), { "assets/harbor.jpg": photo }),
      exit: 1,
      code: "image/missing",
      place: firstPlace,
      under: "../assets/harbr.jpg",
      message: /no picture at `part-\d+\/assets\/harbr\.jpg`/u,
      help: /did you mean `\.\.\/assets\/harbor\.jpg`\?/u,
    },
    {
      what: "cut short",
      files: oneArticle(figure("a.jpg"), { "articles/a.jpg": cutShort(photo) }),
      exit: 1,
      code: "image/corrupt",
      place: firstPlace,
      under: "a.jpg",
      help: /export it anew/u,
    },
    {
      what: "half of it zeros",
      files: oneArticle(figure("a.jpg"), { "articles/a.jpg": zeroFilled(photo) }),
      exit: 1,
      code: "image/corrupt",
      place: firstPlace,
      under: "a.jpg",
      help: /export it anew/u,
    },
    {
      what: "without a byte",
      files: oneArticle(figure("a.jpg"), { "articles/a.jpg": "" }),
      exit: 1,
      code: "image/empty",
      place: firstPlace,
      under: "a.jpg",
      help: /./u,
    },
    {
      what: "that is a web page",
      files: oneArticle(figure("a.jpg"), { "articles/a.jpg": "<!doctype html><p>Not found" }),
      exit: 1,
      code: "image/format",
      place: firstPlace,
      under: "a.jpg",
      message: /is a web page/u,
      help: /save the picture as/u,
    },
    {
      what: "that is a pipe",
      files: oneArticle(figure("a.jpg")),
      prepare: (folder) => {
        spawnSync("mkfifo", [join(folder, "articles/a.jpg")]);
      },
      exit: 1,
      code: "image/not-a-file",
      place: firstPlace,
      under: "a.jpg",
      message: /is a pipe/u,
      help: /./u,
    },
    {
      what: "through `..`",
      files: oneArticle(figure("../../../harbor.jpg")),
      exit: 1,
      code: "image/outside",
      place: firstPlace,
      under: "../../../harbor.jpg",
      help: /--root/u,
    },
    {
      what: "at an absolute path",
      files: oneArticle(figure("/usr/share/harbor.jpg")),
      exit: 1,
      code: "image/outside",
      place: firstPlace,
      under: "/usr/share/harbor.jpg",
      help: /--root/u,
    },
    {
      what: "behind a link that leads out",
      files: oneArticle(figure("a.jpg")),
      prepare: (folder) => {
        symlinkSync(join(issueFolder({ "a.jpg": photo }), "a.jpg"), join(folder, "articles/a.jpg"));
      },
      exit: 1,
      code: "image/outside",
      place: firstPlace,
      under: "a.jpg",
      help: /--root/u,
    },
    {
      what: "at an address",
      files: oneArticle(figure("https://example.org/a.jpg")),
      exit: 1,
      code: "image/path",
      place: firstPlace,
      under: "https://example.org/a.jpg",
      message: /nothing is fetched/u,
      help: /save the file/u,
    },
  ];

  const { folder, rows, answer } = setTogether(inOneRun);
  test.each(rows)("$what", async (row) => {
    expectTold(await answer, row);
  });

  test("is exit 1, one fault each and no more, and nothing is written", async () => {
    expect(framesIn((await answer).stderr)).toHaveLength(inOneRun.length);
    expect(await answer).toMatchObject({ code: 1, stdout: "" });
    expectDiscreet(await answer, folder);
    expectOld(folder);
  });

  const alone: readonly FaultyIssue[] = [
    {
      what: "of 20,000 by 20,000, says its PNG header",
      files: oneArticle(figure("a.png"), { "articles/a.png": pngThatSays(20_000, 20_000) }),
      exit: 6,
      code: "image/too-large",
      place: firstPlace,
      under: "a.png",
      message: /20000 × 20000 pixels/u,
      help: /scale it down/u,
    },
    {
      what: "of 20,000 by 20,000, says its JPEG header",
      files: oneArticle(figure("a.jpg"), { "articles/a.jpg": jpegThatSays(photo, 20_000, 20_000) }),
      exit: 6,
      code: "image/too-large",
      place: firstPlace,
      under: "a.jpg",
      help: /scale it down/u,
    },
  ];
  test.each(alone)("$what", expectRefused);
});

describe.concurrent("a font of the house", () => {
  const SERIF = "@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf";
  const font = readFileSync(createRequire(import.meta.url).resolve(SERIF));
  const flipped = Buffer.from(font);
  flipped[50_000] = (flipped[50_000] ?? 0) ^ 0x10;
  const house = {
    ...oneArticle("A boat lies at the quay."),
    "issue.yaml": manifest(["articles/a.md"], "theme: themes/house.yaml\n"),
    "themes/house.yaml": "extends: review\nbody: { family: House }\n",
    "fonts/fonts.yaml": "families:\n  House:\n    faces:\n      400: House.ttf\n",
  };

  test("that is whole is taken", async () => {
    const folder = issueFolder({ ...house, "fonts/House.ttf": font });
    expect(await typeset(folder)).toMatchObject({ code: 0, stderr: "" });
  });

  const faulty: readonly FaultyIssue[] = [
    {
      what: "with one bit the other way is refused by its checksum",
      files: { ...house, "fonts/House.ttf": flipped },
      exit: 1,
      code: "font/damaged",
      place: "fonts/fonts.yaml:4:12",
      under: "House.ttf",
      help: /checksums do not agree/u,
    },
    {
      what: "that is no font is refused",
      files: { ...house, "fonts/House.ttf": "wOF2 and so on" },
      exit: 1,
      code: "font/format",
      place: "fonts/fonts.yaml:4:12",
      under: "House.ttf",
      message: /is a web font/u,
      help: /./u,
    },
    {
      what: "that is not there is refused",
      files: { ...house, "fonts/Huose.ttf": font },
      exit: 1,
      code: "font/missing",
      place: "fonts/fonts.yaml:4:12",
      under: "House.ttf",
      help: /did you mean `Huose\.ttf`\?/u,
    },
  ];
  test.each(faulty)("$what", expectRefused);
});
