import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readFacts } from "../../src/readback/facts.ts";
import { framesIn } from "../support/frames.ts";
import {
  article,
  issueFolder,
  manifest,
  oneArticle,
  typeset,
  typesetWith,
} from "../support/issue-folder.ts";
import { bytesAt, fault, issue, OLD, warned } from "./faults.ts";

/** "2021-03-04T00:00:00Z", from the PDF's own "D:20210304000000Z". */
async function dateOf(pdf: Uint8Array): Promise<string> {
  const date = (await readFacts(pdf)).info.get("CreationDate") ?? "";
  return date.replace(/^D:(....)(..)(..)(..)(..)(..)(?:Z|\+00'00'?)?$/u, "$1-$2-$3T$4:$5:$6Z");
}

describe.concurrent("what counts as failed", () => {
  test("warnings do not; with --strict they do, exit 3", async () => {
    const folder = issueFolder({ ...warned, "strict.pdf": OLD });
    const { code, stdout, stderr } = await typeset(folder, "-o", "lenient.pdf");
    expect([code, stdout.endsWith(" · 1 warning\n")]).toEqual([0, true]);
    expect(framesIn(stderr)).toMatchObject([
      { head: "warning[pages/multiple]", place: "issue.yaml:4:20", under: "2" },
    ]);
    const strict = await typeset(folder, "--strict", "-o", "strict.pdf");
    expect(strict.code).toBe(3);
    expect(framesIn(strict.stderr)).toEqual(framesIn(stderr));
  });

  test("under --strict nothing is written where there are warnings", async () => {
    const folder = issueFolder({ ...warned, "a.pdf": OLD });
    expect(await typeset(folder, "--strict", "-o", "a.pdf")).toMatchObject({ code: 3 });
    expect(bytesAt(folder, "a.pdf").toString()).toBe(OLD);
  });

  test("--force writes although a check failed, and the exit code still tells", async () => {
    const folder = issueFolder(fault);
    const { code, stderr } = await typeset(folder, "--force");
    expect([code, framesIn(stderr).length]).toEqual([1, 1]);
    expect(existsSync(join(folder, "out/harbor-print.pdf"))).toBe(true);
    expect(stderr).not.toContain("nothing written");
  });

  test("--force has nothing to write where an article is unreadable as a whole", async () => {
    const folder = issueFolder({ "issue.yaml": manifest(["articles/none.md"]) });
    const { code, stdout } = await typeset(folder, "--force");
    expect([code, stdout, existsSync(join(folder, "out"))]).toEqual([1, "", false]);
  });

  test("more pages than --max-pages are exit 6", async () => {
    const pages = ["blank", "blank", "articles/a.md"];
    const folder = issueFolder({ ...issue, "issue.yaml": manifest(pages) });
    const { code, stdout, stderr } = await typeset(folder, "--max-pages", "2");
    expect([code, stdout]).toEqual([6, ""]);
    expect(framesIn(stderr)).toMatchObject([
      { head: "error[pages/limit]", place: "issue.yaml:7:5", under: "articles/a.md" },
    ]);
    expect(framesIn(stderr)[0]?.helps.join("")).toMatch(/`--max-pages`/u);
    expect((await typeset(folder, "--max-pages", "3")).code).toBe(0);
  });

  test("an article that grows for ever ends at --max-pages", async () => {
    const long = Array.from({ length: 600 }, () => "A boat lies at the quay. ".repeat(12));
    const folder = issueFolder(oneArticle(long.join("\n\n")));
    const { code, stderr } = await typeset(folder, "--max-pages", "5");
    expect([code, framesIn(stderr)[0]?.head]).toEqual([6, "error[pages/limit]"]);
  });

  test("an issue that was cut off at --max-pages is not told to have lost words, too", async () => {
    const folder = issueFolder({
      ...issue,
      "articles/b.md": article("A crane stands at the quay.", "A crane"),
      "issue.yaml": manifest(["blank", "articles/a.md", "articles/b.md"]),
    });
    const { code, stderr } = await typeset(folder, "--max-pages", "1");
    expect([code, framesIn(stderr).map(({ head }) => head)]).toEqual([6, ["error[pages/limit]"]]);
  });

  test("a build over its time is exit 6", async () => {
    const { code, stderr } = await typeset(issueFolder(issue), "--timeout", "0.05");
    expect([code, framesIn(stderr)[0]?.head]).toEqual([6, "error[limit/time]"]);
  });
});

describe.concurrent("the PDF's date", () => {
  const folder = issueFolder(issue);
  test.each([
    ["the manifest's, at midnight", {}, [], "2021-03-04T00:00:00Z"],
    ["of the environment", { SOURCE_DATE_EPOCH: "1600000000" }, [], "2020-09-13T12:26:40Z"],
    ["--date, before all", { SOURCE_DATE_EPOCH: "1" }, ["2019-05-06"], "2019-05-06T00:00:00Z"],
    ["--date with a time", {}, ["2019-05-06T12:30:00+02:00"], "2019-05-06T10:30:00Z"],
  ])("%s", async (name, env, date, expected) => {
    const file = `${name}.pdf`;
    const args = [...date.flatMap((one) => ["--date", one]), "-o", file];
    expect(await typesetWith({ env }, folder, ...args)).toMatchObject({ code: 0, stderr: "" });
    expect(await dateOf(bytesAt(folder, file))).toBe(expected);
  });
});

describe.concurrent("what may be read and tried", () => {
  test("--root lets files above the manifest be read", async () => {
    const folder = issueFolder({
      "spring/issue.yaml": manifest(["../common/a.md"]),
      "common/a.md": article("A boat lies at the quay."),
    });
    const refused = await typeset(folder, "spring/issue.yaml");
    expect([refused.code, framesIn(refused.stderr)[0]?.head]).toEqual([
      1,
      "error[article/outside]",
    ]);
    const { code } = await typeset(folder, "spring/issue.yaml", "--root", ".");
    expect([code, existsSync(join(folder, "spring/out/harbor-print.pdf"))]).toEqual([0, true]);
  });

  test("--theme tries another one, named or of the house, and leaves the manifest alone", async () => {
    const folder = issueFolder({
      ...issue,
      "themes/large.yaml": "extends: review\nbody: { size: 14pt, leading: 18pt }\n",
    });
    for (const [name, args] of [
      ["plain", []],
      ["review", ["--theme", "review"]],
      ["large", ["--theme", "themes/large.yaml"]],
    ] as const) {
      const { code, stderr } = await typeset(folder, "-o", `${name}.pdf`, ...args);
      expect([name, code, stderr]).toEqual([name, 0, ""]);
    }
    expect(bytesAt(folder, "review.pdf").equals(bytesAt(folder, "plain.pdf"))).toBe(true);
    expect(bytesAt(folder, "large.pdf").equals(bytesAt(folder, "plain.pdf"))).toBe(false);
    const { code, stderr } = await typeset(folder, "--theme", "reviw");
    expect([code, framesIn(stderr)[0]?.helps[0]]).toEqual([1, "did you mean `review`?"]);
  });

  test("check says what is wrong, and writes no PDF", async () => {
    const folder = issueFolder(issue);
    const well = await typeset(folder, "check");
    expect(well).toMatchObject({ code: 0, stderr: "" });
    expect(well.stdout).toMatch(
      /^issue\.yaml · 1 page · 1 article, \d+ words · nothing in the way · \d+\.\d s\n$/u,
    );
    expect(readdirSync(folder).sort()).toEqual([".typeset-cache", "articles", "issue.yaml"]);
    expect(await typeset(issueFolder(fault), "check")).toMatchObject({ code: 1, stdout: "" });
    expect(await typeset(folder, "check", "--verify", "-o", "a.pdf")).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, "a.pdf"))).toBe(false);
  });

  test("--verify reads back, and says nothing when all is well", async () => {
    expect(await typeset(issueFolder(issue), "--verify")).toMatchObject({ code: 0, stderr: "" });
  });
});
