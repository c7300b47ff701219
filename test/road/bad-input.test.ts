import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { framesIn } from "../support/frames.ts";
import { article, issueFolder, manifest, oneArticle, typeset } from "../support/issue-folder.ts";
import { expectDiscreet, expectRefused, figure, type FaultyIssue } from "./faults.ts";
import { jpeg } from "./pictures.ts";

const photo = await jpeg(120, 80);

/** A bomb of the kind that grows tenfold with every line. */
const bomb = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
  .concat(
    ["b", "c", "d", "e", "f", "g"].map((name) => {
      const before = String.fromCharCode(name.charCodeAt(0) - 1);
      return `${name}: &${name} [${Array.from({ length: 10 }, () => `*${before}`).join(", ")}]`;
    }),
  )
  .join("\n");

describe.concurrent("the manifest", () => {
  test("that is not there is exit 2", async () => {
    const folder = issueFolder({ "old.pdf": "old", "issues.yaml": manifest() });
    const answer = await typeset(folder, "issue.yaml", "-o", "old.pdf");
    expect(answer.code).toBe(2);
    expect(answer.stderr).toBe(
      "error[manifest/missing]: no manifest at `issue.yaml`\n  = help: did you mean `issues.yaml`?\n",
    );
    expect(readFileSync(join(folder, "old.pdf"), "utf8")).toBe("old");
    expectDiscreet(answer, folder);
  });

  const faulty: readonly FaultyIssue[] = [
    {
      what: "a misspelt key",
      files: { "issue.yaml": manifest().replace("publication:", "publicaton:") },
      exit: 1,
      code: "schema/unknown-key",
      place: "issue.yaml:2:1",
      under: "publicaton",
      help: /did you mean `publication`\?/u,
    },
    {
      what: "a printing condition that is none of ours",
      files: { "issue.yaml": manifest(["blank"], "print: { condition: fogra39-30 }\n") },
      exit: 1,
      code: "print/condition",
      place: "issue.yaml:4:21",
      under: "fogra39-30",
      help: /did you mean `fogra39-300`\?/u,
    },
    {
      what: "a printing condition whose profile is not there",
      files: {
        "issue.yaml": manifest(["blank"], "print: { condition: acme.icc }\n"),
        "acmes.icc": "ICC",
      },
      exit: 1,
      code: "profile/missing",
      place: "issue.yaml:4:21",
      under: "acme.icc",
      help: /did you mean `acmes\.icc`\?/u,
    },
    {
      what: "a printing condition that is no profile",
      files: {
        "issue.yaml": manifest(["blank"], "print: { condition: acme.icc }\n"),
        "acme.icc": "ICC",
      },
      exit: 1,
      code: "print/condition",
      place: "issue.yaml:4:21",
      under: "acme.icc",
      message: /is damaged, or no color profile/u,
      help: /ask the printer/u,
    },
    {
      what: "a wrong type",
      files: { "issue.yaml": manifest().replace("title: Harbor", "title: [Harbor]") },
      exit: 1,
      code: "schema/type",
      place: "issue.yaml:1:8",
      under: "[Harbor]",
      message: /`title` must be/u,
      help: /./u,
    },
    {
      what: "a day that no calendar has",
      files: { "issue.yaml": manifest().replace("2021-03-04", "2021-02-30") },
      exit: 1,
      code: "schema/value",
      place: "issue.yaml:3:7",
      under: "2021-02-30",
      help: /./u,
    },
    {
      what: "a key given twice",
      files: { "issue.yaml": manifest(["articles/a.md"], "title: Harbor again\n") },
      exit: 1,
      code: "schema/duplicate-key",
      place: "issue.yaml:4:1",
      under: "title",
      help: /keep one/u,
    },
    {
      what: "an alias bomb",
      files: { "issue.yaml": `${bomb}\n${manifest()}` },
      exit: 6,
      code: "schema/limit",
      place: "issue.yaml:2:12",
      under: "*a",
      help: /./u,
    },
    {
      what: "a tail of invalid UTF-8",
      files: {
        "issue.yaml": Buffer.concat([
          Buffer.from(manifest()),
          Buffer.from("# \xe9t\xe9\n", "latin1"),
        ]),
      },
      exit: 1,
      code: "manifest/encoding",
      place: "issue.yaml:6:3",
      under: "�",
      help: /UTF-8/u,
    },
    {
      what: "an article that is not there",
      files: { ...oneArticle("Text."), "issue.yaml": manifest(["articles/aa.md"]) },
      exit: 1,
      code: "article/missing",
      place: "issue.yaml:5:5",
      under: "articles/aa.md",
      help: /did you mean `articles\/a\.md`\?/u,
    },
    {
      what: "an article through `..`",
      files: { "issue.yaml": manifest(["../a.md"]) },
      exit: 1,
      code: "article/outside",
      place: "issue.yaml:5:5",
      under: "../a.md",
      help: /--root/u,
    },
    {
      what: "an absolute path",
      files: { "issue.yaml": manifest(["/etc/hostname.md"]) },
      exit: 1,
      code: "article/outside",
      place: "issue.yaml:5:5",
      under: "/etc/hostname.md",
      help: /--root/u,
    },
    {
      what: "a symbolic link that leads out",
      files: { "issue.yaml": manifest() },
      prepare: (folder) => {
        const elsewhere = issueFolder({ "a.md": article("A secret.") });
        symlinkSync(elsewhere, join(folder, "articles"));
      },
      exit: 1,
      code: "article/outside",
      place: "issue.yaml:5:5",
      under: "articles/a.md",
      help: /--root/u,
    },
    {
      what: "an empty manifest",
      files: { "issue.yaml": "" },
      exit: 1,
      code: "manifest/empty",
      place: "",
      under: "",
      help: /./u,
    },
    {
      what: "an advert",
      files: {
        ...oneArticle("Text."),
        "issue.yaml": manifest(["advert: { file: ad.jpg }"]),
        "ads.jpg": photo,
      },
      exit: 1,
      code: "image/missing",
      place: "issue.yaml:5:21",
      under: "ad.jpg",
      message: /no artwork at `ad.jpg`/u,
      help: /./u,
    },
    {
      what: "a part of a page",
      files: {
        ...oneArticle("Text."),
        "issue.yaml": manifest(["articles/a.md", "advert: { size: half, on: 5 }"]),
      },
      exit: 1,
      code: "advert/page",
      place: "issue.yaml:6:5",
      under: "advert",
      message: /the article has 1 page: its page 5, on which an advert is booked, is not there/u,
      help: /./u,
    },
    {
      what: "a spread that would not face",
      files: {
        "issue.yaml": manifest(["picture: { image: a.jpg, alt: x, spread: true }"]),
        "a.jpg": photo,
      },
      exit: 1,
      code: "pages/spread",
      place: "issue.yaml:5:5",
      under: "picture",
      message: /the spread would begin on page 1, which faces no other/u,
      help: /./u,
    },
    {
      what: "a digital edition",
      files: {
        ...oneArticle("Text."),
        "issue.yaml": manifest(["articles/a.md"], "digital: { standard: PDF/UA-1 }\n"),
      },
      exit: 1,
      code: "issue/not-built",
      place: "issue.yaml:4:1",
      under: "digital",
      message: /`digital` edition is not built yet/u,
      help: /./u,
    },
  ];
  test.each(faulty)("with $what", expectRefused);
});

test("faults in several files are all told, in the order of the files and of their lines", async () => {
  const folder = issueFolder({
    "issue.yaml": manifest(["articles/b.md", "articles/a.md", "articles/c.md"]),
    "articles/b.md": article(`Text.\n\n${figure("no.jpg")}\n\n::figre{}`),
    "articles/a.md": article("::: \n\nText.").replace("date:", "dat:"),
  });
  const answer = await typeset(folder);
  expect(framesIn(answer.stderr).map(({ head, place }) => `${place} ${head}`)).toEqual([
    "issue.yaml:7:5 error[article/missing]",
    "articles/b.md:8:15 error[image/missing]",
    "articles/b.md:10:1 error[directive/unknown]",
    "articles/a.md:3:1 error[schema/unknown-key]",
    "articles/a.md:6:1 error[directive/stray]",
  ]);
  expect(answer).toMatchObject({ code: 1, stdout: "" });
  expect(answer.stderr).toMatch(/\n5 errors \([^)]*\) · nothing written\n$/u);
});
