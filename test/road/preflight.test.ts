import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { framesIn } from "../support/frames.ts";
import { issueFolder, manifest, oneArticle, typeset } from "../support/issue-folder.ts";
import { figure, OLD } from "./faults.ts";
import { jpeg } from "./pictures.ts";

const files = {
  ...oneArticle(figure("a.jpg"), { "articles/a.jpg": await jpeg(120, 80) }),
  "a.pdf": OLD,
};

describe("an issue with a coarse picture", () => {
  test("keeps the last good PDF, and the pages beside it: exit 4", async () => {
    const folder = issueFolder(files);
    const { code, stderr } = await typeset(folder, "-o", "a.pdf");
    expect(code).toBe(4);
    expect(framesIn(stderr)).toMatchObject([
      { head: "error[preflight/resolution]", place: "articles/a.md:6:1" },
    ]);
    expect(readFileSync(join(folder, "a.pdf"), "utf8")).toBe(OLD);
    expect(readFileSync(join(folder, "a.rejected.pdf"), "latin1")).toMatch(/^%PDF-1\.6/u);
  });

  test("is written all the same where that is forced, or where nobody prints it", async () => {
    const forced = issueFolder(files);
    expect((await typeset(forced, "-o", "a.pdf", "--force")).code).toBe(4);
    expect(readFileSync(join(forced, "a.pdf"), "latin1")).toMatch(/^%PDF-1\.6/u);
    const screen = manifest(["articles/a.md"], "print: { standard: none }\n");
    const plain = issueFolder({ ...files, "issue.yaml": screen });
    expect(await typeset(plain, "-o", "a.pdf")).toMatchObject({ code: 0, stderr: "" });
    expect(existsSync(join(plain, "a.rejected.pdf"))).toBe(false);
  });

  test("has its plan and its proof, which are for people who are not done yet", async () => {
    const folder = issueFolder(files);
    expect(await typeset(folder, "plan")).toMatchObject({ code: 0, stderr: "" });
    expect(await typeset(folder, "-e", "proof")).toMatchObject({ code: 0, stderr: "" });
  });

  test("fails its check", async () => {
    const folder = issueFolder(files);
    expect((await typeset(folder, "check")).code).toBe(4);
    expect(existsSync(join(folder, "out"))).toBe(false);
  });
});
